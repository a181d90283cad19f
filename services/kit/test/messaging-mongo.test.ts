import { fastify } from 'fastify'
import mongoose from 'mongoose'
import t, { type Test } from 'tap'
import type { Event } from '../events/event.ts'
import { createMongoOutbox } from '../events/mongo-outbox.ts'
import { HAS_PENDING, type Publishing, pendingDocuments } from '../events/mongo-pending.ts'
import { createMongoSent } from '../events/mongo-sent.ts'
import { pendingEvent } from '../events/pending-event.ts'
import { createQueues, type Queues } from '../events/queue.ts'
import { createMongo, ensureIndexes, isDuplicateKey } from '../mongo/mongo.ts'
import { testMongo, testRedis } from '../testing/databases.ts'
import { ownRedis, untilTaken } from '../testing/own-redis.ts'
import { UnavailableError } from '../values/problem.ts'

interface Published {
  'product.changed': { product_id: string; version: number }
  'product.viewed': { product_id: string }
}
interface Product extends Publishing {
  _id: string
  title: string
  version: number
}

const { log } = fastify({ logger: { level: 'silent' } })
const schema = new mongoose.Schema<Product>(
  {
    _id: String,
    title: { type: String, unique: true },
    version: Number,
    pending: [Object],
    has_pending: Boolean,
    deleted_at: Date,
  },
  { timestamps: true },
)

const changed = (id: string, version: number) =>
  pendingEvent<Published>({ type: 'product.changed', aggregate: id, data: { product_id: id, version } }, {})

const pendingProduct = (id: string) => ({
  ...{ _id: id, title: id, version: 1, pending: [changed(id, 1)] },
  ...HAS_PENDING,
})

async function shop(t: Test, server?: { url: string }) {
  const { connection } = await testMongo(t)
  const { url: sharedUrl, prefix, client } = await testRedis(t)
  const url = server?.url ?? sharedUrl
  const queues = await createQueues({ url, prefix, log })
  t.teardown(() => queues.close())
  const products = connection.model('Product', schema)
  const consumed: [string, string][] = []
  const broadcasts: unknown[] = []
  const outbox = (add: Queues['add'] = queues.add) =>
    createMongoOutbox<Published>({
      service: 'product',
      collections: [products],
      queues: {
        marker: queues.marker,
        add: async (service, event) => {
          await add(service, event)
          consumed.push([service, event.id])
        },
      },
      broadcasts: { publish: async (broadcast) => void broadcasts.push(broadcast) },
      subscribers: { 'product.changed': ['search'], 'product.viewed': [] },
      broadcastTypes: ['product.changed', 'product.viewed'],
      log,
    })
  await ensureIndexes([products])
  await outbox().ensureIndexes()
  const empty = async () => {
    for await (const keys of client.scanIterator({ MATCH: `*${prefix}*` })) if (keys.length > 0) await client.del(keys)
  }
  return { connection, products, queues, outbox, consumed, broadcasts, empty }
}

t.test('an event goes out of its document, which is otherwise untouched', async (t) => {
  const { products, queues, outbox, broadcasts } = await shop(t)
  const box = outbox()
  await products.create({ _id: 'prd_1', title: 'Cup', version: 1, pending: [changed('prd_1', 1)] })
  const second = changed('prd_1', 2)
  await products.updateOne({ _id: 'prd_1', version: 1 }, { $set: { version: 2 }, $push: { pending: second } })
  await products.create({ _id: 'prd_2', title: 'Jug', version: 1 })
  const before = await products.find().sort({ _id: 1 }).lean()
  await box.drain()
  const after = await products.find().sort({ _id: 1 }).lean()
  t.strictSame(
    after,
    before.map((product) => ({ ...product, pending: [] })),
  )
  t.equal((await queues.counts('search')).waiting, 2)
  t.strictSame(broadcasts, [
    { type: 'product.changed', id: 'prd_1', version: 1 },
    { type: 'product.changed', id: 'prd_1', version: 2 },
  ])
})

t.test('a start and a wake send without waiting for the sweep', async (t) => {
  const { products, queues, outbox } = await shop(t)
  const sent = Promise.withResolvers<Event>()
  const box = outbox(async (service, event) => {
    await queues.add(service, event)
    sent.resolve(event)
  })
  await box.drain()
  box.start()
  t.teardown(() => box.stop())
  const event = changed('prd_1', 1)
  await products.create({ _id: 'prd_1', title: 'Cup', version: 1, pending: [event], ...HAS_PENDING })
  box.wake()
  t.strictSame(await sent.promise, event)
})

t.test('what this process has written goes out without a look, and what is not out is found', async (t) => {
  const { products, queues, outbox } = await shop(t)
  const attempts: string[] = []
  const sent = Promise.withResolvers<void>()
  const box = outbox(async (service, event) => {
    attempts.push(event.id)
    if (attempts.length === 1) throw new Error('away')
    await queues.add(service, event)
    sent.resolve()
  })
  await box.drain()
  box.start()
  t.teardown(() => box.stop())
  // The look of its start is over.
  await box.drain()
  const find = products.collection.find
  let looks = 0
  products.collection.find = ((...given: Parameters<typeof find>) => {
    looks++
    return find.apply(products.collection, given)
  }) as typeof find
  const event = changed('prd_1', 1)
  await products.create({ _id: 'prd_1', title: 'Cup', version: 1, pending: [event], ...HAS_PENDING })
  const looksBefore = looks
  box.wake({ model: products, id: 'prd_1', events: [event] })
  await sent.promise
  await box.stop()
  t.strictSame(attempts, [event.id, event.id])
  t.equal(looks, looksBefore + 1, 'one look, as the first try failed')
  t.strictSame(await products.findById('prd_1', { pending: 1, has_pending: 1 }).lean(), { _id: 'prd_1', pending: [] })
})

t.test('what a build before `has_pending` has left is found, also ten minutes and a day later', async (t) => {
  const { connection, products, queues, outbox } = await shop(t)
  const leave = (id: string) => products.create({ _id: id, title: id, version: 1, pending: [changed(id, 1)] })
  const waiting = async () => (await queues.counts('search')).waiting
  const looks = connection.collection<{ _id: string; at: Date }>('relay_looks')
  const passMs = (ms: number) => looks.updateOne({ _id: 'unmarked' }, { $set: { at: new Date(Date.now() - ms) } })
  await leave('prd_1')
  await products.create({ _id: 'prd_0', title: 'taken out by it', version: 1, pending: [], ...HAS_PENDING })
  await outbox().drain()
  t.equal(await waiting(), 1)
  t.equal(await products.countDocuments(HAS_PENDING), 0)
  await leave('prd_2')
  await outbox().drain()
  t.equal(await waiting(), 1, 'not by every look, which would read the whole collection')
  await passMs(10 * 60_000)
  await outbox().drain()
  t.equal(await waiting(), 2)
  await leave('prd_3')
  await passMs(23 * 3_600_000)
  await outbox().drain()
  t.equal(await waiting(), 2)
  await passMs(25 * 3_600_000)
  await outbox().drain()
  t.equal(await waiting(), 3)
})

t.test('a deleted document stays as a tombstone until its event is out', async (t) => {
  const { products, queues, outbox } = await shop(t)
  await products.insertMany([
    { _id: 'prd_1', title: 'Cup', version: 1 },
    { _id: 'prd_2', title: 'Jug', version: 1 },
  ])
  const remove = (id: string) =>
    products.updateOne(
      { _id: id },
      { $set: { deleted_at: new Date(), ...HAS_PENDING }, $push: { pending: changed(id, 2) } },
    )
  await remove('prd_1')
  const failing = outbox(async () => {
    throw new Error('away')
  })
  await t.rejects(failing.drain(), { message: 'away' })
  t.equal(await products.countDocuments({ _id: 'prd_1' }), 1)
  await outbox().drain()
  t.equal(await products.countDocuments({ _id: 'prd_1' }), 0)
  t.equal((await queues.counts('search')).waiting, 1)

  await remove('prd_2')
  const late = changed('prd_2', 3)
  const pushing = outbox(async (service, event) => {
    if (event.id !== late.id) {
      await products.updateOne({ _id: 'prd_2' }, { $set: HAS_PENDING, $push: { pending: late } })
    }
    await queues.add(service, event)
  })
  await pushing.drain()
  t.match(await products.findById('prd_2').lean(), { pending: [late] }, 'an event pushed meanwhile keeps the tombstone')
  await outbox().drain()
  t.equal(await products.countDocuments({ _id: 'prd_2' }), 0)
  t.equal((await queues.counts('search')).waiting, 3)
})

t.test('a crash between publish and $pull publishes again; two relays at once lose nothing', async (t) => {
  const { connection, products, queues, outbox, consumed } = await shop(t)
  const ids = Array.from({ length: 150 }, (_, at) => `prd_${at}`)
  await products.insertMany(ids.map(pendingProduct))
  const pull = products.collection.bulkWrite
  products.collection.bulkWrite = async () => {
    throw new Error('killed')
  }
  await t.rejects(outbox().drain(), { message: 'killed' })
  products.collection.bulkWrite = pull
  t.equal(consumed.length, 100)
  await Promise.all([outbox().drain(), outbox().drain()])
  t.equal(new Set(consumed.map(([, id]) => id)).size, 150)
  t.equal((await queues.counts('search')).waiting, 150, 'a job each')
  t.equal(await products.countDocuments({ 'pending.id': { $exists: true } }), 0)
  t.equal(await connection.collection('relayed_events').countDocuments({}), 150)
})

t.test('an emptied queue Redis is filled again for 72 hours', async (t) => {
  const { connection, products, queues, outbox, empty } = await shop(t)
  const viewed = pendingEvent<Published>({ type: 'product.viewed', aggregate: 'p', data: { product_id: 'prd_1' } }, {})
  await products.create({ _id: 'prd_1', title: 'Cup', version: 1, pending: [changed('prd_1', 1), viewed] })
  await outbox().drain()
  const old = { ...changed('prd_0', 1), id: 'evt_00' }
  const relayed = connection.collection<{ _id: string; event: Event; sent_at: Date }>('relayed_events')
  await relayed.insertOne({ _id: old.id, event: old, sent_at: new Date(Date.now() - 73 * 3_600_000) })
  await empty()
  t.equal((await queues.counts('search')).waiting, 0)
  await outbox().drain()
  t.equal((await queues.counts('search')).waiting, 1)
  const kept = await connection.collection('relayed_events').find().toArray()
  t.strictSame(
    kept.map(({ event }) => event.type),
    ['product.changed'],
    'what nobody works on is not kept, nor what is too old',
  )
})

t.test('a queue Redis that lost its last writes gets them again', async (t) => {
  const server = await ownRedis(t)
  server.start()
  const { connection, products, queues, outbox } = await shop(t, server)
  const publish = async (...ids: string[]) => {
    await products.insertMany(ids.map(pendingProduct))
    const box = outbox()
    await untilTaken(() => box.drain())
  }
  await publish('prd_1')
  server.keepData()
  await publish('prd_2', 'prd_3')
  await server.goBack()
  const box = outbox()
  await untilTaken(() => box.drain())
  t.equal((await queues.counts('search')).waiting, 3)
  await connection.collection('relayed_events').deleteMany({})
  await publish('prd_4')
  await box.drain()
  t.equal((await queues.counts('search')).waiting, 4, 'and it goes on')
  const relays = await connection.collection('relay_positions').find().toArray()
  t.equal(relays.length, 3, 'each relay that sent something has a position')
})

t.test('a duplicate key is told by isDuplicateKey', async (t) => {
  const { products } = await shop(t)
  await products.create({ _id: 'prd_1', title: 'Cup', version: 1 })
  const error = await products.create({ _id: 'prd_2', title: 'Cup', version: 1 }).catch((error: unknown) => error)
  t.ok(isDuplicateKey(error))
  t.notOk(isDuplicateKey(new Error('other')))
})

t.test('without a server operations report that the database is unavailable', async (t) => {
  const errors: Error[] = []
  // Port 9 (discard) is refused at once on any machine that does not run that service.
  const url = 'mongodb://127.0.0.1:9/shop?serverSelectionTimeoutMS=2000'
  const connection = createMongo({ url, onError: (error) => errors.push(error) })
  t.teardown(() => connection.close())
  const impatient = new mongoose.Schema({ _id: String, title: String }, { bufferTimeoutMS: 50 })
  const products = connection.model('Product', impatient)
  await t.rejects(products.findOne({ _id: 'prd_1' }).lean(), UnavailableError)
  await t.rejects(products.create({ _id: 'prd_1', title: 'Cup' }), UnavailableError)
  await t.rejects(products.insertMany([{ _id: 'prd_1', title: 'Cup' }]), UnavailableError)
  await t.rejects(products.updateOne({ _id: 'prd_1' }, { title: 'Jug' }), UnavailableError)
  await t.rejects(products.aggregate([{ $match: {} }]), UnavailableError)
  while (errors.length === 0) await new Promise(setImmediate)
  t.match(errors, [{ message: /ECONNREFUSED/ }])
})

t.test('a relay on MongoDB that has had nothing to send for 72 hours keeps its position while it runs', async (t) => {
  const { connection, products, queues, outbox } = await shop(t)
  await products.create({ _id: 'prd_1', title: 'Cup', version: 1, pending: [changed('prd_1', 1)] })
  await outbox().drain()
  const idle = queues.marker('product')
  const own = { _id: idle.relay as never, position: 1 }
  const relays = connection.collection('relay_positions')
  await relays.insertOne(own)
  await relays.updateMany({}, { $set: { sent_at: new Date(Date.now() - 73 * 3_600_000) } })
  await createMongoSent(connection, idle).deleteExpired()
  t.match(await relays.find().toArray(), [own], 'and the one that died is forgotten')
})

t.test('what starts before MongoDB is told that it is unavailable, and its process lives on', async (t) => {
  const connection = createMongo({ url: 'mongodb://127.0.0.1:1/away', onError: () => undefined })
  t.teardown(() => connection.close(true))
  const { collection } = connection.model('Product', schema)
  const sent = createMongoSent(connection, { relay: 'one', forget: async () => undefined })
  const publication = { types: [], isWork: () => true, publish: () => [] }
  const first = async () => {
    for await (const document of pendingDocuments(collection, ['product.changed'])) return document
  }
  const unavailable = { code: 'service_unavailable', sent: false }
  await Promise.all([
    t.rejects(first(), unavailable, 'pending events'),
    t.rejects(sent.positions(), unavailable, 'positions'),
    t.rejects(sent.publishAgain(publication), unavailable, 'what was sent'),
  ])
})
