import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicFetcher } from '@stoa/kit/calls/public-fetcher'
import { createMongoOutbox } from '@stoa/kit/events/mongo-outbox'
import { createFileStore, type FileStore } from '@stoa/kit/files/file-store'
import type { App } from '@stoa/kit/http/app'
import { createMongo } from '@stoa/kit/mongo/mongo'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import { anonymous, callerOf, serviceNamed, staff, testSecret } from '@stoa/kit/testing/app'
import { testMongo } from '@stoa/kit/testing/databases'
import { unlosableQueue } from '@stoa/kit/testing/queue'
import mongoose, { type Connection } from 'mongoose'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildProduct } from '../app.ts'
import type { Deps } from '../context.ts'
import { batchConsumers, consumers } from '../events/stock.ts'
import { createCatalogue } from '../flows/catalogue.ts'
import type { IndexCopyOptions } from '../flows/catalogue-state.ts'
import { createDescriptionReader } from '../flows/descriptions.ts'
import { createImportReverter } from '../flows/import-reverter.ts'
import { runImport } from '../flows/import-run.ts'
import { createImporter } from '../flows/importer.ts'
import { createPictureBackfill } from '../flows/picture-backfill.ts'
import { createPictureCopier } from '../flows/picture-copier.ts'
import { createPictureFiles } from '../flows/picture-files.ts'
import type { Published } from '../generated/events.ts'
import { letGo } from '../store/import-reverts.ts'
import { claimImport, findImport } from '../store/imports.ts'
import { ensureCollections } from '../store/migrations.ts'
import { createModels } from '../store/models.ts'
import { fakeBroadcasts, fakeInventory, fakeOrder } from './fakes.ts'

export type Body = Record<string, unknown>

const log = pino({ level: 'silent' })

interface Shared {
  connection: Connection
  broadcasts: ReturnType<typeof fakeBroadcasts>
  inventory: ReturnType<typeof fakeInventory>
  selling: ReturnType<typeof fakeOrder>
  /** Of one process. */
  openFiles: () => FileStore
  indexCopy?: IndexCopyOptions | undefined
}

function dependenciesOf({ connection, broadcasts, inventory, selling, openFiles, indexCopy }: Shared) {
  const db = createModels(connection)
  const files = openFiles()
  // What is made is what is tested, however long a busy machine takes.
  const pictureFiles = createPictureFiles({ files, db, waitMs: 60_000, addWaitMs: 60_000 })
  const catalogue = createCatalogue({ db, broadcasts, log, indexCopy })
  const outbox = createMongoOutbox<Published>({
    service: 'product',
    collections: [db.products, db.categories, db.collections],
    queues: {
      add: async () => undefined,
      marker: () => unlosableQueue,
    },
    broadcasts,
    subscribers: { 'product.changed': [], 'category.changed': [], 'collection.changed': [] },
    broadcastTypes: ['product.changed', 'category.changed', 'collection.changed'],
    log,
  })
  const clients = { inventory, order: selling } as unknown as Deps['clients']
  // A thread needs longer than its deadline to start, where a machine does much else.
  const descriptions = createDescriptionReader({ deadlineMs: 120_000 })
  // Reaches nothing but this machine: a test serves the pictures that its files name.
  const fetcher = createPublicFetcher({ isAllowed: (address) => address === '127.0.0.1' })
  const pictureBackfill = createPictureBackfill({ db, catalogue, outbox, pictureFiles, log })
  const pictures = createPictureCopier({ db, catalogue, outbox, files, pictureFiles, fetcher, log })
  const importer = createImporter({ db, catalogue, outbox, clients, files, descriptions, pictures, log, keptDays: 30 })
  const reverter = createImportReverter({ db, catalogue, outbox, clients, log })
  const own = {
    db,
    catalogue,
    files,
    pictureFiles,
    pictureBackfill,
    descriptions,
    clients,
    outbox,
    importer,
    reverter,
    fetcher,
    pictures,
  }
  return { ...own, secret: testSecret, shopCurrency: 'EUR', importMaxBytes: 5_000_000 }
}

interface RawRequest {
  method?: 'GET' | 'HEAD'
  headers?: Record<string, string>
}

function requestsTo(app: App) {
  const as = callerOf(app, 'product')
  return {
    shopper: as(anonymous),
    clerk: as(staff('catalogue.read', 'catalogue.write', 'stock.read', 'stock.write')),
    /** May change products, not stock. */
    writer: as(staff('catalogue.read', 'catalogue.write')),
    reader: as(staff('catalogue.read')),
    order: as(serviceNamed('order')),
    stock: as(serviceNamed('inventory')),
    /** The bytes of a response. */
    raw(url: string, principal: Principal = anonymous, { method = 'GET', headers = {} }: RawRequest = {}) {
      const claims = { caller: 'gateway', callee: 'product', method, url, principal }
      const own = { [INTERNAL_TOKEN]: mintInternalToken(testSecret, claims) }
      return app.inject({ method, url, headers: { ...headers, ...own } })
    },
  }
}

interface AvailabilityChange {
  variant_id: string
  in_stock: boolean
  version: number
}

const type = 'stock.availability_changed'
const eventOf = (data: AvailabilityChange) =>
  ({ id: 'evt_1', type, aggregate: data.variant_id, occurred_at: '', data: { ...data, low: false } }) as const
const eventContext = (deps: Deps) => ({ ...deps, requestId: 'evt_1', traceparent: undefined, now: new Date(), log })

/** Has a process consume an availability change of inventory. */
async function consumeAvailability(deps: Deps, data: AvailabilityChange) {
  await consumers[type](eventOf(data), eventContext(deps))
}

/** Runs an import now, in this process. */
async function runImportNow(
  deps: ReturnType<typeof dependenciesOf>,
  id: string,
  signal = new AbortController().signal,
) {
  const { db } = deps
  const known = await findImport(db, id)
  if (!known) throw new Error('no such import')
  const job = await claimImport(db, { id, beat: known.beat, state: known.state }, 'me', new Date().toISOString())
  if (!job) throw new Error('the import has a worker')
  try {
    await runImport({ ...deps, log }, job, { worker: 'me', signal })
  } catch (error) {
    await letGo(db, { id, worker: 'me' }, new Date())
    throw error
  }
  await db.imports.updateOne({ _id: id }, { $set: { state: 'done', finished_at: new Date().toISOString() } })
  return findImport(db, id)
}

/** One process of the service on a database. */
async function instance(t: Test, shared: Shared) {
  const deps = dependenciesOf(shared)
  const runtime = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true } as never
  const app = buildProduct(deps, runtime)
  t.teardown(async () => {
    await app.close()
    await deps.catalogue.stop()
    await deps.descriptions.stop()
    await deps.pictures.stop()
    await deps.pictureBackfill.stop()
    deps.pictureFiles.stop()
    await deps.reverter.stop()
    await deps.fetcher.close()
  })
  const { db, catalogue, importer, reverter, outbox, pictures } = deps
  return {
    ...{ ...requestsTo(app), app, db, deps, catalogue, importer, reverter, outbox, pictures },
    consume: (data: AvailabilityChange) => consumeAvailability(deps, data),
    consumeMany: (changes: AvailabilityChange[]) => batchConsumers[type]?.(changes.map(eventOf), eventContext(deps)),
    runImportNow: (id: string, signal?: AbortSignal) => runImportNow(deps, id, signal),
  }
}

export type Instance = Awaited<ReturnType<typeof instance>>

/** A shop on its own database: one process of the service, and more on request, which share a folder unless said. */
export async function createFixture(t: Test, options: Partial<Pick<Shared, 'openFiles'>> = {}) {
  const { url } = await testMongo(t)
  const connection = mongoose.createConnection(url, { monitorCommands: true, autoIndex: false, autoCreate: false })
  t.teardown(() => connection.close())
  const dir = mkdtempSync(join(tmpdir(), 'stoa-files-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  const broadcasts = fakeBroadcasts()
  const inventory = fakeInventory()
  const selling = fakeOrder()
  const { openFiles = () => createFileStore({ dir }) } = options
  const shared = { broadcasts, inventory, selling, openFiles }
  const first = await instance(t, { ...shared, connection })
  await ensureCollections(first.db)
  await first.catalogue.start()
  /** Another process, on the same database unless there is another way to it. */
  const addReplica = async (indexCopy?: IndexCopyOptions, way = url) => {
    const own = createMongo({ url: way, onError: () => undefined })
    t.teardown(() => own.close())
    const replica = await instance(t, { ...shared, connection: own, indexCopy })
    await replica.catalogue.start()
    return replica
  }
  /** Commands sent to the database while something runs. */
  const commands = async (work: () => Promise<unknown>) => {
    const sent: string[] = []
    const client = connection.getClient()
    const note = ({ commandName }: { commandName: string }) => sent.push(commandName)
    client.on('commandStarted', note)
    await work()
    client.off('commandStarted', note)
    return sent
  }
  return { ...first, broadcasts, inventory, selling, addReplica, commands, connection, url, dir }
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>
