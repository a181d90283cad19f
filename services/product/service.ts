import { createClients } from '@stoa/kit/calls/client'
import { runConsumers } from '@stoa/kit/events/inbox'
import { createMongoOutbox } from '@stoa/kit/events/mongo-outbox'
import type { EventWorker } from '@stoa/kit/events/queue-worker'
import { createMongo } from '@stoa/kit/mongo/mongo'
import { createLocalFiles } from '@stoa/kit/process/files'
import { defineService } from '@stoa/kit/process/service'
import { buildProduct } from './app.ts'
import { type ProductConfig, settings } from './config.ts'
import type { Deps } from './context.ts'
import { consumers } from './events/stock.ts'
import { createCatalogue } from './flows/catalogue.ts'
import { createImporter } from './flows/importer.ts'
import { type Clients, calls } from './generated/clients.ts'
import { broadcastTypes, type Consumed, formerNames, type Published, subscribers } from './generated/events.ts'
import { ensureCollections } from './store/migrations.ts'
import { createModels } from './store/models.ts'

export const product = defineService<ProductConfig>({
  name: 'product',
  port: 4002,
  settings,

  async migrate(config, log) {
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const connection = createMongo({ url: config.MONGODB_URI, onError })
    await ensureCollections(createModels(connection)).finally(() => connection.close())
  },

  async create(config, runtime) {
    const { secret } = runtime
    const log = runtime.log.child({ service: 'product' })
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const connection = createMongo({ url: config.MONGODB_URI, onError })
    const db = createModels(connection)
    const files = createLocalFiles({ dir: config.FILES_DIR })
    const currency = config.SHOP_CURRENCY
    const catalogue = createCatalogue({ db, broadcasts: runtime.broadcasts, log, currency })
    const clients = createClients<Clients>({ caller: 'product', calls, secret, transport: runtime.transport })
    const collections = [db.products, db.categories] as const
    const outbox = createMongoOutbox<Published>({
      ...{ queues: runtime.queues, broadcasts: runtime.broadcasts, service: 'product' },
      ...{ collections, subscribers, broadcastTypes, log },
    })
    const importer = createImporter({
      ...{ db, catalogue, outbox, clients, files, log },
      keptDays: config.IMPORT_KEPT_DAYS,
    })
    const limits = { shopCurrency: currency, importMaxBytes: config.IMPORT_MAX_BYTES }
    const deps: Deps = { db, catalogue, files, clients, outbox, importer, secret, ...limits }
    const app = buildProduct(deps, runtime)
    let work: EventWorker | undefined
    return {
      name: 'product',
      app,
      async start() {
        await catalogue.start()
        outbox.start()
        work = await runConsumers<Consumed, Deps>({ ...runtime, service: 'product', consumers, formerNames, deps, log })
        importer.start()
      },
      async stop() {
        await app.close()
        await importer.stop()
        await work?.close()
        await catalogue.stop()
        await outbox.stop()
        await connection.close()
      },
    }
  },
})
