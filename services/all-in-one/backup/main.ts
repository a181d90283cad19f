/**
 * Backups of an installation in containers: `node main.ts make | restore | check <archive> | new-key`. How they are used:
 * docs/backup.md.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PATIENT } from '@stoa/kit/files/bucket'
import type { Originals } from '@stoa/kit/files/originals'
import { fileSettings, originalsOf } from '@stoa/kit/files/settings'
import { ConfigError, integer, list, optional, readConfig, text, url } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'
import { ON_MONGO, ON_POSTGRES } from '../databases.ts'
import { checkArchive } from './check.ts'
import type { Contents } from './contents.ts'
import { BackupError } from './error.ts'
import { keyIn, newKeyPair } from './keys.ts'
import { deleteOld, listArchives, makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'
import { sealedFor } from './sealed-secrets.ts'
import { assertQueueUnused } from './unused-queue.ts'

const say = (line: string) => console.log(line)

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  version: string
}

const places = { ...fileSettings, BACKUP_DIR: text() }
const mongoUris = { MONGODB_URIS: list() }

/** Its connections would have the job wait for their end. */
const closing = (files: Originals) => ({ ...files, [Symbol.asyncDispose]: () => files.close() })

/** Addresses by service, which is the end of the database's name: `stoa_order`. */
function byService(setting: string, services: readonly string[], addresses: readonly string[]): Map<string, string> {
  const found = new Map(addresses.map((each) => [/_([a-z]+)(?:\?|$)/.exec(each)?.[1] ?? '', each]))
  const missing = services.filter((service) => !found.has(service))
  if (missing.length > 0) throw new ConfigError([`${setting} has no address for the database of ${missing.join(', ')}`])
  return new Map(services.map((service) => [service, found.get(service) ?? '']))
}

const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(0)} s`

function describe({ parts }: Contents['manifest']): string {
  const count = (part: string, what: string) => `${parts[part]?.count ?? 0} ${what}`
  return [
    count('postgres/order/orders', 'orders'),
    count('postgres/user/users', 'accounts'),
    count('mongo/product/products', 'products'),
    count('files', 'files'),
  ].join(', ')
}

async function make(): Promise<void> {
  const config = readConfig(process.env, {
    ...places,
    ...mongoUris,
    POSTGRES_URLS: list(),
    STOA_BACKUP_RECIPIENT: text(),
    SEALED_SECRETS: optional(),
    STOA_BACKUP_KEEP: integer({ min: 1, max: 10_000 }, 14),
  })
  const { BACKUP_DIR: folder, STOA_BACKUP_RECIPIENT: recipient } = config
  await using files = closing(originalsOf(config, PATIENT))
  const sources = {
    postgres: byService('POSTGRES_URLS', ON_POSTGRES, config.POSTGRES_URLS),
    mongo: byService('MONGODB_URIS', ON_MONGO, config.MONGODB_URIS),
    files,
    secrets: sealedFor(config.SEALED_SECRETS, recipient),
  }
  const begun = performance.now()
  const now = new Date()
  const { name, bytes, manifest } = await makeBackup(sources, { folder, recipient, release: version, now })
  const old = await deleteOld(folder, config.STOA_BACKUP_KEEP, now)
  const kept = (await listArchives(folder)).length
  const deleted = old.length > 0 ? `, ${old.length} older deleted` : ''
  say(
    `${name}: ${inMegabytes(bytes)}, ${describe(manifest)}; read again and whole, ${seconds(begun)}. Kept: ${kept}${deleted}`,
  )
}

async function restore(): Promise<void> {
  const config = readConfig(process.env, {
    ...places,
    ...mongoUris,
    POSTGRES_MIGRATION_URLS: list(),
    REDIS_QUEUE_URL: url(['redis', 'rediss']),
    STOA_KEY_PREFIX: text('stoa'),
    STOA_BACKUP_KEY: text(),
    STOA_RESTORE: text(),
  })
  await using files = closing(originalsOf(config, PATIENT))
  const targets = {
    postgres: byService('POSTGRES_MIGRATION_URLS', ON_POSTGRES, config.POSTGRES_MIGRATION_URLS),
    mongo: byService('MONGODB_URIS', ON_MONGO, config.MONGODB_URIS),
    files,
    filesDir: config.FILES_DIR,
  }
  const begun = performance.now()
  await assertQueueUnused(config.REDIS_QUEUE_URL, config.STOA_KEY_PREFIX)
  const file = join(config.BACKUP_DIR, config.STOA_RESTORE)
  const { about, manifest } = await restoreBackup(file, keyIn(config.STOA_BACKUP_KEY), targets)
  say(`Restored: the shop of ${about.made_at}, ${describe(manifest)}; ${seconds(begun)}`)
}

async function check(name: string | undefined): Promise<void> {
  if (!name) throw new BackupError('Name the archive to check.')
  const config = readConfig(process.env, { BACKUP_DIR: text(), STOA_BACKUP_KEY: text() })
  const { about, manifest } = await checkArchive(join(config.BACKUP_DIR, name), keyIn(config.STOA_BACKUP_KEY))
  say(`${name} is whole: the shop of ${about.made_at}, release ${about.release}, ${describe(manifest)}`)
}

async function newKey(): Promise<void> {
  const { key, recipient } = await newKeyPair()
  say(
    `# Opens the backups that are made with STOA_BACKUP_RECIPIENT=${recipient}\n# Keep it where no backup is.\n${key}`,
  )
}

async function main([command, argument]: readonly string[]): Promise<void> {
  if (command === 'make') return make()
  if (command === 'restore') return restore()
  if (command === 'check') return check(argument)
  if (command === 'new-key') return newKey()
  throw new BackupError('The commands are make, restore, check <archive> and new-key.')
}

/** Of the system, such as a full disk or a server that is away: no code of ours is to blame. */
const isOfSystem = (error: unknown) => error instanceof Error && 'syscall' in error

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof ConfigError) failOnConfig(error)
  // The line that says what to do comes last, where it is seen.
  if (error instanceof BackupError && error.cause && !isOfSystem(error.cause)) console.error(error.cause)
  console.error(error instanceof BackupError || isOfSystem(error) ? (error as Error).message : error)
  process.exitCode = 1
}
