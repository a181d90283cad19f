import { normalizeLine } from '../../domain/text.ts'
import * as read from '../file/cells.ts'
import type { Header } from '../file/header.ts'
import { findLongCells } from '../file/limits.ts'
import { cellReader, headerOf, type Reading, rejectWholeGroup } from '../file/reading.ts'
import { type CsvRow, cellOf, type RowGroup } from '../file/rows.ts'
import type { RejectedRow } from '../imported-product.ts'

/** What the locations of a file have of one variant. */
export interface VariantCount {
  line: number
  sku: string | null
  /** In the order of the product's options; none for a product without. */
  values: string[]
  locations: { name: string; quantity: number }[]
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
  const quantity = (text: string) => (NOT_STOCKED.test(text) ? null : read.readQuantity(text))
  const corrected = cell('on_hand_new', quantity)
  const onHand = cell('on_hand', quantity)
  const available = cell('available', quantity)
  if (corrected !== null && onHand !== null && available !== null) return Math.max(0, corrected - (onHand - available))
  return corrected ?? available ?? onHand
}

/** Whether a row says of each of its locations that the variant is not stocked there. */
function isNotStocked({ header }: Reading, row: CsvRow): boolean {
  const texts =
    header.locations.length > 0
      ? header.locations.map((index) => (row.cells[index] ?? '').trim())
      : (['on_hand_new', 'on_hand', 'available'] as const).flatMap((field) => cellOf(header, row, field) || [])
  return texts.length > 0 && texts.every((text) => NOT_STOCKED.test(text))
}

/** Files of before 2022 have a column for each location instead of a row. */
function locationsOfRow(reading: Reading, row: CsvRow): VariantCount['locations'] {
  const { header, rejected } = reading
  if (header.locations.length === 0) {
    const quantity = quantityOfRow(reading, row)
    const name = normalizeLine(cellOf(header, row, 'location'))
    return quantity === null || name === '' ? [] : [{ name, quantity }]
  }
  return header.locations.flatMap((index) => {
    const name = normalizeLine(header.names[index] ?? '')
    const text = (row.cells[index] ?? '').trim()
    const quantity = read.attempt(rejected, row.line, name, () =>
      NOT_STOCKED.test(text) ? null : read.readQuantity(text),
    )
    return quantity === null ? [] : [{ name, quantity }]
  })
}

function valuesOf(header: Header, row: CsvRow): string[] {
  const values = ([1, 2, 3] as const).map((number) => normalizeLine(cellOf(header, row, `option${number}_value`)))
  const filled = values.filter((value) => value !== '')
  return filled.length === 1 && filled[0] === 'Default Title' ? [] : filled
}

/** Reads the rows of one product of a Shopify inventory export: all of them, or what is wrong with them. */
export function readCounts(header: Header, group: RowGroup, options: Reading['options']): CountsResult {
  const reading: Reading = { header, options, rejected: [] }
  const { rejected } = reading
  const first = group.rows[0]?.line ?? 0
  if (group.handle === '') {
    const detail = 'the row has neither a handle nor a title'
    rejected.push({ line: first, column: headerOf(header, 'handle'), code: 'handle_missing', detail })
  }
  for (const { line, fault } of group.rows) if (fault) rejected.push({ line, column: null, ...fault })
  if (group.repeats !== null) {
    const detail = `rows of "${group.handle}" must stand together; others begin on line ${group.repeats}`
    rejected.push({ line: first, column: headerOf(header, 'handle'), code: 'handle_repeated', detail })
  }
  rejected.push(...group.rows.flatMap((row) => findLongCells(header, row)))
  if (rejected.length > 0) return { rejected: rejectWholeGroup(group, rejected) }
  const counts = new Map<string, VariantCount>()
  for (const row of group.rows) {
    const locations = locationsOfRow(reading, row)
    const tooLong = locations.find(({ name }) => name.length > MAX_LOCATION_NAME)
    if (tooLong) {
      const detail = `a location's name has at most ${MAX_LOCATION_NAME} characters`
      rejected.push({ line: row.line, column: headerOf(header, 'location'), code: 'too_long', detail })
    }
    const values = valuesOf(header, row)
    const sku = normalizeLine(cellOf(header, row, 'sku')).replace(/^'/, '') || null
    const key = JSON.stringify([values, sku])
    const known = counts.get(key)
    const isStockedNowhere = isNotStocked(reading, row) && (known?.isStockedNowhere ?? true)
    if (known) Object.assign(known, { isStockedNowhere, locations: [...known.locations, ...locations] })
    else counts.set(key, { line: row.line, sku, values, locations, isStockedNowhere })
  }
  for (const { line, locations } of counts.values()) {
    if (locations.length <= MAX_LOCATIONS) continue
    const detail = `${locations.length} locations; at most ${MAX_LOCATIONS} are taken`
    rejected.push({ line, column: headerOf(header, 'location'), code: 'too_many', detail })
  }
  return rejected.length > 0 ? { rejected: rejectWholeGroup(group, rejected) } : { ok: [...counts.values()] }
}
