import type { AttributeValue } from '../../domain/product.ts'
import { normalizeLine } from '../../domain/text.ts'
import * as read from '../file/cells.ts'
import type { Column } from '../file/columns.ts'
import { firstFilled } from '../file/group-checks.ts'
import { attributeProblem } from '../file/limits.ts'
import { headerOf, type Reading } from '../file/reading.ts'
import type { CsvRow } from '../file/rows.ts'
import { readValue, readValues } from '../own/values.ts'
import { type LeftOut, readMetafield } from './metafield.ts'

/** Of a file of our own: attributes that have no column. */
function readOtherAttributes({ header, rejected }: Reading, rows: readonly CsvRow[]): Record<string, AttributeValue> {
  const text = firstFilled(header, rows, 'attributes')
  const values = text === '' ? {} : readValues(text)
  const line = rows[0]?.line ?? 0
  const column = headerOf(header, 'attributes')
  if (values === null) {
    const detail = 'the attributes are not a JSON object of texts, numbers, true, false and lists of texts'
    rejected.push({ line, column, code: 'attributes_invalid', detail })
    return {}
  }
  for (const value of Object.values(values)) {
    const problem = attributeProblem(value)
    if (problem) rejected.push({ line, column, ...problem })
  }
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [normalizeKey(key), value]))
}

/** A name as the API keeps it; one that cannot be kept stays as it is, to be refused by it. */
const normalizeKey = (key: string) => (key.isWellFormed() && !key.includes('\0') ? normalizeLine(key) : key)

const LEFT_OUT: Record<LeftOut, string> = {
  reference: 'what names other things of the shop that it comes from, such as products or files, is left out',
  data: 'data that is no text, number, measure or list of them is left out',
}

/** The value of an attribute's cell; null where nothing of it is one, which is said. */
function readCell(
  { header, remarks }: Reading,
  { line, cells }: CsvRow,
  index: number,
  { isList = false }: Extract<Column, { kind: 'attribute' }>,
): AttributeValue | null {
  const text = (cells[index] ?? '').trim()
  if (header.source === 'own') return readValue(text)
  const { value, leftOut } = readMetafield(text, isList)
  const column = header.names[index] ?? null
  if (leftOut) {
    remarks.push({ line, column, code: 'metafield_left_out', detail: LEFT_OUT[leftOut], is_about_file: true })
  }
  return value === null ? null : read.readWithin(value, attributeProblem)
}

export function readAttributes(reading: Reading, rows: readonly CsvRow[]): Record<string, AttributeValue> {
  const { header, rejected } = reading
  const attributes: Record<string, AttributeValue> = readOtherAttributes(reading, rows)
  for (const [index, column] of header.columns.entries()) {
    if (column.kind !== 'attribute') continue
    const filled = rows.find((row) => (row.cells[index] ?? '').trim() !== '')
    if (!filled) continue
    const value = read.attempt(rejected, filled.line, header.names[index] ?? null, () =>
      readCell(reading, filled, index, column),
    )
    if (value !== null) attributes[column.key] = value
  }
  return attributes
}
