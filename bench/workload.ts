import { type GeneratedProduct, generatedProduct, importedProductOf } from './catalogue/generated-catalogue.ts'
import { searchQueries, typedPrefixes } from './catalogue/search-queries.ts'

/** What is read and bought during a run; it follows from the catalogue, so the shop need not be asked. */
export interface Workload {
  /** Each of another product, with plenty of stock; buyers take them in turn. */
  variants: string[]
  listPath: string
  pagePath: string
  /** All different, for the first requests after a start. */
  listPaths: string[]
  pagePaths: string[]
  /** Text searches with three facets, all different. */
  searchPaths: string[]
  suggestPaths: string[]
}

const LIST = '/v1/products?currency=EUR'
const SORTS = ['price', '-price', 'newest', 'title']
const CURRENCIES = ['EUR', 'USD', 'GBP']
/** Products that are bought, spread over the catalogue. */
const BOUGHT = 1_000
/** Units of each; more than any run sells. */
const STOCK_FOR_SALE = 10_000_000
const QUERIES = 10_000
/** Other pages that are read, each in three currencies. */
const PAGES = 400

/** Indexes spread evenly over a catalogue. */
function spread(products: number, count: number): number[] {
  const taken = Math.min(products, count)
  return Array.from({ length: taken }, (_, index) => Math.floor((index * products) / taken))
}

/** Indexes of the products that are bought. */
export const boughtIndexes = (products: number): ReadonlySet<number> => new Set(spread(products, BOUGHT))

/** The product with plenty of stock of its first variant. */
export function withStockForSale(generated: GeneratedProduct): GeneratedProduct {
  const [first, ...others] = generated.product.variants
  if (first === undefined) return generated
  const forSale = { ...first, track_inventory: true, inventory_policy: 'deny' as const, available: true }
  const stock = generated.stock.filter(({ variant_id }) => variant_id !== first.id)
  return {
    product: { ...generated.product, variants: [forSale, ...others] },
    stock: [{ variant_id: first.id, quantity: STOCK_FOR_SALE, tracked: true, policy: 'deny' }, ...stock],
  }
}

function boughtVariants(seed: number, products: number): string[] {
  return spread(products, BOUGHT).flatMap((index) => generatedProduct(seed, index).product.variants[0]?.id ?? [])
}

/** Lists that differ in vendor, order and currency. */
function listPaths(seed: number, products: number): string[] {
  const vendors = new Set(spread(products, PAGES).map((index) => importedProductOf(seed, index).vendor ?? ''))
  return [...vendors].flatMap((vendor, index) =>
    SORTS.map((sort, turn) => {
      const currency = CURRENCIES[(index + turn) % CURRENCIES.length] ?? 'EUR'
      return `/v1/products?${new URLSearchParams({ currency, vendor, sort })}`
    }),
  )
}

export function workloadOf(seed: number, products: number): Workload {
  const slugs = spread(products, PAGES).map((index) => importedProductOf(seed, index).handle)
  const pagePaths = CURRENCIES.flatMap((currency) => slugs.map((slug) => `/v1/products/${slug}?currency=${currency}`))
  const search = (q: string) =>
    `/v1/products?${new URLSearchParams({ currency: 'EUR', q })}&facets=category,vendor,price`
  const suggest = (q: string) => `/v1/search/suggest?${new URLSearchParams({ currency: 'EUR', q })}`
  return {
    variants: boughtVariants(seed, products),
    listPath: LIST,
    pagePath: pagePaths[0] ?? LIST,
    listPaths: listPaths(seed, products),
    pagePaths,
    searchPaths: searchQueries(seed, QUERIES).map(search),
    suggestPaths: typedPrefixes(seed, QUERIES).map(suggest),
  }
}
