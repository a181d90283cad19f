import { callOptions } from '@stoa/kit/contract/context'
import { hasPermission, type Principal } from '@stoa/kit/security/principal'
import { DomainError } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import { type InitialStock, initialStockOf } from '../domain/initial-stock.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { productChanged } from './change-events.ts'
import { afterWrite } from './product-command.ts'

type Ctx = Pick<ProductContext, 'db' | 'catalogue' | 'clients' | 'outbox' | 'now' | 'requestId' | 'traceparent' | 'log'>

/** Whether a variant can be bought, as inventory reported it. */
export interface AvailabilityReport {
  variant_id: string
  in_stock: boolean
  /** Of the availability change; null = the response to initial stock, which is older than any change. */
  version: number | null
}

/** What a new variant says of its stock. */
export interface StockFields {
  quantity?: number
  track_inventory?: boolean
  inventory_policy?: 'deny' | 'continue'
}

/** The limit of initialiseStock. */
export const MAX_ITEMS = 500
const MAX_ATTEMPTS = 20

/** A variant is for sale by its stock, so whoever makes it so needs the permission that changes stock. */
export function requireStockPermission(principal: Principal, variants: readonly StockFields[]): void {
  const isStocked = ({ quantity = 0, track_inventory = true, inventory_policy = 'deny' }: StockFields) =>
    quantity > 0 || !track_inventory || inventory_policy === 'continue'
  if (!variants.some(isStocked) || hasPermission(principal, 'stock.write')) return
  throw new DomainError(
    'forbidden',
    'This needs the permission stock.write: a quantity, track_inventory: false or inventory_policy: continue is stock.',
  )
}

/**
 * Sets initial stock, at most `MAX_ITEMS`, and returns what can be bought, and which variants keep the stock they had. A dry run
 * changes nothing and returns the latter.
 */
export async function initialiseStock(
  ctx: Pick<Ctx, 'clients' | 'requestId' | 'traceparent'>,
  items: InitialStock[],
  isDry = false,
): Promise<{ reports: AvailabilityReport[]; kept: { variant_id: string; on_hand: number }[] }> {
  if (items.length === 0) return { reports: [], kept: [] }
  // Inventory of an earlier release says nothing of what it kept.
  const body = isDry ? { items, dry_run: true } : { items }
  const { availability, kept = [] } = await ctx.clients.inventory.initialiseStock({ body }, callOptions(ctx))
  if (isDry) return { reports: [], kept }
  return { reports: availability.map(({ variant_id, in_stock }) => ({ variant_id, in_stock, version: null })), kept }
}

function isNewer(stored: StoredProduct, report: AvailabilityReport): boolean {
  const known = stored.stockVersions.get(report.variant_id) ?? 0
  // The first report of all tells what the response to initial stock has told, and no older one can come after it: an import
  // of thousands of products is not written twice.
  const isFirst = known === 0 && report.version === 1
  if (
    isFirst &&
    stored.product.variants.some(({ id, available }) => id === report.variant_id && available === report.in_stock)
  ) {
    return false
  }
  return report.version === null ? known === 0 : report.version > known
}

/** The product with what was reported; null when it knew all of it. `isVisible`: shoppers see a difference. */
function withAvailability(
  stored: StoredProduct,
  reports: readonly AvailabilityReport[],
): { next: StoredProduct; isVisible: boolean } | null {
  const newer = new Map(reports.filter((one) => isNewer(stored, one)).map((one) => [one.variant_id, one]))
  const stockVersions = new Map(stored.stockVersions)
  let isVisible = false
  let hasNewVersion = false
  const variants = stored.product.variants.map((variant) => {
    const report = newer.get(variant.id)
    if (!report) return variant
    if (report.version !== null) {
      stockVersions.set(variant.id, report.version)
      hasNewVersion = true
    }
    isVisible ||= report.in_stock !== variant.available
    return { ...variant, available: report.in_stock }
  })
  if (!isVisible && !hasNewVersion) return null
  const product = { ...stored.product, variants }
  return { next: { ...stored, product, stockVersions, revision: stored.revision + 1 }, isVisible }
}

/**
 * Records what inventory reported about a product's variants. The product's version stays, so that it does not make the
 * edits of staff fail; only a change that shoppers can see is published.
 */
export async function recordAvailability(
  ctx: Ctx,
  productId: string,
  reports: readonly AvailabilityReport[],
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const stored = await store.findProduct(ctx.db, productId)
    const change = stored && withAvailability(stored, reports)
    if (!change) return
    const { next, isVisible } = change
    const events = isVisible ? [productChanged(ctx, next)] : []
    if (await store.saveProduct(ctx.db, next, events, ctx.now)) {
      afterWrite(ctx, next, events)
      return
    }
  }
  throw new DomainError('service_unavailable', 'The product is being changed by too many at once.')
}

/** Sets the initial stock of a new product's variants, and returns the product with the availability that follows. */
export async function setInitialStock(
  ctx: Ctx,
  stored: StoredProduct,
  quantities: ReadonlyMap<string, number>,
): Promise<StoredProduct> {
  const items = initialStockOf(stored.product.variants, quantities)
  const reports: AvailabilityReport[] = []
  for (let at = 0; at < items.length; at += MAX_ITEMS) {
    reports.push(...(await initialiseStock(ctx, items.slice(at, at + MAX_ITEMS))).reports)
  }
  if (!withAvailability(stored, reports)) return stored
  await recordAvailability(ctx, stored.product.id, reports)
  return (await store.findProduct(ctx.db, stored.product.id)) ?? stored
}
