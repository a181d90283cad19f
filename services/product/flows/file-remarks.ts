import type { RejectedRow } from '../import/imported-product.ts'
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

/** `in 12 products (lines 2, 5, 9, 12, 13 …)`: where to look. */
function placesOf({ lines, products }: Run['file_remarks'][number]): string {
  if (products === 1) return 'in 1 product'
  return `in ${products} products (lines ${lines.join(', ')}${products > lines.length ? ' …' : ''})`
}

/** Says what was noted, with the number of products. */
export function warnOfFile(run: Run): void {
  const remarks = run.file_remarks.map((one) => {
    const { lines, column, code, detail } = one
    return { line: lines[0] ?? 1, column, code, detail: `${detail}: ${placesOf(one)}` }
  })
  run.file_remarks = []
  warnFirst(run, remarks)
}
