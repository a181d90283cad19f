import { createRecordReader } from '../csv/records.ts'
import { countOwnColumns } from '../own/columns.ts'
import { columnOf } from '../shopify/columns.ts'
import { countWooColumns } from '../woocommerce/columns.ts'
import { MAX_HEADER_CHARACTERS } from './header.ts'

/** What spreadsheet programs of many countries write between cells. */
const DELIMITERS = [',', ';', '\t'] as const

/** What other programs write there; it may stand in a cell too, so that it is taken only where a line `sep=|` says so. */
const OTHERS = ['|', '^', ':', '~'] as const

/** Excel's own way of saying it, in a line before the header. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i

export interface Layout {
  delimiter: string
  /** Whether the first line says nothing but which character separates cells. */
  hasSeparatorLine: boolean
  /** What seems to separate cells although nobody has said so. */
  unsaid: string | null
}

function knownColumns(firstLine: string, delimiter: string): number {
  const reader = createRecordReader(delimiter, { recordCharacters: firstLine.length + 1 })
  const [header] = [...reader.push(firstLine), ...reader.end()]
  const cells = (header?.cells ?? []).filter((name) => name.length <= MAX_HEADER_CHARACTERS)
  const known = cells.filter((name) => columnOf(name, () => false).kind === 'field').length
  return Math.max(known, countWooColumns(cells), countOwnColumns(cells))
}

/** What separates the cells of a file, from its first line: under which character it has the most columns that we know. */
export function layoutOf(firstLine: string): Layout {
  const [, named] = SEPARATOR_LINE.exec(firstLine.trim()) ?? []
  if (named !== undefined) return { delimiter: named, hasSeparatorLine: true, unsaid: null }
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, known: knownColumns(firstLine, delimiter) }))
  const best = counted.reduce((a, b) => (b.known > a.known ? b : a))
  const unsaid = OTHERS.find((delimiter) => best.known < 2 && knownColumns(firstLine, delimiter) > 2) ?? null
  return { delimiter: best.delimiter, hasSeparatorLine: false, unsaid }
}
