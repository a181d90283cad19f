/** What a child answers to one question. */
export type Answer = { result: unknown } | { failure: string }

interface Question {
  name: string
  argument: never
}

/** Makes this process a child of the bench: it answers questions until its parent lets go, then stops and ends. */
export function answerParent(
  questions: Readonly<Record<string, (argument: never) => unknown>>,
  stop: () => Promise<void>,
): void {
  const answer = async ({ name, argument }: Question): Promise<Answer> => {
    try {
      return { result: await questions[name]?.(argument) }
    } catch (error) {
      return { failure: error instanceof Error ? String(error.stack) : String(error) }
    }
  }
  process.on('message', (question: Question) => {
    answer(question).then((answered) => process.send?.(answered))
  })
  // A terminal sends Ctrl-C to everybody; only the parent knows when it is time.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
  process.once('disconnect', () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}
