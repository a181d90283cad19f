import type { StoaEvent } from './generated/types.ts'

/** What `admin.webhookEndpoints.test` has sent: nothing has happened. */
export interface WebhookTestEvent {
  id: string
  type: 'webhook.test'
  timestamp: string
  /** The endpoint. */
  aggregate: string
  sequence: null
  data: { endpoint_id: string }
}

/** What a shop tells of; `event.type` tells what `event.data` is. Pass over types that you do not know. */
export type WebhookEvent = StoaEvent | WebhookTestEvent
