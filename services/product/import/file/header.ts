import { isCurrency as isIsoCurrency } from '@stoa/kit/values/money'
import { countOwnColumns, ownColumnsOf } from '../own/columns.ts'
import { COLUMNS_OF_NEW, columnOf, isInventoryColumn } from '../shopify/columns.ts'
import { countWooColumns, type WooLayout, wooColumnsOf } from '../woocommerce/columns.ts'
import type { Column, Field } from './columns.ts'
import { FILE_LIMITS } from './limits.ts'

/** The meaning of each column, by position. */
export interface Header {
  /** What the file is about. */
  source: 'shopify' | 'shopify_inventory' | 'woocommerce' | 'own'
  /** Columns without which there are no new products: a file that lacks them only changes known ones. */
  missing: readonly string[]
  /** Positions of columns that are locations, in inventory files of before 2022. */
  locations: readonly number[]
  names: readonly string[]
  columns: readonly Column[]
  fields: ReadonlyMap<Field, number>
  /** Of a WooCommerce export. */
  woo: WooLayout | null
  /** Columns that are not imported, shown to the merchant. */
  ignored: readonly string[]
}

/** What a file is to be: the kind that its sender named, or null where its columns decide. */
export type ExpectedSource = Header['source'] | null

/** The file cannot be imported at all; `missing` are the headers that a product export has. */
export interface HeaderProblem {
  code: 'not_a_product_export' | 'too_many_columns' | 'other_source'
  detail: string
  missing: string[]
}

/** The longest name of a metafield with its key is a little shorter. */
export const MAX_HEADER_CHARACTERS = 300

const OWN =
  'A file of your own needs the columns "handle", "title" and a price such as "price:EUR"; docs/imports.md says which others are read.'

function problemOf(missing: string[]): HeaderProblem {
  const code = 'not_a_product_export'
  const list = missing.map((name) => `"${name}"`).join(', ')
  return {
    code,
    detail: `This is not a Shopify product export: missing ${list}. Nor is it one of WooCommerce. ${OWN}`,
    missing,
  }
}

const SOURCES = {
  shopify: "a product export of Shopify's",
  shopify_inventory: "an inventory export of Shopify's",
  woocommerce: "a product export of WooCommerce's",
  own: 'a file of our own format',
} as const

function notExpected(expected: Header['source'], found: Header): HeaderProblem {
  const detail =
    `By its columns this file is ${SOURCES[found.source]}, and "source" says that it is ${SOURCES[expected]}: ` +
    'leave "source" out, or send the other file.'
  return { code: 'other_source', detail, missing: [] }
}

/**
 * Reads the header row. `isCurrency` tells currency columns from market columns; of two columns with one
 * meaning the first one counts. Where its sender has named the kind of file, it is that or nothing.
 */
export function readHeader(
  cells: readonly string[],
  isCurrency: (code: string) => boolean = isIsoCurrency,
  expected: ExpectedSource = null,
): { header: Header } | { problem: HeaderProblem } {
  const names = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim())
  if (names.length > FILE_LIMITS.columns) {
    const detail = `Line 1 has ${names.length} columns; at most ${FILE_LIMITS.columns} are taken.`
    return { problem: { code: 'too_many_columns', detail, missing: [] } }
  }
  // What is longer means nothing, and to find that out would take as long as it is.
  const known = names.map((name) => (name.length > MAX_HEADER_CHARACTERS ? '' : name))
  // Both have columns that the other one reads, too.
  const named = expected === 'woocommerce' ? wooHeader(names, known) : null
  const found = named ? { header: named } : headerFrom(names, known, isCurrency)
  if ('problem' in found || expected === null || found.header.source === expected) return found
  return { problem: notExpected(expected, found.header) }
}

/** The header of the kind of file that most of its columns are of. */
function headerFrom(
  names: readonly string[],
  known: readonly string[],
  isCurrency: (code: string) => boolean,
): { header: Header } | { problem: HeaderProblem } {
  const own = ownHeader(names, known, isCurrency)
  if (own) return { header: own }
  const columns = withDistinctKeys(known.map((name) => columnOf(name, isCurrency)))
  const fields = new Map<Field, number>()
  for (const [index, column] of columns.entries()) {
    if (column.kind === 'field' && !fields.has(column.field)) fields.set(column.field, index)
  }
  const knownColumns = columns.filter(({ kind }) => kind !== 'ignored').length
  // A column that somebody has added is called "Handle" in some.
  if (!fields.has('handle') || countWooColumns(known) > knownColumns) {
    const woo = wooHeader(names, known)
    if (woo) return { header: woo }
  }
  const inventory = inventoryHeader(names, columns, fields)
  if (inventory) return { header: inventory }
  const missing = COLUMNS_OF_NEW.filter(({ field }) => !fields.has(field)).map(({ header }) => header)
  // A handle and anything else that we know is enough to change known products.
  if (missing.length > 0 && !(fields.has('handle') && knownColumns > 1)) return { problem: problemOf(missing) }
  const ignored = names.filter((name, index) => name !== '' && columns[index]?.kind === 'ignored')
  return { header: { source: 'shopify', missing, locations: [], names, columns, fields, woo: null, ignored } }
}

/** The header of a file of our own format: more of its columns have our names than Shopify's. */
function ownHeader(
  names: readonly string[],
  known: readonly string[],
  isCurrency: (code: string) => boolean,
): Header | null {
  const ofShopify = known.filter((name) => columnOf(name, isCurrency).kind !== 'ignored').length
  if (countOwnColumns(known, isCurrency) <= ofShopify) return null
  const { columns, fields, missing } = ownColumnsOf(known, isCurrency)
  if (!fields.has('handle')) return null
  const distinct = withDistinctKeys(columns)
  const ignored = names.filter((name, index) => name !== '' && distinct[index]?.kind === 'ignored')
  return { source: 'own', missing, locations: [], names, columns: distinct, fields, woo: null, ignored }
}

const WOO_COLUMNS_OF_NEW = [
  { field: 'title', header: 'Name' },
  { field: 'price', header: 'Regular price' },
] as const

function wooHeader(names: readonly string[], known: readonly string[]): Header | null {
  const found = wooColumnsOf(known)
  if (!found) return null
  const { columns, fields, layout: woo } = found
  const missing = WOO_COLUMNS_OF_NEW.filter(({ field }) => !fields.has(field)).map(({ header }) => header)
  const ignored = names.filter((name, index) => name !== '' && columns[index]?.kind === 'ignored')
  return { source: 'woocommerce', missing, locations: [], names, columns, fields, woo, ignored }
}

/** The header of an inventory export: no prices, and a row or a column for each location. */
function inventoryHeader(
  names: readonly string[],
  columns: readonly Column[],
  fields: Header['fields'],
): Header | null {
  if (!fields.has('handle') || fields.has('price')) return null
  const ignored = names.flatMap((name, index) => (name !== '' && columns[index]?.kind === 'ignored' ? [index] : []))
  const own = ignored.filter((index) => isInventoryColumn(names[index] ?? ''))
  const shared = { source: 'shopify_inventory' as const, missing: [], names, columns, fields, woo: null }
  if (fields.has('location') && (fields.has('available') || fields.has('on_hand'))) {
    return { ...shared, locations: [], ignored: ignored.map((index) => names[index] ?? '') }
  }
  const locations = ignored.filter((index) => !own.includes(index))
  if (own.length < 2 || locations.length === 0) return null
  return { ...shared, locations, ignored: own.map((index) => names[index] ?? '') }
}

/** Two metafields may share a name in different namespaces (custom.material, shopify.material). */
function withDistinctKeys(columns: readonly Column[]): Column[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    if (column.kind !== 'attribute') return column
    const key = taken.has(column.key) ? column.longKey : column.key
    if (key === '' || taken.has(key)) return { kind: 'ignored' }
    taken.add(key)
    return { ...column, key }
  })
}
