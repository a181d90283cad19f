import { callOptions } from '@stoa/kit/contract/context'
import { DomainError } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import type { Product } from '../domain/product.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { productChanged } from './announcement.ts'

type Ctx = Pick<ProductContext, 'db' | 'catalogue' | 'clients' | 'outbox' | 'now' | 'requestId' | 'traceparent' | 'log'>

export interface InitialStock {
  variant_id: string
  quantity: number
  tracked: boolean
  policy: 'deny' | 'continue'
}

/** What was heard of a variant; `version` null = inventory's answer to its first stock, older than any crossing. */
export interface Heard {
  variant_id: string
  in_stock: boolean
  version: number | null
}

/** initialiseStock takes so many at once. */
export const MAX_ITEMS = 500
const MAX_TRIES = 20

/**
 * First stock of a product's variants. One without a quantity gets a level only where stock does not stand in the way of
 * selling; where it is counted, it stays unknown until somebody counts.
 */
export function initialStockOf(product: Product, quantities: ReadonlyMap<string, number>): InitialStock[] {
  return product.variants.flatMap((variant) => {
    const { id: variant_id, track_inventory: tracked, inventory_policy: policy } = variant
    const quantity = quantities.get(variant_id)
    const isFree = !tracked || policy === 'continue'
    return quantity !== undefined || isFree ? [{ variant_id, quantity: quantity ?? 0, tracked, policy }] : []
  })
}

/** Sets first stock, at most `MAX_ITEMS`, and answers what can be bought; variants with stock keep theirs. */
export async function initialise(
  ctx: Pick<Ctx, 'clients' | 'requestId' | 'traceparent'>,
  items: InitialStock[],
): Promise<Heard[]> {
  if (items.length === 0) return []
  const { availability } = await ctx.clients.inventory.initialiseStock({ body: { items } }, callOptions(ctx))
  return availability.map(({ variant_id, in_stock }) => ({ variant_id, in_stock, version: null }))
}

function isNews(stored: StoredProduct, heard: Heard): boolean {
  const known = stored.stockVersions.get(heard.variant_id) ?? 0
  return heard.version === null ? known === 0 : heard.version > known
}

/** The product with what was heard; null when none of it is news. */
function withHeard(stored: StoredProduct, heard: readonly Heard[]): { next: StoredProduct; isShown: boolean } | null {
  const news = new Map(heard.filter((one) => isNews(stored, one)).map((one) => [one.variant_id, one]))
  const stockVersions = new Map(stored.stockVersions)
  let isShown = false
  let isNewer = false
  const variants = stored.product.variants.map((variant) => {
    const one = news.get(variant.id)
    if (!one) return variant
    if (one.version !== null) {
      stockVersions.set(variant.id, one.version)
      isNewer = true
    }
    isShown ||= one.in_stock !== variant.available
    return { ...variant, available: one.in_stock }
  })
  if (!isShown && !isNewer) return null
  const product = { ...stored.product, variants }
  return { next: { ...stored, product, stockVersions, revision: stored.revision + 1 }, isShown }
}

/**
 * Writes down what was heard about a product's variants. Its version stays, so that staff's edits go on; only a change
 * that shoppers can see is told to others.
 */
export async function hear(ctx: Ctx, productId: string, heard: readonly Heard[]): Promise<void> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const stored = await store.findProduct(ctx.db, productId)
    const change = stored && withHeard(stored, heard)
    if (!change) return
    const { next, isShown } = change
    const event = isShown ? productChanged(productId, next.revision, ctx) : null
    if (await store.replaceProduct(ctx.db, next, event, ctx.now)) {
      ctx.catalogue.wrote(next)
      if (isShown) ctx.outbox.wake()
      return
    }
  }
  throw new DomainError('service_unavailable', 'The product is being changed by too many at once.')
}

/** Puts a new product's units on the shelf and answers the product as it is then. */
export async function shelve(
  ctx: Ctx,
  stored: StoredProduct,
  quantities: ReadonlyMap<string, number>,
): Promise<StoredProduct> {
  const items = initialStockOf(stored.product, quantities)
  const heard: Heard[] = []
  for (let at = 0; at < items.length; at += MAX_ITEMS) {
    heard.push(...(await initialise(ctx, items.slice(at, at + MAX_ITEMS))))
  }
  const change = withHeard(stored, heard)
  if (!change) return stored
  await hear(ctx, stored.product.id, heard)
  return (await store.findProduct(ctx.db, stored.product.id)) ?? stored
}
