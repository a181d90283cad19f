/** What the emitters work from: one spec file, read, completed and checked. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Schema = { [keyword: string]: Json }

/**
 * Who may call: `buyer` is a signed-in user or the holder of the cart token that the row belongs to, `order-buyer` also the
 * holder of the token of that one order.
 */
export type Permission = 'public' | 'customer' | 'buyer' | 'order-buyer' | 'internal' | `staff:${string}`

/** How an unsafe operation keeps its promise that twice is once (docs/conventions.md#idempotency). */
export type Idempotency = 'transaction' | 'resumable' | 'natural' | 'none'

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  schema: Schema
  /** `explode: false`: one comma-separated value instead of a repeated key. */
  commaSeparated: boolean
}

export interface Response {
  status: number
  description: string
  mediaType: string | null
  schema: Schema | null
  /** Names of the headers it declares. */
  headers: string[]
}

/** How long the gateway may keep responses, and what purges them (docs/architecture.md#the-response-cache). */
export interface CachePolicy {
  /** Seconds. */
  ttl: number
  /** Subjects of broadcasts: `product` is purged by `product.changed`. */
  tags: string[]
  /** The rate limit that requests count towards, too, when nothing is kept for them. */
  'miss-rate-limit'?: string
}

export interface Operation {
  operationId: string
  service: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI form, `/v1/carts/{id}`. */
  path: string
  tag: string
  summary: string
  description: string
  permission: Permission
  /** For `internal`: the services that may call. */
  callers: string[]
  idempotency: Idempotency | null
  idempotencyRequired: boolean
  rateLimit: string | null
  /** Null for what the gateway does not keep. */
  cache: CachePolicy | null
  /** Path of the SDK method, `carts.addItem`; `none` for what no user of the SDK calls, null for internal operations. */
  sdkName: string | null
  /** Codes of problems that do not follow from the rest (problem-codes.ts). */
  problemCodes: string[]
  parameters: Parameter[]
  body: { mediaType: string; schema: Schema; required: boolean; raw: boolean } | null
  /** Declared responses that a handler may return: 2xx and 3xx. Problems are thrown, not returned. */
  responses: Response[]
}

export interface EventType {
  /** Past tense, dotted: `order.placed`. */
  type: string
  summary: string
  /** Name of the payload's component schema. */
  payload: string
  /** Types it had before it was renamed; queues may still hold events with them. */
  formerNames: string[]
  /** Also told to every process. */
  isBroadcast: boolean
  /**
   * For integrators, too: what happened to one aggregate is `numbered` with it, or tells of a state that has a version. Null for
   * what stays among the services.
   */
  publicAs: 'numbered' | 'versioned' | null
  /** A payload as the specification shows it. */
  example: Record<string, Json> | null
}

export interface Spec {
  /** `order` for openapi/order.yaml. */
  name: string
  /** The bundled and completed OpenAPI document. */
  document: Record<string, unknown>
  operations: Operation[]
  schemas: Record<string, Schema>
  events: EventType[]
  /** Internal operations of other services that this one calls, `inventory.holdStock`. */
  calls: string[]
  /** Event types of other services that this one works on, once each. */
  subscribes: string[]
  /** Works on every public event, too, of which the generator keeps the list. */
  subscribesToPublic: boolean
}
