import { setTimeout as delay } from 'node:timers/promises'
import mongoose, { type Collection, type Connection, type Schema } from 'mongoose'
import { UnavailableError } from '../values/problem.ts'

export interface MongoOptions {
  /** With the database's name as path, unless `dbName` is given. */
  url: string
  dbName?: string
  /** Called once an outage. */
  onError: (error: Error) => void
}

const SELECTION_MS = 5_000
const RETRY_MS = 1_000

/** The server could not be chosen, so nothing was sent. */
const UNSENT = new Set(['MongoServerSelectionError', 'MongooseServerSelectionError', 'MongoNotConnectedError'])
const LOST = new Set(['MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoPoolClearedError', 'PoolClearedError'])
const CLOSED = new Set(['MongoTopologyClosedError', 'MongoClientClosedError', 'MongoExpiredSessionError'])

/** What went wrong with a connection during `insertMany` or `bulkWrite`: the driver hides it in an error of the write. */
function causeOf(error: unknown): unknown {
  const isWrapped = error instanceof mongoose.mongo.MongoBulkWriteError && error.errorResponse instanceof Error
  return isWrapped ? error.errorResponse : error
}

/** A lost connection as UnavailableError; every other error as it is. */
export function mongoError(thrown: unknown): unknown {
  const error = causeOf(thrown)
  if (!(error instanceof Error)) return thrown
  const isUnsent = UNSENT.has(error.name) || CLOSED.has(error.name) || /buffering timed out/.test(error.message)
  if (isUnsent) return new UnavailableError('The database cannot be reached.', false)
  if (LOST.has(error.name)) return new UnavailableError('The database cannot be reached.', true)
  return thrown
}

/**
 * Whether an error is a breach of a unique index. Servers differ in everything but the number
 * (docs/decisions/0006-mongodb-and-its-stand-in.md).
 */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
}

const OPERATIONS = [
  'find',
  'findOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'countDocuments',
  'estimatedDocumentCount',
  'distinct',
  'aggregate',
  'save',
  'insertMany',
  'bulkWrite',
] as const

type ErrorHook = (error: unknown, result: unknown, next: (error?: Error) => void) => void

/** Every model operation reports a lost connection alike. Cursors and the bare driver are their callers' to map. */
function mapErrors(schema: Schema): void {
  const post = schema.post.bind(schema) as unknown as (operation: string, hook: ErrorHook) => void
  for (const operation of OPERATIONS) post(operation, (error, _result, next) => next(mongoError(error) as Error))
}

/**
 * A connection of its own, never mongoose's global one. It connects in the background and tries again until closed;
 * operations wait up to five seconds for it. Collections and indexes are made by `ensureIndexes`, never on the way.
 * Models are compiled on it before their first use and only here, or their errors are not mapped.
 */
export function createMongo({ url, dbName, onError }: MongoOptions): Connection {
  const connection = mongoose.createConnection()
  const options = {
    autoIndex: false,
    autoCreate: false,
    bufferTimeoutMS: SELECTION_MS,
    ...(url.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SELECTION_MS }),
    ...(dbName ? { dbName } : {}),
  }
  connection.plugin(mapErrors)
  let isOut = false
  connection.on('connected', () => {
    isOut = false
  })
  connection.on('error', (error: Error) => {
    if (!isOut) onError(error)
    isOut = true
  })
  const closed = new AbortController()
  const close = connection.close.bind(connection)
  connection.close = (force) => {
    closed.abort()
    return close(force)
  }
  void connect(connection, () => connection.openUri(url, options), closed.signal)
  return connection
}

/** The driver mends a connection it once had, but never one it failed to open. */
async function connect(connection: Connection, open: () => Promise<unknown>, closed: AbortSignal): Promise<void> {
  while (!closed.aborted) {
    try {
      await open()
      return
    } catch (error) {
      // An address that cannot be read at all comes as no event.
      if (!(error instanceof mongoose.Error.MongooseServerSelectionError)) connection.emit('error', error)
      await delay(RETRY_MS, undefined, { signal: closed }).catch(() => undefined)
    }
  }
}

/**
 * What a query finds, by the driver's own cursor. While the connection is not open, mongoose's `find` gives a promise of a
 * cursor; waited for by nobody, its rejection would end the process.
 */
export async function cursorOf<T extends object>(
  collection: Collection<T>,
  ...query: Parameters<Collection<T>['find']>
): Promise<ReturnType<Collection<T>['find']>> {
  try {
    return await collection.find(...query)
  } catch (error) {
    throw mongoError(error)
  }
}

interface Indexed {
  createCollection(): Promise<unknown>
  createIndexes(): Promise<unknown>
}

/** Makes the collections and indexes that the models' schemas declare. Part of migrating, never of starting. */
export async function ensureIndexes(models: readonly Indexed[]): Promise<void> {
  for (const model of models) {
    await model.createCollection()
    await model.createIndexes()
  }
}
