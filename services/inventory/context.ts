import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { Outbox } from '@stoa/kit/events/outbox'
import type { EventStreams } from '@stoa/kit/http/event-stream'
import type { Postgres } from '@stoa/kit/postgres/pg'
import type { Keys } from '@stoa/kit/security/secrets'
import type { InventoryConfig } from './config.ts'
import type { AvailabilityWatch } from './flows/availability-watch.ts'
import type { Clients } from './generated/clients.ts'
import type { Published } from './generated/events.ts'
import type { operations } from './generated/types.ts'
import type { AvailabilityCache } from './store/availability-cache.ts'

/** What handlers and consumers of this service work with. */
export interface Deps {
  pg: Postgres
  outbox: Outbox<Published>
  clients: Clients
  /** Real-time availability in Redis. */
  availability: AvailabilityCache
  /** Changes of it, for streams. */
  watch: AvailabilityWatch
  streams: EventStreams
  settings: Pick<InventoryConfig, 'STOCK_SHOWN_UP_TO'>
  secret: Keys
}

export type InventoryContext = RequestContext & Deps

export type Handler<K extends keyof operations> = HandlerOf<operations[K], InventoryContext>
