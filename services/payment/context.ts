import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { Outbox } from '@stoa/kit/events/outbox'
import type { Postgres } from '@stoa/kit/postgres/pg'
import type { RootSecret } from '@stoa/kit/security/secrets'
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
  secret: RootSecret
  /** By name; those of disabled methods too, as old payments still need theirs. */
  providers: ReadonlyMap<string, Provider>
  /** What buyers may choose from, in this order. */
  methods: readonly Method[]
  /** Whether money is taken when it is authorised, or later by staff. */
  capture: 'automatic' | 'manual'
  /** Has the messages that providers sent worked on at once. */
  wakeMessages(): void
}

export type PaymentContext = RequestContext & Deps

/** What flows need of a request, or of the background loop that they run in. */
export type Work = Deps & Pick<RequestContext, 'log' | 'now' | 'requestId' | 'traceparent'>

export type Handler<K extends keyof operations> = HandlerOf<operations[K], PaymentContext>
