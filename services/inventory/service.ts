import { runConsumers } from '@stoa/kit/events/inbox'
import { createOutbox } from '@stoa/kit/events/outbox'
import type { EventWorker } from '@stoa/kit/events/queue-worker'
import { migrateDatabase } from '@stoa/kit/postgres/database'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { defineService } from '@stoa/kit/process/service'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { repeat } from '@stoa/kit/timing/repeat'
import { buildInventory } from './app.ts'
import { type InventoryConfig, settings } from './config.ts'
import type { Deps } from './context.ts'
import { consumers } from './events/orders.ts'
import { releaseExpired } from './flows/reservation.ts'
import { broadcastTypes, type Consumed, formerNames, type Published, subscribers } from './generated/events.ts'
import { createLevels } from './store/levels.ts'
import { migrations } from './store/migrations.ts'

export const inventory = defineService<InventoryConfig>({
  name: 'inventory',
  port: 4005,
  settings,

  migrate: (config) => migrateDatabase(config.POSTGRES_URL, migrations),

  async create(config, runtime) {
    const log = runtime.log.child({ service: 'inventory' })
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
    const redis = await createRedis({ url: runtime.cacheRedisUrl, name: 'inventory', onError })
    const levels = createLevels({ pg, redis, prefix: runtime.keyPrefix, log })
    const outbox = createOutbox<Published>({
      ...runtime,
      service: 'inventory',
      pg,
      subscribers,
      broadcastTypes,
      log,
    })
    const deps: Deps = { pg, outbox, levels, secret: runtime.secret }
    const app = buildInventory(deps, runtime)
    let work: EventWorker | undefined
    const sweeper = repeat(1_000, log, async () => {
      await releaseExpired(deps)
    })
    return {
      name: 'inventory',
      app,
      async start() {
        outbox.start()
        work = await runConsumers<Consumed, Deps>({
          ...runtime,
          service: 'inventory',
          consumers,
          formerNames,
          deps,
          log,
        })
        sweeper.start()
      },
      async stop() {
        await app.close()
        await sweeper.stop()
        await work?.close()
        await outbox.stop()
        await closeRedis(redis)
        await pg.close()
      },
    }
  },
})
