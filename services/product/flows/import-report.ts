import type { Header } from '../import/file/header.ts'
import { BELOW_ZERO, forgottenDetail } from '../import/file/oversold.ts'
import { headerOf } from '../import/file/reading.ts'
import { type ImportedProduct, type RejectedRow, shortened } from '../import/imported-product.ts'
import type { OtherVariants } from '../import/merge-product.ts'
import type { ImportedStock } from '../import/merge-stock.ts'
import type { PictureLink } from '../store/documents.ts'
import { type ImportedRow, importedRowId } from '../store/imported-products.ts'
import type { Import, Progress } from '../store/imports.ts'
import type { SellingRules } from './selling-rules.ts'

/** An import while it runs. */
export interface Run extends Progress {
  job: Import
  header: Header | null
  /** See Survey. */
  hasFinePrices: boolean
  /** Null where they are not known. */
  rules: SellingRules | null
  /** Initial stock that is still to be set: of which product, and what. */
  pendingStock: { productId: string; stock: ImportedStock }[]
  /** What became of products, to be kept with the next progress. */
  pendingRows: ImportedRow[]
  productsSinceSave: number
  savedAt: number
}

/** Of rejected rows, and of warnings. */
export const KEPT_REMARKS = 100

/** Remembers what became of a product, and that its links are to be copied. */
export function recordProduct(
  run: Run,
  { line, handle }: { line: number; handle: string },
  became: Pick<ImportedRow, 'outcome' | 'product_id' | 'changes' | 'rejections'> & { links?: readonly PictureLink[] },
): void {
  const { links = [], ...rest } = became
  const row: ImportedRow = { _id: importedRowId(run.job._id, line), line, handle, ...rest }
  run.pendingRows.push(links.length === 0 ? row : { ...row, ...copiesOf(links, new Date()) })
  run.has_pictures ||= links.length > 0
}

function copiesOf(links: readonly PictureLink[], now: Date) {
  const copy_host = URL.parse(links[0]?.url ?? '')?.host ?? ''
  const picture_counts = { waiting: links.length, copied: 0, failed: 0 }
  return { links: [...links], picture_counts, copy_due_at: now, copy_since: now, copy_host, copy_tries: 0 }
}

/** Counts a rejected product with the rows that it lost. */
export function reject(run: Run, rows: readonly RejectedRow[]): void {
  run.counts.rejected += 1
  run.counts.rejected_rows += rows.length
  run.rejections.push(...rows.slice(0, KEPT_REMARKS - run.rejections.length))
}

export function warn(run: Run, remark: RejectedRow): void {
  run.counts.warnings = (run.counts.warnings ?? 0) + 1
  if (run.warnings.length < KEPT_REMARKS) run.warnings.push(shortened(remark))
}

/** Says what is about the file as a whole before all that is about single products. */
export function warnFirst(run: Run, remarks: readonly RejectedRow[]): void {
  run.counts.warnings = (run.counts.warnings ?? 0) + remarks.length
  run.warnings = [...remarks.map(shortened), ...run.warnings].slice(0, KEPT_REMARKS)
}

const variantsOf = (count: number) => (count === 1 ? '1 variant' : `${count} variants`)

/** Says of a product how many units an inventory file says to be owed. */
export function warnOfOwed(run: Run, counts: readonly { line: number; owed: number }[]): void {
  const first = counts.find(({ owed }) => owed > 0)
  if (!first) return
  const detail = forgottenDetail(counts.reduce((sum, { owed }) => sum + owed, 0))
  const column = run.header && (headerOf(run.header, 'available') ?? headerOf(run.header, 'on_hand'))
  warn(run, { line: first.line, column, code: BELOW_ZERO, detail })
}

/**
 * Says of a known product that it keeps variants which the file does not have, or loses those that do not fit its options any more, and
 * which new ones stand beside them or in their place: a value that was spelt otherwise makes a second variant of the same goods.
 */
export function warnOfOtherVariants(run: Run, line: number, { added, kept, dropped }: OtherVariants): void {
  const units = added.reduce((sum, { stock }) => sum + (stock ?? 0), 0)
  const news = `${variantsOf(added.length)} of the file ${added.length === 1 ? 'is' : 'are'} new, with ${units} units`
  const tell = (code: string, what: string) => {
    const detail = added.length === 0 ? what : `${what}; ${news}`
    warn(run, { line: added[0]?.line ?? line, column: null, code, detail })
  }
  if (kept > 0) {
    const stays = kept === 1 ? 'is not in the file and stays as it is' : 'are not in the file and stay as they are'
    tell('variants_not_in_file', `${variantsOf(kept)} of the product ${stays}`)
  }
  if (dropped > 0) {
    const goes = dropped === 1 ? 'does not fit its options and goes' : 'do not fit its options and go'
    tell(
      'variants_replaced',
      `${variantsOf(dropped)} that the file does not name ${goes}, with what was counted of them`,
    )
  }
}

/** Says once for each tax class of a file that the shop has no rate for it, or may have none. */
export function warnOfTaxClasses(run: Run, { variants }: Pick<ImportedProduct, 'variants'>): void {
  const column = run.header && headerOf(run.header, 'tax_code')
  for (const { tax_class: name, line } of variants) {
    const hasRate = name === null || name === 'standard' || run.rules?.tax_classes.includes(name)
    if (hasRate || run.tax_classes.includes(name) || run.tax_classes.length >= KEPT_REMARKS) continue
    run.tax_classes.push(name)
    const detail = `the tax class "${name}" is taxed at the standard rate until a tax region has a rate for it`
    warn(run, { line, column, code: 'tax_class', detail })
  }
}

/** Says that what a product says of stock is left out. */
export function warnOfMissingRight(run: Run, line: number): void {
  const column = run.header && headerOf(run.header, 'quantity')
  const detail =
    'what it says of stock is left out, and new variants are sold out until they are counted: who imported the file has no ' +
    'permission to change stock (stock.write)'
  warn(run, { line, column, code: 'stock_not_permitted', detail })
}

/** Says that what was a gift card elsewhere is a product like any other here. */
export function warnOfGiftCard(run: Run, { line }: Pick<ImportedProduct, 'line'>): void {
  const column = run.header && headerOf(run.header, 'gift_card')
  const detail = 'a gift card is sold like any other product: no code is made and none is taken'
  warn(run, { line, column, code: 'gift_card', detail })
}
