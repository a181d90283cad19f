import { mkdirSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkArchive } from '@stoa/all-in-one/backup/check'
import type { Manifest } from '@stoa/all-in-one/backup/contents'
import { type KeyPair, newKeyPair } from '@stoa/all-in-one/backup/keys'
import { listArchives, makeBackup } from '@stoa/all-in-one/backup/make'
import { restoreBackup } from '@stoa/all-in-one/backup/restore'
import { sealSecrets } from '@stoa/all-in-one/backup/sealed-secrets'
import { type AddressSettings, openDatabases } from '@stoa/all-in-one/databases'
import { createFolderOriginals } from '@stoa/kit/files/folder-originals'
import { fileSettings, originalsOf } from '@stoa/kit/files/settings'
import { createLog } from '@stoa/kit/observability/log'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { execute, one } from '@stoa/kit/postgres/sql'
import { readConfig } from '@stoa/kit/process/config'
import { ownBucket } from '@stoa/kit/testing/own-bucket'
import type { Order, Stoa } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { type InProcessShop, openInProcessShop, ROOT_SECRET } from './harness/in-process.ts'
import { assertInvariants } from './harness/invariants.ts'
import { picture } from './harness/picture.ts'
import { run } from './harness/program.ts'
import { buy } from './harness/purchase.ts'
import { mailSaying, mailsTo, newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct, type StockedProduct, setUpShippingAndTax, untilStockIs } from './harness/stock.ts'
import { shopFolder, testServers, uniqueName } from './harness/test-servers.ts'
import { until } from './harness/until.ts'

const STOCK = 10_000
const BUYERS = 4
const ON_POSTGRES = ['user', 'order', 'payment', 'inventory']
const ON_MONGO = ['product', 'notification']

type AddressesOf = (service: string) => AddressSettings | NodeJS.ProcessEnv

/** Where a shop's data is, and where its backups go. */
interface Installation {
  addressesOf: AddressesOf
  name: string
  filesDir: string
  /** Settings of the bucket that its pictures are in; none: they are in the folder. */
  bucket?: Record<string, string>
  folder: string
  keys: KeyPair
}

const urls = (addressesOf: AddressesOf, services: readonly string[], setting: string) =>
  services.map((service) => addressesOf(service)[setting]).join(',')

/** Runs what the containers run; what it said. */
async function command(
  name: string,
  installation: Installation,
  env: NodeJS.ProcessEnv = {},
  program = ['node', 'services/all-in-one/backup/main.ts', name],
) {
  const { addressesOf, filesDir, folder, keys } = installation
  const logFile = join(folder, `${uniqueName()}.txt`)
  const sealed = await sealSecrets({ 'shop.json': '{}' }, keys.recipient)
  const code = await run({
    command: program,
    env: {
      POSTGRES_URLS: urls(addressesOf, ON_POSTGRES, 'POSTGRES_URL'),
      POSTGRES_MIGRATION_URLS: urls(addressesOf, ON_POSTGRES, 'POSTGRES_MIGRATION_URL'),
      MONGODB_URIS: urls(addressesOf, ON_MONGO, 'MONGODB_URI'),
      REDIS_QUEUE_URL: testServers().redisUrl,
      STOA_KEY_PREFIX: installation.name,
      FILES_DIR: filesDir,
      BACKUP_DIR: join(folder, 'backups'),
      SEALED_SECRETS: sealed,
      STOA_BACKUP_RECIPIENT: keys.recipient,
      STOA_BACKUP_KEY: keys.key,
      ...installation.bucket,
      ...env,
    },
    logFile,
  }).ended
  return { code, said: await readFile(logFile, 'utf8') }
}

const newest = async ({ folder }: Installation) => (await listArchives(join(folder, 'backups')))[0] ?? ''

const buyOne = (shop: InProcessShop, { variantId }: StockedProduct) =>
  buy(visitor(shop), { lines: [{ variantId, quantity: 1 }], email: newAddress('backup') })

/** Guests buy one after another until they are told to stop. */
function sell(shop: InProcessShop, product: StockedProduct) {
  const orders: Order[] = []
  let isOver = false
  const buyer = async () => {
    while (!isOver) orders.push(await buyOne(shop, product))
  }
  const buyers = Array.from({ length: BUYERS }, buyer)
  const stop = async () => {
    isOver = true
    await Promise.all(buyers)
  }
  return { orders, stop }
}

/** What changes as a shop is restored: everything is sent again, and no position of the feed is given twice. */
const CHANGED = /\/(?:outbox|inbox|event_positions)$/
const keptParts = ({ parts }: Manifest) =>
  Object.fromEntries(Object.entries(parts).filter(([part, { count }]) => count > 0 && !CHANGED.test(part)))

async function everyOrder(staff: Stoa): Promise<Order[]> {
  const orders: Order[] = []
  for await (const order of staff.admin.orders.list({ limit: 100 })) orders.push(order)
  return orders
}

/** Every checkout that the backup has in the middle ends, and every event goes out (docs/reliability.md#invariants: I5). */
async function untilAtRest(t: Test, addressesOf: AddressesOf): Promise<void> {
  for (const service of ON_POSTGRES) {
    const pg = createPostgres({ url: String(addressesOf(service).POSTGRES_URL), max: 1 })
    t.teardown(pg.close)
    const none = (what: string, from: string) =>
      until(`no ${what} of ${service}`, async () =>
        (await one<{ count: number }>(pg, `SELECT count(*)::int4 AS count FROM ${from}`)).count === 0 ? true : null,
      )
    if (service === 'order') await none('open checkout', "checkouts WHERE state NOT IN ('confirmed', 'failed')")
    await none('unsent event', 'outbox WHERE sent_at IS NULL')
  }
}

/** One order, one charge: what the provider was paid is what the orders cost. */
async function assertPaidOnce(t: Test, staff: Stoa, orders: readonly Order[]): Promise<void> {
  const { balances = [] } = await staff.admin.ledger.list({ include: ['balances'] })
  const received = balances.find(({ account }) => account === 'provider:test:receivable')?.amount.amount
  t.equal(
    received,
    orders.reduce((sum, { totals }) => sum + totals.total.amount, 0),
    'money and orders agree',
  )
}

/** Numbers of orders that a shop does not have. */
const missingFrom = (orders: readonly Order[], wanted: readonly Order[]) => {
  const ids = new Set(orders.map(({ id }) => id))
  return wanted.filter(({ id }) => !ids.has(id)).map(({ number }) => number)
}

const addressMap = ({ addressesOf }: Installation, services: readonly string[], setting: string) =>
  new Map(services.map((service) => [service, String(addressesOf(service)[setting])]))

interface Drill {
  shop: InProcessShop
  installation: Installation
  product: StockedProduct
  /** Whose mail has arrived before anything else. */
  first: Order
  pictureUrl: string
}

async function openDrill(t: Test): Promise<Drill> {
  const folder = shopFolder(t)
  for (const name of ['backups', 'restored-files']) mkdirSync(join(folder, name))
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, STOCK)
  const { url: pictureUrl } = await staff.admin.media.upload(picture)
  const first = await buyOne(shop, product)
  await mailSaying(shop, String(first.email), new RegExp(first.number))
  const { envOf, runtime } = shop.shop
  const filesDir = String(envOf('product').FILES_DIR)
  const keys = await newKeyPair()
  const installation = { folder, keys, addressesOf: envOf, name: runtime.keyPrefix, filesDir }
  return { shop, installation, product, first, pictureUrl }
}

/** Makes a backup while people buy: what had been confirmed before, and all that was. */
async function makeWhileSelling(t: Test, { shop, installation, product, first }: Drill) {
  const selling = sell(shop, product)
  await until('people buy', async () => (selling.orders.length >= 10 ? true : null))
  const before = [first, ...selling.orders]
  const made = await command('make', installation)
  const during = selling.orders.length + 1 - before.length
  await selling.stop()
  t.equal(made.code, 0, made.said)
  t.ok(during > 0, 'people went on buying')
  const all = [first, ...selling.orders]
  t.comment(`${before.length} orders before, ${during} meanwhile, ${all.length} in all: ${made.said}`)
  return { before, all }
}

async function refusesDamaged(t: Test, archive: string, { folder, keys }: Installation): Promise<void> {
  const bytes = await readFile(archive)
  const damaged = join(folder, 'damaged')
  const check = async (content: Buffer, key = keys.key) => {
    await writeFile(damaged, content)
    return checkArchive(damaged, key)
  }
  const flipped = Buffer.from(bytes)
  flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1
  await t.rejects(check(flipped), { name: 'BackupError', message: /damaged/ })
  await t.rejects(check(bytes.subarray(0, -1)), { name: 'BackupError', message: /damaged/ })
  await t.rejects(check(bytes.subarray(0, bytes.length >> 1)), { name: 'BackupError', message: /damaged/ })
  await t.rejects(check(Buffer.from('nothing')), { name: 'BackupError' })
  await t.rejects(check(bytes, (await newKeyPair()).key), { message: /does not open/ })
}

async function failsClearly(t: Test, installation: Installation): Promise<void> {
  const folder = join(installation.folder, 'backups')
  const known = readdirSync(folder)
  const sources = {
    postgres: addressMap(installation, ON_POSTGRES, 'POSTGRES_URL').set('user', 'postgres://127.0.0.1:1/none'),
    mongo: addressMap(installation, ON_MONGO, 'MONGODB_URI'),
    files: createFolderOriginals(installation.filesDir),
    secrets: 'sealed',
  }
  const { recipient } = installation.keys
  await t.rejects(makeBackup(sources, { folder, recipient, release: '0', now: new Date() }), {
    name: 'BackupError',
    message: 'PostgreSQL, user, could not be copied: connect ECONNREFUSED 127.0.0.1:1',
  })
  // As a disk that is full.
  const shell = ['sh', '-c', 'ulimit -f 20 && exec node services/all-in-one/backup/main.ts make']
  t.match(await command('make', installation, {}, shell), { code: 1, said: /could not be copied: EFBIG/ })
  const incomplete = await command('make', installation, { MONGODB_URIS: sources.mongo.get('product') })
  t.match(incomplete, { code: 1, said: /no address for the database of notification/ })
  t.strictSame(readdirSync(folder), known, 'nothing is left behind')
}

async function restore(t: Test, archive: string, { folder, keys }: Installation): Promise<Installation> {
  const name = uniqueName()
  const { postgresUrl, mongoUrl } = testServers()
  const databases = { postgresUrl, mongoUrl, secret: ROOT_SECRET, name, log: createLog('silent') }
  const addressesOf = await openDatabases(databases)
  // Pictures come out of a folder and go into a bucket.
  const { env: bucket } = await ownBucket(t)
  const restored = { folder, keys, name, filesDir: join(folder, 'restored-files'), bucket, addressesOf }
  const { code, said } = await command('restore', restored, { STOA_RESTORE: archive })
  t.equal(code, 0, said)
  t.comment(said)
  return restored
}

async function isAsItWas(t: Test, restored: Installation, manifest: Manifest): Promise<void> {
  // As the owners: the services are given their rights by the migrations that come next.
  const owners = urls(restored.addressesOf, ON_POSTGRES, 'POSTGRES_MIGRATION_URL')
  const again = await command('make', restored, { POSTGRES_URLS: owners })
  t.equal(again.code, 0, again.said)
  const copy = await checkArchive(join(restored.folder, 'backups', await newest(restored)), restored.keys.key)
  t.strictSame(keptParts(copy.manifest), keptParts(manifest))
}

/**
 * A backup comes back long after it was made. Held stock may be of a checkout that had not begun when the orders were copied: it is compared
 * with them when it is older than any checkout that is under way.
 */
async function holdsAreOfAnHourAgo(t: Test, addressesOf: AddressesOf): Promise<void> {
  const pg = createPostgres({ url: String(addressesOf('inventory').POSTGRES_MIGRATION_URL), max: 1 })
  t.teardown(pg.close)
  const earlier = (column: string) => `${column} = ${column} - interval '1 hour'`
  await execute(pg, `UPDATE reservations SET ${earlier('created_at')}, ${earlier('expires_at')} WHERE status = 'held'`)
}

async function refusesWhatIsThere(t: Test, archive: string, restored: Installation): Promise<void> {
  const used = await command('restore', restored, { STOA_RESTORE: archive })
  t.match(used, { code: 1, said: /where there is nothing yet\. Not empty: the queue Redis/ })
  const targets = {
    postgres: addressMap(restored, ON_POSTGRES, 'POSTGRES_MIGRATION_URL'),
    mongo: addressMap(restored, ON_MONGO, 'MONGODB_URI'),
    files: originalsOf(readConfig({ FILES_DIR: restored.filesDir, ...restored.bucket }, fileSettings)),
    filesDir: restored.filesDir,
  }
  t.teardown(() => targets.files.close())
  const all =
    /Not empty: PostgreSQL, user; .*PostgreSQL, inventory; MongoDB, product; MongoDB, notification; the bucket/
  const file = join(restored.folder, 'backups', archive)
  await t.rejects(restoreBackup(file, restored.keys.key, targets), { message: all })
}

t.setTimeout(600_000)

t.test('a backup that is made while people buy comes back as a whole shop, and nothing else does', async (t) => {
  const drill = await openDrill(t)
  const { installation, product, first, pictureUrl } = drill
  const { before, all } = await makeWhileSelling(t, drill)
  const archive = await newest(installation)
  const file = join(installation.folder, 'backups', archive)
  const { manifest } = await checkArchive(file, installation.keys.key)
  await t.test('what is damaged, cut off or of somebody else is refused as a whole', (t) =>
    refusesDamaged(t, file, installation),
  )
  await t.test('what cannot be read or written ends it with a clear line, and leaves nothing behind', (t) =>
    failsClearly(t, installation),
  )
  const restored = await restore(t, archive, installation)
  await t.test('every row, document and file is there as it was', (t) => isAsItWas(t, restored, manifest))

  await holdsAreOfAnHourAgo(t, restored.addressesOf)
  const shop = await openInProcessShop(t, restored.bucket, restored)
  const staff = await staffOf(shop)
  await untilAtRest(t, restored.addressesOf)
  const orders = await everyOrder(staff)
  t.strictSame(missingFrom(orders, before), [], 'every order that was confirmed before')
  await untilStockIs(staff, product.variantId, STOCK - orders.length)
  await assertInvariants(t, staff)
  await assertPaidOnce(t, staff, orders)
  t.strictSame((await staff.admin.failedEvents.list()).data, [], 'no event has failed')
  t.equal((await fetch(new URL(pictureUrl, shop.url))).status, 200, 'pictures are there')

  const next = await buyOne(shop, product)
  await mailSaying(shop, String(next.email), new RegExp(next.number))
  const given = Math.max(...all.map(({ number }) => Number(number)))
  t.ok(Number(next.number) > given, 'no number is given twice')
  t.equal((await mailsTo(shop, String(first.email))).length, 1, 'nobody is sent again what they have')
  t.strictSame(shop.errors(), [])
  await refusesWhatIsThere(t, archive, restored)
})
