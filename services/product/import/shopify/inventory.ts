import { normalizeLine } from '../../domain/text.ts'
import * as read from '../file/cells.ts'
import { checkNameless, leftOutDetail } from '../file/group-checks.ts'
import type { Header } from '../file/header.ts'
import { findLongCells } from '../file/limits.ts'
import { cellReader, headerOf, type Reading, readEach, rejectWholeGroup } from '../file/reading.ts'
import { type CsvRow, cellOf, type RowGroup } from '../file/rows.ts'
import type { RejectedRow } from '../imported-product.ts'

/** What the locations of a file have of one variant. */
export interface VariantCount {
  line: number
  sku: string | null
  /** In the order of the product's options; none for a product without. */
  values: string[]
  locations: { name: string; quantity: number }[]
  /** Units that locations owe, which count as none there. */
  owed: number
  /** Each location of the file says that it does not have the variant. */
  isStockedNowhere: boolean
}

export type CountsResult = { ok: VariantCount[] } | { rejected: RejectedRow[] }

/** A location that does not have the variant at all. */
const NOT_STOCKED = /^not stocked$/i
const MAX_LOCATIONS = 200
const MAX_LOCATION_NAME = 120

/**
 * Units that can be sold at the location of a row: what is on hand without what is committed to orders or set aside there, since
 * those orders are sent from there. A number that the merchant has written beside it replaces what is on hand.
 */
function quantityOfRow(reading: Reading, row: CsvRow): number | null {
  const cell = cellReader(reading, row)
  const corrected = cell('on_hand_new', readCount)
  const onHand = cell('on_hand', readCount)
  const available = cell('available', readCount)
  if (corrected !== null && onHand !== null && available !== null) return corrected - (onHand - available)
  return corrected ?? available ?? onHand
}

/** Whether a row says of each of its locations that the variant is not stocked there. */
function isNotStocked({ header }: Reading, row: CsvRow): boolean {
  if (header.locations.length > 0) {
    return header.locations.every((index) => NOT_STOCKED.test((row.cells[index] ?? '').trim()))
  }
  const fields = ['on_hand_new', 'on_hand', 'available'] as const
  const texts = fields.flatMap((field) => cellOf(header, row, field) || [])
  return texts.length > 0 && texts.every((text) => NOT_STOCKED.test(text))
}

const readCount = (text: string) => (NOT_STOCKED.test(text) ? null : read.readQuantity(text))

/** Files of before 2022 have a column for each location instead of a row. */
function locationsOfRow(reading: Reading, row: CsvRow): VariantCount['locations'] {
  const { header, rejected } = reading
  if (header.locations.length === 0) {
    const quantity = quantityOfRow(reading, row)
    const name = normalizeLine(cellOf(header, row, 'location'))
    return quantity === null || name === '' ? [] : [{ name, quantity }]
  }
  const locations: VariantCount['locations'] = []
  for (const index of header.locations) {
    // A row ends with its last filled cell, and what more than the most of them says is not read.
    if (index >= row.cells.length || locations.length > MAX_LOCATIONS) break
    const text = (row.cells[index] ?? '').trim()
    const quantity = read.attempt(rejected, row.line, header.names[index] ?? null, () => readCount(text))
    if (quantity !== null) locations.push({ name: normalizeLine(header.names[index] ?? ''), quantity })
  }
  return locations
}

function valuesOf(header: Header, row: CsvRow): string[] {
  const values = ([1, 2, 3] as const).map((number) => normalizeLine(cellOf(header, row, `option${number}_value`)))
  const filled = values.filter((value) => value !== '')
  return filled.length === 1 && filled[0] === 'Default Title' ? [] : filled
}

/** What is wrong with the rows of a product before anybody reads their counts. */
function checkRows(reading: Reading, group: RowGroup): void {
  const { header, rejected } = reading
  const first = group.rows[0]?.line ?? 0
  const column = headerOf(header, 'handle')
  if (group.handle === '') {
    const detail = 'the row has neither a handle nor a title'
    rejected.push({ line: first, column, code: 'handle_missing', detail })
  }
  checkNameless(reading, group)
  for (const { line, fault } of group.rows) if (fault) rejected.push({ line, column: null, ...fault })
  if (group.leftOut) {
    rejected.push({ line: first, column, code: group.leftOut.code, detail: leftOutDetail(group.leftOut) })
  }
  rejected.push(...group.rows.flatMap((row) => findLongCells(header, row)))
}

/** Adds what a row says to the counts of its variant; of one that has too many locations already nothing more is read. */
function addRow(reading: Reading, row: CsvRow, counts: Map<string, VariantCount>): void {
  const { header, rejected } = reading
  const values = valuesOf(header, row)
  const sku = normalizeLine(cellOf(header, row, 'sku')).replace(/^'/, '') || null
  const key = JSON.stringify([values, sku])
  const count = counts.get(key) ?? { line: row.line, sku, values, locations: [], owed: 0, isStockedNowhere: true }
  counts.set(key, count)
  if (count.locations.length > MAX_LOCATIONS) return
  const column = headerOf(header, 'location')
  const locations = locationsOfRow(reading, row)
  if (locations.some(({ name }) => name.length > MAX_LOCATION_NAME)) {
    const detail = `a location's name has at most ${MAX_LOCATION_NAME} characters`
    rejected.push({ line: row.line, column, code: 'too_long', detail })
  }
  // A file that was put together of two says it twice, and its numbers may not be added up.
  const twice = locations.find(({ name }) => count.locations.some((one) => one.name === name))
  if (twice) {
    const detail = `the file has the variant at "${twice.name}" on another line, too: keep one of the rows`
    rejected.push({ line: row.line, column, code: 'location_repeated', detail })
    return
  }
  for (const { name, quantity } of locations) {
    count.locations.push({ name, quantity: Math.max(0, quantity) })
    count.owed += Math.max(0, -quantity)
  }
  count.isStockedNowhere &&= isNotStocked(reading, row)
  if (count.locations.length <= MAX_LOCATIONS) return
  const detail = `more than ${MAX_LOCATIONS} locations; no more are taken`
  rejected.push({ line: count.line, column, code: 'too_many', detail })
}

/** Reads the rows of one product of a Shopify inventory export: all of them, or what is wrong with them. */
export function readCounts(header: Header, group: RowGroup, options: Reading['options']): CountsResult {
  const reading: Reading = { header, options, rejected: [], remarks: [] }
  const { rejected } = reading
  checkRows(reading, group)
  if (rejected.length > 0) return { rejected: rejectWholeGroup(group, rejected) }
  const counts = new Map<string, VariantCount>()
  readEach(reading, group.rows, (row) => addRow(reading, row, counts))
  return rejected.length > 0 ? { rejected: rejectWholeGroup(group, rejected) } : { ok: [...counts.values()] }
}
