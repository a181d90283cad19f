import { requireMatch } from '@stoa/kit/http/etag'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import type { Product } from '../domain/product.ts'
import { type EditContext, type NewProduct, newProduct } from '../domain/product-edit.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { setInitialStock } from './availability.ts'
import { productChanged } from './change-events.ts'
import { type SentTexts, withDescriptions } from './descriptions.ts'
import { underFreeSlug } from './free-slug.ts'
import { idFor, isDeletedByThis, isDeletedSince, isReplay, withRecord } from './idempotency.ts'
import { withPictureData } from './picture-backfill.ts'
import { afterWrite, deleted, productCommand, unchanged } from './product-command.ts'

type Ctx = Pick<
  ProductContext,
  | 'db'
  | 'catalogue'
  | 'descriptions'
  | 'clients'
  | 'outbox'
  | 'now'
  | 'idempotency'
  | 'requestId'
  | 'traceparent'
  | 'log'
>

const PREFIXES = { variant: 'var', media: 'med' } as const

export function editContext(ctx: Pick<Ctx, 'now' | 'catalogue'>): EditContext {
  return {
    newId: (kind) => newId(PREFIXES[kind], ctx.now.getTime()),
    isCategory: (id) => ctx.catalogue.tree.groups.has(id),
    now: ctx.now.toISOString(),
  }
}

/** A product as staff see it. */
export async function readProduct(ctx: Pick<Ctx, 'db'>, id: string): Promise<StoredProduct> {
  const stored = await store.findProduct(ctx.db, id)
  if (!stored) throw notFound('This product')
  return stored
}

/** Inserts under the first slug that is free, or a given one only. Null when the product's id is known already. */
async function insert(ctx: Ctx, draft: StoredProduct, isSlugGiven: boolean): Promise<StoredProduct | null> {
  const { id, slug } = draft.product
  return underFreeSlug(
    { id, slug, isSlugGiven },
    {
      async write(slug) {
        const stored = { ...draft, product: { ...draft.product, slug } }
        const events = [productChanged(ctx, stored)]
        await store.insertProduct(ctx.db, stored, events, ctx.now)
        afterWrite(ctx, stored, events)
        return stored
      },
      isKnown: async () => (await store.findProductOrTombstone(ctx.db, id)) !== null,
    },
  )
}

/** What the first request with this key made. */
async function replayed(ctx: Ctx, id: string): Promise<StoredProduct> {
  const stored = await store.findProductOrTombstone(ctx.db, id)
  if (!stored || !isReplay(ctx, stored.requests)) throw new DomainError('idempotency_key_reused')
  if (stored.deleted) throw notFound('This product')
  return stored
}

/** The initial quantities of a new product's variants, which are in the order of the input. */
function quantitiesOf(product: Product, input: NewProduct): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const [index, variant] of product.variants.entries()) {
    const quantity = input.variants?.[index]?.quantity
    if (quantity !== undefined) quantities.set(variant.id, quantity)
  }
  return quantities
}

/** Refuses to make again what has been deleted since. The mark comes before the deletion, so it is looked for afterwards. */
async function checkNotDeleted(ctx: Ctx, id: string): Promise<void> {
  if (ctx.idempotency === null || (await store.findProductOrTombstone(ctx.db, id))) return
  if (await isDeletedSince(ctx, id)) throw notFound('This product')
}

/** Adds a product. Its id follows from the Idempotency-Key, so a repeated request finds what the first one made. */
export async function createProduct(
  ctx: Ctx,
  sent: Omit<NewProduct, 'description' | 'translations'> & SentTexts,
): Promise<StoredProduct> {
  const id = idFor(ctx, 'prd')
  await checkNotDeleted(ctx, id)
  const input = await withPictureData(ctx, await withDescriptions(ctx, sent))
  await ctx.catalogue.refreshUnknownCategories(input.category_ids ?? [])
  const product = newProduct(id, input, editContext(ctx))
  const draft: StoredProduct = {
    ...{ product, revision: 1, stockVersions: new Map(), requests: withRecord(ctx, []) },
    ...{ importMark: null, handle: null, handleById: null, formerSlugs: [], deleted: false },
  }
  const stored = (await insert(ctx, draft, input.slug !== undefined)) ?? (await replayed(ctx, product.id))
  // Also for a repeated request: the first one may have failed here, and variants that have stock keep it.
  return setInitialStock(ctx, stored, quantitiesOf(stored.product, input))
}

/** Deletes a product. A repeated request finds that it did so, also when nothing is left of the product. */
export async function deleteProduct(ctx: Ctx, id: string, ifMatch: string | undefined): Promise<void> {
  await productCommand<StoredProduct | null>(ctx, async () => {
    const stored = await store.findProductOrTombstone(ctx.db, id)
    if (!stored && (await isDeletedByThis(ctx, id))) return unchanged(null)
    if (stored?.deleted && isReplay(ctx, stored.requests)) return unchanged(stored)
    if (!stored || stored.deleted) throw notFound('This product')
    requireMatch(ifMatch, stored.product.version)
    return deleted(ctx, stored)
  })
}
