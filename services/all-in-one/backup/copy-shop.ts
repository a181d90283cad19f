import type { Originals } from '@stoa/kit/files/originals'
import { openMongoCopy } from '@stoa/kit/mongo/copy'
import { connectForSnapshot, type SnapshotConnection } from '@stoa/kit/postgres/snapshot'
import type { ArchiveWriter } from './archive-writer.ts'
import { type Engine, FILES, jsonFile, partName, shapeName, sliceName } from './contents.ts'
import { CUT_ORDER, takeCut } from './cut.ts'
import { BackupError } from './error.ts'
import { inCopyOrder } from './mongo-order.ts'
import {
  compress,
  createSumming,
  type Slice,
  type Sum,
  type Summing,
  slicesOfDocuments,
  slicesOfLines,
} from './parts.ts'

/** What is copied: databases by the names of their services. */
export interface Sources {
  postgres: ReadonlyMap<string, string>
  mongo: ReadonlyMap<string, string>
  files: Originals
  /** The secrets of the installation, encrypted for the same recipient. */
  secrets: string
}

interface Copying {
  archive: ArchiveWriter
  summings: Map<string, Summing>
}

function summingOf({ summings }: Copying, part: string): Summing {
  const summing = summings.get(part) ?? createSumming()
  summings.set(part, summing)
  return summing
}

async function copySlices(copying: Copying, engine: Engine, part: string, slices: AsyncIterable<Slice>): Promise<void> {
  const summing = summingOf(copying, part)
  let number = 0
  for await (const { bytes, count } of slices) {
    summing.add(bytes, count)
    await copying.archive.add(sliceName(engine, part, ++number), await compress(bytes))
  }
}

async function copyMongo(copying: Copying, service: string, url: string): Promise<void> {
  const database = await openMongoCopy(url)
  try {
    for (const collection of inCopyOrder(await database.list())) {
      const slices = slicesOfDocuments(database.read(collection))
      await copySlices(copying, 'mongo', partName('mongo', service, collection), slices)
    }
  } finally {
    await database.close()
  }
}

async function copyPostgres(copying: Copying, service: string, connection: SnapshotConnection): Promise<void> {
  const { read, migrations, tables, sequences } = await connection.open()
  await copying.archive.add(shapeName(service), jsonFile({ migrations, tables, sequences }))
  for (const table of tables) {
    await copySlices(copying, 'postgres', partName('postgres', service, table.name), slicesOfLines(read(table)))
  }
}

async function* summed(body: AsyncIterable<Buffer>, summing: Summing): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    summing.add(chunk, 0)
    yield chunk
  }
}

async function copyFiles(copying: Copying, files: Originals): Promise<void> {
  const summing = summingOf(copying, FILES)
  // A folder without files is a shop without pictures; none at all is a mistake.
  await files.check()
  for await (const file of files.list()) {
    const body = await files.read(file.path)
    if (!body) continue
    await copying.archive.addStream(`${FILES}/${file.path}`, file.size, summed(body, summing))
    summing.add(new Uint8Array(), 1)
  }
}

/** Says what it was that could not be copied. */
async function named<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${what} could not be copied: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Copies all that the shop has into the archive, and says what that was. The catalogue comes before the cut, because it notes what it has done in inventory; messages after it, so that none is
 * sent again that was sent before; pictures after the products that show them.
 */
export async function copyShop(
  archive: ArchiveWriter,
  { postgres, mongo, files }: Sources,
): Promise<Record<string, Sum>> {
  const copying: Copying = { archive, summings: new Map() }
  const connections = new Map<string, SnapshotConnection>()
  const copyOf = (service: string) =>
    named(`MongoDB, ${service},`, () => copyMongo(copying, service, mongo.get(service) ?? ''))
  const ofPostgres = <T>(service: string, work: () => Promise<T>) => named(`PostgreSQL, ${service},`, work)
  try {
    for (const [service, url] of postgres)
      connections.set(service, await ofPostgres(service, () => connectForSnapshot(url)))
    await copyOf('product')
    await ofPostgres('all of it', () => takeCut(connections))
    await copyOf('notification')
    for (const service of CUT_ORDER) {
      const connection = connections.get(service)
      if (!connection) continue
      await ofPostgres(service, () => copyPostgres(copying, service, connection))
      // Its tables are locked against migrations no longer than they are copied.
      connections.delete(service)
      await connection.close()
    }
    await named(`The ${files.kind} of the pictures`, () => copyFiles(copying, files))
  } finally {
    await Promise.all([...connections.values()].map((connection) => connection.close()))
  }
  return Object.fromEntries([...copying.summings].map(([part, summing]) => [part, summing.sum()]))
}
