/** What is wrong with a record itself, before anybody looks at its cells. */
export interface RecordFault {
  code: 'quote_not_closed' | 'text_after_quote' | 'record_too_long' | 'broken_text' | 'row_cut_off'
  detail: string
}

/** One record of a file; `line` is where it begins, counted from 1 (quoted line breaks make records longer than a line). */
export interface CsvRecord {
  line: number
  cells: string[]
  fault: RecordFault | null
  /** There where the file ends before its line does. */
  isLastLineOpen?: true
}

export interface RecordReader {
  /** Reads on; returns the records that end in what has been read so far. */
  push(text: string): CsvRecord[]
  /** Returns what is left at the end of the file. */
  end(): CsvRecord[]
  /** Where the next record begins. */
  line(): number
}

export interface RecordLimits {
  /** A longer record is a quoted cell that was never closed. */
  recordCharacters: number
}

const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d
const SPACE = 0x20
/** How much may be read a second time in all, in records of the longest kind; beyond it what is faulty is skipped instead. */
const REREAD_RECORDS = 64

/** More text is needed to tell. */
const MORE = -1

const FAULTS = {
  quote_not_closed: 'a quote is opened and never closed; a quote within a quoted cell is written twice',
  text_after_quote: 'something follows a closing quote; a quote within a quoted cell is written twice',
} as const

const isLineEnd = (unit: number) => unit === LINE_FEED || unit === RETURN

/** How many lines a text ends; CR LF, LF and CR each end one. */
function countLineEnds(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === LINE_FEED || (unit === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) count += 1
  }
  return count
}

/**
 * Reads CSV (RFC 4180) as it is found: lines may end in any way, a mixture included, blanks may stand around quoted cells, a quote
 * within an unquoted cell is a quote. What cannot be read is one record with a fault, its first line; reading goes on with the line
 * after it, so that one stray quote does not take the rest of the file. The time is linear in the length of the file.
 */
export function createRecordReader(delimiter: string, { recordCharacters }: RecordLimits): RecordReader {
  const separator = delimiter.charCodeAt(0)
  let buffer = ''
  /** Where the current record and its current cell begin. */
  let [begin, at] = [0, 0]
  let cells: string[] = []
  let line = 1
  let isLast = false
  /** Within a line that is too long to be kept, up to its end. */
  let isSkipping = false
  const tooLongFault: RecordFault = {
    code: 'record_too_long',
    detail: `a record has at most ${recordCharacters} characters; is a quote never closed?`,
  }
  let mayReread = REREAD_RECORDS * recordCharacters

  /** The position after a line end, or MORE. */
  const afterLineEnd = (end: number): number => {
    if (buffer.charCodeAt(end) === LINE_FEED) return end + 1
    if (end + 1 >= buffer.length && !isLast) return MORE
    return buffer.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1
  }

  const lineEndFrom = (from: number): number => {
    let end = from
    while (end < buffer.length && !isLineEnd(buffer.charCodeAt(end))) end += 1
    return end
  }

  const done = (next: number, fault: RecordFault | null): CsvRecord => {
    const record = { line, cells, fault }
    line += countLineEnds(buffer.slice(begin, next))
    begin = next
    at = next
    cells = []
    return record
  }

  /** The first line of the record alone, as text; what follows it is read anew. */
  const broken = (code: RecordFault['code'], detail: string, readTo: number): CsvRecord | null => {
    const end = lineEndFrom(begin)
    cells = buffer
      .slice(begin, Math.min(end, begin + recordCharacters))
      .split(delimiter, 1_000)
      .map((cell) => cell.replace(/^"|"$/g, ''))
    const next = end < buffer.length ? afterLineEnd(end) : buffer.length
    isSkipping = end >= buffer.length && !isLast
    const from = next === MORE ? end + 1 : next
    mayReread -= Math.max(0, readTo - from)
    if (mayReread >= 0) return done(from, { code, detail })
    const later = lineEndFrom(Math.min(readTo, buffer.length))
    isSkipping ||= later >= buffer.length && !isLast
    const afterLater = later < buffer.length ? afterLineEnd(later) : buffer.length
    return done(afterLater === MORE ? later + 1 : afterLater, { code, detail })
  }

  const tooLong = () => broken(tooLongFault.code, tooLongFault.detail, buffer.length)

  /** The end of the cell and its text; a fault; or null when more text is needed. */
  const readCell = (): { end: number; text: string } | { fault: keyof typeof FAULTS; readTo: number } | null => {
    let from = at
    while (buffer.charCodeAt(from) === SPACE) from += 1
    if (from >= buffer.length && !isLast) return null
    if (buffer.charCodeAt(from) !== QUOTE) {
      let end = from
      for (; end < buffer.length; end++) {
        const unit = buffer.charCodeAt(end)
        if (unit === separator || isLineEnd(unit)) return { end, text: buffer.slice(at, end) }
      }
      return isLast ? { end, text: buffer.slice(at, end) } : null
    }
    let close = buffer.indexOf('"', from + 1)
    while (close >= 0 && buffer.charCodeAt(close + 1) === QUOTE) close = buffer.indexOf('"', close + 2)
    if (close < 0) return isLast ? { fault: 'quote_not_closed', readTo: buffer.length } : null
    let end = close + 1
    while (buffer.charCodeAt(end) === SPACE) end += 1
    if (end >= buffer.length && !isLast) return null
    const unit = buffer.charCodeAt(end)
    if (end < buffer.length && unit !== separator && !isLineEnd(unit)) return { fault: 'text_after_quote', readTo: end }
    return { end, text: buffer.slice(from + 1, close).replaceAll('""', '"') }
  }

  const next = (): CsvRecord | null => {
    for (;;) {
      // Also where the last cell ends with what has been read, as each does in a line of nothing but separators.
      const cell = at >= buffer.length && !isLast ? null : readCell()
      if (cell === null) return buffer.length - begin > recordCharacters ? tooLong() : null
      if ('fault' in cell) return broken(cell.fault, FAULTS[cell.fault], cell.readTo)
      const { end, text } = cell
      if (end >= buffer.length) {
        cells.push(text)
        return { ...done(buffer.length, null), isLastLineOpen: true }
      }
      if (buffer.charCodeAt(end) === separator) {
        cells.push(text)
        at = end + 1
        continue
      }
      const after = afterLineEnd(end)
      if (after === MORE) return null
      cells.push(text)
      if (end - begin <= recordCharacters) return done(after, null)
      cells = cells.map((each) => each.slice(0, 1_000))
      return done(after, tooLongFault)
    }
  }

  const all = (): CsvRecord[] => {
    const records: CsvRecord[] = []
    while (begin < buffer.length) {
      if (isSkipping) {
        const end = lineEndFrom(begin)
        const after = end < buffer.length ? afterLineEnd(end) : buffer.length
        if (after === MORE) break
        isSkipping = end >= buffer.length && !isLast
        done(after, null)
        continue
      }
      const record = next()
      if (!record) break
      records.push(record)
    }
    return records
  }

  return {
    push(text) {
      buffer = buffer.slice(begin) + text
      at -= begin
      begin = 0
      return all()
    },
    end() {
      isLast = true
      return all()
    },
    line: () => line,
  }
}
