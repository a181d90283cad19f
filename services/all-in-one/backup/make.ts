import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openMongoCopy } from '@stoa/kit/mongo/copy'
import { connectForSnapshot, type SnapshotConnection } from '@stoa/kit/postgres/snapshot'
import { openOriginal, originalFiles } from '@stoa/kit/process/original-files'
import { type ArchiveWriter, createArchive } from './archive-writer.ts'
import { checkArchive } from './check.ts'
import {
  ABOUT,
  type About,
  type Engine,
  FILES,
  FORMAT,
  MANIFEST,
  type Manifest,
  partName,
  SECRETS,
  shapeName,
  sliceName,
} from './contents.ts'
import { CUT_ORDER, takeCut } from './cut.ts'
import { BackupError } from './error.ts'
import { newKeyPair } from './keys.ts'
import { inCopyOrder } from './mongo-order.ts'
import { compress, createSumming, type Slice, type Summing, slicesOfDocuments, slicesOfLines } from './parts.ts'

/** What is copied: databases by the names of their services. */
export interface Sources {
  postgres: ReadonlyMap<string, string>
  mongo: ReadonlyMap<string, string>
  filesDir: string
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

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

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
  await copying.archive.add(shapeName(service), json({ migrations, tables, sequences }))
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

async function copyFiles(copying: Copying, dir: string): Promise<void> {
  const summing = summingOf(copying, FILES)
  for await (const file of originalFiles(dir)) {
    const body = await openOriginal(dir, file)
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
 * The catalogue comes before the cut, because it notes what it has done in inventory; messages after it, so that none is
 * sent again that was sent before; pictures after the products that show them.
 */
async function copyAll(copying: Copying, { postgres, mongo, filesDir }: Sources): Promise<void> {
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
      if (connection) await ofPostgres(service, () => copyPostgres(copying, service, connection))
    }
    await named('The folder of the pictures', () => copyFiles(copying, filesDir))
  } finally {
    await Promise.all([...connections.values()].map((connection) => connection.close()))
  }
}

const ENDING = '.tar.age'
const PARTIAL = '.partial'
const DAY_MS = 86_400_000
const NAME = /^stoa-\d{8}T\d{6}Z\.tar\.age$/

/** `stoa-20261128T031500Z.tar.age`: by name they are in the order of time. */
const nameAt = (now: Date) => `stoa-${now.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')}${ENDING}`

/** Archives in a folder, the newest first. */
export async function listArchives(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

interface MakeOptions {
  /** Gets the archive. */
  folder: string
  /** Who can open it. */
  recipient: string
  release: string
  now: Date
}

export interface Made {
  name: string
  bytes: number
  manifest: Manifest
}

async function writeArchive(file: string, sources: Sources, recipients: string[], about: About): Promise<number> {
  const archive = await createArchive(file, recipients)
  const copying: Copying = { archive, summings: new Map() }
  try {
    await archive.add(ABOUT, json(about))
    await archive.add(SECRETS, Buffer.from(sources.secrets))
    await copyAll(copying, sources)
    const parts = Object.fromEntries([...copying.summings].map(([part, summing]) => [part, summing.sum()]))
    await archive.add(MANIFEST, json({ parts, ended_at: new Date().toISOString() } satisfies Manifest))
    return await archive.finish()
  } catch (error) {
    await archive.abandon(error as Error)
    throw error
  }
}

/**
 * Copies a shop that is open into one encrypted archive, and reads all of that again before it counts: whoever makes it
 * has no key but one for this archive, which is forgotten.
 */
export async function makeBackup(sources: Sources, options: MakeOptions): Promise<Made> {
  const { folder, recipient, release, now } = options
  const name = nameAt(now)
  const partial = join(folder, `${name}${PARTIAL}`)
  const own = await newKeyPair()
  const about: About = { format: FORMAT, release, made_at: now.toISOString() }
  try {
    const bytes = await writeArchive(partial, sources, [recipient, own.recipient], about)
    const { manifest } = await checkArchive(partial, own.key)
    await rename(partial, join(folder, name))
    return { name, bytes, manifest }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** Deletes all archives but the newest, and what a run has left that was killed long ago; names the archives that are gone. */
export async function deleteOld(folder: string, keep: number, now: Date): Promise<string[]> {
  const yesterday = nameAt(new Date(now.getTime() - DAY_MS))
  const broken = (await readdir(folder)).filter((name) => name.endsWith(`${ENDING}${PARTIAL}`) && name < yesterday)
  const old = (await listArchives(folder)).slice(keep)
  for (const name of [...broken, ...old]) await rm(join(folder, name), { force: true })
  return old
}
