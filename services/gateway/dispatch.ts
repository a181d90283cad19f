import type { OutgoingHttpHeaders } from 'node:http'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ForwardedHeaders, isForClient, mergeVary } from './headers.ts'

/** A request that was let in, on its way to the service that answers it. */
export interface Passage {
  route: GatewayRoute
  request: FastifyRequest
  reply: FastifyReply
  /** All that the service sees: cleaned, with the internal token. */
  headers: ForwardedHeaders
}

/**
 * Hands requests on to services. Both ways take the reply over and stream both bodies; a rejection before that is
 * answered as a problem.
 */
export interface Dispatch {
  dispatch(passage: Passage): Promise<void>
  /** Name of each service behind and how it is, for `/readyz`. */
  report(): Record<string, string>
  close(): Promise<void>
}

/** Headers that the gateway itself has set so far, those of plugins that write past Fastify included. */
export function ownHeaders(reply: FastifyReply): OutgoingHttpHeaders {
  return { ...reply.raw.getHeaders(), ...(reply.getHeaders() as OutgoingHttpHeaders) }
}

/** A service's answer headers as a client gets them: the gateway's own win, Vary is both. */
export function answerHeaders(own: OutgoingHttpHeaders, theirs: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const merged: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(theirs)) {
    if (value !== undefined && isForClient(name)) merged[name] = value
  }
  Object.assign(merged, own)
  if (own.vary !== undefined && theirs.vary !== undefined) merged.vary = mergeVary(own.vary, theirs.vary)
  return merged
}
