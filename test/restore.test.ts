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
import { createLog } from '@stoa/kit/observability/log'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { one } from '@stoa/kit/postgres/sql'
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
  folder: string
  keys: KeyPair
}

const urls = (addressesOf: AddressesOf, services: readonly string[], setting: string) =>
  services.map((service) => addressesOf(service)[setting]).join(',')

/** Runs what the containers run; what it said. */
async function command(name: string, installation: Installation, env: NodeJS.ProcessEnv = {}) {
  const { addressesOf, filesDir, folder, keys } = installation
  const logFile = join(folder, `${uniqueName()}.txt`)
  const sealed = await sealSecrets({ 'shop.json': '{}' }, keys.recipient)
  const code = await run({
    command: ['node', 'services/all-in-one/backup/main.ts', name],
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
      ...env,
    },
    logFile,
  }).ended
  return { code, said: await readFile(logFile, 'utf8') }
}

const newest = async ({ folder }: Installation) => (await listArchives(join(folder, 'backups')))[0] ?? ''

/** Guests buy one after another until they are told to stop. */
function sell(shop: InProcessShop, { variantId }: StockedProduct) {
  const orders: Order[] = []
  let isOver = false
  const buyer = async () => {
    while (!isOver) {
      const lines = [{ variantId, quantity: 1 }]
      orders.push(await buy(visitor(shop), { lines, email: newAddress('backup') }))
    }
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

t.setTimeout(600_000)

t.test('a backup that is made while people buy comes back as a whole shop, and nothing else does', async (t) => {
  const folder = shopFolder(t)
  mkdirSync(join(folder, 'backups'))
  mkdirSync(join(folder, 'restored-files'))
  const keys = await newKeyPair()
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, STOCK)
  const uploaded = await staff.admin.media.upload(picture)
  const first = await buy(visitor(shop), {
    lines: [{ variantId: product.variantId, quantity: 1 }],
    email: newAddress('first'),
  })
  await mailSaying(shop, first.email, new RegExp(first.number))
  const envOf = shop.shop.envOf
  const installation: Installation = {
    ...{ folder, keys, addressesOf: envOf, name: shop.shop.runtime.keyPrefix },
    filesDir: String(envOf('product').FILES_DIR),
  }

  const selling = sell(shop, product)
  await until('people buy', async () => (selling.orders.length >= 10 ? true : null))
  const acknowledged = [first, ...selling.orders]
  const made = await command('make', installation)
  const during = selling.orders.length + 1 - acknowledged.length
  await selling.stop()
  t.equal(made.code, 0, made.said)
  t.comment(`${during} orders while this was made: ${made.said}`)
  t.ok(during > 0, 'people went on buying')
  const archive = await newest(installation)
  const { manifest } = await checkArchive(join(folder, 'backups', archive), keys.key)

  await t.test('what is damaged, cut off or of somebody else is refused as a whole', async (t) => {
    const bytes = await readFile(join(folder, 'backups', archive))
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
  })

  await t.test('a part that cannot be read ends it with a clear line, and leaves nothing behind', async (t) => {
    const of = (service: string, setting: string): [string, string] => [service, String(envOf(service)[setting])]
    const sources = {
      postgres: new Map(ON_POSTGRES.map((service) => of(service, 'POSTGRES_URL'))).set(
        'user',
        'postgres://127.0.0.1:1/none',
      ),
      mongo: new Map(ON_MONGO.map((service) => of(service, 'MONGODB_URI'))),
      filesDir: installation.filesDir,
      secrets: 'sealed',
    }
    const { recipient } = keys
    const options = { folder: join(folder, 'backups'), recipient, release: '0', now: new Date() }
    await t.rejects(
      makeBackup(sources, options),
      /^BackupError: PostgreSQL, user, could not be copied: connect ECONNREFUSED 127\.0\.0\.1:1$/,
    )
    const incomplete = await command('make', installation, { MONGODB_URIS: of('product', 'MONGODB_URI')[1] })
    t.match(incomplete, { code: 1, said: /no address for the database of notification/ })
    t.strictSame(readdirSync(options.folder), [archive])
  })

  const name = uniqueName()
  const { postgresUrl, mongoUrl } = testServers()
  const log = createLog('silent')
  const restored: Installation = {
    ...{ folder, keys, name, filesDir: join(folder, 'restored-files') },
    addressesOf: await openDatabases({ postgresUrl, mongoUrl, secret: ROOT_SECRET, name, log }),
  }
  const back = await command('restore', restored, { STOA_RESTORE: archive })
  t.equal(back.code, 0, back.said)
  t.comment(back.said)

  await t.test('every row, document and file is there as it was', async (t) => {
    // As the owners: the services are given their rights by the migrations that come next.
    const owners = urls(restored.addressesOf, ON_POSTGRES, 'POSTGRES_MIGRATION_URL')
    const again = await command('make', restored, { POSTGRES_URLS: owners })
    t.equal(again.code, 0, again.said)
    const copy = await checkArchive(join(folder, 'backups', await newest(restored)), keys.key)
    t.strictSame(keptParts(copy.manifest), keptParts(manifest))
  })

  const second = await openInProcessShop(t, {}, restored)
  const itsStaff = await staffOf(second)
  await untilAtRest(t, restored.addressesOf)
  const orders = await everyOrder(itsStaff)
  const ids = new Set(orders.map(({ id }) => id))
  t.strictSame(
    acknowledged.filter(({ id }) => !ids.has(id)).map(({ number }) => number),
    [],
    'every order that was placed before',
  )
  t.comment(`${acknowledged.length} orders before, ${orders.length} restored, ${selling.orders.length + 1} in all`)
  await untilStockIs(itsStaff, product.variantId, STOCK - orders.length)
  await assertInvariants(t, itsStaff)
  await assertPaidOnce(t, itsStaff, orders)
  t.strictSame((await itsStaff.admin.failedEvents.list()).data, [], 'no event has failed')
  t.equal((await fetch(new URL(uploaded.url, second.url))).status, 200, 'pictures are there')

  const next = await buy(visitor(second), {
    lines: [{ variantId: product.variantId, quantity: 1 }],
    email: newAddress('next'),
  })
  await mailSaying(second, next.email, new RegExp(next.number))
  const given = Math.max(...selling.orders.map(({ number }) => Number(number)))
  t.ok(Number(next.number) > given, 'no number is given twice')
  t.equal((await mailsTo(second, first.email)).length, 1, 'nobody is sent again what they have')
  t.strictSame(second.errors(), [])

  const used = await command('restore', restored, { STOA_RESTORE: archive })
  t.match(used, { code: 1, said: /where there is nothing yet\. Not empty: the queue Redis/ })
  const targets = {
    postgres: new Map(
      ON_POSTGRES.map((each) => [each, String(restored.addressesOf(each).POSTGRES_MIGRATION_URL)] as const),
    ),
    mongo: new Map(ON_MONGO.map((each) => [each, String(restored.addressesOf(each).MONGODB_URI)] as const)),
    filesDir: restored.filesDir,
  }
  const all =
    /Not empty: PostgreSQL, user; .*PostgreSQL, inventory; MongoDB, product; MongoDB, notification; the folder/
  await t.rejects(restoreBackup(join(folder, 'backups', archive), keys.key, targets), { message: all })
})
