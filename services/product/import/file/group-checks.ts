import type { Field } from './columns.ts'
import { errorDetail, isSpreadsheetError } from './damaged.ts'
import { handleOfRow } from './grouper.ts'
import type { Header } from './header.ts'
import { FILE_LIMITS } from './limits.ts'
import { headerOf, type Reading } from './reading.ts'
import { type CsvRow, cellOf, type LeftOut, type RowGroup } from './rows.ts'

/** Cells about the product are filled on the first row only, or on every row; the first filled one counts. */
export function firstFilled(header: Header, rows: readonly CsvRow[], field: Field): string {
  for (const row of rows) {
    const text = cellOf(header, row, field)
    if (text !== '') return text
  }
  return ''
}

/** What is wrong with the rows of a product before anybody reads their cells. */
export function checkGroup(reading: Reading, group: RowGroup): void {
  const { header, rejected } = reading
  const first = group.rows[0]?.line ?? 0
  const reject = (line: number, field: Field | null, code: string, detail: string) =>
    rejected.push({ line, column: field && headerOf(header, field), code, detail })
  if (group.handle === '') reject(first, 'handle', 'handle_missing', noNameDetail(header))
  else if (group.repeats !== null) {
    reject(
      first,
      'handle',
      'handle_repeated',
      `rows of "${group.handle}" must stand together; others begin on line ${group.repeats}`,
    )
  } else if (
    header.source !== 'woocommerce' &&
    header.fields.has('title') &&
    firstFilled(header, group.rows, 'title') === ''
  ) {
    reject(first, 'title', 'title_missing', 'the product has no title')
  }
  if (group.leftOut) reject(first, 'handle', group.leftOut.code, leftOutDetail(group.leftOut))
  if (header.source !== 'woocommerce') checkNameless(reading, group)
  // The SKU that recognises a product of WooCommerce is read as an SKU.
  for (const field of header.source === 'woocommerce' ? (['title'] as const) : (['handle', 'title'] as const)) {
    const damaged = group.rows.find((row) => isSpreadsheetError(cellOf(header, row, field)))
    if (damaged) reject(damaged.line, field, `${field}_damaged`, errorDetail(cellOf(header, damaged, field)))
  }
  for (const { line, filled, fault } of group.rows) {
    if (fault) reject(line, null, fault.code, fault.detail)
    if (fault || filled <= header.names.length) continue
    reject(line, null, 'too_many_cells', `the row has ${filled} cells, the header ${header.names.length}`)
  }
}

const BELOW_PRODUCT =
  'the row has neither a handle nor a title, so that nobody knows whether it is of the product above; write the handle on each row'

/** A row without a name below those of a product rejects it: without that row it would be imported by halves. */
export function checkNameless({ header, rejected }: Reading, group: RowGroup): void {
  const nameless = group.rows.find((row) => !row.fault && handleOfRow(header, row) === '')
  if (group.handle === '' || !nameless) return
  const column = headerOf(header, 'handle')
  rejected.push({ line: nameless.line, column, code: 'handle_missing', detail: BELOW_PRODUCT })
}

const noNameDetail = ({ source }: Header) =>
  source === 'woocommerce'
    ? 'the row has no SKU, no ID, no name and no parent'
    : 'the row has neither a handle nor a title'

export function leftOutDetail({ code, line, rows }: LeftOut): string {
  if (code === 'rows_far_apart') {
    return `its rows are too far apart to be kept in mind; sort the file so that rows of a product stand together`
  }
  const limit =
    code === 'too_many_rows'
      ? `${FILE_LIMITS.productRows} rows`
      : `${FILE_LIMITS.productCharacters} characters in all its rows`
  return `a product has at most ${limit}; ${rows} rows from line ${line} on were left out`
}
