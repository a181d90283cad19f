import type { IncomingResponse } from '@stoa/kit/calls/transport'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { bytesEtag } from '@stoa/kit/http/etag'
import { SEEN, TAGS, UNSEEN } from '@stoa/kit/http/kept-response'
import { isForClient } from '../headers.ts'
import type { Coding } from './codings.ts'
import type { Bodies, Body } from './copies.ts'
import type { Keepable } from './store.ts'

/** A kept response, ready to be sent. */
export interface Entry extends Keepable, Bodies {
  /** The address that it is kept under. */
  readonly key: string
  readonly operationId: string
  /** The rate limit that requests of it count towards. */
  readonly rateLimit: string
  /**
   * Of what the body says, whatever its coding: a weak one is the same for all of them, where a strong one would have to be
   * another for each (RFC 9110 §8.8.3.3).
   */
  readonly etag: string
  /** Names and values in turn: what describes the body, and what else the service has said. */
  readonly head: readonly string[]
  /** The service's own, where it declares one. */
  readonly cacheControl: string | null
  /** When it has to be made anew, and until when it is sent meanwhile; by the clock of `performance.now()`. */
  readonly freshUntil: number
  readonly staleUntil: number
}

/** Header names and values of an entry, and what else belongs to it: tags, times, its part of the indexes, ready heads. */
const OVERHEAD_BYTES = 2_048
/** Those of a copy: its ready heads. */
const COPY_OVERHEAD_BYTES = 1_024

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

/** What depends on headers, which the gateway has not sent, on whoever asks, or on a coding that services do not use. */
const isForEverybody = ({ headers }: IncomingResponse) =>
  headers['set-cookie'] === undefined && headers.vary === undefined && headers['content-encoding'] === undefined

/** A service's response as it is kept; null for one that is not, as problems are. */
export function entryOf(route: GatewayRoute, key: string, response: IncomingResponse, now: number): Entry | null {
  const { headers } = response
  if (response.status !== 200 || !isForEverybody(response)) return null
  const body = Buffer.from(response.body)
  const ttlMs = (route.cache?.ttlSeconds ?? 0) * 1_000
  return {
    key,
    operationId: route.operationId,
    rateLimit: route.rateLimit ?? 'default',
    plain: { coding: null, text: body.toString('latin1') },
    copies: new Map(),
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

/** An entry with one copy more; null for a coding that saves too little. */
export function withCopy(entry: Entry, coding: Coding, copy: Body | null): Entry {
  const bytes = copy ? copy.text.length + COPY_OVERHEAD_BYTES : 0
  return { ...entry, copies: new Map([...entry.copies, [coding, copy]]), bytes: entry.bytes + bytes }
}
