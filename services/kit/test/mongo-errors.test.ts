import mongoose from 'mongoose'
import t, { type Test } from 'tap'
import { createMongo, isDuplicateKey, mongoError } from '../mongo/mongo.ts'
import { testMongo } from '../testing/databases.ts'
import { losingMongo } from '../testing/losing-mongo.ts'
import { UnavailableError } from '../values/problem.ts'

interface Note {
  _id: string
}
const schema = new mongoose.Schema<Note>({ _id: String })

async function notes(t: Test) {
  const { url } = await testMongo(t)
  const way = await losingMongo(t, url)
  const connection = createMongo({ url: way.url, onError: () => undefined })
  t.teardown(() => connection.close())
  await connection.asPromise()
  return { way, model: connection.model('Note', schema) }
}

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

t.test('a connection that is lost during a bulk write is an outage, as during any other command', async (t) => {
  const { way, model } = await notes(t)
  const outage = { name: 'UnavailableError', code: 'service_unavailable', sent: true }
  way.lose('insert')
  t.match(await caught(model.insertMany([{ _id: 'a' }], { lean: true })), outage)
  t.match(await caught(model.insertMany([{ _id: 'a' }, { _id: 'b' }], { lean: true, ordered: false })), outage)
  t.match(await caught(model.bulkWrite([{ insertOne: { document: { _id: 'a' } } }])), outage)
  t.match(mongoError(await caught(model.collection.insertMany([{ _id: 'a' } as never]))), outage, 'of the bare driver')
  way.lose('update')
  t.match(
    await caught(model.bulkWrite([{ updateOne: { filter: { _id: 'a' }, update: { $set: { _id: 'a' } } } }])),
    outage,
  )
  t.ok(way.count >= 5)
  way.lose(null)
  await model.insertMany([{ _id: 'a' }], { lean: true })
})

t.test('a bulk write that was never sent says so, and a duplicate key stays one', async (t) => {
  const { model } = await notes(t)
  await model.insertMany([{ _id: 'a' }], { lean: true })
  const duplicate = await caught(model.insertMany([{ _id: 'b' }, { _id: 'a' }], { lean: true, ordered: false }))
  t.notOk(duplicate instanceof UnavailableError)
  t.equal(isDuplicateKey(duplicate), true)
  t.match(duplicate, { name: 'MongoBulkWriteError', writeErrors: [{ index: 1 }] })
  const { MongoBulkWriteError, MongoServerSelectionError } = mongoose.mongo
  const gone = new MongoServerSelectionError('gone', {} as never)
  t.match(mongoError(new MongoBulkWriteError(gone as never, {} as never)), { name: 'UnavailableError', sent: false })
})
