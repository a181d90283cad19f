import { combinationKey, optionValueKey, PRODUCT_LIMITS } from '../../domain/option.ts'
import { foldText, normalizeLine } from '../../domain/text.ts'
import * as cells from '../file/cells.ts'
import type { Header } from '../file/header.ts'
import { BELOW_ZERO, forgottenDetail } from '../file/oversold.ts'
import { cellReader, headerOf, type Reading, readEach } from '../file/reading.ts'
import { type CsvRow, cellOf } from '../file/rows.ts'
import type { ImportedVariant } from '../imported-product.ts'
import * as read from './cells.ts'
import { typesOf } from './keys.ts'
import { type Remark, readPrices } from './prices.ts'

/** An attribute of a row, as it is named there. */
export interface Attribute {
  name: string
  values: string[]
  /** Not on the product's page there, so it is for staff alone. */
  isHidden: boolean
}

export function attributesOf(header: Header, row: CsvRow): Attribute[] {
  return (header.woo?.attributes ?? []).flatMap(({ name: at, values: valuesAt, visible }) => {
    const name = read.readLine(row.cells[at] ?? '')
    const values = valuesAt === null ? [] : read.readList(row.cells[valuesAt] ?? '')
    const isHidden = visible !== null && (row.cells[visible] ?? '').trim() === '0'
    return name === '' ? [] : [{ name, values, isHidden }]
  })
}

/** Reads names of attributes. The same few stand on every row, and finding one again is much faster than reading it. */
function createNameReader() {
  const known = new Map<string, { name: string; key: string }>()
  return (text: string) => {
    const found = known.get(text)
    if (found) return found
    const name = read.readLine(text)
    const entry = { name, key: foldText(name) }
    known.set(text, entry)
    return entry
  }
}

/** The attributes that the variations of a product name, in the order of the product's. */
function namedAttributes(header: Header, parent: CsvRow, variations: readonly CsvRow[]): string[] {
  const readName = createNameReader()
  const spellings = new Map<string, string>()
  const used = new Set<string>()
  for (const row of [parent, ...variations]) {
    for (const { name: at } of header.woo?.attributes ?? []) {
      const { name, key } = readName(row.cells[at] ?? '')
      if (name === '') continue
      if (!spellings.has(key)) spellings.set(key, name)
      if (row !== parent) used.add(key)
    }
  }
  return [...spellings].filter(([key]) => used.has(key)).map(([, name]) => name)
}

/**
 * What the variations of a product differ in, in the order of the product's attributes. Also an attribute of one value is an option, so
 * that a second value makes no other option of it; where that would be more options than a product has, only what has several is.
 */
export function optionNamesOf(header: Header, parent: CsvRow, variations: readonly CsvRow[]): string[] {
  const names = namedAttributes(header, parent, variations)
  if (names.length <= PRODUCT_LIMITS.options) return names
  const keys = names.map(foldText)
  const valuesOf = createValueReader(header, new Set(keys))
  const ofParent = valuesOf(parent)
  // The product's own values are read once, however many rows stand for any of them.
  const found = keys.map(() => new Set<string>())
  const isOpen = keys.map(() => false)
  for (const row of variations) {
    const values = valuesOf(row)
    for (const [at, key] of keys.entries()) {
      const own = values.get(key)?.join(', ')
      if (own) found[at]?.add(optionValueKey(own))
      else isOpen[at] = true
    }
  }
  for (const [at, key] of keys.entries()) {
    if (isOpen[at]) for (const value of ofParent.get(key) ?? []) found[at]?.add(optionValueKey(value))
  }
  return names.filter((_, at) => (found[at]?.size ?? 0) > 1)
}

/** A variation that stands for any value of an option is one variant for each of them. */
interface Combination {
  row: CsvRow
  values: Record<string, string>
  isOneOfMany: boolean
}

/** One more than a product may have is enough for it to be refused; a few rows could stand for millions. */
const MAX_COMBINATIONS = PRODUCT_LIMITS.variants + 1

type ValuesByName = ReadonlyMap<string, readonly string[]>

/** The values that rows have of some attributes, by the folded names of these; the others are not read. */
function createValueReader(header: Header, keys: ReadonlySet<string>) {
  const readName = createNameReader()
  return (row: CsvRow): ValuesByName => {
    const values = new Map<string, readonly string[]>()
    for (const { name: at, values: valuesAt } of header.woo?.attributes ?? []) {
      const { key } = readName(row.cells[at] ?? '')
      if (!keys.has(key) || values.has(key)) continue
      values.set(key, valuesAt === null ? [] : read.readList(row.cells[valuesAt] ?? ''))
    }
    return values
  }
}

/** One spelling of each value: combinations are compared without case, so values that are one there must be one here. */
function distinct(values: readonly string[]): string[] {
  const spellings = new Map<string, string>()
  for (const value of values) {
    const key = optionValueKey(value)
    if (!spellings.has(key)) spellings.set(key, value)
  }
  return [...spellings.values()]
}

function* combinationsOf(
  names: readonly string[],
  choices: readonly (readonly string[])[],
): Generator<Record<string, string>> {
  const [[name, ...otherNames], [values = [], ...otherChoices]] = [names, choices]
  if (name === undefined) return yield {}
  for (const value of values) {
    for (const rest of combinationsOf(otherNames, otherChoices)) yield { [name]: value, ...rest }
  }
}

/** What a row stands for: a value of each option, or any of the product's. */
function choicesOf(keys: readonly string[], row: ValuesByName, parent: ValuesByName) {
  const own = keys.map((key) => row.get(key)?.join(', ') || null)
  const choices = keys.map((key, at) => (own[at] ? [own[at]] : (parent.get(key) ?? [])))
  return { choices, own, isOneOfMany: choices.some((values) => values.length !== 1) }
}

/** All combinations that the variations of a product stand for; what is named by itself comes before what is meant by `any`. */
export function expandVariations(
  header: Header,
  parent: CsvRow,
  variations: readonly CsvRow[],
  names: readonly string[],
): Combination[] {
  const keys = names.map(foldText)
  const valuesOf = createValueReader(header, new Set(keys))
  const ofParent = new Map([...valuesOf(parent)].map(([key, values]) => [key, distinct(values)]))
  // What is open where the product names no value stands for nothing, however much the other options have.
  const rows = variations
    .map((row) => ({ row, ...choicesOf(keys, valuesOf(row), ofParent) }))
    .filter(({ choices }) => choices.every((values) => values.length > 0))
  const keyOf = (values: Record<string, string>) => combinationKey(names, values)
  const taken = new Set<string>()
  for (const { choices, isOneOfMany } of rows) {
    if (!isOneOfMany) for (const values of combinationsOf(names, choices)) taken.add(keyOf(values))
  }
  const found: Combination[] = []
  const seen = new Set<string>()
  for (const { row, choices, own, isOneOfMany } of rows) {
    // A row that stands for the same as one before adds nothing.
    const meaning = JSON.stringify(own.map((value) => value && optionValueKey(value)))
    if (isOneOfMany && seen.has(meaning)) continue
    seen.add(meaning)
    for (const values of combinationsOf(names, choices)) {
      if (isOneOfMany && taken.has(keyOf(values))) continue
      taken.add(keyOf(values))
      found.push({ row, values, isOneOfMany })
      if (found.length >= MAX_COMBINATIONS) return found
    }
  }
  return found
}

/** How a row is stocked. Where no number is kept, it is for sale unless the file says that it is sold out. */
function readStock(reading: Reading, row: CsvRow) {
  const cell = cellReader(reading, row)
  const isShared = cellOf(reading.header, row, 'quantity').toLowerCase() === 'parent'
  if (isShared) return { track_inventory: true, stock: null, is_tracker_given: true }
  const quantity = cell('quantity', cells.readQuantity)
  const inStock = cell('in_stock', read.readInStock)
  if (quantity !== null) return { track_inventory: true, stock: quantity, is_tracker_given: true }
  if (inStock === null) return { track_inventory: null, stock: null, is_tracker_given: false }
  return { track_inventory: !inStock, stock: inStock ? null : 0, is_tracker_given: false }
}

function readTaxable(text: string): boolean | null {
  return text === '' ? null : text.toLowerCase() === 'taxable'
}

/** The variants of a product. A row is read once, however many it stands for; `parent` says what it leaves to its product. */
export function readVariants(
  reading: Reading,
  combinations: readonly Combination[],
  parent: CsvRow,
  remark: Remark,
): ImportedVariant[] {
  const read = new Map<CsvRow, ImportedVariant>()
  return readEach(reading, combinations, ({ row, values, isOneOfMany }) => {
    const variant = read.get(row) ?? readVariant(reading, row, { parent, isOneOfMany }, remark)
    read.set(row, variant)
    return { ...variant, option_values: values }
  })
}

export const readSku = (text: string) => cells.readSku(text.replace(/^'/, ''))

function readVariant(
  reading: Reading,
  row: CsvRow,
  { parent, isOneOfMany }: { parent: CsvRow; isOneOfMany: boolean },
  remark: Remark,
): ImportedVariant {
  const { header } = reading
  const cell = cellReader(reading, row)
  const ofParent = cellReader(reading, parent)
  const weight = (text: string) => read.readWeight(text, header.woo?.weightUnit ?? '')
  const taxClass = normalizeLine(cellOf(header, row, 'tax_code'))
  const inherited = taxClass === 'parent' ? normalizeLine(cellOf(header, parent, 'tax_code')) : taxClass
  const stock = readStock(reading, row)
  if (isOneOfMany && stock.stock !== null && stock.stock < 0) {
    // What is owed is owed once, and not by each of them.
    remark(row.line, 'quantity', BELOW_ZERO, forgottenDetail(-stock.stock))
    stock.stock = 0
  }
  const types = typesOf(header, row)
  return {
    line: row.line,
    option_values: {},
    sku: cell('sku', readSku),
    barcode: cell('barcode', cells.readBarcode),
    prices: readPrices(reading, row, remark),
    unit_price_measure: null,
    weight_grams: cell('weight', weight) ?? (row === parent ? null : ofParent('weight', weight)),
    requires_shipping: header.fields.has('woo_type') ? !types.includes('virtual') : null,
    taxable: cell('tax_status', readTaxable),
    tax_class: header.fields.has('tax_code') ? inherited || 'standard' : null,
    inventory_policy: cell('backorders', read.readBackorders),
    ...(isOneOfMany && stock.stock !== null && stock.stock > 0 ? { ...stock, stock: null } : stock),
    stays_uncounted: false,
    image_url: row === parent ? null : readFirstImage(reading, row),
  }
}

export function readImagesOf(reading: Reading, row: CsvRow, remark: Remark): string[] {
  const { header, rejected } = reading
  const column = headerOf(header, 'images')
  return read.readAddresses(cellOf(header, row, 'images')).flatMap((text) => {
    if (!/^(?:https?:)?\/\/|^\//i.test(text)) {
      remark(row.line, 'images', 'image_skipped', `"${text}" names a file of the other shop, not a web address`)
      return []
    }
    const url = cells.attempt(rejected, row.line, column, () => cells.readImageUrl(text))
    return url === null ? [] : [url]
  })
}

function readFirstImage(reading: Reading, row: CsvRow): string | null {
  return readImagesOf(reading, row, () => undefined)[0] ?? null
}
