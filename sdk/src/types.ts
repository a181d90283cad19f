/** Everything a caller may hand to the client or read from it; no code here. */
import type { ApiError } from './errors.ts'
import type { operations } from './generated/types.ts'
import type { ResultOf } from './operation-types.ts'

/** A value that is kept somewhere: in memory, in a cookie, in a session. */
export interface Store<T> {
  get(): T | null | Promise<T | null>
  set(value: T | null): void | Promise<void>
}

/** Tokens of a signed-in user. */
export interface StoredTokens {
  access_token: string
  refresh_token: string
  /** Milliseconds since 1970, UTC. */
  expires_at: number
}

/** Where the tokens of the signed-in user are kept. */
export type TokenStore = Store<StoredTokens>

/** A guest's cart, and what became of it: its token opens that too. Or an order that was looked up, which `token` opens alone. */
export interface StoredCartToken {
  /** Of an order that was looked up, the same as `order_id`: it is no cart of this guest. */
  cart_id: string
  token: string
  order_id?: string
  payment_id?: string
  /** The customer's cart that it was merged into. */
  merged_into?: string
}

/** Tokens of guest carts, the most recently used last. */
export type StoredCartTokens = readonly StoredCartToken[]

/** Where the tokens of guest carts are kept. */
export type CartTokenStore = Store<StoredCartTokens>

type MaybePromise<T> = T | Promise<T>

/** The part of a web `Response` that is read. */
export type FetchResponse = Pick<Response, 'status' | 'ok' | 'headers' | 'body' | 'text' | 'blob'>

/** The part of web `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<FetchResponse>

export interface RequestEvent {
  operationId: string
  method: string
  url: string
  /** May be changed; what is here is sent. */
  headers: Headers
  /** 0 for the first try. */
  attempt: number
}

export interface ResponseEvent {
  operationId: string
  status: number
  headers: Headers
  requestId: string | null
  attempt: number
  durationMs: number
}

export interface RetryEvent {
  operationId: string
  /** Number of the try that failed, from 0. */
  attempt: number
  delayMs: number
  error: Error
}

export interface Hooks {
  onRequest?: ((event: RequestEvent) => MaybePromise<void>) | undefined
  onResponse?: ((event: ResponseEvent) => MaybePromise<void>) | undefined
  onRetry?: ((event: RetryEvent) => MaybePromise<void>) | undefined
}

/** The customer's cart after a merge. The core knows no schema of the shop by its name. */
export type MergedCart = operations extends { mergeCart: infer O } ? ResultOf<O> : unknown

export interface StoaOptions {
  /** Address of the gateway, `https://shop.example.com`; `/v1` after it does no harm. */
  baseUrl: string
  /** Publishable (`pk_`) or, on servers only, secret (`sk_`) key. */
  apiKey?: string | undefined
  /** Where tokens are kept (memory when absent), or a function that gives an access token you manage yourself. */
  auth?: TokenStore | (() => MaybePromise<string | null>) | undefined
  /**
   * Called when the session has ended by itself: its refresh was refused. The tokens are gone then, the call under way
   * rejects, and later ones are a guest's.
   */
  onSignedOut?: ((error: ApiError) => MaybePromise<void>) | undefined
  /**
   * Where the tokens of guest carts, and of orders that were looked up, are kept (memory when absent). A call carries
   * 1. the token in its options;
   * 2. under `/v1/carts/{id}`, the one that cart was created with;
   * 3. on an order or payment that a kept cart became, that cart's; on an order that was looked up, the look-up's;
   * 4. on another order or payment, the one of the cart used last, while nobody is signed in.
   */
  cartTokens?: CartTokenStore | undefined
  /** Whether a guest's open cart becomes the customer's at sign-in. Default true. */
  mergeCartAtSignIn?: boolean | undefined
  /** Called with the customer's cart when a guest's was merged into it; calls for the guest's go to that one from then on. */
  onCartMerged?: ((cart: MergedCart, guestCartId: string) => MaybePromise<void>) | undefined
  /** Sends the requests; by default `fetch`, and Node's own HTTP client where there is one, with less work. */
  fetch?: Fetch | undefined
  /** Milliseconds for one try, until its response is read. Default 30 000, and an hour where a file is sent or comes. */
  timeoutMs?: number | undefined
  /** Milliseconds for a call with all its tries and waits. Default: no limit. */
  totalTimeoutMs?: number | undefined
  /** Tries after the first. Default 2. */
  maxRetries?: number | undefined
  /** Sent with every request. */
  headers?: HeadersInit | undefined
  hooks?: Hooks | undefined
}

/** What tells the version that a change of it is based on. */
type Versioned = { version: number; product_version?: undefined } | { version?: undefined; product_version: number }

/** Last argument of every method. */
export interface RequestOptions {
  /** Ends the call with an `AbortedError`. */
  signal?: AbortSignal | undefined
  /** Milliseconds for one try. */
  timeoutMs?: number | undefined
  /** Milliseconds for the call with all its tries and waits. */
  totalTimeoutMs?: number | undefined
  /** Your own key, for a call that may be repeated by another process; otherwise one is made. */
  idempotencyKey?: string | undefined
  /** What you read, or its version or `ETag`; the change is refused when that is not current. A variant tells its product's version. */
  ifMatch?: string | number | Versioned | undefined
  /** Of a solved challenge, for `carts.complete` in a shop that asks for one. */
  challengeToken?: string | undefined
  maxRetries?: number | undefined
  headers?: HeadersInit | undefined
  /** Opens a guest's cart, payment or order; by default the client knows it. */
  cartToken?: string | undefined
  /** Media type of a body that is not JSON. */
  contentType?: string | undefined
}

/** A body that is not JSON: a file, an image, a CSV. A stream is sent once and never retried. */
export type UploadBody = Blob | Uint8Array | ArrayBuffer | string | ReadableStream<Uint8Array>

/** What is known of an operation when it runs; the generator writes one for each. */
export interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/v1/carts/{id}` */
  readonly path: string
  /** An Idempotency-Key makes a repeat harmless. */
  readonly keyed?: true
  /** Media type of the request body. */
  readonly body?: string
  /** How a successful response is read; JSON when absent. */
  readonly response?: 'text' | 'blob' | 'stream'
  /** Every successful response has a body. */
  readonly hasBody?: true
  /** Query parameters written as one comma-separated value. */
  readonly comma?: readonly string[]
  /** Opens with a cart token too. */
  readonly buyer?: true
  /** Responds with the tokens of a session. */
  readonly session?: true
}

export interface Input {
  path?: Record<string, string | number>
  query?: object | undefined
  body?: unknown
}

/** One page of a list, as the API sends it. */
export interface ListBody<T> {
  data: T[]
  /** `total` is there when it was asked for, by `include: ['total']`. */
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean; total?: number }
}

/** A response with its body read; headers are made when somebody asks for them. */
export interface Reply<T> {
  data: T
  response: FetchResponse
}

/** The body of a response as `data`, with its status and headers. */
export interface ApiResponse<T, Status extends number = number> {
  data: T
  status: Status
  headers: Headers
  /** Quote it when you report a problem. */
  requestId: string | null
}

/** The responses of an operation, told apart by their status. */
export type ResponseOf<ByStatus> = {
  [Status in keyof ByStatus & number]: ApiResponse<ByStatus[Status], Status>
}[keyof ByStatus & number]

/** Clock, timers and random numbers; replaced in tests so that nothing waits. */
export interface Runtime {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** From 0 up to 1. */
  random(): number
  /** Resolves early, without complaint, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `fire` after `ms` milliseconds unless the returned function was called before. */
  timer(ms: number, fire: () => void): () => void
  key(): string
}
