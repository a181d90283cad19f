import { exponentOf } from '@stoa/kit/values/money'
import type { Deps } from '../context.ts'
import { type Survey, UnreadableFile } from '../import/file/file.ts'
import type { Header } from '../import/file/header.ts'
import { BELOW_ZERO } from '../import/file/oversold.ts'
import { headerOf, rejectWholeGroup } from '../import/file/reading.ts'
import type { RowGroup } from '../import/file/rows.ts'
import type { ImportedProduct, RejectedRow } from '../import/imported-product.ts'
import { matchCounts } from '../import/match-counts.ts'
import { readCounts, type VariantCount } from '../import/shopify/inventory.ts'
import { descriptionCell, readProduct } from '../import/shopify/product.ts'
import { wooDescriptionCell } from '../import/woocommerce/description.ts'
import { readWooProduct } from '../import/woocommerce/product.ts'
import type { Import } from '../store/imports.ts'
import type { StoredProduct } from '../store/product-document.ts'
import { findProductByHandle } from '../store/products.ts'
import {
  noteDraft,
  noteForFile,
  noteKeptZeros,
  noteMissingQuantities,
  noteSlug,
  noteStockedNowhere,
} from './file-remarks.ts'
import { countForeignPrices } from './foreign-prices.ts'
import { refusedByApi } from './import-api-check.ts'
import { countProduct, type ImportedOne, type ImportJob, importProduct } from './import-product.ts'
import {
  type Run,
  recordProduct,
  reject,
  warn,
  warnOfGiftCard,
  warnOfMissingRight,
  warnOfOtherVariants,
  warnOfOwed,
  warnOfTaxClasses,
} from './import-report.ts'

type GroupDeps = Pick<Deps, 'db' | 'descriptions'>

/** What the rows of one product say. */
export type ReadGroup =
  | { rejected: RejectedRow[] }
  | { product: ImportedProduct }
  | { counts: VariantCount[]; stored: StoredProduct }

async function readCountsOfKnown(
  deps: GroupDeps,
  header: Header,
  group: RowGroup,
  options: Parameters<typeof readCounts>[2],
): Promise<ReadGroup> {
  const read = readCounts(header, group, options)
  if ('rejected' in read) return read
  const stored = await findProductByHandle(deps.db, group.handle)
  if (!stored) {
    const detail = `there is no product "${group.handle}"; import the products first`
    const row = { line: group.rows[0]?.line ?? 0, column: headerOf(header, 'handle'), code: 'product_unknown', detail }
    return { rejected: rejectWholeGroup(group, [row]) }
  }
  const matched = matchCounts(stored.product, read.ok)
  return 'rejected' in matched ? { rejected: rejectWholeGroup(group, matched.rejected) } : { counts: read.ok, stored }
}

/** Reads the rows of one product, whatever the file is about. */
export async function readGroup(
  deps: GroupDeps,
  header: Header,
  group: RowGroup,
  { currency, created_at }: Pick<Import, 'currency' | 'created_at'>,
  { hasFinePrices }: Pick<Survey, 'hasFinePrices'>,
): Promise<ReadGroup> {
  // The day of the upload, so that what is read of a file does not change from one reading to the next.
  const options = { currency, exponentOf, hasFinePrices, today: created_at.slice(0, 10) }
  if (header.source === 'shopify_inventory') return readCountsOfKnown(deps, header, group, options)
  const isWoo = header.source === 'woocommerce'
  const description = await deps.descriptions.read((isWoo ? wooDescriptionCell : descriptionCell)(header, group))
  const read = (isWoo ? readWooProduct : readProduct)(header, group, options, description)
  if ('rejected' in read) return read
  const refused = refusedByApi(header, read.ok)
  return refused.length > 0 ? { rejected: rejectWholeGroup(group, refused) } : { product: read.ok }
}

/** Of one product. */
const KEPT_REASONS = 20

/** Who may not change stock brings none either, nor anything to be sold without being counted. */
function leaveOutStock(run: Run, product: ImportedProduct): void {
  const { variants } = product
  const told = variants.find(
    ({ stock, track_inventory, inventory_policy, is_tracker_given }) =>
      stock !== null || track_inventory === false || inventory_policy === 'continue' || is_tracker_given,
  )
  for (const variant of variants) Object.assign(variant, { stock: null, is_stock_left_out: true })
  product.remarks = product.remarks.filter(({ code }) => code !== BELOW_ZERO)
  if (told) warnOfMissingRight(run, told.line)
}

/** Brings the rows of one product into the catalogue, or rejects them. */
export async function importGroup(
  deps: GroupDeps & Pick<Deps, 'catalogue' | 'outbox'>,
  run: Run,
  group: RowGroup,
): Promise<void> {
  const { job, header } = run
  if (!header) throw new UnreadableFile({ code: 'empty_file', detail: 'The file is empty.' })
  const read = await readGroup(deps, header, group, job, run)
  const place = { line: group.rows[0]?.line ?? 0, handle: group.handle }
  const rejectGroup = (rows: RejectedRow[]) => {
    recordProduct(run, place, { outcome: 'rejected', product_id: null, rejections: rows.slice(0, KEPT_REASONS) })
    reject(run, rows)
  }
  if ('rejected' in read) return rejectGroup(read.rejected)
  if ('product' in read && job.stock_rights?.write === false) leaveOutStock(run, read.product)
  const { _id: id, dry_run: isDry, without_quantity: withoutQuantity = null } = job
  const how: ImportJob = { id, isDry, withoutQuantity }
  const done: ImportedOne =
    'product' in read ? await importProduct(deps, read.product, how) : await countProduct(deps, read, how)
  if ('rejected' in done) {
    run.merge_rejected = true
    return rejectGroup(rejectWholeGroup(group, [done.rejected]))
  }
  const { outcome, links, changes } = done
  recordProduct(run, place, {
    outcome,
    links,
    changes,
    product_id: isDry && outcome === 'created' ? null : done.productId,
  })
  run.counts[done.outcome] += 1
  const isNew = 'product' in read && done.outcome === 'created'
  if ('product' in read) countForeignPrices(run, read.product)
  if ('product' in read && done.outcome !== 'unchanged') warnOfTaxClasses(run, read.product)
  if ('product' in read && read.product.attributes.gift_card === true) warnOfGiftCard(run, read.product)
  if (isNew && read.product.status === null) noteDraft(run, read.product)
  if ('product' in read)
    for (const remark of read.product.remarks) (remark.is_about_file ? noteForFile : warn)(run, remark)
  if ('product' in read && done.apart) warnOfOtherVariants(run, read.product.line, done.apart)
  const isNamed = 'product' in read && (isNew || read.product.slug !== null)
  if (isNamed) noteSlug(run, read.product, done.slug)
  noteMissingQuantities(run, done.withoutQuantity)
  noteKeptZeros(run, done.zerosKept)
  if ('counts' in read) warnOfOwed(run, read.counts)
  if ('counts' in read) noteStockedNowhere(run, read.counts)
  run.pendingStock.push(...done.stock.map((stock) => ({ productId: done.productId, stock })))
}
