/** The servers of a run, and the shop of one catalogue on them. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { shippingZones, taxRegions } from '@stoa/all-in-one/demo/rates'
import { freePort } from '@stoa/all-in-one/ports'
import { findMongo } from '@stoa/all-in-one/servers/mongo-programs'
import { provideServers, type Servers } from '@stoa/all-in-one/servers/provide-servers'
import { provisionOf } from '@stoa/all-in-one/servers/provision-defaults'
import { readIdentity } from '@stoa/all-in-one/settings'
import { Stoa } from '@stoa/sdk/source'
import { type Child, startChild } from './child.ts'
import { type CounterReader, openCounters } from './counters.ts'
import { fillShop } from './fill-shop.ts'
import { copyShop, deleteShop, findKeptShop, keepShop } from './kept-shop.ts'
import type { Measured } from './processes.ts'
import { type Running, startShop } from './running-shop.ts'

const SHOP_NAME = 'bench'

export interface StageOptions {
  /** Folder of the bench, and of fetched servers. */
  base: string
  cacheDir: string
  seed: number
  products: number
  say: (line: string) => void
  cleanup: AsyncDisposableStack
}

export interface Stage {
  servers: Servers
  counters: CounterReader
  mail: Child
  /** Processes beside the shop. */
  measured: Measured
  open(): Promise<Running>
  close(): Promise<void>
}

async function openServers(dataDir: string, { cacheDir, say, cleanup }: StageOptions): Promise<Servers> {
  const servers = await provideServers({ dataDir, cacheDir, say })
  cleanup.defer(servers.stop)
  return servers
}

async function startMail(cleanup: AsyncDisposableStack): Promise<{ mail: Child; smtpUrl: string }> {
  const mail = startChild('./mail.ts')
  cleanup.defer(mail.stop)
  return { mail, smtpUrl: (await mail.call('listen')) as string }
}

const addressesOf = ({ postgres, mongo, redis }: Servers) => ({
  postgresUrl: postgres.url,
  mongoUrl: mongo.url,
  redisUrl: redis.url,
})

async function setRates(shop: Running, dataDir: string): Promise<void> {
  const stoa = new Stoa({ baseUrl: shop.url })
  await stoa.auth.login(readIdentity(dataDir).staff)
  for (const zone of shippingZones) await stoa.admin.shippingZones.create(zone)
  for (const region of taxRegions) await stoa.admin.taxRegions.create(region)
}

/** Migrations, staff and rates by the shop itself; then the catalogue, into its databases. */
async function fill(dataDir: string, options: StageOptions): Promise<void> {
  const { seed, products, say, cleanup } = options
  const servers = await openServers(dataDir, options)
  const { mail, smtpUrl } = await startMail(cleanup)
  const shop = await startShop({ dataDir, port: await freePort(), smtpUrl, ...addressesOf(servers) }, cleanup)
  await shop.addFirstStaff()
  await setRates(shop, dataDir)
  await shop.stop()
  await mail.stop()
  const began = performance.now()
  await fillShop({ ...addressesOf(servers), name: SHOP_NAME, seed, products, say })
  say(`  … written in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await servers.stop()
}

/** The folder of a filled shop for this run: a copy of the one that is kept, which is filled first where there is none. */
async function prepareFolder(options: StageOptions): Promise<string> {
  const { base, cacheDir, seed, products, say } = options
  const { format } = await findMongo(provisionOf({ dataDir: base, cacheDir, say }))
  const kept = await findKeptShop(base, { seed, products, mongo: format })
  if (!kept.exists) {
    say(`Filling a shop with ${products.toLocaleString('en')} products (kept for later runs) …`)
    const partial = join(base, 'partial')
    await deleteShop(partial)
    await fill(partial, options)
    keepShop(partial, kept.folder)
  }
  const dataDir = join(base, 'run')
  await copyShop(kept.folder, dataDir)
  return dataDir
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const dataDir = await prepareFolder(options)
  const servers = await openServers(dataDir, options)
  const { mail, smtpUrl } = await startMail(options.cleanup)
  const counters = await openCounters(servers.postgres.url)
  // The same at every start: addresses of pictures hold it.
  const port = await freePort()
  const shopOptions = { dataDir, port, smtpUrl, ...addressesOf(servers) }
  return {
    servers,
    counters,
    mail,
    measured: { postgres: servers.postgres.pid, mongo: servers.mongo.pid, redis: servers.redis.pid },
    open: () => startShop(shopOptions, options.cleanup),
    async close() {
      await counters.close()
      await mail.stop()
      await servers.stop()
      rmSync(join(dataDir, 'shop.log'), { force: true })
    },
  }
}
