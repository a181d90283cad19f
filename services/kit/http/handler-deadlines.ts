import type { FastifyReply } from 'fastify'
import { DomainError } from '../values/problem.ts'

/** How often handlers that are late are looked for, milliseconds: each may take this much longer than it is given. */
const LOOK_EVERY_MS = 1_000

/** How long the handlers of an app may take. */
export interface HandlerDeadlines {
  /** Anew when it has begun before: a body that is streamed may take as long as it moves. */
  begin(reply: FastifyReply, timeoutMs: number): void
  end(reply: FastifyReply): void
}

function giveUp(reply: FastifyReply): void {
  const { raw } = reply
  if (reply.sent || raw.destroyed) return
  const late = new DomainError('timeout')
  // A response that has begun cannot become another one.
  if (!raw.headersSent) return void reply.send(late)
  reply.log.warn('a response was cut off: its body did not move')
  raw.destroy(late)
}

/**
 * Responds for handlers that take too long, whatever becomes of their work. Fastify's own handlerTimeout makes an
 * AbortController, a timer and, as each request ends, an exception with its stack: a thirtieth of what a checkout costs.
 */
export function createHandlerDeadlines(lookEveryMs = LOOK_EVERY_MS, clock = () => performance.now()): HandlerDeadlines {
  const due = new Map<FastifyReply, number>()
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    const now = clock()
    for (const [reply, at] of due) {
      // Of a client that has gone, nothing says that its request has ended.
      if (at > now && !reply.raw.destroyed) continue
      due.delete(reply)
      giveUp(reply)
    }
    if (due.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    begin(reply, timeoutMs) {
      due.set(reply, clock() + timeoutMs)
      timer ??= setInterval(look, lookEveryMs).unref()
    },
    end: (reply) => void due.delete(reply),
  }
}
