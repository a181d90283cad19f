/**
 * Makes up the secrets of an installation in containers, unless they exist, and hands them out: `node make-secrets.ts
 * <folder>`. Below the folder each container has a folder of its own, which is all that it can see. `node make-secrets.ts
 * <folder> rotate` does a round of replacing the root secret (docs/conventions.md#replacing-the-root-secret).
 * `node make-secrets.ts <folder> restore [<archive>]` takes them from a backup (docs/backup.md).
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { optional, readConfig } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'
import type { RootSecret } from '@stoa/kit/security/secrets'
import { BackupError } from './backup/error.ts'
import { restoreSecretsFrom } from './backup/restored-secrets.ts'
import { SECRET_FILES, sealSecrets } from './backup/sealed-secrets.ts'
import { ON_MONGO, ON_POSTGRES } from './databases.ts'
import { keyFiles } from './key-files.ts'
import { ON_REDIS, REDIS_SERVERS, redisUserOf, redisUsersFile } from './redis-users.ts'
import { describeRound, nextRound } from './rotation.ts'
import { accountsOf, type Identity, readIdentity, rootOf, withRoot, writeAccounts } from './settings.ts'

/** Contents of files by name. */
type Files = Record<string, string>

/** What installations had when all containers shared one folder. */
const FORMER_FILES = [
  'secret',
  'staff-password',
  'postgres-password',
  ...ON_POSTGRES.map((each) => `${each}-postgres-url`),
]

/** A password for each purpose: those of an earlier start, and new ones for what is asked for the first time. */
function openPasswords(folder: string) {
  const file = join(folder, 'passwords.json')
  const known: Files = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Files) : {}
  // The server keeps the superuser's password that it was made with.
  const former = join(folder, 'postgres-password')
  if (!known.postgres && existsSync(former)) known.postgres = readFileSync(former, 'utf8').trimEnd()
  return {
    of(purpose: string): string {
      known[purpose] ??= randomBytes(24).toString('base64url')
      return known[purpose]
    },
    all: known,
    save() {
      writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

type PasswordOf = (purpose: string) => string

function postgresFiles(passwordOf: PasswordOf): Record<string, Files> {
  const address = (role: string, service: string) =>
    `postgres://${role}:${passwordOf(`postgres ${role}`)}@postgres:5432/stoa_${service}`
  const serviceUrl = (service: string) => address(`stoa_${service}`, service)
  const ownerUrl = (service: string) => address(`stoa_${service}_owner`, service)
  const folders: Record<string, Files> = {
    postgres: { password: passwordOf('postgres') },
    'postgres-databases': {
      'admin-url': `postgres://stoa:${passwordOf('postgres')}@postgres:5432/postgres`,
      'service-urls': ON_POSTGRES.map(serviceUrl).join(','),
      'owner-urls': ON_POSTGRES.map(ownerUrl).join(','),
    },
    backup: { 'postgres-urls': ON_POSTGRES.map(serviceUrl).join(',') },
    restore: { 'postgres-owner-urls': ON_POSTGRES.map(ownerUrl).join(',') },
  }
  for (const service of ON_POSTGRES) {
    folders[service] = { 'postgres-url': serviceUrl(service) }
    folders[`${service}-migrate`] = { 'postgres-url': serviceUrl(service), 'postgres-owner-url': ownerUrl(service) }
  }
  return folders
}

function mongoFiles(passwordOf: PasswordOf): Record<string, Files> {
  const serviceUri = (service: string) =>
    `mongodb://stoa_${service}:${passwordOf(`mongo stoa_${service}`)}@mongo:27017/stoa_${service}`
  // The job that makes the users shares the network of the server, which lets the first one be made from there alone.
  const adminUri = (host: string) =>
    `mongodb://stoa:${passwordOf('mongo')}@${host}:27017/?directConnection=true&authSource=admin`
  const folders: Record<string, Files> = {
    'mongo-users': {
      'admin-uri': adminUri('127.0.0.1'),
      'service-uris': ON_MONGO.map(serviceUri).join(','),
      // On Swarm no job shares the network of a server, which is given its administrator when its volume is new.
      'network-admin-uri': adminUri('mongo'),
      'admin-password': passwordOf('mongo'),
    },
  }
  // Who makes a backup reads rows and documents, and who restores one owns the tables.
  for (const job of ['backup', 'restore']) folders[job] = { 'mongodb-uris': ON_MONGO.map(serviceUri).join(',') }
  for (const service of ON_MONGO) {
    folders[service] = { 'mongodb-uri': serviceUri(service) }
    folders[`${service}-migrate`] = { 'mongodb-uri': serviceUri(service) }
  }
  return folders
}

function redisFiles(passwordOf: PasswordOf): Record<string, Files> {
  const servers = REDIS_SERVERS.map((server): [string, Files] => [
    server,
    { password: passwordOf(server), 'users.acl': redisUsersFile(server, passwordOf) },
  ])
  const urlOf = (server: string, service: string) => {
    const name = redisUserOf(service)
    return `redis://${name}:${passwordOf(`${server} ${name}`)}@${server}:6379`
  }
  const services = ON_REDIS.map((service): [string, Files] => [
    service,
    Object.fromEntries(REDIS_SERVERS.map((server) => [`${server}-url`, urlOf(server, service)])),
  ])
  // Looks whether the queue has served a shop, by what the user service keeps there.
  const restore: Files = { 'redis-queue-url': urlOf('redis-queue', 'user') }
  return Object.fromEntries([...servers, ...services, ['restore', restore]])
}

const keysByService = (root: RootSecret): Record<string, Files> =>
  Object.fromEntries(Object.entries(keyFiles(root)).map(([service, keys]) => [service, { 'keys.json': keys }]))

/** All that has to come back with a backup, for who keeps its key; a blank line when there is no such key. */
async function sealed(folder: string, identity: Identity, passwords: Files): Promise<Files> {
  const { STOA_BACKUP_RECIPIENT: recipient } = readConfig(process.env, { STOA_BACKUP_RECIPIENT: optional() })
  if (!recipient) return { 'sealed-secrets': '\n' }
  const files: Files = { 'shop.json': JSON.stringify(identity), 'passwords.json': JSON.stringify(passwords) }
  for (const name of SECRET_FILES) {
    const file = join(folder, name)
    if (existsSync(file)) files[name] ??= readFileSync(file, 'utf8')
  }
  return { 'sealed-secrets': await sealSecrets(files, recipient) }
}

/** Which container gets which files. None of them gets the root secret. */
function handOut(root: RootSecret, { staff }: Identity, passwordOf: PasswordOf): Record<string, Files> {
  const parts = [postgresFiles(passwordOf), mongoFiles(passwordOf), redisFiles(passwordOf), keysByService(root)]
  const folders: Record<string, Files> = {
    staff: { password: staff.password },
    // Signs the sessions of browsers; nothing else knows it.
    storefront: { secret: passwordOf('storefront') },
  }
  for (const [container, files] of parts.flatMap(Object.entries<Files>)) {
    folders[container] = { ...folders[container], ...files }
  }
  return folders
}

function write(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name)
    writeFileSync(`${file}.new`, content, { mode: 0o444 })
    renameSync(`${file}.new`, file)
  }
}

/** What the demo needs to sign in. It notes in its file what it has done, so that one stays. */
function writeDemo(folder: string, identity: Identity): void {
  if (!existsSync(join(folder, 'shop.json'))) writeAccounts(folder, accountsOf(identity))
}

const COMMANDS = [undefined, 'rotate', 'restore']

async function main([folder, command, archive]: readonly string[]): Promise<void> {
  if (!folder) throw new Error('Name the folder to put the secrets in.')
  if (!COMMANDS.includes(command)) throw new Error(`There is no command "${command}", only rotate and restore.`)
  mkdirSync(folder, { recursive: true })
  if (command === 'restore') await restoreSecretsFrom(folder, archive)
  const known = readIdentity(folder)
  const passwords = openPasswords(folder)
  const root = command === 'rotate' ? nextRound(rootOf(known)) : rootOf(known)
  const identity = withRoot(known, root)
  const folders = handOut(root, identity, passwords.of)
  passwords.save()
  for (const [container, files] of Object.entries(folders)) write(join(folder, container), files)
  writeDemo(join(folder, 'demo'), identity)
  write(join(folder, 'backup'), await sealed(folder, identity, passwords.all))
  // After the files: a round that is broken off is done again, and not skipped.
  if (command === 'rotate') {
    writeAccounts(folder, identity)
    console.log(describeRound(root))
  }
  for (const name of FORMER_FILES) rmSync(join(folder, name), { force: true })
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BackupError)) failOnConfig(error)
  console.error(error.message)
  process.exitCode = 1
}
