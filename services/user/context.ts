import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { Outbox } from '@stoa/kit/events/outbox'
import type { Postgres } from '@stoa/kit/postgres/pg'
import type { Keys } from '@stoa/kit/security/secrets'
import type { AccessTokens } from './access-tokens.ts'
import type { SmsCountries } from './domain/phone-number.ts'
import type { KeyRing } from './flows/key-ring.ts'
import type { Passwords } from './flows/passwords.ts'
import type { Clients } from './generated/clients.ts'
import type { Published } from './generated/events.ts'
import type { operations } from './generated/types.ts'
import type { LiveSessions } from './store/live-sessions.ts'

/** What handlers of this service work with. */
export interface Deps {
  pg: Postgres
  outbox: Outbox<Published>
  /** Other services. */
  clients: Clients
  /** Sessions in Redis, so that most requests are recognised without PostgreSQL. */
  live: LiveSessions
  passwords: Passwords
  keys: KeyRing
  tokens: AccessTokens
  secret: Keys
  /** Whose phone numbers get codes. */
  smsCountries: SmsCountries
  /** Codes that all accounts together are sent in 24 hours. */
  phoneCodesPerDay: number
}

export type UserContext = RequestContext & Deps

export type Handler<K extends keyof operations> = HandlerOf<operations[K], UserContext>
