import { callOptions } from '@stoa/kit/contract/context'
import { hasPermission } from '@stoa/kit/security/principal'
import type { ProductContext } from '../context.ts'
import { type ExportLayout, exportHeader, exportLines } from '../import/own/export.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'

type Ctx = Pick<
  ProductContext,
  'db' | 'catalogue' | 'clients' | 'principal' | 'requestId' | 'traceparent' | 'shopCurrency'
>

/** Attributes beyond these share a column, so that the file can be imported whatever names the shop has. */
const MAX_ATTRIBUTE_COLUMNS = 500
/** Read and written at a time; a product may have 2,048 variants and a description of 500,000 characters. */
const BATCH = 20
/** The limit of countStock. */
const MAX_COUNTED = 500

/** Keeps the first of all names in order, and not many more of them at a time. */
function createFirstNames(limit: number) {
  let names = new Set<string>()
  let hasMore = false
  const cut = () => {
    hasMore ||= names.size > limit
    names = new Set([...names].sort().slice(0, limit))
  }
  return {
    add(name: string) {
      names.add(name)
      if (names.size > 2 * limit) cut()
    },
    end() {
      cut()
      return { kept: [...names], hasMore }
    },
  }
}

async function layoutOf(ctx: Ctx): Promise<ExportLayout> {
  const currencies = new Set([ctx.shopCurrency])
  const names = createFirstNames(MAX_ATTRIBUTE_COLUMNS)
  for await (const product of store.streamNames(ctx.db)) {
    for (const currency of product.currencies) currencies.add(currency)
    for (const name of product.attributes) names.add(name)
  }
  const hasQuantities = hasPermission(ctx.principal, 'stock.read')
  const { kept: attributes, hasMore: hasOtherAttributes } = names.end()
  return { currencies: [...currencies].sort(), attributes, hasOtherAttributes, hasQuantities }
}

async function quantitiesOf(ctx: Ctx, products: readonly StoredProduct[]): Promise<Map<string, number>> {
  const ids = products.flatMap(({ product }) =>
    product.variants.filter((variant) => variant.track_inventory).map(({ id }) => id),
  )
  const quantities = new Map<string, number>()
  for (let at = 0; at < ids.length; at += MAX_COUNTED) {
    const variant_ids = ids.slice(at, at + MAX_COUNTED)
    const { data } = await ctx.clients.inventory.countStock({ body: { variant_ids } }, callOptions(ctx))
    for (const { variant_id, on_hand } of data) quantities.set(variant_id, on_hand)
  }
  return quantities
}

/** What files call each product: its handle, or else its slug, unless another product goes by it. */
async function handlesOf(ctx: Ctx, products: readonly StoredProduct[]): Promise<(stored: StoredProduct) => string> {
  const slugs = products.filter(({ handle }) => handle === null).map(({ product }) => product.slug)
  const taken = slugs.length === 0 ? new Set<string>() : await store.findHandles(ctx.db, slugs)
  return ({ handle, product: { slug } }) => handle ?? (taken.has(slug) ? `${store.SLUG_HANDLE}${slug}` : slug)
}

/** The catalogue as a file of our own format, some products in memory at a time. */
export async function* exportedProducts(ctx: Ctx): AsyncGenerator<string> {
  const layout = await layoutOf(ctx)
  yield exportHeader(layout)
  for (let after = ''; ; ) {
    const products = await store.findProductsAfter(ctx.db, after, BATCH)
    const last = products.at(-1)
    if (!last) return
    after = last.product.slug
    const quantities = layout.hasQuantities ? await quantitiesOf(ctx, products) : new Map<string, number>()
    const handleOf = await handlesOf(ctx, products)
    await ctx.catalogue.refreshUnknownCategories(products.flatMap(({ product }) => product.category_ids))
    for (const stored of products) {
      const { product } = stored
      const categories = product.category_ids
        .map((id) => ctx.catalogue.tree.pathOf(id).map(({ name }) => name))
        .filter((path) => path.length > 0)
      yield* exportLines(layout, { product, handle: handleOf(stored), categories, quantities })
    }
  }
}
