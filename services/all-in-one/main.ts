/** A whole shop in one process, for a laptop: `npm start`. Settings: settings.ts; data: `STOA_DATA`. */
import { rmSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLog } from '@stoa/kit/observability/log'
import { createMetrics, serveMetrics } from '@stoa/kit/observability/metrics'
import { MigrationError } from '@stoa/kit/postgres/migrations'
import { ConfigError, readConfig } from '@stoa/kit/process/config'
import { addStaff } from '@stoa/user/commands'
import { user } from '@stoa/user/service'
import { openShop, type Shop } from './compose.ts'
import { loadDemo } from './demo/load.ts'
import { requireAllParts } from './kept-parts.ts'
import { startMailSink } from './mail-sink/sink.ts'
import { giveMemoryBack } from './memory.ts'
import { complaintsOfPorts } from './ports.mjs'
import { replaceAtOnce } from './rotation.ts'
import { packSdk, sdkPackageFile } from './sdk-package.ts'
import { clearServerData, provideServers, type Servers } from './servers/provide-servers.ts'
import { claim } from './servers/run-record.ts'
import { SetupError } from './servers/server.ts'
import {
  type Identity,
  type LaptopSettings,
  laptopSettings,
  readIdentity,
  rootOf,
  withRoot,
  writeAccounts,
} from './settings.ts'
import { onStopRequest } from './signals.ts'
import { buildStorefront, type Storefront, startStorefront, storefrontUrl } from './storefront.ts'
import { welcome } from './welcome.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** What every shop of this folder has in common: fetched programs, and the package of the SDK. */
const COMMON = join(ROOT, '.stoa')
const PACKAGE = { root: ROOT, dataDir: COMMON }

/** Origins of storefronts in development: dev servers take whatever port is free. */
const STOREFRONTS = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:*`).join(',')

/** With the one that moves no money, so that a demo shop can be bought from. */
const DEMO_METHODS = 'test,bank_transfer,cash_on_delivery'

const say = (line: string) => console.log(line)

const dataOf = ({ STOA_DATA }: LaptopSettings) => resolve(ROOT, STOA_DATA)

async function deleteData(data: string): Promise<void> {
  say('Beginning again: the data of this shop is deleted.')
  await clearServerData(data)
  for (const name of ['files', 'shop.json', 'stoa.log']) rmSync(join(data, name), { recursive: true, force: true })
}

/** The start looked before it installed anything; since then minutes may have gone by. */
async function checkPorts(): Promise<void> {
  const complaints = await complaintsOfPorts(process.env)
  if (complaints.length > 0) throw new SetupError(complaints.join('\n'))
}

/** The shop's pages. A shop without them is a shop all the same, for whoever has pages of their own. */
async function openStorefront(
  identity: Identity,
  apiUrl: string,
  settings: LaptopSettings,
): Promise<Storefront | null> {
  try {
    await buildStorefront(PACKAGE, say)
    return await startStorefront({
      root: ROOT,
      host: settings.HOST,
      port: settings.STOA_STOREFRONT_PORT,
      apiUrl,
      secret: identity.secret,
      logFile: join(dataOf(settings), 'storefront.log'),
      env: process.env,
    })
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return null
  }
}

interface RunningShop {
  shop: Shop
  servers: Servers
  identity: Identity
}

interface Start {
  settings: LaptopSettings
  rotates: boolean
  /** Without the demo. */
  isEmpty: boolean
  cleanup: AsyncDisposableStack
}

/** What the accounts become for a shop that is to be without the demo, now and at later starts. */
function withoutDemo(identity: Identity): Identity {
  if (identity.publishableKey)
    throw new SetupError('The demo is in this shop already. npm start -- --fresh --empty begins again without it.')
  return { ...identity, isWithoutDemo: true }
}

async function open({ settings, rotates, isEmpty, cleanup }: Start): Promise<RunningShop> {
  const data = dataOf(settings)
  const places = { dataDir: data, cacheDir: join(COMMON, 'servers') }
  cleanup.defer(claim(data))
  requireAllParts({ ...places, env: process.env })
  await checkPorts()
  const servers = await provideServers({ ...places, say })
  cleanup.defer(servers.stop)
  const host = settings.HOST
  const mail = await startMailSink({ smtpPort: settings.STOA_SMTP_PORT, httpPort: settings.STOA_INBOX_PORT, host })
  cleanup.defer(mail.stop)
  const log = createLog(settings.LOG_LEVEL, join(data, 'stoa.log'))
  const metrics = createMetrics({ process: true })
  const exporter = await serveMetrics(metrics, host, settings.STOA_METRICS_PORT)
  cleanup.defer(async () => void exporter.close())
  const kept = readIdentity(data)
  const known = isEmpty ? withoutDemo(kept) : kept
  const identity = rotates ? withRoot(known, replaceAtOnce(rootOf(known))) : known
  const shop = await openShop({
    postgresUrl: servers.postgres.url,
    mongoUrl: servers.mongo.url,
    redisUrl: servers.redis.url,
    smtpUrl: mail.smtpUrl,
    secret: identity.secret,
    previousSecret: identity.previousSecret,
    name: 'stoa',
    filesDir: join(data, 'files'),
    searchIndexDir: join(data, 'search-index'),
    host,
    port: settings.STOA_PORT,
    log,
    metrics,
    env: {
      STOA_CORS_ORIGINS: STOREFRONTS,
      STOA_SDK_PACKAGE: sdkPackageFile(PACKAGE),
      PAYMENT_METHODS: DEMO_METHODS,
      // Of the storefront, which names the visitor whose request it carries.
      STOA_TRUSTED_PROXIES: '127.0.0.1,::1',
      PUSH_LOCAL_SERVICE: mail.inboxUrl,
      // Every SMS is shown beside the mails.
      SMS_PROVIDERS: 'http',
      SMS_HTTP_URL: `${mail.inboxUrl}/api/sms`,
      SMS_COUNTRIES: '*',
      // Where mails lead to.
      STOREFRONT_URL: storefrontUrl({ host, port: settings.STOA_STOREFRONT_PORT }),
      ...process.env,
    },
  })
  cleanup.defer(shop.stop)
  // Only now: a start that fails, and is tried again, must not lose the secret that the data was made with.
  if (rotates || isEmpty) writeAccounts(data, identity)
  const staff = { ...identity.staff, name: 'Staff', permissions: ['*'] }
  await addStaff(readConfig(shop.envOf('user'), user.settings), shop.runtime, staff, { unlessExists: true })
  const save = (loaded: Identity) => writeAccounts(data, loaded)
  const demo = { url: shop.url, inboxUrl: mail.inboxUrl, accounts: identity, save, say }
  return { shop, servers, identity: await loadDemo(demo) }
}

async function main(args: readonly string[]): Promise<void> {
  const cleanup = new AsyncDisposableStack()
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= cleanup.disposeAsync()
    return stopping
  }
  onStopRequest(() => {
    say('\nStopping …')
    // A start that is interrupted fails by itself once its servers are gone.
    stop().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  try {
    const settings = readConfig(process.env, laptopSettings)
    if (args.includes('--fresh')) await deleteData(dataOf(settings))
    // Beside the start of the servers, which takes longer; a shop without it is a shop all the same.
    const packed = packSdk(PACKAGE).catch((error: Error) => say(`The SDK could not be packed: ${error.message}`))
    const asked = { rotates: args.includes('--rotate-secret'), isEmpty: args.includes('--empty') }
    const { shop, servers, identity } = await open({ settings, ...asked, cleanup })
    await packed
    const storefront = await openStorefront(identity, shop.url, settings)
    if (storefront) cleanup.defer(storefront.stop)
    say(welcome({ shop, storefront, servers, identity, settings }))
    // Now, not at the end: the next start has it even when this process is killed.
    flushCompileCache()
    giveMemoryBack()
  } catch (error) {
    if (stopping) return
    await stop()
    if (error instanceof MigrationError) {
      say(`This shop's data is of another state of the code: ${error.message}.\nnpm start -- --fresh begins again.`)
    } else if (error instanceof SetupError || error instanceof ConfigError) say(error.message)
    else throw error
    process.exit(1)
  }
}

await main(process.argv.slice(2))
