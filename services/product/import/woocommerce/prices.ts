import { readDay } from '../file/cells.ts'
import type { Field } from '../file/columns.ts'
import { cellReader, headerOf, type Reading } from '../file/reading.ts'
import type { CsvRow } from '../file/rows.ts'
import type { ImportedPrice } from '../imported-product.ts'
import * as read from './cells.ts'

/** Says of a row that is imported what somebody should look at. */
export type Remark = (line: number, column: Field | null, code: string, detail: string) => void

export function remarksOn({ header, remarks }: Pick<Reading, 'header' | 'remarks'>): Remark {
  return (line, field, code, detail) => remarks.push({ line, column: field && headerOf(header, field), code, detail })
}

/** Whether a sale price counts on a day. */
function isOnSale(reading: Reading, row: CsvRow, remark: Remark): boolean {
  const { options } = reading
  const cell = cellReader(reading, row)
  const [starts, ends] = [cell('sale_starts', readDay), cell('sale_ends', readDay)]
  if (ends !== null && ends < options.today) return false
  if (starts !== null && starts > options.today) {
    remark(row.line, 'sale_starts', 'sale_ignored', `the sale begins on ${starts}; the regular price is taken`)
    return false
  }
  if (ends !== null) {
    remark(row.line, 'sale_ends', 'sale_without_end', `the sale price is taken, and does not end on ${ends} by itself`)
  }
  return true
}

const ROUNDED =
  'prices with more decimals than the currency has are rounded, half up. They look like prices without tax: whether the tax is added to ' +
  'prices here is said by the tax regions (prices_include_tax)'

/** Says something of a product once for the file, however many variations have it. */
function remarkOnce({ header, remarks }: Reading, { line }: CsvRow, code: string, detail: string): void {
  if (remarks.some((one) => one.code === code)) return
  remarks.push({ line, column: headerOf(header, 'price'), code, detail, is_about_file: true })
}

/** The price of a row: the regular one, or that of a sale, with the regular one as what it was before. */
export function readPrices(reading: Reading, row: CsvRow, remark: Remark): ImportedPrice[] {
  const { header, options } = reading
  const { currency } = options
  const cell = cellReader(reading, row)
  const price = (text: string) => read.readPrice(text, options.exponentOf(currency), options.hasFinePrices ?? false)
  const found = [cell('price', price), cell('sale_price', price)] as const
  if (found.some((one) => one?.isRounded)) remarkOnce(reading, row, 'price_rounded', ROUNDED)
  const [regular, sale] = found.map((one) => one?.amount ?? null) as [number | null, number | null]
  const hasSales = header.fields.has('sale_price')
  if (sale !== null && (regular === null || sale < regular) && isOnSale(reading, row, remark)) {
    return [{ currency, amount: sale, compare_at: regular }]
  }
  if (regular === null) {
    if (header.fields.has('price') && reading.rejected.length === 0) {
      remarkOnce(reading, row, 'price_missing', 'what has no price cannot be bought until it has one')
    }
    return []
  }
  return [{ currency, amount: regular, ...(hasSales ? { compare_at: null } : {}) }]
}
