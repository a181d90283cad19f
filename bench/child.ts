import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answer } from './answering.ts'

/** Milliseconds a program may take to stop by itself. */
const GRACE = 20_000

/** A program of the bench in a process of its own; it stops when we stop it or are gone. */
export interface Child {
  /** One question at a time. */
  ask(name: string, argument?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** @param file beside this one; it calls answerParent */
export function startChild(file: string): Child {
  const process = fork(fileURLToPath(new URL(file, import.meta.url)))
  const ended = once(process, 'exit')
  const died = ended.then(([code, signal]) => {
    throw new Error(`${file} ended by itself (${signal ?? code})`)
  })
  // Nobody may be asking when it ends as it should.
  died.catch(() => undefined)
  return {
    async ask(name, argument) {
      const answered = once(process, 'message') as Promise<[Answer]>
      process.send({ name, argument })
      const [answer] = await Promise.race([answered, died])
      if ('failure' in answer) throw new Error(answer.failure)
      return answer.result
    },
    async stop() {
      if (process.connected) process.disconnect()
      const timer = setTimeout(() => process.kill('SIGKILL'), GRACE)
      await ended
      clearTimeout(timer)
    },
  }
}
