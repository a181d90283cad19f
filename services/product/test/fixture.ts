import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Broadcast, BroadcastListener } from '@stoa/kit/events/broadcasts'
import type { Event } from '@stoa/kit/events/event'
import { createMongoOutbox } from '@stoa/kit/events/mongo-outbox'
import { createMongo } from '@stoa/kit/mongo/mongo'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { createLocalFiles } from '@stoa/kit/process/files'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import { anonymous, callerOf, serviceNamed, staff, testSecret } from '@stoa/kit/testing/app'
import { testMongo } from '@stoa/kit/testing/databases'
import { UnavailableError } from '@stoa/kit/values/problem'
import mongoose, { type Connection } from 'mongoose'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildProduct } from '../app.ts'
import type { Deps } from '../context.ts'
import { consumers } from '../events/stock.ts'
import { createCatalogue } from '../flows/catalogue.ts'
import { runImport } from '../flows/import-run.ts'
import { createImporter } from '../flows/importer.ts'
import type { Published } from '../generated/events.ts'
import { claimImport, findImport } from '../store/imports.ts'
import { ensureCollections } from '../store/migrations.ts'
import { createModels } from '../store/models.ts'

export type Body = Record<string, unknown>

const log = pino({ level: 'silent' })

/** Broadcasts without Redis: published ones reach every listener at once. */
export function fakeBroadcasts() {
  const listeners = new Set<BroadcastListener>()
  const broadcasts = {
    isDisconnected: false,
    published: [] as Broadcast[],
    async publish(broadcast: Broadcast) {
      broadcasts.published.push(broadcast)
      if (broadcasts.isDisconnected) return
      for (const listener of listeners) await listener.onBroadcast({ ...broadcast, seq: '1-0' })
    },
    listen: async (listener: BroadcastListener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async disconnect() {
      for (const listener of listeners) await listener.onDisconnected?.()
    },
    async gap() {
      for (const listener of listeners) await listener.onGap()
    },
    get lastReadAt() {
      return broadcasts.isDisconnected ? Number.NEGATIVE_INFINITY : performance.now()
    },
  }
  return broadcasts
}

/** Inventory as the product service sees it: initial stock is set once. */
export function fakeInventory() {
  const levels = new Map<string, { quantity: number; isUnlimited: boolean }>()
  const inventory = {
    levels,
    isDown: false,
    calls: 0,
    initialiseStock: async ({ body }: { body: { items: Body[] } }) => {
      inventory.calls += 1
      if (inventory.isDown) throw new UnavailableError('inventory is down', true)
      for (const item of body.items) {
        const isUnlimited = item.tracked === false || item.policy === 'continue'
        const id = String(item.variant_id)
        if (!levels.has(id)) levels.set(id, { quantity: Number(item.quantity), isUnlimited })
      }
      const availability = body.items.map(({ variant_id }) => {
        const level = levels.get(String(variant_id))
        return {
          variant_id: String(variant_id),
          in_stock: level ? level.isUnlimited || level.quantity > 0 : false,
          available: level?.quantity ?? 0,
        }
      })
      return { initialised: body.items.length, availability }
    },
  }
  return inventory
}

/** One process of the service on a database. */
async function instance(
  t: Test,
  shared: { connection: Connection; broadcasts: ReturnType<typeof fakeBroadcasts>; dir: string; inventory: object },
) {
  const { connection, broadcasts, dir, inventory } = shared
  const db = createModels(connection)
  const files = createLocalFiles({ dir })
  const catalogue = createCatalogue({ db, broadcasts, log, currency: 'EUR' })
  const outbox = createMongoOutbox<Published>({
    service: 'product',
    collections: [db.products, db.categories],
    queues: {
      add: async () => undefined,
      marker: () => ({ isReady: async () => true, restore: async () => true }),
    },
    broadcasts,
    subscribers: { 'product.changed': [], 'category.changed': [] },
    broadcastTypes: ['product.changed', 'category.changed'],
    log,
  })
  const clients = { inventory } as unknown as Deps['clients']
  const importer = createImporter({ db, catalogue, outbox, clients, files, log, keptDays: 30 })
  const deps: Deps = {
    ...{ db, catalogue, files, clients, outbox, importer, secret: testSecret },
    ...{ shopCurrency: 'EUR', importMaxBytes: 5_000_000 },
  }
  const runtime = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true } as never
  const app = buildProduct(deps, runtime)
  t.teardown(async () => {
    await app.close()
    await catalogue.stop()
  })
  const as = callerOf(app, 'product')
  const callers = {
    shopper: as(anonymous),
    clerk: as(staff('catalogue.read', 'catalogue.write')),
    reader: as(staff('catalogue.read')),
    order: as(serviceNamed('order')),
  }
  /** The bytes of a response. */
  const raw = (url: string, principal: Principal = anonymous) => {
    const token = mintInternalToken(testSecret, { caller: 'gateway', callee: 'product', method: 'GET', url, principal })
    return app.inject({ url, headers: { [INTERNAL_TOKEN]: token } })
  }
  const consume = async (data: { variant_id: string; in_stock: boolean; version: number }) => {
    const event = {
      id: 'evt_1',
      type: 'stock.availability_changed',
      aggregate: data.variant_id,
      occurred_at: '',
      data,
    } as Event
    const context = { requestId: 'evt_1', traceparent: undefined, now: new Date(), log }
    await consumers['stock.availability_changed']({ ...event, data: { ...data, low: false } } as never, {
      ...deps,
      ...context,
    })
  }
  /** Runs an import now, in this process. */
  const runImportNow = async (id: string, signal = new AbortController().signal) => {
    const known = await findImport(db, id)
    if (!known) throw new Error('no such import')
    const job = await claimImport(db, { id, beat: known.beat }, 'me', new Date().toISOString())
    if (!job) throw new Error('not free')
    await runImport({ ...deps, log }, job, { worker: 'me', signal })
    await db.imports.updateOne({ _id: id }, { $set: { state: 'done', finished_at: new Date().toISOString() } })
    return findImport(db, id)
  }
  return { ...callers, raw, app, db, deps, catalogue, importer, outbox, consume, runImportNow }
}

export type Instance = Awaited<ReturnType<typeof instance>>

/** A shop on its own database: one process of the service, and more on request. */
export async function createFixture(t: Test) {
  const { url } = await testMongo(t)
  const connection = mongoose.createConnection(url, { monitorCommands: true, autoIndex: false, autoCreate: false })
  t.teardown(() => connection.close())
  const dir = mkdtempSync(join(tmpdir(), 'stoa-files-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  const broadcasts = fakeBroadcasts()
  const inventory = fakeInventory()
  const first = await instance(t, { connection, broadcasts, dir, inventory })
  await ensureCollections(first.db)
  await first.catalogue.start()
  const addReplica = async () => {
    const own = createMongo({ url, onError: () => undefined })
    t.teardown(() => own.close())
    const replica = await instance(t, { connection: own, broadcasts, dir, inventory })
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
  return { ...first, broadcasts, inventory, addReplica, commands, connection, url, dir }
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>
