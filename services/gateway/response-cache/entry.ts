import type { IncomingResponse } from '@stoa/kit/calls/transport'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { bytesEtag } from '@stoa/kit/http/etag'
import { SEEN, TAGS, UNSEEN } from '@stoa/kit/http/kept-response'
import { isForClient } from '../headers.ts'
import type { Keepable } from './store.ts'

/** A kept response, ready to be sent. */
export interface Entry extends Keepable {
  readonly operationId: string
  /** The rate limit that requests of it count towards. */
  readonly rateLimit: string
  /**
   * Its bytes, one as one character (`latin1`): Node sends such a text and the headers before it by one write, where a buffer
   * would take two.
   */
  readonly body: string
  /** Of what the body says, whatever its encoding. */
  readonly etag: string
  /** Names and values in turn: what describes the body, and what else the service has said. */
  readonly head: readonly string[]
  /** The service's own, where it declares one. */
  readonly cacheControl: string | null
  /** When it has to be made anew, and until when it is sent meanwhile; by the clock of `performance.now()`. */
  readonly freshUntil: number
  readonly staleUntil: number
}

/** Header names and values of an entry, and what else belongs to it: tags, times, its part of the indexes. */
const OVERHEAD_BYTES = 1_024

/** Said anew for each response, or by the gateway. */
const NOT_KEPT = new Set(['cache-control', 'content-length', 'date', 'etag', 'vary', 'x-request-id'])

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value)

function headOf({ headers }: IncomingResponse): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const text = textOf(value)
    return text === undefined || NOT_KEPT.has(name) || !isForClient(name) ? [] : [name, text]
  })
}

function tagsOf(route: GatewayRoute, { headers }: IncomingResponse): string[] {
  const own = (textOf(headers[TAGS]) ?? '').split(',').map((tag) => tag.trim())
  return [...(route.cache?.tags ?? []), ...own.filter((tag) => tag !== '')]
}

/**
 * A service's response as it is kept; null for one that is not: problems, what sets a cookie, and what depends on headers,
 * which the gateway has not sent.
 */
export function entryOf(route: GatewayRoute, response: IncomingResponse, now: number): Entry | null {
  const { status, headers } = response
  if (status !== 200 || headers['set-cookie'] !== undefined || headers.vary !== undefined) return null
  const body = Buffer.from(response.body)
  const ttlMs = (route.cache?.ttlSeconds ?? 0) * 1_000
  return {
    operationId: route.operationId,
    rateLimit: route.rateLimit ?? 'default',
    body: body.toString('latin1'),
    etag: bytesEtag(body),
    head: headOf(response),
    cacheControl: textOf(headers['cache-control']) ?? null,
    tags: tagsOf(route, response),
    seen: textOf(headers[SEEN]) ?? UNSEEN,
    bytes: body.length + OVERHEAD_BYTES,
    freshUntil: now + ttlMs,
    staleUntil: now + 2 * ttlMs,
  }
}
