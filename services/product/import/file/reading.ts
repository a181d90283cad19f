import type { Description, DescriptionResult } from '../../domain/description.ts'
import { checkVariants, optionsOf, PRODUCT_LIMITS } from '../../domain/option.ts'
import { type ImportedProduct, type ImportRemark, type RejectedRow, shortened } from '../imported-product.ts'
import * as read from './cells.ts'
import type { Field } from './columns.ts'
import type { Header } from './header.ts'
import { type CsvRow, cellOf, type RowGroup } from './rows.ts'

/** What an import needs to know beside the file. */
export interface ImportOptions {
  /** ISO 4217 code of `Variant Price`. */
  currency: string
  /** Digits after the decimal point of a currency (ISO 4217). */
  exponentOf(currency: string): number
  /** Whether a price of the file has four decimals or more, as those have that tax is added to. */
  hasFinePrices?: boolean
  /** RFC 3339 date, for sales that begin or end. */
  today: string
}

/** One product's rows while they are read, with the rejections and remarks so far. */
export interface Reading {
  header: Header
  options: ImportOptions
  rejected: RejectedRow[]
  remarks: ImportRemark[]
}

/** A reader of one row's cells that notes problems under the file's own column name. */
export function cellReader(reading: Reading, row: CsvRow) {
  return function cell<T>(field: Field, parse: (text: string) => T): T | null {
    const { header, rejected } = reading
    return read.attempt(rejected, row.line, headerOf(header, field), () => parse(cellOf(header, row, field)))
  }
}

/** Rejections after which no more of a product is read: it is rejected whole, and nobody corrects more of them at once. */
const MAX_REJECTIONS = 100

/** What is read of each row, until too much of the product is wrong. */
export function readEach<R, T>({ rejected }: Reading, rows: readonly R[], read: (row: R) => T): T[] {
  const all: T[] = []
  for (const row of rows) {
    if (rejected.length >= MAX_REJECTIONS) break
    all.push(read(row))
  }
  return all
}

/** A column's header as the file spells it. */
export function headerOf(header: Header, field: Field): string | null {
  return header.names[header.fields.get(field) ?? -1] ?? null
}

/** The description, or null when the cell is empty or cannot be one. */
export function acceptDescription(reading: Reading, group: RowGroup, result: DescriptionResult): Description | null {
  if ('description' in result) return result.description
  const { header, rejected } = reading
  const row = group.rows.find((row) => cellOf(header, row, 'description') !== '')
  rejected.push({ line: row?.line ?? 0, column: headerOf(header, 'description'), ...result.problem })
  return null
}

export function checkMedia(reading: Reading, group: RowGroup, { media }: Pick<ImportedProduct, 'media'>): void {
  if (media.length <= PRODUCT_LIMITS.media) return
  const line = group.rows[0]?.line ?? 0
  const column = headerOf(reading.header, 'image_url') ?? headerOf(reading.header, 'images')
  reading.rejected.push({ line, column, code: 'too_many_media', detail: `more than ${PRODUCT_LIMITS.media} pictures` })
}

/**
 * What is wrong with the variants of a product together; `column` is where that is shown. What only changes a known product is
 * checked together with it.
 */
export function checkVariantRows(
  { header, rejected }: Reading,
  group: RowGroup,
  { option_names, variants }: Pick<ImportedProduct, 'option_names' | 'variants'>,
  column: Field | null,
): void {
  // Of a product that was not read to its end nothing can be said as a whole; a missing option value is reported already.
  if (header.missing.length > 0 || rejected.length >= MAX_REJECTIONS) return
  if (rejected.some((row) => row.code === 'option_value_missing')) return
  const first = group.rows[0]?.line ?? 0
  for (const { code, detail, index } of checkVariants(optionsOf(option_names ?? [], variants), variants)) {
    const line = index === null ? first : (variants[index]?.line ?? first)
    rejected.push({ line, column: column && headerOf(header, column), code, detail })
  }
}

/** Every row of a rejected product is listed, so that the file of rejected rows can be corrected and imported as it is. */
export function rejectWholeGroup(group: RowGroup, rejected: readonly RejectedRow[]): RejectedRow[] {
  const bad = new Set(rejected.map((row) => row.line))
  const cause = rejected[0]?.line ?? 0
  const detail = `another row of this product (line ${cause}) was rejected`
  const rest = group.rows.filter((row) => !bad.has(row.line))
  const others = rest.map((row) => ({ line: row.line, column: null, code: 'product_rejected', detail }))
  return [...rejected.map(shortened), ...others].sort((a, b) => a.line - b.line)
}
