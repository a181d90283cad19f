/**
 * Types between the generated code and the hand-written: what a route is, and what a handler of an operation takes and
 * gives. `O` is one entry of openapi-typescript's `operations`.
 */
import type { Readable } from 'node:stream'
import type { Permission } from '../security/principal.ts'

export interface Route {
  readonly operationId: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly permission: Permission
  /** For `internal`: services whose token is taken. */
  readonly callers?: readonly string[]
  readonly idempotency?: 'transaction' | 'resumable' | 'natural' | 'none'
  readonly idempotencyRequired?: boolean
  /** Media type of a body that is handed on as a stream, unread. */
  readonly rawBody?: string
  readonly bodyOptional?: boolean
  /** Query parameters written `a,b,c`. */
  readonly commaSeparated?: readonly string[]
  /** The gateway keeps responses: each says which broadcasts had been consumed when it was made. */
  readonly cached?: boolean
  /** Problem codes and headers that it declares; held by tests. */
  readonly problems?: readonly string[]
  readonly responseHeaders?: Readonly<Record<number, readonly string[]>>
  readonly schema: Record<string, unknown>
}

/** How long the gateway keeps responses of an operation, and which subjects of broadcasts purge them. */
export interface CachePolicy {
  readonly ttlSeconds: number
  readonly tags: readonly string[]
  /** The rate limit that requests count towards, too, when nothing is kept for them. */
  readonly missRateLimit?: string
}

export interface GatewayRoute {
  readonly operationId: string
  readonly service: string
  readonly method: Route['method']
  readonly url: string
  readonly permission: Permission
  readonly rateLimit?: string
  readonly rawBody?: boolean
  /** The body is a file of any length, which takes as long as the connection needs. */
  readonly isStream?: boolean
  /** The response is events for as long as the client stays. */
  readonly isEventStream?: boolean
  readonly cache?: CachePolicy
}

/** An internal operation of another service. */
export interface Call {
  /** A write that names what it makes or ends, so that sending it twice is sending it once. */
  readonly repeatable?: boolean
  readonly service: string
  readonly operationId: string
  readonly method: Route['method']
  readonly url: string
}

type Parameters<O, K extends string> = O extends { parameters: infer P }
  ? K extends keyof P
    ? [NonNullable<P[K]>] extends [never]
      ? Record<never, never>
      : NonNullable<P[K]>
    : Record<never, never>
  : Record<never, never>

type Content<C> = C extends { 'application/json': infer J } ? J : Readable

type Body<O> = O extends { requestBody?: infer R }
  ? [NonNullable<R>] extends [never]
    ? undefined
    : NonNullable<R> extends { content: infer C }
      ? O extends { requestBody: unknown }
        ? Content<C>
        : Content<C> | undefined
      : undefined
  : undefined

/** Headers arrive with their names in lower case, whatever the spec writes. */
type Lowercased<H> = { [K in keyof H as Lowercase<K & string>]: H[K] }

/** What a handler takes: validated, coerced, defaults filled in. */
export interface OperationInput<O> {
  params: Parameters<O, 'path'>
  query: Parameters<O, 'query'>
  headers: Lowercased<Parameters<O, 'header'>>
  body: Body<O>
}

type ReplyBody<C> = [C] extends [never]
  ? { body?: undefined }
  : C extends { 'application/json': infer J }
    ? { body: J }
    : { body: Buffer | Readable }

/** Problems are thrown as DomainError, so a handler returns statuses below 400 only. */
type ReplyOf<S extends number, R> = `${S}` extends `${2 | 3}${string}`
  ? R extends { content: infer C }
    ? { status: S; headers?: Record<string, string> } & ReplyBody<C>
    : { status: S; headers?: Record<string, string>; body?: undefined }
  : never

/** What a handler gives: one member for each declared status, with exactly that status's body. */
export type OperationResponse<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends number ? ReplyOf<S, R[S]> : never }[keyof R]
  : never

/** A handler of one operation in a service whose handlers receive the context `C`. */
export type HandlerOf<O, C> = (input: OperationInput<O>, ctx: C) => Promise<OperationResponse<O>>

/** Every operation of a service; a forgotten one is a compile error. */
export type Handlers<Operations, C> = { [K in keyof Operations]: HandlerOf<Operations[K], C> }

/** What every reply has in common, whatever the operation. */
export interface AnyResponse {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

type Given<K extends string, V> = keyof V extends never ? { [P in K]?: undefined } : { [P in K]: V }

type BodyGiven<O> = [Body<O>] extends [undefined] ? { body?: undefined } : { body: Body<O> }

type SuccessBody<O> =
  Extract<OperationResponse<O>, { status: 200 | 201 | 202 }> extends { body: infer B } ? B : undefined

/** One call of another service's internal operation. Throws DomainError with the problem it responded with. */
export type ClientCall<O> = (
  input: Given<'params', Parameters<O, 'path'>> & Partial<Given<'query', Parameters<O, 'query'>>> & BodyGiven<O>,
  options: CallOptions,
) => Promise<SuccessBody<O>>

/** What travels along a chain of calls. */
export interface CallOptions {
  requestId: string
  /** W3C Trace Context. */
  traceparent?: string
  signal?: AbortSignal
  /** How long one attempt may take, milliseconds. */
  timeoutMs?: number
}
