import mongoose, { mongo } from 'mongoose'

const { EJSON } = mongo.BSON

interface Index {
  key: Record<string, 1 | -1>
  name: string
  v?: number
  ns?: string
  [option: string]: unknown
}

/** A line of the file: a collection with its indexes, or a document of the collection above. */
type Line = { collection: string; indexes: Omit<Index, 'v' | 'ns'>[] } | { document: mongo.Document }

export async function withMongo<T>(url: string, work: (db: mongo.Db) => Promise<T>): Promise<T> {
  const connection = await mongoose.createConnection(url).asPromise()
  try {
    if (!connection.db) throw new Error(`${url} names no database`)
    return await work(connection.db as unknown as mongo.Db)
  } finally {
    await connection.close()
  }
}

// Relaxed: moments are readable and can be moved as text. Everything was written by the JavaScript driver, which makes
// the same BSON types of these numbers again.
const lineOf = (line: Line) => EJSON.stringify(line, { relaxed: true })

/** A database as lines of Extended JSON. */
export async function exportMongo(url: string): Promise<string> {
  return withMongo(url, async (db) => {
    const lines: string[] = []
    const collections = await db.listCollections().toArray()
    for (const { name } of collections.sort((a, b) => a.name.localeCompare(b.name))) {
      const indexes = (await db.collection(name).indexes()) as unknown as Index[]
      const made = indexes
        .filter((index) => index.name !== '_id_')
        .map(({ v: _v, ns: _ns, ...index }) => index as Index)
      lines.push(lineOf({ collection: name, indexes: made }))
      for await (const document of db.collection(name).find().sort({ _id: 1 })) lines.push(lineOf({ document }))
    }
    return `${lines.join('\n')}\n`
  })
}

/** Makes a database from such lines. */
export async function restoreMongo(url: string, text: string): Promise<void> {
  await withMongo(url, async (db) => {
    let collection: mongo.Collection | undefined
    for (const each of text.split('\n').filter(Boolean)) {
      const line = EJSON.parse(each, { relaxed: true }) as Line
      if ('document' in line) await collection?.insertOne(line.document)
      else {
        collection = await db.createCollection(line.collection)
        for (const { key, ...options } of line.indexes as Index[]) await collection.createIndex(key, options)
      }
    }
  })
}
