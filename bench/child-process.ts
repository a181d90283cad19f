/** What a child sends back for one request. */
export type ChildResponse = { result: unknown } | { failure: string }

interface ChildRequest {
  name: string
  argument: never
}

/** Makes this process a child of the bench: it handles its parent's requests until the parent disconnects, then stops. */
export function serveParent(
  handlers: Readonly<Record<string, (argument: never) => unknown>>,
  stop: () => Promise<void>,
): void {
  const respond = async ({ name, argument }: ChildRequest): Promise<ChildResponse> => {
    try {
      return { result: await handlers[name]?.(argument) }
    } catch (error) {
      return { failure: error instanceof Error ? String(error.stack) : String(error) }
    }
  }
  process.on('message', (request: ChildRequest) => {
    respond(request).then((response) => process.send?.(response))
  })
  // A terminal sends Ctrl-C to every process; the parent decides when a child stops.
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
