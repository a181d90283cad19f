import { readIdentity } from '@stoa/all-in-one/settings'
import { type Fetch, Stoa } from '@stoa/sdk'
import type { Heard } from './bare.ts'
import { checkOut } from './buyers.ts'

const LIST = '/v1/products?currency=EUR'
const CURRENCIES = ['EUR', 'USD', 'GBP']
const SORTS = ['price', '-price', 'newest', 'title']
/** Units of each variant: more than any run sells. */
const PLENTY = 10_000_000

/** What is read and bought during a run. */
export interface Wares {
  /** A variant of each product, with plenty of stock. */
  variants: string[]
  listPath: string
  pagePath: string
  /** All different. */
  listPaths: string[]
  pagePaths: string[]
  /** What the shop answers to all of it: bare Fastify says the same. */
  answers: Heard[]
}

async function stockUp(stoa: Stoa, slugs: readonly string[]): Promise<string[]> {
  const variants: string[] = []
  for (const slug of slugs) {
    const [variant] = (await stoa.products.get(slug)).variants
    if (variant === undefined) continue
    await stoa.admin.stock.set({ variant_id: variant.id, on_hand: PLENTY, tracked: true })
    variants.push(variant.id)
  }
  return variants
}

/** Lists that differ in words, order and currency. */
function listPaths(titles: readonly string[]): string[] {
  const words = new Set(titles.flatMap((title) => title.toLowerCase().match(/[a-z]{4,}/g) ?? []))
  return [...words].flatMap((word, index) =>
    SORTS.map((sort, turn) => {
      const currency = CURRENCIES[(index + turn) % CURRENCIES.length]
      return `/v1/products?currency=${currency}&q=${word}&sort=${sort}`
    }),
  )
}

/** `fetch` that writes down what it hears. */
function listening(answers: Heard[]): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    const { pathname, search } = new URL(url)
    const method = (init.method ?? 'GET') as Heard['method']
    answers.push({ method, path: pathname + search, status: response.status, body: await response.clone().json() })
    return response
  }
}

async function hear(url: string, paths: readonly string[], variants: readonly string[]): Promise<Heard[]> {
  const answers: Heard[] = []
  const listen = listening(answers)
  for (const path of paths) await listen(url + path, { method: 'GET' })
  await checkOut({ url, variants, fetch: listen })
  return answers
}

/** Fills the shelves of a demo shop, for staff. */
export async function prepareWares(url: string, dataDir: string): Promise<Wares> {
  const stoa = new Stoa({ baseUrl: url })
  await stoa.auth.login(readIdentity(dataDir).staff)
  const cards = await stoa.products.list({ limit: 100 }).toArray({ limit: 100 })
  const slugs = cards.map((card) => card.slug)
  const variants = await stockUp(stoa, slugs)
  const pagePaths = CURRENCIES.flatMap((currency) => slugs.map((slug) => `/v1/products/${slug}?currency=${currency}`))
  const pagePath = pagePaths[0] ?? LIST
  return {
    variants,
    listPath: LIST,
    pagePath,
    listPaths: listPaths(cards.map((card) => card.title)),
    pagePaths,
    answers: await hear(url, [LIST, pagePath], variants),
  }
}
