import type { Readable } from 'node:stream'
import { type Parser, parse } from 'csv-parse'
import { unmarkFormula } from '../spreadsheet-text.ts'
import { FILE_LIMITS } from './limits.ts'
import {
  type CsvRow,
  createRowGrouper,
  cutRecord,
  type Header,
  type HeaderProblem,
  type RowGroup,
  readHeader,
  SHOPIFY_CSV_OPTIONS,
} from './rows.ts'

/** The rows of one product, with how far the file has been read. */
export interface FileGroup {
  group: RowGroup
  /** Line where the next group begins. */
  nextLine: number
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

interface ParsedRecord {
  record: string[]
  info: { lines: number }
}

interface CutRecord extends Pick<CsvRow, 'cells' | 'filled'> {
  info: ParsedRecord['info']
}

/** Parses records, and cuts each to the columns that the first one names before any more are read ahead. */
function parserFor(body: Readable): Parser {
  let columns: number | null = null
  const cut = ({ record, info }: ParsedRecord): CutRecord => {
    const row = cutRecord(record, columns ?? record.length)
    columns ??= row.filled
    return { ...row, info }
  }
  const parser = parse({
    ...SHOPIFY_CSV_OPTIONS,
    max_record_size: FILE_LIMITS.recordBytes,
    // Its types do not know that `info` makes records of another shape.
    on_record: cut as unknown as (record: string[]) => string[],
  })
  body.on('error', (error) => parser.destroy(error))
  return body.pipe(parser)
}

function unreadable(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string }
  if (!code?.startsWith('CSV_')) return error
  return new UnreadableFile({ code: 'malformed_csv', detail: `The file is not sound CSV: ${message}` })
}

function tooManyProducts(line: number, products: number): UnreadableFile {
  const detail = `A file has at most ${products} products; import those from line ${line} on as another file.`
  return new UnreadableFile({ code: 'too_many_products', detail })
}

/** Reads a product file as a stream, one product in memory at a time. `onHeader` is called with the columns first. */
export async function* readGroups(
  body: Readable,
  onHeader: (header: Header) => void,
  { products }: { products: number } = FILE_LIMITS,
): AsyncGenerator<FileGroup> {
  const parser = parserFor(body)
  let grouper: ReturnType<typeof createRowGrouper> | null = null
  let line = 1
  try {
    for await (const { cells, filled, info } of parser as AsyncIterable<CutRecord>) {
      const begins = line
      line = info.lines + 1
      if (!grouper) {
        const header = headerOf(readHeader(cells))
        onHeader(header)
        grouper = createRowGrouper(header)
        continue
      }
      const group = grouper.push({ line: begins, cells: cells.map(unmarkFormula), filled })
      if (grouper.products() > products) throw tooManyProducts(begins, products)
      if (group) yield { group, nextLine: begins, bytesRead: parser.info.bytes }
    }
    if (!grouper) throw new UnreadableFile({ code: 'empty_file', detail: 'The file is empty.' })
    const last = grouper.end()
    if (last) yield { group: last, nextLine: line, bytesRead: parser.info.bytes }
  } catch (error) {
    throw unreadable(error)
  } finally {
    body.destroy()
    parser.destroy()
  }
}

function headerOf(read: { header: Header } | { problem: HeaderProblem }): Header {
  if ('problem' in read) throw new UnreadableFile(read.problem)
  return read.header
}
