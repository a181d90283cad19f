/** The shop under load: one process holding everything, as `npm start` runs it. */
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openShop, type Shop } from '@stoa/all-in-one/compose'
import { giveMemoryBack } from '@stoa/all-in-one/memory'
import { readIdentity } from '@stoa/all-in-one/settings'
import { createLog } from '@stoa/kit/observability/log'
import { createMetrics, serveMetrics } from '@stoa/kit/observability/metrics'
import { readConfig } from '@stoa/kit/process/config'
import { addStaff } from '@stoa/user/commands'
import { user } from '@stoa/user/service'
import { serveParent } from './child-process.ts'

const HOST = '127.0.0.1'
/** All buyers come from one address: rate limits would reject them. */
const NO_LIMITS = [
  'default',
  'login',
  'refresh',
  'register',
  'lookup',
  'codes',
  'orders',
  'carts',
  'search',
  'suggest',
  'stock',
].map((name) => `${name}=100000000/60`)

export interface ShopOptions {
  dataDir: string
  port: number
  postgresUrl: string
  mongoUrl: string
  redisUrl: string
  smtpUrl: string
}

export interface ShopAddresses {
  url: string
  metricsUrl: string
}

const cleanup = new AsyncDisposableStack()
const session = new Session()
let shop: Shop

async function open({ dataDir, port, ...servers }: ShopOptions): Promise<ShopAddresses> {
  const metrics = createMetrics({ process: true })
  const exporter = await serveMetrics(metrics, HOST, 0)
  cleanup.defer(async () => void exporter.close())
  shop = await openShop({
    ...servers,
    secret: readIdentity(dataDir).secret,
    name: 'bench',
    filesDir: join(dataDir, 'files'),
    searchIndexDir: join(dataDir, 'search-index'),
    host: HOST,
    port,
    log: createLog('info', join(dataDir, 'shop.log')),
    metrics,
    settings: {
      STOA_RATE_LIMITS: NO_LIMITS.join(','),
      // As npm start does: a line names clients of its own.
      STOA_TRUSTED_PROXIES: HOST,
      UNPAID_LIMITS: 'units=1000000,network=1000000,email=1000000,checkout_units=1000000',
      PAYMENT_METHODS: 'test',
    },
  })
  cleanup.defer(shop.stop)
  // As npm start does, so that the memory shown is what a laptop gives.
  giveMemoryBack()
  return { url: shop.url, metricsUrl: `http://${HOST}:${(exporter.address() as AddressInfo).port}/metrics` }
}

async function addFirstStaff(dataDir: string): Promise<void> {
  const { staff } = readIdentity(dataDir)
  await addStaff(readConfig(shop.envOf('user'), user.settings), shop.runtime, { ...staff, permissions: ['*'] })
}

async function startProfile(): Promise<void> {
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
}

async function stopProfile(file: string): Promise<void> {
  const { profile } = await session.post('Profiler.stop')
  writeFileSync(file, JSON.stringify(profile))
  session.disconnect()
}

serveParent({ open, addFirstStaff, startProfile, stopProfile }, () => cleanup.disposeAsync())
