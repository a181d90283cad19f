import { createClients } from '@stoa/kit/calls/client'
import { createConsumers } from '@stoa/kit/events/inbox'
import { createOutbox } from '@stoa/kit/events/outbox'
import { createEventStreams } from '@stoa/kit/http/event-stream'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { migratePostgres, postgresMigrationSettings } from '@stoa/kit/process/migration'
import { defineService } from '@stoa/kit/process/service'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { buildInventory, migrations } from './app.ts'
import { settings } from './config.ts'
import type { Deps } from './context.ts'
import { consumers as erasures } from './events/erasures.ts'
import { batchConsumers, consumers as orders } from './events/orders.ts'
import { createAvailabilityWatch } from './flows/availability-watch.ts'
import { createSignUpRetention, createTellLoop } from './flows/back-in-stock-loops.ts'
import { createReleaseLoop } from './flows/release.ts'
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
import { SIGN_UP_TOKEN_KEY } from './key-purposes.ts'
import { createAvailabilityCache } from './store/availability-cache.ts'
import { createLevelChannel } from './store/level-channel.ts'

export const inventory = defineService({
  name: 'inventory',
  port: 4005,
  settings,
  keys: { routes, calls, own: [SIGN_UP_TOKEN_KEY] },

  migrationSettings: postgresMigrationSettings,
  migrate: (config) => migratePostgres(config, { folder: migrations, appendOnly: ['movements'] }),

  async create(config, runtime) {
    const { log, secret, transport } = runtime
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
    const redis = await createRedis({ url: runtime.cacheRedisUrl, name: 'inventory', onError })
    const availability = createAvailabilityCache({ pg, redis, prefix: runtime.keyPrefix, log })
    const channel = createLevelChannel({ url: runtime.cacheRedisUrl, prefix: runtime.keyPrefix, onError })
    const watch = createAvailabilityWatch({ availability, channel, shownUpTo: config.STOCK_SHOWN_UP_TO, log })
    const streams = createEventStreams({ max: config.STOCK_STREAMS })
    const outbox = createOutbox<Published>({
      ...runtime,
      service: 'inventory',
      pg,
      subscribers,
      broadcastTypes,
      numberedTypes,
    })
    const clients = createClients<Clients>({ caller: 'inventory', calls, secret, transport })
    const deps: Deps = { pg, outbox, clients, availability, watch, streams, settings: config, secret }
    return {
      app: buildInventory(deps, runtime),
      parts: [
        { stop: pg.close },
        { stop: () => closeRedis(redis) },
        { stop: channel.close },
        watch,
        outbox,
        createConsumers<Consumed, Deps>({
          ...runtime,
          service: 'inventory',
          consumers: { ...orders, ...erasures },
          batchConsumers,
          formerNames,
          deps,
        }),
        createReleaseLoop(deps, log),
        createTellLoop(deps, log),
        createSignUpRetention(deps, log),
      ],
    }
  },
})
