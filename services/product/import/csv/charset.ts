import { isAscii } from 'node:buffer'

/** How the bytes of a file are text. */
export interface Charset {
  /** A label that `TextDecoder` knows. */
  label: string
  /** Line of the first byte that is not UTF-8, where nobody has said what the file is. */
  assumedFrom: number | null
}

/** The bytes are text of no charset that can be told from them. */
export interface UnknownCharset {
  line: number
  /** Text of ISO-2022 changes its letters by escape sequences, and is ASCII otherwise. */
  isEscaped?: true
}

/** The charset that a Content-Type names, as `TextDecoder` calls it; null when it names none. Throws a RangeError for one that nobody knows. */
export function charsetOf(contentType: string | undefined): string | null {
  const [, named] = /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i.exec(contentType ?? '') ?? []
  return named === undefined ? null : new TextDecoder(named).encoding
}

/** A workbook of Excel: a ZIP archive since 2007, a compound file before. */
const WORKBOOKS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

const startsWith = (start: Uint8Array, bytes: readonly number[]) => bytes.every((byte, index) => start[index] === byte)

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The charset that a byte order mark names, or, of text that is mostly ASCII, where every other byte is zero. */
function charsetOfStart(start: Uint8Array): string | null {
  const marked = BOMS.find(([, bom]) => startsWith(start, bom))
  if (marked) return marked[0]
  const pairs = Math.floor(start.length / 2)
  let [low, high] = [0, 0]
  for (let index = 0; index < pairs * 2; index += 2) {
    if (start[index] === 0) high += 1
    if (start[index + 1] === 0) low += 1
  }
  if (low > pairs / 2 && high === 0) return 'utf-16le'
  return high > pairs / 2 && low === 0 ? 'utf-16be' : null
}

const START_BYTES = 4_096
const LINE_FEED = 0x0a
const ESCAPE = 0x1b

/** What stands beside the letters of Western text: €, quotes, dashes, ™, ©, ®, ° and the like. */
const TYPOGRAPHY = new Set([0x80, 0x84, 0x85, 0x8b, 0x99, 0x9b, 0xa0, 0xa9, 0xab, 0xae, 0xb0, 0xb4, 0xb7, 0xbb])
for (let quote = 0x91; quote <= 0x97; quote++) TYPOGRAPHY.add(quote)

/** Whether a byte is a letter in some charset that is not UTF-8. */
const maybeLetter = (byte: number) => byte >= 0x80 && !TYPOGRAPHY.has(byte)

function continuationsAfter(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : -1
}

/** Counts, byte by byte, what is UTF-8 in a file and what is not. */
function createUtf8Counter() {
  let [line, missing, run] = [1, 0, 0]
  const counts = { sequences: 0, bad: 0, firstBadLine: 0, high: 0, inWords: 0, escapedLine: 0 }
  const bad = () => {
    counts.bad += 1
    counts.firstBadLine ||= line
  }
  const count = (byte: number) => {
    if (byte < 0x80) run = 0
    else if (maybeLetter(byte)) {
      run += 1
      counts.high += 1
      if (run >= 3) counts.inWords += 1
    } else run = 0
    if (missing > 0 && byte >= 0x80 && byte <= 0xbf) {
      missing -= 1
      if (missing === 0) counts.sequences += 1
      return
    }
    if (missing > 0) bad()
    missing = byte < 0x80 ? 0 : continuationsAfter(byte)
    if (missing < 0) {
      missing = 0
      bad()
    }
    if (byte === LINE_FEED) line += 1
    if (byte === ESCAPE) counts.escapedLine ||= line
  }
  return {
    counts,
    push(bytes: Uint8Array) {
      if (missing > 0 || !isAscii(bytes) || bytes.includes(ESCAPE)) return bytes.forEach(count)
      run = 0
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) line += 1
    },
  }
}

/**
 * Finds out how the bytes of a file are text: by what its sender says, by a byte order mark, or by what the bytes are. Text that is
 * UTF-8 but for a few bytes is UTF-8 with faults; text without any UTF-8 in it is Windows-1252, unless its words consist of
 * letters that are in no Western alphabet; what its words say then is judged when they are read (`western.ts`).
 */
export async function detectCharset(
  body: AsyncIterable<Uint8Array>,
  declared: string | null,
): Promise<{ charset: Charset } | { unknown: UnknownCharset } | { isWorkbook: true }> {
  const counter = createUtf8Counter()
  let start: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of body) {
    if (start) {
      start = Buffer.concat([start, chunk])
      const bytes = start
      if (WORKBOOKS.some((workbook) => startsWith(bytes, workbook))) return { isWorkbook: true }
      const label = charsetOfStart(start.subarray(0, START_BYTES)) ?? declared
      if (label) return { charset: { label, assumedFrom: null } }
      if (start.length >= START_BYTES) start = null
    }
    counter.push(chunk)
  }
  const { sequences, bad, firstBadLine, high, inWords, escapedLine } = counter.counts
  if (escapedLine > 0) return { unknown: { line: escapedLine, isEscaped: true } }
  if (bad === 0 || sequences > bad) return { charset: { label: 'utf-8', assumedFrom: null } }
  if (inWords * 5 > high) return { unknown: { line: firstBadLine } }
  return { charset: { label: 'windows-1252', assumedFrom: firstBadLine } }
}
