import { type Connection, type Model, Schema } from 'mongoose'
import type { WebhookStatus } from '../domain/webhook-delivery.ts'
import type { Condition, DisabledReason, Signing } from '../domain/webhook-endpoint.ts'

/** What requests are signed with, encrypted under a key of the installation and bound to its endpoint. */
export interface StoredSecret {
  sealed: string
  /** `whpk_…` of ed25519. */
  public_key: string | null
  created_at: Date
  /** When it signs no more; null for the newest. */
  expires_at: Date | null
}

export interface WebhookEndpoint extends Condition {
  _id: string
  url: string
  event_types: string[]
  description: string
  signing: Signing
  is_enabled: boolean
  disabled_reason: DisabledReason | null
  disabled_at: Date | null
  /** The newest first. */
  secrets: StoredSecret[]
  last_delivered_at: Date | null
  created_at: Date
  updated_at: Date
}

/** One request and what came of it. */
export interface WebhookAttempt {
  at: Date
  duration_ms: number
  response_status: number | null
  error: string | null
  response_headers: { name: string; value: string }[]
  response_body: string
}

/** One event for one endpoint. */
export interface WebhookDelivery {
  /** Made of endpoint and event. */
  _id: string
  endpoint_id: string
  event_id: string
  event_type: string
  aggregate: string
  /** Of the event in the feed: of one aggregate the earlier one goes first. */
  position: number
  /** As it is signed and sent, on every attempt. */
  body: string
  status: WebhookStatus
  /** Attempts since it was last requested. */
  attempts: number
  /** How often it was requested again. */
  round: number
  /** Idempotency key of the last such request. */
  resend_key: string | null
  last_error: string | null
  response_status: number | null
  /** No attempt begins before this; while sending, the end of the lease. Null when delivered or failed. */
  next_attempt_at: Date | null
  log: WebhookAttempt[]
  created_at: Date
  delivered_at: Date | null
  /** Creation time and id as one text, by which lists are ordered. */
  sort_key: string
}

export type WebhookEndpoints = Model<WebhookEndpoint>
export type WebhookDeliveries = Model<WebhookDelivery>

const secretSchema = new Schema<StoredSecret>(
  {
    sealed: { type: String, required: true },
    public_key: { type: String, default: null },
    created_at: { type: Date, required: true },
    expires_at: { type: Date, default: null },
  },
  { _id: false },
)

const endpointSchema = new Schema<WebhookEndpoint>(
  {
    _id: { type: String, required: true },
    url: { type: String, required: true },
    event_types: { type: [String], required: true },
    description: { type: String, default: '' },
    signing: { type: String, required: true },
    is_enabled: { type: Boolean, required: true },
    disabled_reason: { type: String, default: null },
    disabled_at: { type: Date, default: null },
    secrets: { type: [secretSchema], required: true },
    failures: { type: Number, default: 0 },
    probes: { type: Number, default: 0 },
    failing_since: { type: Date, default: null },
    paused_until: { type: Date, default: null },
    last_delivered_at: { type: Date, default: null },
    created_at: { type: Date, required: true },
    updated_at: { type: Date, required: true },
  },
  { collection: 'webhook_endpoints', versionKey: false },
)

const attemptSchema = new Schema<WebhookAttempt>(
  {
    at: { type: Date, required: true },
    duration_ms: { type: Number, required: true },
    response_status: { type: Number, default: null },
    error: { type: String, default: null },
    response_headers: { type: [{ _id: false, name: String, value: String }], default: [] },
    response_body: { type: String, default: '' },
  },
  { _id: false },
)

const deliverySchema = new Schema<WebhookDelivery>(
  {
    _id: { type: String, required: true },
    endpoint_id: { type: String, required: true },
    event_id: { type: String, required: true },
    event_type: { type: String, required: true },
    aggregate: { type: String, required: true },
    position: { type: Number, required: true },
    body: { type: String, required: true },
    status: { type: String, required: true },
    attempts: { type: Number, required: true },
    round: { type: Number, required: true },
    resend_key: { type: String, default: null },
    last_error: { type: String, default: null },
    response_status: { type: Number, default: null },
    next_attempt_at: { type: Date, default: null },
    log: { type: [attemptSchema], default: [] },
    created_at: { type: Date, required: true },
    delivered_at: { type: Date, default: null },
    sort_key: { type: String, required: true },
  },
  { collection: 'webhook_deliveries', versionKey: false },
)
deliverySchema.index({ endpoint_id: 1, sort_key: -1 })
deliverySchema.index({ endpoint_id: 1, status: 1, sort_key: -1 })
deliverySchema.index({ endpoint_id: 1, event_type: 1, sort_key: -1 })
deliverySchema.index({ sort_key: -1 })
// Open deliveries only, so that looking for them costs the same after a million that were taken.
export const OPEN = { $gt: new Date(0) }
const ofOpen = { partialFilterExpression: { next_attempt_at: OPEN } }
deliverySchema.index({ endpoint_id: 1, next_attempt_at: 1 }, ofOpen)
deliverySchema.index({ endpoint_id: 1, aggregate: 1, position: 1 }, ofOpen)

export interface WebhookModels {
  endpoints: WebhookEndpoints
  deliveries: WebhookDeliveries
}

export function createWebhookModels(connection: Connection): WebhookModels {
  return {
    endpoints: connection.model<WebhookEndpoint>('WebhookEndpoint', endpointSchema),
    deliveries: connection.model<WebhookDelivery>('WebhookDelivery', deliverySchema),
  }
}
