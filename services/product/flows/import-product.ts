import { isDeepStrictEqual } from 'node:util'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { isLink } from '../domain/media.ts'
import type { Product } from '../domain/product.ts'
import { changedFields } from '../domain/product-changes.ts'
import { formerSlugsAfter, slugAfter, slugOfHandle } from '../domain/slug.ts'
import type { ImportedProduct, RejectedRow, WithoutQuantity } from '../import/imported-product.ts'
import { matchCounts } from '../import/match-counts.ts'
import { type MergeResult, mergeImported } from '../import/merge-product.ts'
import type { ImportedStock } from '../import/merge-stock.ts'
import { mergedProblem } from '../import/merged-limits.ts'
import { isSame, otherProductProblem } from '../import/same-product.ts'
import type { VariantCount } from '../import/shopify/inventory.ts'
import type { PictureLink } from '../store/documents.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { ensureCategoryPaths } from './category.ts'
import { productChanged } from './change-events.ts'
import { oldAddressesOf } from './old-addresses.ts'

export type Outcome = 'created' | 'updated' | 'unchanged'

export interface ImportJob {
  id: string
  isDry: boolean
  withoutQuantity: WithoutQuantity | null
}

export type ImportedOne = Imported | { rejected: RejectedRow }

export interface Imported {
  outcome: Outcome
  productId: string
  slug: string
  /** Initial stock to set where there is none. */
  stock: ImportedStock[]
  /** The fields that were updated, or would be. */
  changes: string[]
  /** Its pictures of the file that are links. */
  links: PictureLink[]
  /** Lines of variants that came without a quantity. */
  withoutQuantity: number[]
  /** Lines of variants that keep the zeros before their barcode. */
  zerosKept: number[]
  apart: MergeResult['apart']
}

type Ctx = Pick<Deps, 'db' | 'catalogue' | 'outbox'>

const PREFIXES = { product: 'prd', variant: 'var', media: 'med' } as const
/** More than slugs that are numbered: the one after them is free. */
const MAX_ATTEMPTS = 30

/** The outcome that this import recorded for a product before it was interrupted. */
function recordedOutcome(job: ImportJob, existing: StoredProduct | null): Outcome | null {
  const [id, outcome] = existing?.importMark?.split(':') ?? []
  return id === job.id ? (outcome as Outcome) : null
}

async function write(
  ctx: Ctx,
  existing: StoredProduct | null,
  merged: Pick<MergeResult, 'product'> & Pick<StoredProduct, 'handle' | 'handleById'>,
  how: { mark: string; now: Date; formerSlugs?: readonly string[] },
): Promise<boolean> {
  const revision = (existing?.revision ?? 0) + 1
  const next: StoredProduct = {
    product: merged.product,
    revision,
    stockVersions: existing?.stockVersions ?? new Map(),
    requests: existing?.requests ?? [],
    importMark: how.mark,
    handle: merged.handle,
    handleById: merged.handleById,
    formerSlugs: existing
      ? formerSlugsAfter(existing.formerSlugs, existing.product.slug, merged.product.slug)
      : (how.formerSlugs ?? []),
    deleted: false,
  }
  const events = [productChanged(how, next)]
  try {
    if (!existing) await store.insertProduct(ctx.db, next, events, how.now)
    else if (!(await store.saveProduct(ctx.db, next, events, how.now))) return false
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
  ctx.catalogue.apply(next)
  return true
}

/** Why a product of a file cannot be what it would be together with the stored one, or null. */
function problemOf(existing: StoredProduct | null, imported: ImportedProduct, merged: MergeResult): RejectedRow | null {
  const { line, handle, missing } = imported
  const other = existing && otherProductProblem(existing.product, existing.formerSlugs, imported)
  if (other) return other
  if (!existing && missing.length > 0) {
    const needed = missing.map((name) => `"${name}"`).join(', ')
    const detail = `there is no product "${handle}"; a new one needs ${needed}, which the file does not have`
    return { line, column: null, code: 'product_unknown', detail }
  }
  const [unknown] = merged.unknown
  if (unknown) {
    const { line: at, option_values, sku } = unknown
    if (Object.keys(option_values).length === 0 && sku === null && imported.option_names === null) {
      const detail =
        'the row names no variant: "Option1 Value" needs "Option1 Name" beside it; or name it by "Variant SKU"'
      return { line: at, column: null, code: 'variant_unknown', detail }
    }
    const which = Object.values(unknown.option_values).join(' / ') || unknown.sku || 'without options'
    const detail = `the product has no variant "${which}"; a new one needs a price`
    return { line: unknown.line, column: null, code: 'variant_unknown', detail }
  }
  return merged.changed ? mergedProblem(merged.product, line) : null
}

/** The pictures that a file names and that are somewhere else still. */
function linksOf({ media }: Product, imported: ImportedProduct): PictureLink[] {
  const named = new Set(imported.media.map(({ url }) => url))
  return media
    .filter(({ url, source_url }) => isLink(url) && named.has(source_url ?? url))
    .map(({ id, url }) => ({ media_id: id, url, state: 'waiting' }))
}

/** The slug that a file gives a known product, where nobody else has it. */
async function newSlugOf(ctx: Ctx, existing: StoredProduct | null, { slug }: ImportedProduct): Promise<string | null> {
  if (!existing || slug === null || slug === existing.product.slug) return null
  return (await store.isSlugTaken(ctx.db, slug)) ? null : slug
}

/**
 * The known product that a product of a file is. One that had no SKU came by its id, and an SKU may change: an id counts with the title,
 * or with what else says that it is the same, for ids of two shops may be the same.
 */
async function findKnown(ctx: Ctx, imported: ImportedProduct): Promise<StoredProduct | null> {
  const { handle, former_handle, title } = imported
  const known = await store.findProductByHandle(ctx.db, handle)
  const id = former_handle ?? (imported.is_named_by_id ? handle : null)
  if (known || id === null) return known
  const former = former_handle === null ? null : await store.findProductByHandle(ctx.db, former_handle)
  if (former?.product.title === title) return former
  const named = await store.findProductByHandleById(ctx.db, id)
  return named && isSame(named.product, [named.product.slug, ...named.formerSlugs], imported) ? named : null
}

/** Remembers what a file calls a product in which it changes nothing else. */
async function rememberNames(ctx: Ctx, existing: StoredProduct, imported: ImportedProduct): Promise<void> {
  const { handle, former_handle: byId } = imported
  if (existing.handle === handle && (byId === null || existing.handleById === byId)) return
  await store.rememberHandle(ctx.db, existing.product.id, { from: existing.handle, to: handle, byId })
}

/** Brings one product of a file into the catalogue. Repeating it changes nothing. */
export async function importProduct(ctx: Ctx, imported: ImportedProduct, job: ImportJob): Promise<ImportedOne> {
  const wanted = slugOfHandle(imported.address ?? imported.handle)
  const { is_of_wordpress: isOfWordPress = false } = imported
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const now = new Date()
    // Their ids follow from their names; they are made once the product is accepted.
    const categories = (isDry: boolean) =>
      ensureCategoryPaths({ ...ctx, now }, imported.category_paths, { id: job.id, isDry, isOfWordPress })
    const categoryIds = await categories(true)
    const existing = await findKnown(ctx, imported)
    const id = newId(PREFIXES.product, now.getTime())
    const merged = mergeImported(existing?.product ?? null, imported, {
      newId: (kind) => (kind === 'product' ? id : newId(PREFIXES[kind], now.getTime())),
      // Another product has the slug: one of this handle would have been found.
      slug: attempt === 1 ? wanted : slugAfter(wanted, attempt - 1, id),
      newSlug: await newSlugOf(ctx, existing, imported),
      categoryIds,
      withoutQuantity: job.withoutQuantity,
      now: now.toISOString(),
    })
    const { product, changed, stock, withoutQuantity, zerosKept, apart } = merged
    const before = recordedOutcome(job, existing)
    const outcome = before ?? (changed ? (existing ? 'updated' : 'created') : 'unchanged')
    const changes = existing && changed ? changedFields(existing.product, product) : []
    const links = job.isDry ? [] : linksOf(product, imported)
    const { id: productId, slug } = product
    const done = { outcome, productId, slug, stock, links, changes, withoutQuantity, zerosKept, apart }
    const problem = problemOf(existing, imported, merged)
    if (problem) return { rejected: problem }
    // An old address that leads to another product goes on leading there; WordPress gives the next one a number, too.
    const isTaken = !existing && isOfWordPress && attempt < MAX_ATTEMPTS
    if (isTaken && (await store.findProductBySlug(ctx.db, slug))) continue
    if (!job.isDry && !changed && existing) await rememberNames(ctx, existing, imported)
    if (job.isDry || !changed) return done
    await categories(false)
    const formerSlugs = existing ? [] : await oldAddressesOf(ctx, imported, { id, slug, attempt })
    const how = { mark: `${job.id}:${outcome}`, now, formerSlugs }
    const names = { handle: imported.handle, handleById: imported.former_handle ?? existing?.handleById ?? null }
    if (await write(ctx, existing, { ...merged, ...names }, how)) return done
  }
  throw new DomainError('service_unavailable', 'A product is being changed by too many at once.')
}

/** Takes the counts of a product's variants from a file: they are tracked from now on. Repeating it changes nothing. */
export async function countProduct(
  ctx: Ctx,
  { counts, stored }: { counts: readonly VariantCount[]; stored: StoredProduct },
  job: ImportJob,
): Promise<ImportedOne> {
  const { id, slug } = stored.product
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const now = new Date()
    const existing = attempt === 1 ? stored : await store.findProduct(ctx.db, id)
    const matched = existing && matchCounts(existing.product, counts)
    // Its variants have changed since they were matched.
    if (!matched || 'rejected' in matched) break
    const changed = !isDeepStrictEqual(matched.product, existing.product)
    const outcome = recordedOutcome(job, existing) ?? (changed ? 'updated' : 'unchanged')
    const changes = changedFields(existing.product, matched.product)
    const nothing = { links: [], withoutQuantity: [], zerosKept: [], apart: null }
    const done = { outcome, productId: id, slug, stock: matched.stock, changes, ...nothing }
    if (job.isDry || !changed) return done
    const { version } = existing.product
    const product = { ...matched.product, version: version + 1, updated_at: now.toISOString() }
    const { handle, handleById } = existing
    if (await write(ctx, existing, { product, handle, handleById }, { mark: `${job.id}:${outcome}`, now })) return done
  }
  throw new DomainError('service_unavailable', `The product ${slug} is being changed by too many at once.`)
}
