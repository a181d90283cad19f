import type { StoaEvent, WebhookTestEvent } from './generated/types.ts'

export type { WebhookTestEvent } from './generated/types.ts'

/** What a shop tells of; `event.type` tells what `event.data` is. Pass over types that you do not know. */
export type WebhookEvent = StoaEvent | WebhookTestEvent
