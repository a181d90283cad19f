import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { Queues } from '@stoa/kit/events/queue'
import type { Metrics } from '@stoa/kit/observability/metrics'
import type { Keys } from '@stoa/kit/security/secrets'
import type { CapName, MailCap } from './domain/mail-caps.ts'
import type { Senders } from './domain/sender.ts'
import type { Cancellers } from './flows/cancellers.ts'
import type { Feed } from './flows/feed.ts'
import type { HeldDeliveries } from './flows/held-deliveries.ts'
import type { Pace } from './flows/pace.ts'
import type { ShopSource } from './flows/shop.ts'
import type { Together } from './flows/together.ts'
import type { Clients } from './generated/clients.ts'
import type { operations } from './generated/types.ts'
import type { Templates } from './mail/templates.ts'
import type { PushPairs } from './push/push-keys.ts'
import type { Deliveries } from './store/delivery-model.ts'
import type { PushSubscriptions } from './store/push-subscriptions.ts'
import type { ShopCopy } from './store/shop.ts'

/** What handlers and consumers of this service work with. */
export interface Deps {
  deliveries: Deliveries
  feed: Feed
  clients: Clients
  templates: Templates
  shop: ShopSource
  shopCopy: ShopCopy
  senders: Senders
  subscriptions: PushSubscriptions
  pushPairs: PushPairs
  /** Origin of a push service on a laptop; null on a server. */
  pushLocalOrigin: string | null
  /** The address mails come from. */
  from: string
  queues: Pick<Queues, 'add' | 'marker' | 'connection' | 'listFailed' | 'retryFailed' | 'counts'>
  secret: Keys
  caps: Readonly<Partial<Record<CapName, MailCap>>>
  cancellers: Cancellers
  metrics: Pick<Metrics, 'events'>
  together: Together
  held: HeldDeliveries
  pace: Pace
}

export type NotificationContext = RequestContext & Deps

export type Handler<K extends keyof operations> = HandlerOf<operations[K], NotificationContext>
