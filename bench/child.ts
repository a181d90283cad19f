import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ChildResponse } from './child-process.ts'

/** Time that a program may take to stop by itself. */
const STOP_TIMEOUT_MS = 20_000

/** A program of the bench in a process of its own; it stops when it is told to, or when this process ends. */
export interface Child {
  pid: number
  /** One call at a time. */
  call(name: string, argument?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** @param file beside this one; it calls serveParent */
export function startChild(file: string): Child {
  const process = fork(fileURLToPath(new URL(file, import.meta.url)))
  const ended = once(process, 'exit')
  const died = ended.then(([code, signal]) => {
    throw new Error(`${file} ended by itself (${signal ?? code})`)
  })
  // Without a call under way, nobody else handles this rejection.
  died.catch(() => undefined)
  return {
    pid: process.pid ?? 0,
    async call(name, argument) {
      const responded = once(process, 'message') as Promise<[ChildResponse]>
      process.send({ name, argument })
      const [response] = await Promise.race([responded, died])
      if ('failure' in response) throw new Error(response.failure)
      return response.result
    },
    async stop() {
      if (process.connected) process.disconnect()
      const timer = setTimeout(() => process.kill('SIGKILL'), STOP_TIMEOUT_MS)
      await ended
      clearTimeout(timer)
    },
  }
}
