import { isVisible } from '@stoa/kit/values/visible-text'
import { normalizeLine } from '../../domain/text.ts'
import * as read from '../file/cells.ts'
import type { Column, Field } from '../file/columns.ts'
import type { Header } from '../file/header.ts'
import { cellReader, headerOf, type Reading } from '../file/reading.ts'
import { type CsvRow, cellOf } from '../file/rows.ts'
import type { ImportedPrice, ImportedVariant } from '../imported-product.ts'
import { readMeasure } from './measure.ts'

const VARIANT_FIELDS: readonly Field[] = [
  'option1_value',
  'option2_value',
  'option3_value',
  'sku',
  'barcode',
  'price',
  'compare_at',
  'quantity',
]

/** In files of our own each row of a variant has these. */
const OWN_VARIANT_FIELDS: readonly Field[] = ['requires_shipping', 'taxable', 'tax_code', 'policy', 'tracked', 'grams']

/** Whether a row describes a variant; rows that only add a picture leave all of these cells empty. */
export function isVariantRow(header: Header, row: CsvRow): boolean {
  if (VARIANT_FIELDS.some((field) => cellOf(header, row, field) !== '')) return true
  const isPriced = (cell: string, { kind }: Column) => (kind === 'price' || kind === 'compare_at') && cell.trim() !== ''
  if (row.cells.some((cell, index) => isPriced(cell, header.columns[index] ?? { kind: 'ignored' }))) return true
  return header.source === 'own' && OWN_VARIANT_FIELDS.some((field) => cellOf(header, row, field) !== '')
}

/** The names of the product's options; `Title` with the single value `Default Title` is how Shopify writes "none". */
export function readOptionNames(header: Header, rows: readonly CsvRow[]): string[] {
  const names: string[] = []
  for (const number of [1, 2, 3] as const) {
    const filled = rows.find((row) => cellOf(header, row, `option${number}_name`) !== '')
    // Options are packed to the left; what follows a gap belongs to no option.
    if (!filled) break
    names.push(normalizeLine(cellOf(header, filled, `option${number}_name`)))
  }
  if (header.source === 'own') return names
  const values = new Set(rows.map((row) => cellOf(header, row, 'option1_value')).filter((value) => value !== ''))
  const onlyDefault = values.size <= 1 && (values.size === 0 || values.has('Default Title'))
  return names.length <= 1 && onlyDefault ? [] : names
}

/** Reads one variant row. */
export function readVariant(reading: Reading, row: CsvRow, optionNames: readonly string[]): ImportedVariant {
  const cell = cellReader(reading, row)
  const text = (field: Field) => normalizeLine(cellOf(reading.header, row, field)) || null
  const requiresShipping = cell('requires_shipping', read.readFlag)
  const quantity = cell('quantity', read.readQuantity)
  const tracker = text('tracker')
  const isOwn = reading.header.source === 'own'
  const tracked = reading.header.fields.has('tracker')
    ? tracker !== null
    : (cell('tracked', read.readFlag) ?? isTrackedByQuantity(quantity, requiresShipping))
  return {
    line: row.line,
    option_values: readOptionValues(reading, row, optionNames),
    sku: cell('sku', (sku) => read.readSku(isOwn ? sku : sku.replace(/^'/, ''))),
    // A leading apostrophe is how spreadsheets keep an article number from becoming 1.23E+12.
    barcode: cell('barcode', read.readBarcode),
    prices: readPrices(reading, row),
    unit_price_measure: readMeasure(reading, row),
    weight_grams: readGrams(reading, row),
    requires_shipping: requiresShipping,
    taxable: cell('taxable', read.readFlag),
    tax_class: text('tax_code'),
    inventory_policy: cell('policy', read.readPolicy),
    track_inventory: tracked,
    stock: tracked ? quantity : null,
    is_tracker_given: tracker !== null,
    stays_uncounted: isOwn && tracked === true,
    image_url: cell('variant_image', read.readImageUrl),
  }
}

/**
 * In a file that has no column for the tracker, what has a quantity is tracked, except what needs no shipping and has none
 * (downloads, gift cards). Null = the file says nothing. Where there is such a column, an empty cell means "not tracked",
 * whatever the quantity beside it: that is how Shopify writes what is always for sale.
 */
function isTrackedByQuantity(quantity: number | null, requiresShipping: boolean | null): boolean | null {
  if (quantity === null) return null
  return quantity > 0 || requiresShipping !== false
}

function readOptionValues(reading: Reading, row: CsvRow, names: readonly string[]): Record<string, string> {
  const pairs: [string, string][] = []
  for (const [index, name] of names.entries()) {
    const field = `option${(index + 1) as 1 | 2 | 3}_value` as const
    const value = normalizeLine(cellOf(reading.header, row, field))
    if (isVisible(value)) pairs.push([name, value])
    else {
      const column = headerOf(reading.header, field)
      reading.rejected.push({
        line: row.line,
        column,
        code: 'option_value_missing',
        detail: `no value for the option "${name}"`,
      })
    }
  }
  return Object.fromEntries(pairs)
}

function readPrices(reading: Reading, row: CsvRow): ImportedPrice[] {
  const { header, options, rejected } = reading
  const amounts = new Map<string, { amount?: number | null; compare_at?: number | null }>()
  const note = (index: number, kind: 'amount' | 'compare_at', currency: string) => {
    const known = amounts.get(currency) ?? {}
    // The plain column comes first and wins over a `Price / EUR` of the same currency.
    if (known[kind] !== undefined) return
    const text = (row.cells[index] ?? '').trim()
    const column = header.names[index] ?? null
    const value = read.attempt(rejected, row.line, column, () => read.readPrice(text, options.exponentOf(currency)))
    amounts.set(currency, { ...known, [kind]: value })
  }
  const priceIndex = header.fields.get('price')
  if (priceIndex !== undefined) note(priceIndex, 'amount', options.currency)
  const compareIndex = header.fields.get('compare_at')
  if (compareIndex !== undefined) note(compareIndex, 'compare_at', options.currency)
  for (const [index, column] of header.columns.entries()) {
    if (column.kind === 'price') note(index, 'amount', column.currency)
    if (column.kind === 'compare_at') note(index, 'compare_at', column.currency)
  }
  if (header.fields.has('price') && cellOf(header, row, 'price') === '') {
    rejected.push({
      line: row.line,
      column: headerOf(header, 'price'),
      code: 'price_missing',
      detail: 'the variant has no price',
    })
  }
  const prices: ImportedPrice[] = []
  for (const [currency, { amount, compare_at }] of amounts) {
    if (amount === null || amount === undefined) continue
    prices.push(compare_at === undefined ? { currency, amount } : { currency, amount, compare_at })
  }
  return prices
}

/** `Variant Grams` is always in grams, whatever unit the shop shows; only `Variant Weight` is in that unit. */
function readGrams(reading: Reading, row: CsvRow): number | null {
  const cell = cellReader(reading, row)
  const grams = cell('grams', (text) => read.readWeight(text, 'g'))
  if (grams !== null && grams > 0) return grams
  const unit = cellOf(reading.header, row, 'weight_unit')
  return cell('weight', (text) => read.readWeight(text, unit)) ?? grams
}
