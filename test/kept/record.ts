/** Records a shop that dies in the middle of business: `npm test -- test/kept/record.ts`, see README.md. */
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openMultiProcessShop } from '../harness/multi-process.ts'
import { staffOf } from '../harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax } from '../harness/stock.ts'
import { testServers } from '../harness/test-servers.ts'
import type { KeptShop } from './expectations.ts'
import { leaveCheckouts, leaveUnheld } from './recording/checkouts.ts'
import { leaveEvents } from './recording/events.ts'
import { openFaultProxy } from './recording/fault-proxy.ts'
import { leaveImport } from './recording/import.ts'
import { leaveJobs } from './recording/jobs.ts'
import { ordinaryBusiness } from './recording/ordinary-business.ts'
import type { Recording } from './recording/recording.ts'
import { exportShop } from './snapshot/kept-shop.ts'
import { jobsByState } from './snapshot/redis.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const STOCK = 300

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim()

/** A shop whose processes reach every server through a proxy. */
async function openRecording(t: Test): Promise<Recording> {
  const servers = testServers()
  const proxies = {
    postgres: await openFaultProxy(servers.postgresUrl),
    mongo: await openFaultProxy(servers.mongoUrl),
    redis: await openFaultProxy(servers.redisUrl),
    smtp: await openFaultProxy(servers.smtpUrl),
  }
  t.teardown(() => {
    for (const proxy of Object.values(proxies)) proxy.close()
  })
  process.env.STOA_TEST_POSTGRES_URL = proxies.postgres.url
  process.env.STOA_TEST_MONGODB_URI = proxies.mongo.url
  process.env.STOA_TEST_REDIS_URL = proxies.redis.url
  const settings: Record<string, string> = { SMTP_URL: proxies.smtp.url }
  const shop = await openMultiProcessShop(t, settings)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, STOCK)
  const kept = { purchases: [], customers: [], replays: [], imports: [] }
  return { shop, staff, product, proxies, servers, settings, kept }
}

/** Kills every process; gives the time of it. */
async function killAll({ shop }: Recording): Promise<Date> {
  await Promise.all([...shop.services, 'inbox'].map((service) => shop.kill(service)))
  return new Date()
}

/** Writes the data, and what a test must find in it, into a folder of its own. */
async function keep({ shop, product, servers, kept }: Recording, killedAt: Date): Promise<string> {
  const folder = join(import.meta.dirname, 'fixture', `${killedAt.toISOString().slice(0, 10)}-${commit}`)
  rmSync(folder, { recursive: true, force: true })
  await exportShop({ ...servers, name: shop.name, filesDir: join(shop.folder, 'files') }, folder, ROOT)
  const jobs = Object.entries(await jobsByState(servers.redisUrl, shop.name))
  const failed = jobs.filter(([queue, count]) => queue.endsWith(' failed') && count > 0)
  const description: KeptShop = {
    recorded_at: killedAt.toISOString(),
    commit,
    secret: shop.secret,
    staff: shop.staff,
    ...kept,
    dead_letters: Object.fromEntries(failed.map(([queue, count]) => [queue.replace(' failed', ''), count])),
    product: { variantId: product.variantId, slug: product.slug, price: product.price },
  }
  writeFileSync(join(folder, 'shop.json'), `${JSON.stringify(description, null, 2)}\n`)
  return folder
}

t.setTimeout(900_000)

t.test('a shop is recorded in the middle of business', async (t) => {
  const recording = await openRecording(t)
  const orders = await ordinaryBusiness(recording)
  const waiting = await leaveJobs(recording, orders)
  await leaveEvents(recording, orders)
  const { locks, unheld } = await leaveCheckouts(recording, orders, waiting)
  // An import sets stock, so it is left while inventory runs.
  await leaveImport(recording)
  await leaveUnheld(recording, unheld)
  const killedAt = await killAll(recording)
  for (const lock of locks) await lock.release()
  const folder = await keep(recording, killedAt)
  t.ok(recording.kept.purchases.length > 0, `the shop is kept in ${folder}`)
})
