import { createClients } from '@stoa/kit/calls/client'
import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import { createMetrics } from '@stoa/kit/observability/metrics'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import { callerOf, testSecret } from '@stoa/kit/testing/app'
import { testPostgres } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildOrder, createDeps, migrations } from '../app.ts'
import type { Settings } from '../context.ts'
import { UNPAID_LIMITS } from '../domain/unpaid.ts'
import { type Clients, calls } from '../generated/clients.ts'

/** What the product service of the tests sells: minor units by currency. Change it to change what is sold. */
export type Products = Map<string, { prices: Record<string, number>; data?: Record<string, unknown> }>

export interface StubServices {
  products: Products
  /** What inventory tells of variants; of those that are not here, that there are enough. */
  stock: Map<string, { in_stock: boolean; available: number | null }>
  methods: string[]
  /** Requests that went out, in order. */
  requests: OutgoingRequest[]
  /** Runs before each response; for what happens in between. */
  before: (request: OutgoingRequest) => Promise<void>
}

function quote(products: Products, { currency, variant_ids }: { currency: string; variant_ids: string[] }) {
  return variant_ids.flatMap((variant_id) => {
    const found = products.get(variant_id)
    if (!found) return []
    const amount = found.prices[currency]
    const data = {
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
    return [{ ...data, ...found.data }]
  })
}

const told = (stock: StubServices['stock'], { variant_ids }: { variant_ids: string[] }) =>
  variant_ids.map((variant_id) => ({ variant_id, ...(stock.get(variant_id) ?? { in_stock: true, available: null }) }))

/** Stands for the other services, which have tests of their own. */
export function stubTransport(stubs: StubServices): Transport {
  const response = (request: OutgoingRequest): unknown => {
    if (request.service === 'product') return { data: quote(stubs.products, JSON.parse(request.body ?? '{}')) }
    if (request.url === '/internal/availability') return { data: told(stubs.stock, JSON.parse(request.body ?? '{}')) }
    if (request.url.startsWith('/internal/payment-methods')) {
      return { data: stubs.methods.map((id) => ({ id, kind: id === 'test' ? 'test' : 'manual', title: id })) }
    }
    throw new Error(`no service is stubbed for ${request.method} ${request.url}`)
  }
  return {
    request: async (request) => {
      stubs.requests.push(request)
      await stubs.before(request)
      const body = JSON.stringify(response(request))
      return { status: 200, headers: { 'content-type': 'application/json' }, body }
    },
    close: async () => undefined,
  }
}

/** One database for a file's tests, which run one after the other. */
export const database = (t: Test) => testPostgres(t, { migrations: [migrations] })

/** The service on an emptied database, and stubs of the services it calls. */
export async function cartFixture(
  t: Test,
  pg: Postgres,
  over: Partial<Settings> = {},
  broadcasts?: Parameters<typeof createDeps>[1],
) {
  await execute(pg, 'TRUNCATE carts, checkouts, shipping_zones, tax_regions, idempotency_keys CASCADE')
  await execute(pg, "UPDATE shop SET settings = '{}', version = 1")
  const log = pino({ level: 'silent' })
  const stubs: StubServices = {
    products: new Map([
      ['mug', { prices: { EUR: 1190, USD: 1300 } }],
      ['tea', { prices: { EUR: 535 }, data: { tax_class: 'reduced' } }],
      ['song', { prices: { EUR: 99, USD: 99 }, data: { requires_shipping: false, weight_grams: 0 } }],
    ]),
    stock: new Map(),
    methods: ['test', 'bank_transfer'],
    requests: [],
    before: async () => undefined,
  }
  const settings: Settings = {
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
    UNPAID_LIMITS: { ...UNPAID_LIMITS, units: 1000, checkout_units: 1000 },
    UNPAID_GUEST_VALUE: {},
    ...over,
  }
  const clients = createClients<Clients>({
    caller: 'order',
    calls,
    secret: testSecret,
    transport: stubTransport(stubs),
  })
  const outbox = { addAll: async () => undefined } as never
  const deps = createDeps({ pg, outbox, clients, secret: testSecret, settings }, broadcasts)
  const app = buildOrder(deps, { secret: testSecret, log, metrics: createMetrics(), checkResponses: true })
  t.teardown(() => app.close())
  return { pg, deps, app, stubs, as: callerOf(app, 'order') }
}

export type CartFixture = Awaited<ReturnType<typeof cartFixture>>
