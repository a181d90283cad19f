import { createClients } from '@stoa/kit/calls/client'
import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import { createMetrics } from '@stoa/kit/observability/metrics'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import { callerOf, testSecret } from '@stoa/kit/testing/app'
import { testPostgres } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildOrder } from '../app.ts'
import type { Settings } from '../context.ts'
import { createDeps } from '../deps.ts'
import { type Clients, calls } from '../generated/clients.ts'
import { migrations } from '../store/migrations.ts'

/** What the product service of the tests sells: minor units by currency. Change it to change the world. */
export type Shelf = Map<string, { prices: Record<string, number>; facts?: Record<string, unknown> }>

export interface World {
  shelf: Shelf
  methods: string[]
  /** Requests that went out, in order. */
  requests: OutgoingRequest[]
  /** Runs before each answer; for what happens in between. */
  before: (request: OutgoingRequest) => Promise<void>
}

function quote(shelf: Shelf, { currency, variant_ids }: { currency: string; variant_ids: string[] }) {
  return variant_ids.flatMap((variant_id) => {
    const found = shelf.get(variant_id)
    if (!found) return []
    const amount = found.prices[currency]
    const facts = {
      variant_id,
      product_id: `prd_${variant_id}`,
      slug: variant_id,
      title: `The ${variant_id}`,
      variant_title: null,
      sku: null,
      unit_price: amount === undefined ? null : { amount, currency },
      image: null,
      weight_grams: 250,
      requires_shipping: true,
      taxable: true,
      tax_class: 'standard',
    }
    return [{ ...facts, ...found.facts }]
  })
}

/** Stands for the other services, which have tests of their own. */
export function worldTransport(world: World): Transport {
  const answer = (request: OutgoingRequest): unknown => {
    if (request.service === 'product') return { data: quote(world.shelf, JSON.parse(request.body ?? '{}')) }
    if (request.url.startsWith('/internal/payment-methods')) {
      return { data: world.methods.map((id) => ({ id, kind: 'test', title: id })) }
    }
    throw new Error(`nothing answers ${request.method} ${request.url} here`)
  }
  return {
    request: async (request) => {
      world.requests.push(request)
      await world.before(request)
      const body = JSON.stringify(answer(request))
      return { status: 200, headers: { 'content-type': 'application/json' }, body }
    },
    close: async () => undefined,
  }
}

/** One database for a file's tests, which run one after the other. */
export const database = (t: Test) => testPostgres(t, { migrations: [migrations] })

/** The service on an emptied database, with the world it asks. */
export async function room(t: Test, pg: Postgres, over: Partial<Settings> = {}) {
  await execute(pg, 'TRUNCATE carts, shipping_zones, tax_regions, idempotency_keys CASCADE')
  const log = pino({ level: 'silent' })
  const world: World = {
    shelf: new Map([
      ['mug', { prices: { EUR: 1190, USD: 1300 } }],
      ['tea', { prices: { EUR: 535 }, facts: { tax_class: 'reduced' } }],
      ['song', { prices: { EUR: 99, USD: 99 }, facts: { requires_shipping: false, weight_grams: 0 } }],
    ]),
    methods: ['test', 'bank_transfer'],
    requests: [],
    before: async () => undefined,
  }
  const settings: Settings = {
    SHOP_CURRENCY: 'EUR',
    SHOP_LOCALE: 'en',
    SHOP_COUNTRY: undefined,
    CART_MAX_QUANTITY: 999,
    CHECKOUT_ACTION_MINUTES: 30,
    ...over,
  }
  const clients = createClients<Clients>({
    caller: 'order',
    calls,
    secret: testSecret,
    transport: worldTransport(world),
  })
  const deps = createDeps({ pg, outbox: {} as never, clients, secret: testSecret, settings })
  const app = buildOrder(deps, { secret: testSecret, log, metrics: createMetrics(), checkResponses: true })
  t.teardown(() => app.close())
  return { pg, deps, app, world, as: callerOf(app, 'order') }
}

export type Room = Awaited<ReturnType<typeof room>>
