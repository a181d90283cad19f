import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { Outbox } from '@stoa/kit/events/outbox'
import type { Postgres } from '@stoa/kit/postgres/pg'
import type { Keys } from '@stoa/kit/security/secrets'
import type { Method } from './domain/method.ts'
import type { Clients } from './generated/clients.ts'
import type { Published } from './generated/events.ts'
import type { operations } from './generated/types.ts'
import type { Provider } from './providers/provider.ts'

/** What handlers and flows of this service work with. */
export interface Deps {
  pg: Postgres
  outbox: Outbox<Published>
  clients: Clients
  secret: Keys
  /** By name; also those of disabled methods, which earlier payments still need. */
  providers: ReadonlyMap<string, Provider>
  /** What buyers may choose from, in this order. */
  methods: readonly Method[]
  /** Whether money is captured when it is authorised, or later by staff. */
  capture: 'automatic' | 'manual'
  /** Starts processing provider webhooks at once. */
  wakeWebhooks(): void
}

export type PaymentContext = RequestContext & Deps

/** What flows need of the request or background loop that they run in. */
export type FlowContext = Deps & Pick<RequestContext, 'log' | 'now' | 'requestId' | 'traceparent'>

export type Handler<K extends keyof operations> = HandlerOf<operations[K], PaymentContext>
