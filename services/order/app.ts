import { join } from 'node:path'
import type { Broadcasts } from '@stoa/kit/events/broadcasts'
import { type App, buildApp } from '@stoa/kit/http/app'
import { migrationsApplied } from '@stoa/kit/postgres/migrations'
import type { Runtime } from '@stoa/kit/process/service'
import type { Deps } from './context.ts'
import { createRates } from './flows/cart.ts'
import { createCartCopies } from './flows/cart-copies.ts'
import { createChallenge } from './flows/checkout/challenge.ts'
import { createLeases } from './flows/checkout/leases.ts'
import { createPaymentMethods } from './flows/payment-methods.ts'
import { createQuotes } from './flows/quotes.ts'
import { createShop } from './flows/shop.ts'
import { routes, schemas } from './generated/routes.ts'
import type { operations } from './generated/types.ts'
import * as adminOrders from './handlers/admin-orders.ts'
import * as cartItems from './handlers/cart-items.ts'
import * as cartPayment from './handlers/cart-payment.ts'
import * as carts from './handlers/carts.ts'
import * as checkout from './handlers/checkout.ts'
import * as countries from './handlers/countries.ts'
import * as fulfilments from './handlers/fulfilments.ts'
import * as heldData from './handlers/held-data.ts'
import * as internal from './handlers/internal.ts'
import * as orders from './handlers/orders.ts'
import * as refunds from './handlers/refunds.ts'
import * as shippingZones from './handlers/shipping-zones.ts'
import * as shop from './handlers/shop.ts'
import * as taxRegions from './handlers/tax-regions.ts'

/** Everything handlers and loops work with, from the connections a process or a test has made. */
export function createDeps(
  parts: Omit<Deps, 'rates' | 'shop' | 'quotes' | 'methods' | 'cartCopies' | 'leases' | 'challenge'>,
  broadcasts?: Pick<Broadcasts, 'listen' | 'lastReadAt'>,
): Deps {
  const { pg, clients, settings } = parts
  const { CHALLENGE_VERIFY_URL: url, CHALLENGE_SECRET: secret } = settings
  const shop = createShop(pg, settings)
  return {
    ...parts,
    shop,
    rates: createRates(pg, shop),
    quotes: createQuotes(clients, broadcasts),
    methods: createPaymentMethods(clients),
    cartCopies: createCartCopies(),
    leases: createLeases(pg),
    challenge: url && secret ? createChallenge({ url, secret }) : null,
  }
}

/** Folder of this service's migrations: what its database has to have before traffic is sent here. */
export const migrations = join(import.meta.dirname, 'store', 'migrations')

/** The service's Fastify app, from its dependencies. Never listens. */
export function buildOrder(
  deps: Deps,
  runtime: Pick<Runtime, 'secret' | 'log' | 'metrics' | 'checkResponses'> &
    Partial<Pick<Runtime, 'broadcasts' | 'queues'>>,
): App {
  return buildApp<operations, Deps>({
    service: 'order',
    routes,
    schemas,
    handlers: {
      ...carts,
      ...cartItems,
      ...cartPayment,
      ...countries,
      ...shop,
      ...shippingZones,
      ...taxRegions,
      ...checkout,
      ...orders,
      ...adminOrders,
      ...fulfilments,
      ...refunds,
      ...internal,
      ...heldData,
    },
    deps,
    ...runtime,
    readiness: { own: migrationsApplied(deps.pg, migrations) },
  })
}
