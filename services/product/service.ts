import { createClients } from '@stoa/kit/calls/client'
import { createPublicFetcher } from '@stoa/kit/calls/public-fetcher'
import { createConsumers } from '@stoa/kit/events/inbox'
import { createMongoOutbox } from '@stoa/kit/events/mongo-outbox'
import { createFileStore } from '@stoa/kit/files/file-store'
import { checkBucket, MAX_UPLOAD_BYTES, originalsOf } from '@stoa/kit/files/settings'
import { createMongo } from '@stoa/kit/mongo/mongo'
import { ConfigError } from '@stoa/kit/process/config'
import { defineService } from '@stoa/kit/process/service'
import { buildProduct } from './app.ts'
import { settings } from './config.ts'
import type { Deps } from './context.ts'
import { batchConsumers, consumers } from './events/stock.ts'
import { createCatalogue } from './flows/catalogue.ts'
import { createDescriptionReader } from './flows/descriptions.ts'
import { createImportReverter } from './flows/import-reverter.ts'
import { createImporter } from './flows/importer.ts'
import { createPictureBackfill } from './flows/picture-backfill.ts'
import { createPictureCopier } from './flows/picture-copier.ts'
import { createPictureFiles } from './flows/picture-files.ts'
import { type Clients, calls } from './generated/clients.ts'
import { broadcastTypes, type Consumed, formerNames, type Published, subscribers } from './generated/events.ts'
import { routes } from './generated/routes.ts'
import { ensureCollections } from './store/migrations.ts'
import { createModels } from './store/models.ts'

export const product = defineService({
  name: 'product',
  port: 4002,
  settings,
  keys: { routes, calls },

  migrationSettings: { MONGODB_URI: settings.MONGODB_URI },
  async migrate(config, log) {
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const connection = createMongo({ url: config.MONGODB_URI, onError })
    await ensureCollections(createModels(connection)).finally(() => connection.close())
  },

  create(config, runtime) {
    const { log, secret, queues, broadcasts } = runtime
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const connection = createMongo({ url: config.MONGODB_URI, onError })
    const db = createModels(connection)
    if (config.S3_BUCKET && config.IMPORT_MAX_BYTES > MAX_UPLOAD_BYTES)
      throw new ConfigError([`IMPORT_MAX_BYTES is more than a bucket takes, ${MAX_UPLOAD_BYTES}`])
    const originals = originalsOf(config)
    const files = createFileStore({ dir: config.FILES_DIR, originals })
    const pictureFiles = createPictureFiles({ files, db })
    const descriptions = createDescriptionReader()
    const currency = config.SHOP_CURRENCY
    const { SEARCH_INDEX_DIR: dir } = config
    const catalogue = createCatalogue({ db, broadcasts, log, indexCopy: dir === undefined ? undefined : { dir } })
    const clients = createClients<Clients>({ caller: 'product', calls, secret, transport: runtime.transport })
    const collections = [db.products, db.categories, db.collections] as const
    const outbox = createMongoOutbox<Published>({
      ...{ queues, broadcasts, service: 'product', collections, subscribers, broadcastTypes, log },
    })
    const fetcher = createPublicFetcher()
    const pictureBackfill = createPictureBackfill({ db, catalogue, outbox, pictureFiles, log })
    const pictures = createPictureCopier({ db, catalogue, outbox, files, pictureFiles, fetcher, log })
    const importer = createImporter({
      ...{ db, catalogue, outbox, clients, files, descriptions, pictures, log },
      keptDays: config.IMPORT_KEPT_DAYS,
    })
    const reverter = createImportReverter({ db, catalogue, outbox, clients, log })
    const limits = { shopCurrency: currency, importMaxBytes: config.IMPORT_MAX_BYTES }
    const kept = { db, catalogue, files, pictureFiles, pictureBackfill, descriptions }
    const deps: Deps = { ...kept, clients, outbox, importer, reverter, secret, ...limits }
    return {
      app: buildProduct(deps, runtime),
      parts: [
        {
          start: () => checkBucket(originals, log, async () => (await db.pictures.exists({})) !== null),
          stop: () => originals.close(),
        },
        { stop: () => connection.close() },
        descriptions,
        pictureFiles,
        { stop: () => fetcher.close() },
        catalogue,
        outbox,
        createConsumers<Consumed, Deps>({
          ...runtime,
          service: 'product',
          consumers,
          batchConsumers,
          formerNames,
          deps,
        }),
        pictures,
        pictureBackfill,
        reverter,
        importer,
      ],
    }
  },
})
