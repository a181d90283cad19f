import type { Readable } from 'node:stream'
import { type Parser, parse } from 'csv-parse'
import { unmarkFormula } from '../spreadsheet-text.ts'
import {
  createRowGrouper,
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

/** A longer record is a quoted cell that was never closed. */
const MAX_RECORD_BYTES = 2_000_000

function parserFor(body: Readable): Parser {
  const parser = parse({ ...SHOPIFY_CSV_OPTIONS, max_record_size: MAX_RECORD_BYTES })
  body.on('error', (error) => parser.destroy(error))
  return body.pipe(parser)
}

function unreadable(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string }
  if (!code?.startsWith('CSV_')) return error
  return new UnreadableFile({ code: 'malformed_csv', detail: `The file is not sound CSV: ${message}` })
}

/** Reads a product file as a stream, one product in memory at a time. `onHeader` is called with the columns first. */
export async function* readGroups(body: Readable, onHeader: (header: Header) => void): AsyncGenerator<FileGroup> {
  const parser = parserFor(body)
  let grouper: ReturnType<typeof createRowGrouper> | null = null
  let line = 1
  try {
    for await (const parsed of parser as AsyncIterable<ParsedRecord>) {
      const begins = line
      line = parsed.info.lines + 1
      if (!grouper) {
        const header = headerOf(readHeader(parsed.record))
        onHeader(header)
        grouper = createRowGrouper(header)
        continue
      }
      const group = grouper.push({ line: begins, cells: parsed.record.map(unmarkFormula) })
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
