import type { Readable } from 'node:stream'
import { type CsvRecord, createRecordReader, type RecordFault, type RecordReader } from '../csv/records.ts'
import { unmarkFormula } from '../spreadsheet-text.ts'
import { layoutOf } from './delimiter.ts'
import { createRowGrouper, type RowGrouper } from './grouper.ts'
import { type ExpectedSource, type Header, type HeaderProblem, readHeader } from './header.ts'
import { FILE_LIMITS } from './limits.ts'
import { type CsvRow, cutRecord, type RowGroup } from './rows.ts'
import { createScatteredGrouper, isScattered, type Scattered } from './scattered-grouper.ts'

/** The rows of one product, with how far the file has been read. */
export interface FileGroup {
  group: RowGroup
  /** Line where the next group begins. */
  nextLine: number
  /** Records of the file so far. */
  rowsRead: number
  bytesRead: number
}

/** The file is no product file. */
export class UnreadableFile extends Error {
  readonly problem: { code: string; detail: string }
  constructor({ code, detail }: { code: string; detail: string }) {
    super(detail)
    this.name = 'UnreadableFile'
    this.problem = { code, detail }
  }
}

/** What cannot be stored: bytes that were no text of their charset, and characters that no database holds. */
const BROKEN = /[\uFFFD\0]/
/** Enough of a file to see its first line. */
const START_CHARACTERS = 65_536

interface FileRecord extends CsvRecord {
  bytesRead: number
}

/** The records of a file, whatever separates their cells. */
async function* readRecords(body: AsyncIterable<Uint8Array>, charset: string): AsyncGenerator<FileRecord[]> {
  const decoder = new TextDecoder(charset)
  let bytesRead = 0
  let start: string | null = ''
  let reader: RecordReader | null = null
  let mayBeBroken = false
  let toSkip = 0
  const judge = (record: CsvRecord): FileRecord => {
    const isBroken = mayBeBroken && !record.fault && record.cells.some((cell) => BROKEN.test(cell))
    const detail = 'a character is not what the charset of the file allows'
    return { ...record, bytesRead, ...(isBroken ? { fault: { code: 'broken_text', detail } } : {}) }
  }
  const read = (text: string, isLast: boolean): FileRecord[] => {
    mayBeBroken ||= BROKEN.test(text)
    let more = text
    if (start !== null) {
      start += text
      const line = /^(?:[\r\n]*)([^\r\n]*)[\r\n]/.exec(start)?.[1]
      if (line === undefined && !isLast && start.length < START_CHARACTERS) return []
      const { delimiter, hasSeparatorLine, unsaid } = layoutOf(line ?? start)
      if (unsaid !== null) throw otherSeparator(unsaid)
      reader = createRecordReader(delimiter, { recordCharacters: FILE_LIMITS.recordCharacters })
      toSkip = hasSeparatorLine ? 1 : 0
      more = start
      start = null
    }
    const records = [...(reader?.push(more) ?? []), ...(isLast ? (reader?.end() ?? []) : [])]
    return records.slice(Math.min(toSkip, records.length), records.length).map(judge)
  }
  for await (const chunk of body) {
    bytesRead += chunk.length
    const records = read(decoder.decode(chunk, { stream: true }), false)
    if (records.length > 0) toSkip = 0
    yield records
  }
  yield read(decoder.decode(), true)
}

function otherSeparator(separator: string): UnreadableFile {
  const ways = `save it with commas, semicolons or tabs, or put a line "sep=${separator}" before the header`
  const detail = `The cells of this file are separated by "${separator}": ${ways}.`
  return new UnreadableFile({ code: 'not_a_product_export', detail })
}

export function tooManyProducts(line: number, products: number): UnreadableFile {
  const detail = `A file has at most ${products} products; import those from line ${line} on as another file.`
  return new UnreadableFile({ code: 'too_many_products', detail })
}

/** What is known of a file before its products are read. */
export interface Survey {
  charset: string
  /** Handles whose rows do not stand together, and the lines where the first two of their groups begin. */
  apart: ReadonlyMap<string, readonly [number, number]>
  /** Of a file in which they need not stand together. */
  scattered: Scattered | null
  rows: number
  /** Whether a price of WooCommerce has four decimals or more. */
  hasFinePrices: boolean
  /** What its sender said that it is. */
  expected: ExpectedSource
}

const UNSURVEYED: Survey = {
  ...{ charset: 'utf-8', apart: new Map(), scattered: null, rows: 0, hasFinePrices: false, expected: null },
}

interface FileRow {
  header: Header
  row: CsvRow
  bytesRead: number
}

/** A download that broke off ends within a row, and the cell there may be half a price. */
function faultOfLast(
  { isLastLineOpen }: Pick<CsvRecord, 'isLastLineOpen'>,
  cells: number,
  header: Header | null,
): RecordFault | null {
  if (!isLastLineOpen || !header || cells >= header.names.length) return null
  const detail = `the file ends within this row, which has ${cells} of ${header.names.length} cells; is it whole?`
  return { code: 'row_cut_off', detail }
}

/** Reads the rows of a file that say anything, after its header. `onHeader` is called with the columns first. */
export async function* readRows(
  body: Readable,
  onHeader: (header: Header) => void,
  { charset, expected }: Pick<Survey, 'charset' | 'expected'>,
): AsyncGenerator<FileRow> {
  let header: Header | null = null
  try {
    for await (const records of readRecords(body, charset)) {
      for (const { line, cells, bytesRead, ...record } of records) {
        const fault = record.fault ?? faultOfLast(record, cells.length, header)
        const row = { line, fault, ...cutRecord(cells, header?.names.length ?? cells.length) }
        if (row.filled === 0) continue
        if (header) {
          yield { header, row: { ...row, cells: row.cells.map(unmarkFormula) }, bytesRead }
          continue
        }
        if (fault) throw new UnreadableFile({ code: fault.code, detail: `Line ${line}, the header: ${fault.detail}.` })
        header = headerOf(readHeader(row.cells, undefined, expected))
        onHeader(header)
      }
    }
    if (!header) throw new UnreadableFile({ code: 'empty_file', detail: 'The file is empty.' })
  } finally {
    body.destroy()
  }
}

/** Reads a product file as a stream, the products that have begun in memory. `onHeader` is called with the columns first. */
export async function* readGroups(
  body: Readable,
  onHeader: (header: Header) => void,
  survey: Partial<Survey> & { products?: number } = UNSURVEYED,
): AsyncGenerator<FileGroup> {
  const { charset, expected, apart, scattered, products = FILE_LIMITS.products } = { ...UNSURVEYED, ...survey }
  let grouper: RowGrouper | null = null
  let [rowsRead, nextLine, bytesRead] = [0, 1, 0]
  for await (const { header, row, bytesRead: bytes } of readRows(body, onHeader, { charset, expected })) {
    grouper ??= isScattered(header)
      ? createScatteredGrouper(header, scattered ?? undefined)
      : createRowGrouper(header, apart)
    const group = grouper.push(row)
    if (grouper.products() > products) throw tooManyProducts(row.line, products)
    const isIts = group?.rows.at(-1) === row
    bytesRead = bytes
    nextLine = row.line + 1
    if (group) yield { group, nextLine: isIts ? nextLine : row.line, rowsRead: rowsRead + (isIts ? 1 : 0), bytesRead }
    rowsRead += 1
  }
  const last = grouper?.end()
  if (last) yield { group: last, nextLine, rowsRead, bytesRead }
}

function headerOf(read: { header: Header } | { problem: HeaderProblem }): Header {
  if ('problem' in read) throw new UnreadableFile(read.problem)
  return read.header
}
