import mongoose, { mongo } from 'mongoose'

const SELECTION_MS = 5_000
const BATCH = 500

/** A MongoDB database, to be read or filled as a whole. */
export interface MongoCopy {
  /** Names of its collections. */
  list(): Promise<string[]>
  /** Documents in the order of their ids, each as BSON: one after another they are what `mongodump` writes. */
  read(collection: string): AsyncIterable<Buffer>
  isEmpty(): Promise<boolean>
  /** Inserts documents that are one after another. */
  insert(collection: string, documents: Buffer): Promise<void>
  update(collection: string, filter: object, change: object): Promise<void>
  close(): Promise<void>
}

/** Nothing is made nicer: a number comes back as the type that it has. */
const AS_IT_IS = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const

function* eachDocument(documents: Buffer): Generator<mongo.Document> {
  for (let at = 0; at < documents.length; ) {
    const size = documents.readInt32LE(at)
    yield mongo.BSON.deserialize(documents.subarray(at, at + size), AS_IT_IS)
    at += size
  }
}

/** How many documents there are one after another. */
export function countDocuments(documents: Buffer): number {
  let count = 0
  for (let at = 0; at < documents.length; at += documents.readInt32LE(at)) count++
  return count
}

export async function openMongoCopy(url: string): Promise<MongoCopy> {
  const options = { serverSelectionTimeoutMS: SELECTION_MS, autoIndex: false, autoCreate: false }
  const connection = await mongoose.createConnection(url, options).asPromise()
  const { db } = connection
  if (!db) throw new Error('the address names no database')
  const list = async () => {
    const found = await db.listCollections({}, { nameOnly: true }).toArray()
    return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  }
  return {
    list,
    async *read(collection) {
      const cursor = db.collection(collection).find({}, { raw: true, batchSize: BATCH }).sort({ _id: 1 })
      for await (const document of cursor) yield document as unknown as Buffer
    },
    async isEmpty() {
      for (const name of await list()) if (await db.collection(name).findOne({})) return false
      return true
    },
    async insert(collection, documents) {
      await db.collection(collection).insertMany([...eachDocument(documents)], { ordered: false })
    },
    async update(collection, filter, change) {
      await db.collection(collection).updateMany(filter, change)
    },
    close: () => connection.close(),
  }
}
