/** `npm run bench`: what the shop does per second on this machine. `-- --profile`: what a checkout spends its time on. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@stoa/all-in-one/ports'
import { clearServerData, provideServers } from '@stoa/all-in-one/servers/provide-servers'
import { claim } from '@stoa/all-in-one/servers/run-record'
import { SetupError } from '@stoa/all-in-one/servers/server'
import { onStopRequest } from '@stoa/all-in-one/signals'
import { checkOut } from './buyers.ts'
import { prepareWorkload, type Workload } from './catalogue.ts'
import { measuresOf } from './measures.ts'
import { statementsOf } from './metrics.ts'
import { costsOf } from './profile.ts'
import { profileReport, report } from './report.ts'
import { measureRounds } from './rounds.ts'
import { type Running, startShop } from './running-shop.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DATA = join(ROOT, '.stoa', 'bench')
/** The shell's code for an end by Ctrl-C. */
const INTERRUPTED = 130
/** A shop that has nothing to do has released its memory after this time. */
const IDLE_MS = 5_000
/** Checkouts, one after the other, that statements are counted over. */
const COUNTED_CHECKOUTS = 20
/** Lines of each table of costs. */
const COSTS_SHOWN = 15

const say = (line: string) => console.log(line)

interface Stage {
  servers: Awaited<ReturnType<typeof provideServers>>
  cleanup: AsyncDisposableStack
  open: () => Promise<Running>
}

async function setUp(cleanup: AsyncDisposableStack): Promise<Stage> {
  cleanup.defer(claim(DATA))
  await clearServerData(DATA)
  for (const name of ['files', 'shop.json', 'shop.log']) rmSync(join(DATA, name), { recursive: true, force: true })
  const servers = await provideServers({ dataDir: DATA, cacheDir: join(ROOT, '.stoa', 'servers'), say })
  cleanup.defer(servers.stop)
  const options = {
    dataDir: DATA,
    // The same at every start: addresses of pictures hold it.
    port: await freePort(),
    postgresUrl: servers.postgres.url,
    mongoUrl: servers.mongo.url,
    redisUrl: servers.redis.url,
  }
  return { servers, cleanup, open: () => startShop(options, cleanup) }
}

async function idleMemory(shop: Running): Promise<number> {
  await pause(IDLE_MS)
  return shop.memory()
}

/** The first start: loads the demo shop and adds stock. */
async function fill({ open }: Stage): Promise<{ firstStart: number; workload: Workload }> {
  say('Loading the demo shop …')
  const shop = await open()
  await shop.loadDemo()
  const firstStart = await idleMemory(shop)
  const workload = await prepareWorkload(shop.url, DATA)
  await shop.stop()
  return { firstStart, workload }
}

async function bench(stage: Stage): Promise<string> {
  const { firstStart, workload } = await fill(stage)
  const rounds = await measureRounds({ ...stage, workload, say })
  say('Counting …')
  const shop = await stage.open()
  const laterStart = await idleMemory(shop)
  const statements = await statementsOf(shop.metricsUrl, COUNTED_CHECKOUTS, () => checkOut({ ...shop, ...workload }))
  await shop.stop()
  return report({ ...rounds, servers: stage.servers, memory: { firstStart, laterStart }, statements })
}

async function profile(stage: Stage, line: string): Promise<string> {
  const { workload } = await fill(stage)
  const measure = measuresOf(workload).find(({ name }) => name.includes(line))
  if (measure === undefined) throw new Error(`no line is called ${line}`)
  const shop = await stage.open()
  say('Profiling …')
  await measure.warm(shop.url, { seconds: 3 })
  await shop.startProfile()
  const sample = await measure.warm(shop.url, { seconds: 6 })
  const file = join(DATA, `${line}.cpuprofile`)
  await shop.stopProfile(file)
  await shop.stop()
  return profileReport(measure.name, sample, costsOf(file, COSTS_SHOWN), file)
}

/** `--profile [list|page|cart|checkout]`: a word in the name of that line of the table. */
function profiledLine(args: readonly string[]): string | undefined {
  const [option, line = 'checkout', ...rest] = args
  if (option === undefined) return undefined
  const isKnown = option === '--profile' && ['list', 'page', 'cart', 'checkout'].includes(line) && rest.length === 0
  if (!isKnown) throw new SetupError('Usage: npm run bench [-- --profile [list|page|cart|checkout]]')
  return line
}

async function main(args: readonly string[]): Promise<void> {
  const cleanup = new AsyncDisposableStack()
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= cleanup.disposeAsync()
    return stopping
  }
  onStopRequest(() => {
    // What is measured at that moment fails by itself once the shop is gone.
    stop().finally(() => process.exit(INTERRUPTED))
  })
  try {
    const line = profiledLine(args)
    const stage = await setUp(cleanup)
    const text = await (line === undefined ? bench(stage) : profile(stage, line))
    await stop()
    say(`\n${text}`)
  } catch (error) {
    if (stopping) return
    await stop()
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

await main(process.argv.slice(2))
