import { trimmed } from '@stoa/kit/values/visible-text'
import type { RecordFault } from '../csv/records.ts'
import type { Field } from './columns.ts'
import type { Header } from './header.ts'

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
  code: 'too_many_rows' | 'product_too_large' | 'rows_far_apart'
  line: number
  rows: number
}

/** A cell's text, trimmed; empty when it shows nothing, and when the file has no such column. */
export function cellOf(header: Header, row: CsvRow, field: Field): string {
  const index = header.fields.get(field)
  return index === undefined ? '' : trimmed(row.cells[index] ?? '')
}
