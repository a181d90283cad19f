/** Types of an operation's input and output, read from what openapi-typescript makes of it. */
import type { UploadBody } from './types.ts'

type Success = 200 | 201 | 202 | 203 | 204 | 206
type Json = 'application/json' | `application/${string}+json`

/** An absent property and an undefined one are the same to us, so that `{ q: params.q }` needs no check. */
type Loose<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] }

type ReadAs<Media, T> = Media extends Json
  ? T
  : Media extends 'text/event-stream'
    ? ReadableStream<Uint8Array>
    : Media extends `text/${string}`
      ? string
      : Blob

type ContentOf<R> = R extends { content: infer C extends object }
  ? { [M in keyof C]: ReadAs<M, C[M]> }[keyof C]
  : undefined

/** What a successful call returns: one member for each status. */
export type ResultOf<O> = O extends { responses: infer R }
  ? { [S in keyof R & Success]: ContentOf<R[S]> }[keyof R & Success]
  : never

/** The same, told apart by status. */
export type ByStatusOf<O> = O extends { responses: infer R }
  ? { [S in keyof R & Success]: ContentOf<R[S]> }
  : { [status: number]: never }

/** Query parameters of an operation. */
type ParamsOf<O> = O extends { parameters: { query?: infer Q } } ? Loose<NonNullable<Q>> : never

/** Body of an operation. */
type BodyOf<O> = O extends { requestBody?: { content: infer C } }
  ? { [M in keyof C]: M extends Json ? C[M] : UploadBody }[keyof C]
  : never

type PathInput<O> = O extends { parameters: { path: infer P } } ? { path: P } : { path?: never }
type QueryInput<O> = O extends { parameters: { query?: never } }
  ? { query?: never }
  : O extends { parameters: { query: infer Q } }
    ? { query: Loose<Q> }
    : { query?: ParamsOf<O> | undefined }
type BodyInput<O> = O extends { requestBody: { content: object } }
  ? { body: BodyOf<O> }
  : O extends { requestBody?: never }
    ? { body?: never }
    : { body?: BodyOf<O> | undefined }

/**
 * Everything an operation takes, for `stoa.request`. Of a union it is one member for each operation: three unions that are
 * intersected would be every path with every query and every body, which is more than the compiler takes.
 */
export type InputOf<O> = O extends unknown ? PathInput<O> & QueryInput<O> & BodyInput<O> : never
