import type { OutgoingHttpHeaders } from 'node:http'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cachingOf } from './caching.ts'
import { type ForwardedHeaders, isForClient, mergeVary } from './headers.ts'

/** An authorized request, to be sent on to the service of its operation. */
export interface DispatchRequest {
  route: GatewayRoute
  request: FastifyRequest
  reply: FastifyReply
  /** All headers that the service receives: cleaned, with the internal token. */
  headers: ForwardedHeaders
  /** Called with the headers of the service's response before anything of it reaches the client. */
  onHead(headers: OutgoingHttpHeaders): void
}

/**
 * Sends requests on to services. Both implementations take the reply over and stream both bodies; a rejection before that
 * becomes a problem response.
 */
export interface Dispatch {
  /** Whether every service runs in this process: then the token of a request needs no signature. */
  readonly isLocal?: boolean
  dispatch(request: DispatchRequest): Promise<void>
  /** Name and state of each service behind, for `/readyz`. */
  report(): Record<string, string>
  close(): Promise<void>
}

/** A failure that no service of ours has told of: they send problems. Something between it and us did. */
export function isForeignFailure(status: number, type = ''): boolean {
  return status >= 500 && !type.startsWith('application/problem+json')
}

export function foreignFailure(status: number): UnavailableError {
  const code = status === 504 ? 'timeout' : 'service_unavailable'
  return new UnavailableError('The service behind this could not be reached.', true, code)
}

/** Headers that the gateway itself has set so far, including those of plugins that write past Fastify. */
export function gatewayHeaders(reply: FastifyReply): OutgoingHttpHeaders {
  return { ...reply.raw.getHeaders(), ...(reply.getHeaders() as OutgoingHttpHeaders) }
}

/** Of what a browser may load and run, a service that says so knows more: a drawing has a style of its own, and no origin. */
const POLICY = 'content-security-policy'

/**
 * A service's response headers as a client gets them: the gateway's own win but for the policy of what is shown, Vary is merged,
 * caching is agreed on.
 */
export function responseHeaders(
  status: number,
  own: OutgoingHttpHeaders,
  theirs: OutgoingHttpHeaders,
): OutgoingHttpHeaders {
  const merged: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(theirs)) {
    if (value !== undefined && isForClient(name)) merged[name] = value
  }
  Object.assign(merged, own, cachingOf(status, own, theirs))
  if (theirs[POLICY] !== undefined) merged[POLICY] = theirs[POLICY]
  if (own.vary !== undefined && theirs.vary !== undefined) merged.vary = mergeVary(own.vary, theirs.vary)
  return merged
}
