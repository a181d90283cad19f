import { isCurrency as isIsoCurrency } from '@stoa/kit/values/money'
import { trimmed } from '@stoa/kit/values/visible-text'
import { handleKey } from '../../domain/slug.ts'
import { normalizeLine } from '../../domain/text.ts'
import type { RecordFault } from '../csv/records.ts'
import { COLUMNS_OF_NEW, type Column, columnOf, type Field, isInventoryColumn } from './columns.ts'
import { FILE_LIMITS } from './limits.ts'

/** The meaning of each column, by position. */
export interface Header {
  /** What the file is about. */
  source: 'shopify' | 'shopify_inventory'
  /** Columns without which there are no new products: a file that lacks them only changes known ones. */
  missing: readonly string[]
  /** Positions of columns that are locations, in inventory files of before 2022. */
  locations: readonly number[]
  names: readonly string[]
  columns: readonly Column[]
  fields: ReadonlyMap<Field, number>
  /** Columns that are not imported, shown to the merchant. */
  ignored: readonly string[]
}

/** The file cannot be imported at all; `missing` are the headers that a product export has. */
export interface HeaderProblem {
  code: 'not_a_product_export' | 'too_many_columns'
  detail: string
  missing: string[]
}

/** One record of the file; `line` is where it begins, counted from 1 (quoted line breaks make records longer than a line). */
export interface CsvRow {
  line: number
  /** No more than the file has columns; those that are blank at the end are not there. */
  cells: readonly string[]
  /** Up to which cell the row is filled; more than there are columns when something stands beyond them. */
  filled: number
  /** Why its cells cannot be read; those it has are a guess then. */
  fault: RecordFault | null
}

/**
 * The cells of a record that count. Spreadsheet programs may end rows with thousands of empty cells, each of which takes memory
 * for as long as the record is kept.
 */
export function cutRecord(record: readonly string[], columns: number): Pick<CsvRow, 'cells' | 'filled'> {
  const filled = record.findLastIndex((cell) => cell.trim() !== '') + 1
  return { cells: record.slice(0, Math.min(filled, columns)), filled }
}

/** The rows of one product, in file order. */
export interface RowGroup {
  /** What the file calls the product; empty when the rows name none. */
  handle: string
  rows: CsvRow[]
  /** Line where other rows of the same product stand, apart from these, or null. */
  repeats: number | null
  /** Rows that were left out, from that line on, because the product would have been too large. */
  leftOut: LeftOut | null
}

export interface LeftOut {
  code: 'too_many_rows' | 'product_too_large'
  line: number
  rows: number
}

function problemOf(missing: string[]): HeaderProblem {
  const code = 'not_a_product_export'
  const list = missing.map((name) => `"${name}"`).join(', ')
  return { code, detail: `This is not a Shopify product export: missing ${list}.`, missing }
}

/**
 * Reads the header row. `isCurrency` tells currency columns from market columns; of two columns with one
 * meaning the first one counts.
 */
export function readHeader(
  cells: readonly string[],
  isCurrency: (code: string) => boolean = isIsoCurrency,
): { header: Header } | { problem: HeaderProblem } {
  const names = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim())
  if (names.length > FILE_LIMITS.columns) {
    const detail = `Line 1 has ${names.length} columns; at most ${FILE_LIMITS.columns} are taken.`
    return { problem: { code: 'too_many_columns', detail, missing: [] } }
  }
  const columns = withDistinctKeys(names.map((name) => columnOf(name, isCurrency)))
  const fields = new Map<Field, number>()
  for (const [index, column] of columns.entries()) {
    if (column.kind === 'field' && !fields.has(column.field)) fields.set(column.field, index)
  }
  const inventory = inventoryHeader(names, columns, fields)
  if (inventory) return { header: inventory }
  const missing = COLUMNS_OF_NEW.filter(({ field }) => !fields.has(field)).map(({ header }) => header)
  const known = columns.filter(({ kind }) => kind !== 'ignored').length
  // A handle and anything else that we know is enough to change known products.
  if (missing.length > 0 && !(fields.has('handle') && known > 1)) return { problem: problemOf(missing) }
  const ignored = names.filter((name, index) => name !== '' && columns[index]?.kind === 'ignored')
  return { header: { source: 'shopify', missing, locations: [], names, columns, fields, ignored } }
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
  const shared = { source: 'shopify_inventory' as const, missing: [], names, columns, fields }
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

/** A cell's text, trimmed; empty when it shows nothing, and when the file has no such column. */
export function cellOf(header: Header, row: CsvRow, field: Field): string {
  const index = header.fields.get(field)
  return index === undefined ? '' : trimmed(row.cells[index] ?? '')
}

/** Collects the rows of one product after another from the stream; holds one product at a time. */
export interface RowGrouper {
  /** Adds the next row; returns the product that ended before it, if one did. */
  push(row: CsvRow): RowGroup | null
  /** Returns the last product of the file. */
  end(): RowGroup | null
  /** How many products there have been. */
  products(): number
}

const charactersOf = ({ cells }: CsvRow) => cells.reduce((sum, cell) => sum + cell.length + 1, 0)

/** Why one more row of a product is not kept, or null. */
function reasonToLeaveOut(rows: number, characters: number): LeftOut['code'] | null {
  if (rows > FILE_LIMITS.productRows) return 'too_many_rows'
  return characters > FILE_LIMITS.productCharacters ? 'product_too_large' : null
}

/** Keeps one more row of a product, unless it would be too large; whatever follows is left out too. */
function addRow(group: RowGroup & { characters: number }, row: CsvRow): void {
  group.characters += charactersOf(row)
  const code = group.leftOut?.code ?? reasonToLeaveOut(group.rows.length + 1, group.characters)
  if (code === null) group.rows.push(row)
  else group.leftOut = { code, line: group.leftOut?.line ?? row.line, rows: (group.leftOut?.rows ?? 0) + 1 }
}

/**
 * Groups rows by handle. Rows of one product are adjacent in every export; a handle that comes back is marked, and so are its first
 * rows where the file was surveyed: `apart` tells where the first two groups of such a handle begin.
 */
export function createRowGrouper(
  header: Header,
  apart: ReadonlyMap<string, readonly [number, number]> = new Map(),
): RowGrouper {
  const firstLines = new Map<string, number>()
  let current: (RowGroup & { characters: number }) | null = null
  return {
    push(row) {
      if (row.filled === 0) return null
      const handle = handleOfRow(header, row)
      // A row without a name is a group of its own, so that it does not reject another product.
      if (current && handle !== '' && handle === current.handle) {
        addRow(current, row)
        return null
      }
      const done = current
      const repeats = apart.get(handle)?.find((line) => line !== row.line) ?? firstLines.get(handle) ?? null
      current = { handle, rows: [row], repeats, leftOut: null, characters: charactersOf(row) }
      if (handle !== '' && !firstLines.has(handle)) firstLines.set(handle, row.line)
      return done
    },
    end() {
      const done = current
      current = null
      return done
    },
    products: () => firstLines.size,
  }
}

function handleOfRow(header: Header, row: CsvRow): string {
  const name = cellOf(header, row, 'handle') || cellOf(header, row, 'title')
  return handleKey(normalizeLine(name))
}
