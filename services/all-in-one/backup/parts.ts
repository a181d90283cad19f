import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

/** What there is of a table, a collection or the files, to be compared with what was written. */
export interface Sum {
  /** Rows, documents or files. */
  count: number
  /** Before they were compressed. */
  bytes: number
  sha256: string
}

export interface Summing {
  add(bytes: Uint8Array, count: number): void
  sum(): Sum
}

export function createSumming(): Summing {
  const hash = createHash('sha256')
  let count = 0
  let bytes = 0
  return {
    add(chunk, more) {
      hash.update(chunk)
      count += more
      bytes += chunk.byteLength
    },
    sum: () => ({ count, bytes, sha256: hash.copy().digest('hex') }),
  }
}

/** Whole rows or documents, and how many. */
export interface Slice {
  bytes: Buffer
  count: number
}

/** So much is in memory at once, beside its compressed form. */
const SLICE_BYTES = 1 << 20
const NEW_LINE = 10

export function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) count++
  return count
}

/** Cuts text between its lines. */
export async function* slicesOfLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Slice> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.length
    if (size < SLICE_BYTES) continue
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(NEW_LINE) + 1
    const bytes = all.subarray(0, end)
    if (end > 0) yield { bytes, count: countLines(bytes) }
    waiting = [all.subarray(end)]
    size = all.length - end
  }
  const rest = Buffer.concat(waiting)
  if (rest.length > 0) yield { bytes: rest, count: countLines(rest) }
}

export async function* slicesOfDocuments(documents: AsyncIterable<Buffer>): AsyncGenerator<Slice> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const document of documents) {
    // The driver lends it.
    waiting.push(Buffer.from(document))
    size += document.length
    if (size < SLICE_BYTES) continue
    yield { bytes: Buffer.concat(waiting), count: waiting.length }
    waiting = []
    size = 0
  }
  if (waiting.length > 0) yield { bytes: Buffer.concat(waiting), count: waiting.length }
}

const asyncGzip = promisify(gzip)
/** Each slice by itself, so that those of a table one after another are a file of gzip as well. */
export const compress = (bytes: Buffer): Promise<Buffer> => asyncGzip(bytes, { level: 4 })
const asyncGunzip = promisify(gunzip)
/** Far above what a slice has: its last row or document may be larger than a slice is meant to be. */
const MOST_BYTES = 256 << 20
export const decompress = (bytes: Buffer): Promise<Buffer> => asyncGunzip(bytes, { maxOutputLength: MOST_BYTES })
