/** Measures what product pages of the storefront cost: `npx node bench/storefront.ts [products] [seconds]`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@stoa/all-in-one/ports'
import { packSdk } from '@stoa/all-in-one/sdk-package'
import { buildStorefront, startStorefront } from '@stoa/all-in-one/storefront'
import { Agent, request } from 'undici'
import { generatedProduct } from './catalogue/generated-catalogue.ts'
import { cpuBetween, outsideShare, readCpu } from './processes.ts'
import { openStage } from './stage.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const HOST = '127.0.0.1'
const SEED = 1
/** Other products than the one before, so that no page is the last one again. */
const PAGES = 400
const CLIENTS = 8
const WARM_UP_SECONDS = 5
const MS = 1000

const [products = 10_000, seconds = 15] = process.argv.slice(2).map(Number)
const say = (line: string) => console.log(line)

await using cleanup = new AsyncDisposableStack()
const base = join(ROOT, '.stoa', 'bench')
mkdirSync(base, { recursive: true })
const stage = await openStage({ base, cacheDir: join(ROOT, '.stoa', 'servers'), seed: SEED, products, say, cleanup })
const shop = await stage.open()
await packSdk({ root: ROOT, dataDir: join(ROOT, '.stoa') })
await buildStorefront({ root: ROOT }, say)
const storefront = await startStorefront({
  root: ROOT,
  host: HOST,
  port: await freePort(),
  apiUrl: shop.url,
  secret: 'a secret of the bench, of 32 characters and more',
  logFile: join(base, 'storefront.log'),
  env: { TRUSTED_PROXIES: HOST },
})
cleanup.defer(storefront.stop)

const agent = new Agent({ connections: CLIENTS })
const slugs = Array.from({ length: PAGES }, (_, page) => {
  return generatedProduct(SEED, Math.floor((page * products) / PAGES)).product.slug
})

/** Reads pages until then, each as another visitor; resolves to how many, and how long each took. */
async function readPages(until: number): Promise<number[]> {
  const durations: number[] = []
  let page = 0
  const client = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      const headers = {
        'x-forwarded-for': `10.${(page >> 14) & 127}.${(page >> 7) & 127}.${page & 127}`,
        'accept-encoding': 'gzip',
      }
      const path = `/p/${slugs[page++ % slugs.length]}`
      const { statusCode, body } = await request(storefront.url + path, { dispatcher: agent, headers })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`)
      durations.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return durations.sort((one, other) => one - other)
}

await readPages(performance.now() + WARM_UP_SECONDS * MS)
const measured = { storefront: storefront.pid, shop: shop.pid, ...stage.measured }
const before = readCpu(measured)
const durations = await readPages(performance.now() + seconds * MS)
const after = readCpu(measured)
const count = durations.length
const at = (share: number) => (durations[Math.floor(count * share)] ?? 0).toFixed(0)
say(`${(count / seconds).toFixed(1)} product pages a second; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
for (const [name, cpu] of Object.entries(cpuBetween(before, after)))
  say(`${name}: ${(cpu / count).toFixed(2)} ms CPU for a page`)
const ownMs = (cpuBetween(before, after).storefront ?? 0) / count
say(`A core that the storefront has for itself makes ${(MS / ownMs).toFixed(0)} pages a second.`)
say(`Other processes used ${(outsideShare(before, after) * 100).toFixed(0)} % of the machine meanwhile.`)
await agent.close()
await storefront.stop()
await shop.stop()
await stage.close()
