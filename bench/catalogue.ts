import { readIdentity } from '@stoa/all-in-one/settings'
import { type Fetch, Stoa } from '@stoa/sdk'
import type { RecordedResponse } from './bare.ts'
import { checkOut } from './buyers.ts'

const LIST = '/v1/products?currency=EUR'
const CURRENCIES = ['EUR', 'USD', 'GBP']
const SORTS = ['price', '-price', 'newest', 'title']
/** Units of each variant; more than any run sells. */
const STOCK_OF_EACH = 10_000_000

/** What is read and bought during a run. */
export interface Workload {
  /** A variant of each product, with plenty of stock. */
  variants: string[]
  listPath: string
  pagePath: string
  /** All different. */
  listPaths: string[]
  pagePaths: string[]
  /** What the shop responds to all of it; bare Fastify sends the same. */
  responses: RecordedResponse[]
}

async function addStock(stoa: Stoa, slugs: readonly string[]): Promise<string[]> {
  const variants: string[] = []
  for (const slug of slugs) {
    const [variant] = (await stoa.products.get(slug)).variants
    if (variant === undefined) continue
    await stoa.admin.stock.set({ variant_id: variant.id, on_hand: STOCK_OF_EACH, tracked: true })
    variants.push(variant.id)
  }
  return variants
}

/** Lists that differ in search term, order and currency. */
function listPaths(titles: readonly string[]): string[] {
  const terms = new Set(titles.flatMap((title) => title.toLowerCase().match(/[a-z]{4,}/g) ?? []))
  return [...terms].flatMap((term, index) =>
    SORTS.map((sort, turn) => {
      const currency = CURRENCIES[(index + turn) % CURRENCIES.length]
      return `/v1/products?currency=${currency}&q=${term}&sort=${sort}`
    }),
  )
}

/** `fetch` that records every response. */
function recordingFetch(responses: RecordedResponse[]): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    const { pathname, search } = new URL(url)
    const method = (init.method ?? 'GET') as RecordedResponse['method']
    responses.push({ method, path: pathname + search, status: response.status, body: await response.clone().json() })
    return response
  }
}

async function recordResponses(
  url: string,
  paths: readonly string[],
  variants: readonly string[],
): Promise<RecordedResponse[]> {
  const responses: RecordedResponse[] = []
  const fetchAndRecord = recordingFetch(responses)
  for (const path of paths) await fetchAndRecord(url + path, { method: 'GET' })
  await checkOut({ url, variants, fetch: fetchAndRecord })
  return responses
}

/** Adds stock to a demo shop, and records its responses. */
export async function prepareWorkload(url: string, dataDir: string): Promise<Workload> {
  const stoa = new Stoa({ baseUrl: url })
  await stoa.auth.login(readIdentity(dataDir).staff)
  const cards = await stoa.products.list({ limit: 100 }).toArray({ limit: 100 })
  const slugs = cards.map((card) => card.slug)
  const variants = await addStock(stoa, slugs)
  const pagePaths = CURRENCIES.flatMap((currency) => slugs.map((slug) => `/v1/products/${slug}?currency=${currency}`))
  const pagePath = pagePaths[0] ?? LIST
  return {
    variants,
    listPath: LIST,
    pagePath,
    listPaths: listPaths(cards.map((card) => card.title)),
    pagePaths,
    responses: await recordResponses(url, [LIST, pagePath], variants),
  }
}
