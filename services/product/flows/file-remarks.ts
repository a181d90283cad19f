import { headerOf } from '../import/file/reading.ts'
import type { ImportedProduct, RejectedRow } from '../import/imported-product.ts'
import { DEFAULT_WITHOUT_QUANTITY } from '../import/merge-stock.ts'
import { KEPT_REMARKS, type Run, warnFirst } from './import-report.ts'

/** As many lines are named of what many products have, so that somebody can look each of them up. */
const NAMED_LINES = 20

/** Notes what is said once for the file, however many products have it. */
export function noteForFile(run: Pick<Run, 'file_remarks'>, { line, column, code, detail }: RejectedRow): void {
  const known = run.file_remarks.find((one) => one.code === code && one.column === column && one.detail === detail)
  if (known) {
    known.products += 1
    if (known.lines.length < NAMED_LINES) known.lines.push(line)
  } else if (run.file_remarks.length < KEPT_REMARKS) {
    run.file_remarks.push({ lines: [line], column, code, detail, products: 1 })
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

/** Notes that nobody sees a new product yet. */
export function noteDraft(run: Run, { line }: Pick<ImportedProduct, 'line'>): void {
  const detail = 'the file does not say whether it is published; it is a draft, which shoppers do not see'
  noteForFile(run, { line, column: null, code: 'status_missing', detail })
}

/** What was noted, with the number of variants where it is about them. */
function detailOf({ counts }: Run, { code, detail }: Run['file_remarks'][number]): string {
  if (code !== 'without_quantity') return detail
  const number = counts.without_quantity ?? 1
  return `${number === 1 ? '1 variant comes' : `${number} variants come`} ${detail}`
}

/** `in 12 products (lines 2, 5, 9, 12, 13 …)`: where to look. */
function placesOf({ lines, products }: Run['file_remarks'][number]): string {
  if (products === 1) return 'in 1 product'
  return `in ${products} products (lines ${lines.join(', ')}${products > lines.length ? ' …' : ''})`
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
