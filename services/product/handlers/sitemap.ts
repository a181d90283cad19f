import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import type { Handler, ProductContext } from '../context.ts'
import type { Category } from '../domain/category.ts'
import type { Collection } from '../domain/collection.ts'
import { compareText } from '../domain/text.ts'
import type { SitemapEntry } from '../generated/types.ts'
import { listPublished } from '../store/products.ts'

/** An entry and its place: all categories stand before all collections, and these before all products. */
interface Row {
  key: string
  entry: SitemapEntry
}

/** Of what is in memory; `cat_…` is before `col_…`. */
const LINKED = '0 '
const PRODUCT = '1 '
const MAX_ENTRIES = 5_000

/** The categories and collections, which are in memory, in the direction of the page. */
function linkedOf({ catalogue }: ProductContext, { after, back }: PageFrom): Row[] {
  const rowOf = (kind: SitemapEntry['kind']) => (listed: Category | Collection) => {
    const { id, slug, updated_at, image } = listed
    return { key: `${LINKED}${id}`, entry: { kind, slug, updated_at, image: image?.url ?? null } }
  }
  const rows = [...catalogue.tree.all.map(rowOf('category')), ...catalogue.collections.all.map(rowOf('collection'))]
  const direction = back ? -1 : 1
  return rows
    .filter(({ key }) => after === null || compareText(key, after) * direction > 0)
    .sort((a, b) => compareText(a.key, b.key) * direction)
}

async function productsOf({ db, now }: ProductContext, { after, back, limit }: PageFrom): Promise<Row[]> {
  const isAmongProducts = after?.startsWith(PRODUCT) ?? false
  // Before the first product there are categories and collections only.
  if (back && !isAmongProducts) return []
  const from = { after: isAmongProducts ? (after ?? '').slice(PRODUCT.length) : null, back, limit }
  const found = await listPublished(db, now.toISOString(), from)
  return found.map(({ order_key, ...entry }) => ({
    key: `${PRODUCT}${order_key}`,
    entry: { kind: 'product', ...entry },
  }))
}

async function read(ctx: ProductContext, from: PageFrom): Promise<Row[]> {
  const [first, second] = from.back ? [productsOf, linkedOf] : [linkedOf, productsOf]
  const rows = await first(ctx, from)
  const left = from.limit - rows.length
  return (left < 0 ? rows : [...rows, ...(await second(ctx, { ...from, limit: left }))]).slice(0, from.limit + 1)
}

export const listSitemap: Handler<'listSitemap'> = async ({ query }, ctx) => {
  const body = await listPage(
    ctx,
    { limit: MAX_ENTRIES, ...query },
    {
      list: 'sitemap',
      read: (from) => read(ctx, from),
      keyOf: ({ key }) => key,
      present: ({ entry }) => entry,
    },
  )
  return { status: 200, body }
}
