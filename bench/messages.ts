/**
 * Measures many messages at once, and confirmations behind a rush of checkouts: `npx node bench/messages.ts [messages] [seconds]`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readIdentity } from '@stoa/all-in-one/settings'
import { Stoa } from '@stoa/sdk/source'
import { checkOut } from './buyers.ts'
import { CLIENTS } from './measures.ts'
import { settled } from './meter.ts'
import { type CpuReading, cpuBetween, outsideShare, readCpu } from './processes.ts'
import { closedLoop, openLoop, percentile, rateOf } from './sample.ts'
import { openStage } from './stage.ts'
import { workloadOf } from './workload.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const [SEED, PRODUCTS] = [1, 200]
/** Of the rate that the shop reaches, as a shop that is nearly too small. */
const RUSH_SHARE = 0.7
const LOOK_MS = 250

const [messages = 10_000, seconds = 60] = process.argv.slice(2).map(Number)
const say = (line: string) => console.log(line)

await using cleanup = new AsyncDisposableStack()
const base = join(ROOT, '.stoa', 'bench')
mkdirSync(base, { recursive: true })
const cacheDir = join(ROOT, '.stoa', 'servers')
const stage = await openStage({ base, cacheDir, seed: SEED, products: PRODUCTS, say, cleanup })
const shop = await stage.open()
const { variants } = workloadOf(SEED, PRODUCTS)
const measured = { shop: shop.pid, ...stage.measured, mail: stage.mail.pid }
const instruments = { ...stage, metricsUrl: shop.metricsUrl, measured }
const mailed = async () => (await stage.mail.call('count')) as number
const mailboxes = async () => (await stage.mail.call('recipients')) as number

/** Each asks from a network of their own: one network asks for so many a day. */
async function signUp(variant_id: string): Promise<void> {
  let next = 0
  const sample = await closedLoop(CLIENTS, { count: messages }, async () => {
    const n = next++
    const headers = { 'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` }
    const stoa = new Stoa({ baseUrl: shop.url, headers, maxRetries: 0 })
    await stoa.backInStock.subscribe({ variant_id, email: `waiting-${n}@example.com` })
  })
  if (sample.failed > 0) throw new Error(`${sample.failed} sign-ups failed: ${sample.reason}`)
}

/** Until all have come, and for a while longer, in which one that comes twice would come. */
async function untilMailed(before: number): Promise<{ after: CpuReading; mostBytes: number }> {
  let mostBytes = 0
  while ((await mailed()) - before < messages) {
    mostBytes = Math.max(mostBytes, shop.memory())
    await pause(LOOK_MS)
  }
  const after = readCpu(measured)
  await settled(instruments)
  return { after, mostBytes }
}

function sayCosts(before: CpuReading, after: CpuReading, count: number, what: string): void {
  const costs = Object.entries(cpuBetween(before, after)).map(([name, ms]) => `${name} ${(ms / count).toFixed(2)}`)
  say(`  CPU ms for ${what}: ${costs.join(', ')}.`)
  say(`  Other processes used ${(outsideShare(before, after) * 100).toFixed(0)} % of the machine meanwhile.`)
}

async function drainMessages(): Promise<void> {
  const staff = new Stoa({ baseUrl: shop.url })
  await staff.auth.login(readIdentity(join(base, 'run')).staff)
  const variant_id = variants.at(-1) ?? ''
  await staff.admin.stock.set({ variant_id, on_hand: 0 })
  await settled(instruments)
  await signUp(variant_id)
  await settled(instruments)
  const [count, known, idleBytes] = [await mailed(), await mailboxes(), shop.memory()]
  const [beganMs, before] = [performance.now(), readCpu(measured)]
  await staff.admin.stock.set({ variant_id, on_hand: 1_000_000 })
  const { after, mostBytes } = await untilMailed(count)
  const took = (after.at - beganMs) / 1000
  const [sent, recipients] = [(await mailed()) - count, (await mailboxes()) - known]
  say(`${messages} mails of one event: ${(messages / took).toFixed(0)} a second, the last after ${took.toFixed(1)} s.`)
  say(`  ${sent} mails came, to ${recipients} mailboxes.`)
  say(
    `  Memory of the shop: ${Math.round(idleBytes / 2 ** 20)} MB before, ${Math.round(mostBytes / 2 ** 20)} MB at most.`,
  )
  sayCosts(before, after, messages, 'one')
}

async function rush(): Promise<void> {
  const task = () => checkOut({ url: shop.url, variants: variants.slice(0, -1) })
  await closedLoop(CLIENTS, { seconds: 5 }, task)
  const most = rateOf(await closedLoop(CLIENTS, { seconds: 10 }, task))
  await settled(instruments)
  const perSecond = most * RUSH_SHARE
  const before = readCpu(measured)
  const sample = await openLoop(perSecond, seconds, task)
  const { seconds: late, last } = await settled(instruments)
  say(
    `${perSecond.toFixed(1)} checkouts a second (70 % of ${most.toFixed(1)}) for ${seconds} s: ${sample.failed} failed,`,
  )
  say(
    `  p50 ${percentile(sample, 0.5).toFixed(0)} ms, p99 ${percentile(sample, 0.99).toFixed(0)} ms; the last confirmation ${late.toFixed(1)} s after them.`,
  )
  sayCosts(before, last, sample.latencies.length, 'one checkout with its mail')
}

await drainMessages()
await rush()
await shop.stop()
await stage.close()
