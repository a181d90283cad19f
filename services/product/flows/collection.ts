import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { DomainError, invalidField, notFound } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import {
  type Collection,
  type CollectionFields,
  checkCount,
  newCollection,
  withProducts,
} from '../domain/collection.ts'
import type { CollectionRules } from '../domain/collection-rules.ts'
import * as store from '../store/collections.ts'
import { findProductIds } from '../store/products.ts'
import { collectionChanged } from './change-events.ts'
import { slugTaken, underFreeSlug } from './free-slug.ts'
import { idFor, isDeletedSince, isReplay, withRecord } from './idempotency.ts'
import { pageInputOf, type Sent } from './page-input.ts'

type Ctx = Pick<ProductContext, 'db' | 'catalogue' | 'outbox' | 'now' | 'idempotency' | 'traceparent'>
type InputContext = Pick<ProductContext, 'descriptions'>

interface NewCollection extends Sent<CollectionFields> {
  title: string
  product_ids?: readonly string[]
}

/** What rules of a collection need to know: categories that another replica may have made a moment ago, too. */
export async function editContext(ctx: Pick<Ctx, 'catalogue' | 'now'>, rules: CollectionRules | undefined) {
  const named = rules?.conditions.flatMap((condition) => (condition.field === 'category' ? condition.values : [])) ?? []
  await ctx.catalogue.refreshUnknownCategories(named)
  return { isCategory: (id: string) => ctx.catalogue.tree.groups.has(id), now: ctx.now.toISOString() }
}

/** Makes a write visible in this process, and has its events relayed. */
async function afterWrite(ctx: Ctx, stored: store.StoredCollection): Promise<void> {
  await ctx.catalogue.reloadCollections()
  const events = [collectionChanged(ctx, stored)]
  ctx.outbox.wake({ model: ctx.db.collections, id: stored.collection.id, events, isDeleted: stored.deleted })
}

export async function readCollection(ctx: Pick<Ctx, 'db'>, id: string): Promise<store.StoredCollection> {
  const stored = await store.findCollection(ctx.db, id)
  if (!stored || stored.deleted) throw notFound('This collection')
  return stored
}

/** Inserts under the first slug that is free, or a given one only. Null when the collection's id is known already. */
function insert(ctx: Ctx, draft: Collection, isSlugGiven: boolean): Promise<Collection | null> {
  const { id, slug } = draft
  return underFreeSlug(
    { id, slug, isSlugGiven },
    {
      async write(slug) {
        const collection = { ...draft, slug }
        const stored = { collection, requests: withRecord(ctx, []), deleted: false }
        await store.insertCollection(ctx.db, stored, [collectionChanged(ctx, stored)])
        await afterWrite(ctx, stored)
        return collection
      },
      isKnown: async () => (await store.findCollection(ctx.db, id)) !== null,
    },
  )
}

/** Adds a collection. Its id follows from the Idempotency-Key, so a repeated request finds what the first one made. */
export async function createCollection(ctx: Ctx & InputContext, sent: NewCollection): Promise<Collection> {
  const id = idFor(ctx, 'col')
  const known = ctx.idempotency && (await store.findCollection(ctx.db, id))
  if (known) return replayed(ctx, known)
  if (await isDeletedSince(ctx, id)) throw notFound('This collection')
  checkCount(ctx.catalogue.collections.all.length)
  const input = { ...(await pageInputOf(ctx, sent)), title: sent.title }
  const collection = newCollection(id, input, await editContext(ctx, sent.rules))
  await checkProducts(ctx, sent.product_ids ?? [])
  const made = await insert(ctx, collection, sent.slug !== undefined)
  return made ?? replayed(ctx, await store.findCollection(ctx.db, id))
}

function replayed(ctx: Ctx, known: store.StoredCollection | null): Collection {
  if (!known || !isReplay(ctx, known.requests)) throw new DomainError('idempotency_key_reused')
  if (known.deleted) throw notFound('This collection')
  return known.collection
}

/** Writes what a rule has decided about a collection, with its event, over the version that was read. */
export async function saveCollection(ctx: Ctx, decided: store.StoredCollection): Promise<void> {
  const next = { ...decided, requests: withRecord(ctx, decided.requests) }
  const isWritten = await store
    .saveCollection(ctx.db, next, [collectionChanged(ctx, next)], ctx.now)
    .catch((error: unknown) => {
      throw isDuplicateKey(error) ? slugTaken() : error
    })
  if (!isWritten) throw new DomainError('precondition_failed')
  await afterWrite(ctx, next)
}

/** Throws for a product that does not exist. */
async function checkProducts(ctx: Ctx, sent: readonly string[]): Promise<void> {
  const existing = await findProductIds(ctx.db, sent)
  const unknown = sent.findIndex((id) => !existing.has(id))
  if (unknown >= 0) throw invalidField(`/product_ids/${unknown}`, 'unknown', 'There is no such product.')
}

/** Writes other products into a collection: `choose` says which, of those that it has and that have not been deleted since. */
export async function saveProducts(
  ctx: Ctx,
  stored: store.StoredCollection,
  { sent, choose }: { sent: readonly string[]; choose(present: readonly string[]): readonly string[] },
): Promise<Collection> {
  const { product_ids } = stored.collection
  await checkProducts(ctx, sent)
  const existing = await findProductIds(ctx.db, product_ids)
  const present = product_ids.filter((id) => existing.has(id))
  const collection = withProducts(stored.collection, choose(present), await editContext(ctx, undefined))
  await saveCollection(ctx, { ...stored, collection })
  return collection
}
