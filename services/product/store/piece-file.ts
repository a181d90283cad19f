import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'

/** Bytes that are collected before they are written. */
const BUFFER = 256 * 1024
/** At the end: where the last piece begins (a double), and the checksum of all before (32 bits). */
const FOOTER = 12
/** Files that were not finished are deleted when they are older. */
const ABANDONED_MS = 3_600_000

/**
 * Writes pieces, of whatever structured cloning knows, into a file that is there as a whole or not at all. What `produce`
 * returns is the last piece, which a reader gets first.
 */
export async function writePieces(
  path: string,
  produce: (write: (piece: unknown) => Promise<void>) => Promise<unknown>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await deleteAbandoned(path)
  const unfinished = `${path}.${randomUUID()}.tmp`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    const writer = new PieceWriter(file)
    const last = await produce((piece) => writer.write(piece))
    await writer.finish(last)
    await file.sync()
    await file.close()
    await rename(unfinished, path)
  } catch (error) {
    await file.close()
    await rm(unfinished, { force: true })
    throw error
  }
}

async function deleteAbandoned(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.tmp')) continue
    const file = join(folder, name)
    const found = await stat(file).catch(() => null)
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true })
  }
}

class PieceWriter {
  readonly #file: FileHandle
  #buffers: Buffer[] = []
  #buffered = 0
  #written = 0
  #checksum = 0

  constructor(file: FileHandle) {
    this.#file = file
  }

  async write(piece: unknown): Promise<void> {
    const bytes = serialize(piece)
    const length = Buffer.alloc(4)
    length.writeUInt32LE(bytes.length)
    this.#add(length)
    this.#add(bytes)
    if (this.#buffered >= BUFFER) await this.#flush()
  }

  async finish(last: unknown): Promise<void> {
    const start = this.#written + this.#buffered
    await this.write(last)
    const footer = Buffer.alloc(FOOTER)
    footer.writeDoubleLE(start, 0)
    footer.writeUInt32LE(this.#checksum, 8)
    this.#add(footer)
    await this.#flush()
  }

  #add(bytes: Buffer): void {
    this.#checksum = crc32(bytes, this.#checksum)
    this.#buffers.push(bytes)
    this.#buffered += bytes.length
  }

  async #flush(): Promise<void> {
    await this.#file.appendFile(Buffer.concat(this.#buffers))
    this.#written += this.#buffered
    this.#buffers = []
    this.#buffered = 0
  }
}

/** A file of pieces that is being read. Everything throws where it is damaged; `end` tells at last that it is not. */
export interface PieceFile {
  /** The piece that was written last. */
  last: unknown
  next(): Promise<unknown>
  /** Throws unless all pieces have been read and are what was written. */
  end(): Promise<void>
  close(): Promise<void>
}

/** Opens a file of pieces; null where there is none. */
export async function openPieces(path: string): Promise<PieceFile | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return null
  try {
    return await readerOf(file)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readerOf(file: FileHandle): Promise<PieceFile> {
  const { size } = await file.stat()
  const footer = await bytesAt(file, size - FOOTER, FOOTER)
  const end = footer.readDoubleLE(0)
  let at = 0
  let checksum = 0
  const piece = async (position: number, limit: number) => {
    const length = await bytesAt(file, position, 4)
    const count = length.readUInt32LE(0)
    if (position + 4 + count > limit) throw new Error('a piece is longer than the file')
    const bytes = await bytesAt(file, position + 4, count)
    return { value: deserialize(bytes) as unknown, length, bytes }
  }
  const next = async (limit: number) => {
    const { value, length, bytes } = await piece(at, limit)
    at += length.length + bytes.length
    checksum = crc32(bytes, crc32(length, checksum))
    return value
  }
  return {
    last: (await piece(end, size - FOOTER)).value,
    next: () => next(end),
    async end() {
      if (at !== end) throw new Error('the file holds more than was read')
      await next(size - FOOTER)
      if (at !== size - FOOTER || checksum !== footer.readUInt32LE(8)) throw new Error('the checksum is another one')
    },
    close: () => file.close(),
  }
}

/** Bytes of their own: what is read from them may refer to them. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (!(position >= 0)) throw new Error('the file is too short')
  const bytes = Buffer.allocUnsafeSlow(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead < length) throw new Error('the file is cut off')
  return bytes
}
