import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { withDraft } from '@stoa/kit/files/drafts'
import { contentTypeOf } from '@stoa/kit/files/file-store'
import type { Originals } from '@stoa/kit/files/originals'
import { type MongoCopy, openMongoCopy } from '@stoa/kit/mongo/copy'
import { kitMigrations, migrateAsFarAs, unknownMigrations } from '@stoa/kit/postgres/migrations'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { UNHURRIED } from '@stoa/kit/postgres/session-limits'
import type { DatabaseShape } from '@stoa/kit/postgres/snapshot'
import { isEmptyDatabase, openTableLoad, type RowSink, type TableLoad } from '@stoa/kit/postgres/table-load'
import { type ArchiveEntry, readArchive } from './archive-reader.ts'
import { checkArchive, knownKind, readShape, readSlice } from './check.ts'
import type { Contents, Slices } from './contents.ts'
import { BackupError } from './error.ts'
import { forgetWhatWasSent, passOverGivenNumbers, passOverGivenPositions } from './later-than-the-backup.ts'

/** What is filled: empty databases by the names of their services, each as who owns its tables. */
export interface Targets {
  postgres: ReadonlyMap<string, string>
  mongo: ReadonlyMap<string, string>
  files: Originals
  /** For drafts, on the disk of the folder. */
  filesDir: string
}

/** By their path: whole services would be loaded for it otherwise, into the memory of a job. */
const foldersOf = (service: string) => [
  kitMigrations,
  join(import.meta.dirname, '..', '..', service, 'store', 'migrations'),
]

/** Refuses before anything is changed. */
async function assertEmpty({ postgres, mongo, files }: Targets): Promise<void> {
  const full: string[] = []
  for (const [service, url] of postgres) if (!(await isEmptyDatabase(url))) full.push(`PostgreSQL, ${service}`)
  for (const [service, url] of mongo) {
    const database = await openMongoCopy(url)
    if (!(await database.isEmpty().finally(() => database.close()))) full.push(`MongoDB, ${service}`)
  }
  const first = await files.list().next()
  if (!first.done) full.push(`the ${files.kind} of the pictures`)
  if (full.length > 0)
    throw new BackupError(`A backup is restored where there is nothing yet. Not empty: ${full.join('; ')}.`)
}

function assertFits({ shapes, manifest }: Contents, { postgres, mongo }: Targets): void {
  const inMongo = Object.keys(manifest.parts).flatMap((part) => /^mongo\/([a-z]+)\//.exec(part)?.[1] ?? [])
  const missing = [...Object.keys(shapes), ...inMongo].filter(
    (service) => !postgres.has(service) && !mongo.has(service),
  )
  if (missing.length > 0)
    throw new BackupError(`There is no address for the data of ${[...new Set(missing)].join(', ')}.`)
  for (const [service, { migrations }] of Object.entries(shapes)) {
    if (!postgres.has(service)) continue
    const unknown = unknownMigrations(foldersOf(service), migrations)
    if (unknown.length > 0)
      throw new BackupError(`The backup is of a newer release than this one: it has the migration ${unknown[0]}.`)
  }
}

/** The tables as they were when the backup was made; the migrations after those come with the next deploy. */
async function openLoad(url: string, service: string, shape: DatabaseShape): Promise<TableLoad> {
  const pg = createPostgres({ url, max: 1, limits: UNHURRIED })
  await migrateAsFarAs(pg, foldersOf(service), shape.migrations).finally(() => pg.close())
  return openTableLoad(url, shape)
}

/** Puts a file back to where it was. */
async function putFile({ files, filesDir }: Targets, path: string, body: ArchiveEntry['body']): Promise<void> {
  await withDraft(filesDir, { body }, (draft) => files.put(path, { ...draft, contentType: contentTypeOf(path) }))
}

/** Fills what is empty, entry by entry. Nothing counts in PostgreSQL before `commit`. */
function createFilling(targets: Targets, { shapes, manifest }: Contents) {
  const loads = new Map<string, TableLoad>()
  const databases = new Map<string, MongoCopy>()
  let open: { part: string; sink: RowSink } | null = null

  const endTable = async () => {
    if (!open) return
    const { part, sink } = open
    open = null
    const count = await sink.end()
    const wanted = manifest.parts[part]?.count
    if (count !== wanted) throw new BackupError(`${part} has ${count} rows instead of ${wanted}.`)
  }
  const sinkOf = async ({ part, service, table }: Slices) => {
    if (open?.part === part) return open.sink
    await endTable()
    const columns = shapes[service]?.tables.find(({ name }) => name === table)
    const load = loads.get(service)
    if (!columns || !load) throw new BackupError(`${part} is of a table that the backup does not describe.`)
    open = { part, sink: load.into(columns) }
    return open.sink
  }
  const databaseOf = async (service: string) => {
    const database = databases.get(service) ?? (await openMongoCopy(targets.mongo.get(service) ?? ''))
    databases.set(service, database)
    return database
  }
  return {
    async put(entry: ArchiveEntry): Promise<void> {
      const kind = knownKind(entry)
      if (kind.kind !== 'postgres') await endTable()
      if (kind.kind === 'shape') {
        const load = await openLoad(targets.postgres.get(kind.service) ?? '', kind.service, await readShape(entry))
        loads.set(kind.service, load)
      } else if (kind.kind === 'postgres') await (await sinkOf(kind)).write(await readSlice(entry))
      else if (kind.kind === 'mongo') await (await databaseOf(kind.service)).insert(kind.table, await readSlice(entry))
      else if (kind.kind === 'file') await putFile(targets, kind.path, entry.body)
    },
    async finish(): Promise<void> {
      await endTable()
      for (const load of loads.values()) await forgetWhatWasSent(load)
      const orders = loads.get('order')
      if (orders) await passOverGivenNumbers(orders)
      await passOverGivenPositions(await databaseOf('notification'))
      for (const load of loads.values()) await load.commit()
    },
    async close(): Promise<void> {
      await Promise.all([...loads.values(), ...databases.values()].map((each) => each.close().catch(() => undefined)))
    },
  }
}

/**
 * Brings a backup to where nothing is yet: it is read and compared as a whole first, so that nothing is half there because
 * of what is wrong with it. Returns what it holds.
 */
export async function restoreBackup(file: string, key: string, targets: Targets): Promise<Contents> {
  await targets.files.check()
  const contents = await checkArchive(file, key)
  assertFits(contents, targets)
  await assertEmpty(targets)
  const filling = createFilling(targets, contents)
  try {
    for await (const entry of readArchive(createReadStream(file), key)) await filling.put(entry)
    await filling.finish()
  } finally {
    await filling.close()
  }
  return contents
}
