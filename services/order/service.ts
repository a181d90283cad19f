import { createClients } from '@stoa/kit/calls/client'
import { runConsumers } from '@stoa/kit/events/inbox'
import { createOutbox } from '@stoa/kit/events/outbox'
import type { EventWorker } from '@stoa/kit/events/queue-worker'
import { migrateDatabase } from '@stoa/kit/postgres/database'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { defineService } from '@stoa/kit/process/service'
import { buildOrder } from './app.ts'
import { type OrderConfig, settings } from './config.ts'
import type { Deps } from './context.ts'
import { createDeps } from './deps.ts'
import { consumers } from './events/payments.ts'
import { createRecovery } from './flows/checkout/recovery.ts'
import { type Clients, calls } from './generated/clients.ts'
import { broadcastTypes, type Consumed, formerNames, type Published, subscribers } from './generated/events.ts'
import { migrations } from './store/migrations.ts'

export const order = defineService<OrderConfig>({
  name: 'order',
  port: 4003,
  settings,

  migrate: (config) => migrateDatabase(config.POSTGRES_URL, migrations),

  async create(config, runtime) {
    const log = runtime.log.child({ service: 'order' })
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
    const { secret, transport } = runtime
    const clients = createClients<Clients>({ caller: 'order', calls, secret, transport })
    const outbox = createOutbox<Published>({
      ...runtime,
      service: 'order',
      pg,
      subscribers,
      broadcastTypes,
      log,
    })
    const deps = createDeps({ pg, outbox, clients, secret, settings: config })
    const app = buildOrder(deps, runtime)
    let work: EventWorker | undefined
    const recovery = createRecovery(deps, log)
    return {
      name: 'order',
      app,
      async start() {
        outbox.start()
        work = await runConsumers<Consumed, Deps>({ ...runtime, service: 'order', consumers, formerNames, deps, log })
        recovery.start()
      },
      async stop() {
        await app.close()
        await recovery.stop()
        await work?.close()
        await outbox.stop()
        await pg.close()
      },
    }
  },
})
