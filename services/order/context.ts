import type { RequestContext } from '@stoa/kit/contract/context'
import type { CallOptions, HandlerOf } from '@stoa/kit/contract/operations'
import type { Outbox } from '@stoa/kit/events/outbox'
import type { Postgres } from '@stoa/kit/postgres/pg'
import type { Keys } from '@stoa/kit/security/secrets'
import type { OrderConfig } from './config.ts'
import type { Cart } from './domain/cart.ts'
import type { Checkout } from './domain/checkout.ts'
import type { Rates } from './domain/pricing.ts'
import type { QuotedIn, Quotes } from './domain/quote.ts'
import type { Shop, ShopEnvironment } from './domain/shop.ts'
import type { Clients } from './generated/clients.ts'
import type { Published } from './generated/events.ts'
import type { operations } from './generated/types.ts'

/** Settings that handlers read. */
export type Settings = Pick<
  OrderConfig,
  | 'CART_MAX_QUANTITY'
  | 'CART_GUEST_DAYS'
  | 'CART_CUSTOMER_DAYS'
  | 'CHECKOUT_ACTION_MINUTES'
  | 'INVOICE_YEARS'
  | 'UNPAID_LIMITS'
  | 'UNPAID_GUEST_VALUE'
  | 'PAY_BY_MINUTES'
  | 'PAY_BY_GUEST_MINUTES'
> &
  ShopEnvironment &
  Partial<Pick<OrderConfig, 'CHALLENGE_VERIFY_URL' | 'CHALLENGE_SECRET'>>

/** What handlers, consumers and loops of this service work with. */
export interface Deps {
  pg: Postgres
  outbox: Outbox<Published>
  /** Other services. */
  clients: Clients
  secret: Keys
  settings: Settings
  /** Shipping zones and tax regions, kept for a moment so that pricing a cart needs no database. */
  rates: RatesSource
  /** The shop's settings, kept for a moment as well. */
  shop: ShopSource
  quotes: QuoteSource
  methods: PaymentMethods
  cartCopies: CartCopies
  /** Leases of the checkouts that this process advances. */
  leases: Leases
  /** Null when the operator has set none. */
  challenge: Challenge | null
}

/** Tells people from programs before an order is placed, by a service outside. */
export interface Challenge {
  /** Whether a token proves that the challenge was solved; throws when that cannot be found out. */
  verify(token: string, address: string | null): Promise<boolean>
}

export interface CartCopies {
  /** The cart as this process has last written it, if it is one of these owners'; nobody else gets this copy. */
  take(id: string, owners: readonly string[]): Cart | undefined
  /** Keeps a cart that was just written, with its new version. */
  keep(cart: Cart): void
  /** Another cart than the copy will be written. */
  forget(id: string): void
  /** A copy was old, so another process writes carts too: there are none for a while. */
  pause(): void
}

export interface Leases {
  /** Keeps a lease that was just acquired, for as long as the work on its checkout takes. */
  hold(checkout: Checkout): HeldLease
}

export interface HeldLease {
  /** Aborted once another process has taken over. */
  signal: AbortSignal
  /** Throws when another process has taken over. */
  assertHeld(): Promise<void>
  /** The work is over; what becomes of the lease stands in the row. */
  drop(): void
}

/** Money of a `manual` method comes after the order was placed; the others are paid at once. */
export interface PaymentMethod {
  kind: 'test' | 'manual'
  /** For people. */
  title: string
}

export interface PaymentMethods {
  /** The methods a buyer may choose for this currency (ISO 4217), by id. */
  enabled(currency: string, call: CallOptions): Promise<ReadonlyMap<string, PaymentMethod>>
}

/** Prices of variants, perhaps as they were a moment ago: for edits of carts. placeOrder asks the product service itself. */
export interface QuoteSource {
  /** Never within a transaction: it may call the product service. */
  read(quotedIn: QuotedIn, variantIds: readonly string[], call: CallOptions): Promise<Quotes>
  /** Begins to hear of changes; before that, and without it, nothing that is kept is used. */
  start(): Promise<void>
  stop(): void
}

export interface ShopSource {
  /** Never within a transaction: it may need a connection of its own. */
  read(): Promise<Shop>
  /** After a change of the settings. */
  forget(): void
}

export interface RatesSource {
  /** Never within a transaction: it may need a connection of its own. */
  read(): Promise<Rates>
  /** After a change of zones or regions. */
  forget(): void
}

export type OrderContext = RequestContext & Deps

export type Handler<K extends keyof operations> = HandlerOf<operations[K], OrderContext>
