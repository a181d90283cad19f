import type { PublicSender } from '@stoa/kit/calls/public-sender'
import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { Queues } from '@stoa/kit/events/queue'
import type { Log } from '@stoa/kit/observability/log'
import type { Metrics } from '@stoa/kit/observability/metrics'
import type { Keys } from '@stoa/kit/security/secrets'
import type { CapName, MailCap } from './domain/mail-caps.ts'
import type { FeedEvent } from './domain/public-event.ts'
import type { Senders } from './domain/sender.ts'
import type { TwilioReceipts } from './domain/twilio-receipt.ts'
import type { Cancellers } from './flows/cancellers.ts'
import type { Feed } from './flows/feed.ts'
import type { HeldDeliveries } from './flows/held-deliveries.ts'
import type { Pace } from './flows/pace.ts'
import type { PublishedTemplates } from './flows/published-templates.ts'
import type { ShopSource } from './flows/shop.ts'
import type { Together } from './flows/together.ts'
import type { Clients } from './generated/clients.ts'
import type { PublicEventType } from './generated/public-events.ts'
import type { operations } from './generated/types.ts'
import type { Templates } from './mail/templates.ts'
import type { PushPairs } from './push/push-keys.ts'
import type { CountedMessages } from './store/counted-messages.ts'
import type { Deliveries } from './store/delivery-model.ts'
import type { PreferenceChanges } from './store/preference-changes.ts'
import type { PushSubscriptions } from './store/push-subscriptions.ts'
import type { ShopCopy } from './store/shop.ts'
import type { SmsAttempts } from './store/sms-attempts.ts'
import type { Suppressions } from './store/suppressions.ts'
import type { WebhookEndpoint, WebhookModels } from './store/webhook-model.ts'
import type { WebhookPosition } from './store/webhook-position.ts'

export interface FeedBetween {
  from: Date
  to: Date
  types?: readonly PublicEventType[]
  /** Position of the last one that was read. */
  after: number
  limit: number
}

/** What webhooks are made and sent with. */
export interface WebhookDeps extends WebhookModels {
  position: WebhookPosition
  feed: {
    /** Position of the newest event; 0 before there is any. */
    newest(): Promise<number>
    readAfter(position: number, limit: number): Promise<FeedEvent[]>
    /** Of those that came into the feed from one moment to before another; of all types without any. */
    readBetween(between: FeedBetween): Promise<FeedEvent[]>
  }
  sender: Pick<PublicSender, 'post'>
  /** Called once when an endpoint was disabled because of how it responded. */
  tellOfDisabled(deps: Deps & { log: Log }, endpoint: WebhookEndpoint, lastError: string | null): Promise<void>
  /** Whether this machine's own servers may be sent to: a developer's setting. */
  allowsLoopback: boolean
  clock(): Date
  /** From 0 to 1, for what shall not happen at the same moment. */
  random(): number
}

import type { TemplateModels } from './store/templates.ts'

/** What handlers and consumers of this service work with. */
export interface Deps {
  deliveries: Deliveries
  /** What caps count of those that were erased. */
  countedMessages: CountedMessages
  feed: Feed
  clients: Clients
  templates: Templates
  publishedTemplates: PublishedTemplates
  templateModels: TemplateModels
  shop: ShopSource
  shopCopy: ShopCopy
  senders: Senders
  smsAttempts: SmsAttempts
  /** The API as others reach it, without a slash at its end; null where no setting says so. */
  apiUrl: string | null
  /** Null where SMS are not sent by Twilio, or it cannot reach the shop. */
  twilioReceipts: TwilioReceipts | null
  subscriptions: PushSubscriptions
  pushPairs: PushPairs
  /** Origin of a push service on a laptop; null on a server. */
  pushLocalOrigin: string | null
  /** Whether the shop has an account to send pushes to apps with. */
  sendsToApps: boolean
  preferences: PreferenceChanges
  suppressions: Suppressions
  /** Addresses that staff are told at. */
  staffMail: readonly string[]
  /** The address mails come from. */
  from: string
  queues: Pick<Queues, 'add' | 'marker' | 'connection' | 'listFailed' | 'retryFailed' | 'failedCount'>
  secret: Keys
  caps: Readonly<Partial<Record<CapName, MailCap>>>
  cancellers: Cancellers
  metrics: Pick<Metrics, 'events'>
  together: Together
  held: HeldDeliveries
  pace: Pace
  webhooks: WebhookDeps
}

export type NotificationContext = RequestContext & Deps

export type Handler<K extends keyof operations> = HandlerOf<operations[K], NotificationContext>
