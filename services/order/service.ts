import { createClients } from '@stoa/kit/calls/client'
import { createConsumers } from '@stoa/kit/events/inbox'
import { createOutbox } from '@stoa/kit/events/outbox'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { migratePostgres, postgresMigrationSettings } from '@stoa/kit/process/migration'
import { defineService } from '@stoa/kit/process/service'
import { CART_TOKEN_KEY } from '@stoa/kit/security/cart-token'
import { ORDER_TOKEN_KEY } from '@stoa/kit/security/order-token'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { buildOrder, createDeps, migrations } from './app.ts'
import { settings } from './config.ts'
import type { Deps } from './context.ts'
import { EMPTY_CART_DAYS } from './domain/cart-age.ts'
import { consumers as accounts } from './events/accounts.ts'
import { consumers as erasures } from './events/erasures.ts'
import { batchConsumers, consumers as payments } from './events/payments.ts'
import { createAbandonedCarts } from './flows/abandoned-carts.ts'
import { createCartExpiry } from './flows/cart-expiry.ts'
import { createHoldComparison } from './flows/checkout/orphaned-holds.ts'
import { createRecovery } from './flows/checkout/recovery.ts'
import { type Clients, calls } from './generated/clients.ts'
import {
  broadcastTypes,
  type Consumed,
  formerNames,
  numberedTypes,
  type Published,
  subscribers,
} from './generated/events.ts'
import { routes } from './generated/routes.ts'
import { LOOKUP_KEY } from './key-purposes.ts'
import { lookupAttempts } from './store/lookup-attempts.ts'

const HOUR_MS = 3_600_000

export const order = defineService({
  name: 'order',
  port: 4003,
  settings,
  keys: { routes, calls, own: [CART_TOKEN_KEY, ORDER_TOKEN_KEY, LOOKUP_KEY] },

  migrationSettings: postgresMigrationSettings,
  migrate: (config) => migratePostgres(config, { folder: migrations, appendOnly: [] }),

  create(config, runtime) {
    const { log, secret, transport } = runtime
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
    const clients = createClients<Clients>({ caller: 'order', calls, secret, transport })
    const outbox = createOutbox<Published>({
      ...runtime,
      service: 'order',
      pg,
      subscribers,
      broadcastTypes,
      numberedTypes,
    })
    const deps = createDeps({ pg, outbox, clients, secret, settings: config }, runtime.broadcasts)
    return {
      app: buildOrder(deps, runtime),
      parts: [
        { stop: pg.close },
        outbox,
        deps.quotes,
        createConsumers<Consumed, Deps>({
          ...{
            ...runtime,
            service: 'order',
            consumers: { ...payments, ...accounts, ...erasures },
            batchConsumers,
            formerNames,
            deps,
          },
        }),
        createRecovery(deps, log),
        createCartExpiry(
          deps,
          { empty: EMPTY_CART_DAYS, guest: config.CART_GUEST_DAYS, customer: config.CART_CUSTOMER_DAYS },
          log,
        ),
        createHoldComparison(deps, log),
        ...(config.ABANDONED_CART_HOURS > 0 ? [createAbandonedCarts(deps, config.ABANDONED_CART_HOURS, log)] : []),
        backgroundLoop({
          name: 'deletion of old look-ups',
          log,
          intervalMs: HOUR_MS,
          work: () => lookupAttempts.deleteOld(pg),
        }),
      ],
    }
  },
})
