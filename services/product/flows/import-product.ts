import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import type { ImportedProduct } from '../import/imported-product.ts'
import { type MergeResult, mergeImported } from '../import/merge-product.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { productChanged } from './announcement.ts'
import { type InitialStock, initialStockOf } from './availability.ts'
import { ensureCategoryPath } from './category.ts'

export type Outcome = 'created' | 'updated' | 'unchanged'

export interface ImportJob {
  id: string
  isDry: boolean
}

export interface ImportedOne {
  outcome: Outcome
  productId: string
  /** First stock to set where there is none. */
  stock: InitialStock[]
}

type Ctx = Pick<Deps, 'db' | 'catalogue' | 'outbox'>

const PREFIXES = { product: 'prd', variant: 'var', media: 'med' } as const
const MAX_TRIES = 20

/** What this import made of a product when it met it before it was interrupted. */
function markedOutcome(job: ImportJob, existing: StoredProduct | null): Outcome | null {
  const [id, outcome] = existing?.importMark?.split(':') ?? []
  return id === job.id ? (outcome as Outcome) : null
}

async function write(
  ctx: Ctx,
  existing: StoredProduct | null,
  merged: MergeResult,
  how: { mark: string; now: Date },
): Promise<boolean> {
  const revision = (existing?.revision ?? 0) + 1
  const next: StoredProduct = {
    product: merged.product,
    revision,
    stockVersions: existing?.stockVersions ?? new Map(),
    requests: existing?.requests ?? [],
    importMark: how.mark,
    deleted: false,
  }
  const event = productChanged(merged.product.id, revision, how)
  try {
    if (!existing) await store.insertProduct(ctx.db, next, event)
    else if (!(await store.replaceProduct(ctx.db, next, event, how.now))) return false
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
  ctx.catalogue.wrote(next)
  return true
}

/** Brings one product of a file into the catalogue. Repeating it changes nothing. */
export async function importProduct(ctx: Ctx, imported: ImportedProduct, job: ImportJob): Promise<ImportedOne> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const now = new Date()
    const categoryId = await ensureCategoryPath({ ...ctx, now }, imported.category_path, job.isDry)
    const existing = await store.findProductBySlug(ctx.db, imported.slug)
    const merged = mergeImported(existing?.product ?? null, imported, {
      newId: (kind) => newId(PREFIXES[kind], now.getTime()),
      categoryIds: categoryId === null ? [] : [categoryId],
      now: now.toISOString(),
    })
    const { product, changed } = merged
    const before = markedOutcome(job, existing)
    const outcome = before ?? (changed ? (existing ? 'updated' : 'created') : 'unchanged')
    const quantities = new Map(merged.stock.map(({ variant_id, quantity }) => [variant_id, quantity]))
    const done = { outcome, productId: product.id, stock: initialStockOf(product, quantities) }
    if (job.isDry || !changed) return done
    if (await write(ctx, existing, merged, { mark: `${job.id}:${outcome}`, now })) return done
  }
  throw new DomainError('service_unavailable', 'A product is being changed by too many at once.')
}
