import { slugOfHandle } from '../domain/slug.ts'
import { headerOf } from '../import/file/reading.ts'
import type { ImportedProduct, RejectedRow } from '../import/imported-product.ts'
import { DEFAULT_WITHOUT_QUANTITY, type ImportedStock } from '../import/merge-stock.ts'
import { KEPT_REMARKS, type Run, warnFirst } from './import-report.ts'

/** As many lines are named of what many products have, so that somebody can look each of them up. */
const NAMED_LINES = 20

/** So many are shown of what each product has another of. */
const SHOWN_EXAMPLES = 3

/** Notes what is said once for the file, however many products have it; `example` is what it is of this one. */
export function noteForFile(
  run: Pick<Run, 'file_remarks'>,
  { line, column, code, detail }: RejectedRow,
  example?: string,
): void {
  const known = run.file_remarks.find((one) => one.code === code && one.column === column && one.detail === detail)
  const examples = example === undefined ? {} : { examples: [example] }
  if (known) {
    known.products += 1
    if (known.lines.length < NAMED_LINES) known.lines.push(line)
    if (example !== undefined && (known.examples?.length ?? 0) < SHOWN_EXAMPLES) known.examples?.push(example)
  } else if (run.file_remarks.length < KEPT_REMARKS) {
    run.file_remarks.push({ lines: [line], column, code, detail, products: 1, ...examples })
  }
}

const WITHOUT_QUANTITY = {
  not_counted: 'for sale without being counted',
  in_stock: 'for sale, and what is sold is counted below zero',
  zero: 'sold out',
} as const

/** Notes of a product what became of its variants that came without a quantity. */
export function noteMissingQuantities(run: Run, lines: readonly number[]): void {
  const [line] = lines
  if (line === undefined) return
  run.counts.without_quantity = (run.counts.without_quantity ?? 0) + lines.length
  const became = WITHOUT_QUANTITY[run.job.without_quantity ?? DEFAULT_WITHOUT_QUANTITY]
  const column = run.header && headerOf(run.header, 'quantity')
  const detail = `without a quantity: ${became} until stock is counted`
  noteForFile(run, { line, column, code: 'without_quantity', detail })
}

const KEPT_STOCK = 'stock_kept'

/** Notes that a variant keeps the stock it has, where the file names another number. */
export function noteKeptStock(run: Run, { item, line, isCounted }: ImportedStock, onHand: number): void {
  const quantity = item.locations?.reduce((sum, one) => sum + one.quantity, 0) ?? item.quantity
  if (!isCounted || quantity === onHand) return
  run.counts.stock_kept = (run.counts.stock_kept ?? 0) + 1
  const column = run.header && headerOf(run.header, 'quantity')
  const detail =
    'what was counted before, here or by an earlier import, although the file says another number; changeStock takes a number over'
  const stays = run.job.stock_rights?.read === false ? '' : `, ${onHand} here`
  noteForFile(run, { line, column, code: KEPT_STOCK, detail }, `${quantity} in the file${stays} (line ${line})`)
}

/** Notes of a product that an inventory file counts variants as sold out without a number. */
export function noteStockedNowhere(run: Run, counts: readonly { line: number; isStockedNowhere: boolean }[]): void {
  const first = counts.find(({ isStockedNowhere }) => isStockedNowhere)
  if (!first) return
  const detail = 'variants that are stocked at no location of this file are counted as 0'
  noteForFile(run, { line: first.line, column: null, code: 'stocked_nowhere', detail })
}

/** Notes of a product that barcodes of the file have lost the zeros before them. */
export function noteKeptZeros(run: Run, [line]: readonly number[]): void {
  if (line === undefined) return
  const column = run.header && headerOf(run.header, 'barcode')
  const detail = 'barcodes that are the stored ones without the zeros before them stay as they are'
  noteForFile(run, { line, column, code: 'barcode_zeros', detail })
}

/** Notes that nobody sees a new product yet. */
export function noteDraft(run: Run, { line }: Pick<ImportedProduct, 'line'>): void {
  const detail = 'the file does not say whether it is published; it is a draft, which shoppers do not see'
  noteForFile(run, { line, column: null, code: 'status_missing', detail })
}

const MAX_EXAMPLE = 60
const quoted = (text: string) =>
  `"${text.length > MAX_EXAMPLE ? `${text.slice(0, MAX_EXAMPLE).toWellFormed()}…` : text}"`

/** Notes that a product has another slug than its file says, or than its name makes. */
export function noteSlug(
  run: Run,
  { line, handle, address, slug: given }: Pick<ImportedProduct, 'line' | 'handle' | 'address' | 'slug'>,
  slug: string,
): void {
  const wanted = address === null ? handle : slugOfHandle(address)
  if (slug === wanted) return
  const column = run.header && headerOf(run.header, given === null ? (address === null ? 'handle' : 'title') : 'slug')
  const detail =
    address === null
      ? 'a handle that cannot be a slug, or is taken, has another one; the old address still answers'
      : 'a slug that is taken has a number'
  noteForFile(run, { line, column, code: 'slug_changed', detail }, `${quoted(slug)} for ${quoted(wanted)}`)
}

/** What was noted, with the number of variants where it is about them, or with the first of what there are many of. */
function detailOf({ counts }: Run, { code, detail, examples }: Run['file_remarks'][number]): string {
  if (code === KEPT_STOCK) {
    const number = counts.stock_kept ?? 1
    return `${number === 1 ? '1 variant keeps' : `${number} variants keep`} ${detail}: ${examples?.join('; ')}`
  }
  if (examples) return `${detail}, such as ${examples.join(', ')}`
  if (code !== 'without_quantity') return detail
  const number = counts.without_quantity ?? 1
  return `${number === 1 ? '1 variant comes' : `${number} variants come`} ${detail}`
}

/** `in 12 products (lines 2, 5, 9, 12, 13 …)`: where to look. */
function placesOf({ code, lines, products }: Run['file_remarks'][number]): string {
  const named = `line${products === 1 ? '' : 's'} ${lines.join(', ')}${products > lines.length ? ' …' : ''}`
  // It is noted of variants, as they are counted after their product, and not all at once.
  if (code === KEPT_STOCK) return named
  if (products === 1) return 'in 1 product'
  return `in ${products} products (${named})`
}

/** Says what was noted, with the number of products. */
export function warnOfFile(run: Run): void {
  const remarks = run.file_remarks.map((one) => {
    const { lines, column, code } = one
    return { line: lines[0] ?? 1, column, code, detail: `${detailOf(run, one)}: ${placesOf(one)}` }
  })
  run.file_remarks = []
  warnFirst(run, remarks)
}
