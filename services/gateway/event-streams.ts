import { DomainError } from '@stoa/kit/values/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ClientShares } from './client-shares.ts'

/** When to try again where a client has as many streams as it may, seconds. */
const RETRY_AFTER_SECONDS = 10

interface StreamDeps {
  streams: ClientShares
  isProxy: (address: string) => boolean
}

/**
 * Takes a place for a stream of events, until its response is closed. A trusted proxy that names no client has no limit here: it
 * speaks for many, and the service behind has a limit of its own.
 */
export function countEventStream({ streams, isProxy }: StreamDeps, request: FastifyRequest, reply: FastifyReply): void {
  // The client has gone while it was authenticated: nothing would give the place back.
  if (isProxy(request.clientAddress) || reply.raw.closed) return
  const giveBack = streams.take(request.client)
  if (!giveBack) {
    const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) }
    throw new DomainError('rate_limited', 'Your network has as many streams open as it may.', { headers })
  }
  reply.raw.once('close', giveBack)
}
