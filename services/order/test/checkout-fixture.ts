import { createClients } from '@stoa/kit/calls/client'
import type { Transport } from '@stoa/kit/calls/transport'
import type { Outbox } from '@stoa/kit/events/outbox'
import { createMetrics } from '@stoa/kit/observability/metrics'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { SQL } from '@stoa/kit/postgres/queryable'
import { atCommit, execute, query } from '@stoa/kit/postgres/sql'
import { callerOf, testSecret } from '@stoa/kit/testing/app'
import { testPostgres } from '@stoa/kit/testing/databases'
import { newId } from '@stoa/kit/values/ids'
import { pino } from 'pino'
import root, { type Test } from 'tap'
import { buildOrder, createDeps, migrations } from '../app.ts'
import type { Deps } from '../context.ts'
import { newCart } from '../domain/cart.ts'
import { priced } from '../domain/pricing.ts'
import { UNPAID_LIMITS, type UnpaidLimits } from '../domain/unpaid.ts'
import { recoverMoney } from '../flows/cancellation.ts'
import { recoverCheckouts } from '../flows/checkout/recovery.ts'
import { recoverRefunds } from '../flows/refund.ts'
import { type Clients, calls } from '../generated/clients.ts'
import type { Published } from '../generated/events.ts'
import { insertCart } from '../store/carts.ts'
import { createStubServices, type StubServices, variantData } from './stub-services.ts'

export const log = pino({ level: 'silent' })

/** Writes events where the relay would find them. */
const outbox: Pick<Outbox<Published>, 'add' | 'addAll'> = {
  add: (tx, cause, draft) => outbox.addAll(tx, cause, [draft]),
  addAll: async (tx, _cause, drafts) => {
    for (const { type, aggregate, data } of drafts) {
      const row = [newId('evt'), type, aggregate, JSON.stringify(data)]
      atCommit(tx, 'INSERT INTO outbox (id, type, aggregate, data) VALUES ($1, $2, $3, $4)', row)
    }
  },
}

/** So many that no test meets them by accident. */
export const NO_LIMITS = Object.fromEntries(Object.keys(UNPAID_LIMITS).map((name) => [name, 1000])) as UnpaidLimits

const settings = {
  SHOP_NAME: 'Stoa',
  SHOP_EMAIL: undefined,
  SHOP_TIME_ZONE: 'UTC',
  STOREFRONT_URL: undefined,
  SHOP_CURRENCY: 'EUR',
  SHOP_LOCALE: 'en',
  SHOP_COUNTRY: undefined,
  CART_MAX_QUANTITY: 999,
  CART_GUEST_DAYS: 30,
  CART_CUSTOMER_DAYS: 90,
  CHECKOUT_ACTION_MINUTES: 30,
  INVOICE_YEARS: 10,
  PAY_BY_MINUTES: { default: 7 * 24 * 60 },
  PAY_BY_GUEST_MINUTES: {},
  UNPAID_LIMITS: NO_LIMITS,
  UNPAID_GUEST_VALUE: {},
}

/** What a process of the service works with; over a database and a network of its own when given. */
export function processOn(pg: Postgres, transport: Transport): Deps {
  const clients = createClients<Clients>({ caller: 'order', calls, secret: testSecret, transport })
  return createDeps({ pg, outbox: outbox as Outbox<Published>, clients, secret: testSecret, settings })
}

/** One database for a file's tests, which run one after the other. */
const pg = await testPostgres(root, { migrations: [migrations] })

/** The service on an emptied database, and in-memory stubs of the services it calls. */
export async function checkoutFixture(t: Test) {
  await execute(pg, 'TRUNCATE carts, checkouts, orders, outbox, idempotency_keys, lookup_attempts CASCADE')
  const stubs = createStubServices()
  const deps = processOn(pg, stubs.transport)
  return { pg, stubs, deps, as: appOf(t, deps) }
}

/** Callers of an app over these dependencies. */
export function appOf(t: Test, deps: Deps) {
  const app = buildOrder(deps, { secret: testSecret, log, metrics: createMetrics(), checkResponses: true })
  t.teardown(() => app.close())
  return callerOf(app, 'order')
}

export type CheckoutFixture = Awaited<ReturnType<typeof checkoutFixture>>

interface CartOptions {
  token?: string
  /** Null: startPayment was not called. */
  method?: string | null
  user?: string | undefined
  items?: Record<string, number>
}

/** A cart that is ready to be ordered; its id. */
export async function readyCart(
  { pg, stubs }: Pick<CheckoutFixture, 'pg' | 'stubs'>,
  options: CartOptions = {},
): Promise<string> {
  const { token = 'tok_approve', method = 'test', user = null, items = { song: 2 } } = options
  const cart = newCart({ id: newId('cart'), user, currency: 'EUR', locale: 'en', now: new Date() })
  const lines = Object.entries(items).map(([variant_id, quantity]) => ({
    ...variantData(variant_id),
    id: newId('itm'),
    quantity,
    unit_price: stubs.prices.get(variant_id) ?? 0,
  }))
  const filled = priced(
    { ...cart, email: 'ada@example.com', items: lines },
    { zones: [], regions: [], default_country: null },
  )
  const amount = { amount: filled.totals.total, currency: 'EUR' }
  const { text, values } = insertCart({
    ...filled,
    payment: method === null ? null : { method, title: method, details: { token }, amount },
  })[SQL]
  await execute(pg, text, values)
  return cart.id
}

/** Chooses how to pay for a cart that was opened again. */
export async function chooseToPay(
  { pg }: Pick<CheckoutFixture, 'pg'>,
  cartId: string,
  token = 'tok_approve',
): Promise<void> {
  await execute(
    pg,
    `UPDATE carts SET payment = jsonb_build_object('method', 'test', 'details', jsonb_build_object('token', $2::text),
            'amount', jsonb_build_object('amount', totals->'total', 'currency', currency)) WHERE id = $1`,
    [cartId, token],
  )
}

/** Every lease has expired, and everything that waits is due. */
export async function timePasses(
  { pg }: Pick<CheckoutFixture, 'pg'>,
  over: { deadline?: boolean } = {},
): Promise<void> {
  await execute(
    pg,
    `UPDATE checkouts SET locked_until = locked_until - interval '1 hour', due_at = now() - interval '1 second'
                     WHERE due_at IS NOT NULL`,
  )
  if (over.deadline) await execute(pg, "UPDATE checkouts SET deadline = now() - interval '1 second'")
  await execute(pg, "UPDATE orders SET money_due_at = now() - interval '1 second' WHERE money_due_at IS NOT NULL")
  await execute(pg, "UPDATE refunds SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL")
}

/** Lets the recovery loop of a healthy process work until nothing is left to do. */
export async function recoverAll(fixture: Pick<CheckoutFixture, 'pg' | 'deps'>): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await timePasses(fixture)
    await recoverCheckouts(fixture.deps, log)
    await recoverMoney(fixture.deps, log)
    await recoverRefunds(fixture.deps, log)
  }
}

export interface Invariants {
  orders: number
  /** Events order.placed. */
  events: number
  /** Payments whose money we have. */
  charged: number
  /** Money we have, or that is promised, for something that is no order. */
  stray: number
  /** Stock reservations that are held. */
  held: number
  /** Attempts that are neither confirmed nor failed. */
  open: number
}

/** Holds orders, money and stock against each other. */
export async function invariants({ pg, stubs }: Pick<CheckoutFixture, 'pg' | 'stubs'>): Promise<Invariants> {
  const orders = await query<{ id: string; payment_id: string; reservation_id: string }>(
    pg,
    'SELECT id, payment_id, reservation_id FROM orders',
  )
  const events = await query(pg, "SELECT 1 FROM outbox WHERE type = 'order.placed'")
  const open = await query(pg, "SELECT 1 FROM checkouts WHERE state NOT IN ('confirmed', 'failed')")
  const paidFor = new Set(orders.map((order) => order.payment_id))
  const live = [...stubs.payments.values()].filter(({ status, captured, refunded }) =>
    captured > 0 ? captured > refunded : !['failed', 'cancelled'].includes(status),
  )
  return {
    orders: orders.length,
    events: events.length,
    charged: live.filter((payment) => payment.captured > 0).length,
    stray: live.filter((payment) => !paidFor.has(payment.payment_id)).length,
    held: [...stubs.holds.values()].filter((hold) => hold.status === 'held').length,
    open: open.length,
  }
}

class Killed extends Error {}

/** A process that dies at one of its steps: statements, commits, requests. Dead, it reaches nothing any more. */
export function crashing(fixture: Pick<CheckoutFixture, 'pg' | 'stubs'>, diesAt: number, when: 'before' | 'after') {
  const life = { steps: 0, dead: false, last: '' }
  const step = async <R>(what: string, work: () => Promise<R>): Promise<R> => {
    if (life.dead) throw new Killed()
    const isLast = ++life.steps === diesAt
    if (isLast) Object.assign(life, { dead: true, last: `${when} ${what}` })
    if (isLast && when === 'before') throw new Killed()
    const result = await work()
    if (life.dead) throw new Killed()
    return result
  }
  const { pg, stubs } = fixture
  const database: Postgres = {
    [SQL]: { send: (text, values) => step('a query', () => pg[SQL].send(text, values)) },
    tx: (work) => step('a commit', () => pg.tx(work)),
    statements: 0,
    close: async () => undefined,
  }
  const transport: Transport = {
    ...stubs.transport,
    request: (request) => step(`${request.method} ${request.url}`, () => stubs.transport.request(request)),
  }
  return { deps: processOn(database, transport), life }
}

export type { StubServices }
