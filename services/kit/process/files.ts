import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { DomainError } from '../values/problem.ts'

export interface StoredFile {
  /** The key it is fetched by. */
  key: string
  /** Bytes. */
  size: number
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string
}

export interface OpenedFile {
  /** Must be read to its end or destroyed. The file is opened by the first read. */
  body: Readable
  /** Bytes. */
  size: number
  contentType: string
}

export interface PutOptions {
  /** One of the types that files are kept of. */
  contentType: string
  /** More than this is refused with `payload_too_large`. */
  maxBytes: number
  /**
   * Name to keep it under, of letters, digits, `_` and `-`. Without one it is named after its content, so that storing
   * the same bytes twice keeps them once and an address never changes its content; such files are never deleted.
   */
  name?: string
}

/**
 * Files shared by all replicas, in a folder or a bucket. Limited to what S3 offers: whole objects, no rename, no
 * append, atomic put, a list of what begins alike. The ending of a key tells the content type.
 */
export interface FileStore {
  put(body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredFile>
  /** Null when there is no such file. */
  get(key: string): Promise<OpenedFile | null>
  /** Keeps what was made of a file, a smaller picture say, under a short name with an ending: `640.webp`. It goes with the file. */
  putDerived(key: string, name: string, body: AsyncIterable<Uint8Array>): Promise<void>
  /** What was made of a file and kept under this name; null when there is no such thing. */
  getDerived(key: string, name: string): Promise<OpenedFile | null>
  /** Deletes a file and all that was made of it. Deleting what is not there is fine. */
  delete(key: string): Promise<void>
  /** Whether there is room for what nobody waits for; databases may share the disk. */
  hasRoom(): Promise<boolean>
}

/** What stays free of a disk: this share of it, at most these bytes. */
const FREE_SHARE = 0.1
const FREE_BYTES = 5 * 1024 ** 3

const ENDINGS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
}
const TYPES = new Map(Object.entries(ENDINGS).map(([type, ending]) => [ending, type]))
const KEY = /^([a-zA-Z0-9][a-zA-Z0-9_-]{1,120})\.([a-z0-9]{1,8})$/
/** No key has this sign, so none is the beginning of what was made of another file. */
const DERIVED = '~'

function endingOf(contentType: string): string {
  const ending = ENDINGS[contentType]
  if (!ending) throw new Error(`no files of type ${contentType} are kept`)
  return ending
}

/** The type of a key, or null for what no put ever returned; so no key leads out of the folder. */
function typeOf(key: string): string | null {
  return TYPES.get(KEY.exec(key)?.[2] ?? '') ?? null
}

/** Imports hold drafts and prices: nobody else on the machine reads them. */
const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = { recursive: true, mode: 0o700 } as const

interface Received {
  size: number
  hash: string
}

/** Writes all of it to disk and waits until it is there, so that a rename can never publish half a file. */
async function receive(body: AsyncIterable<Uint8Array>, path: string, maxBytes: number): Promise<Received> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', PRIVATE_FILE)
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > maxBytes) throw new DomainError('payload_too_large', `More than ${maxBytes} bytes are not taken here.`)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, hash: hash.digest('hex') }
}

/** Where what was made of a file is kept, beside it; null for names that no put ever took. */
function derivedPath(folder: string, key: string, name: string): string | null {
  return typeOf(key) && typeOf(`derived-${name}`) ? join(folder, `${key}${DERIVED}${name}`) : null
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path)
}

interface LocalFilesOptions {
  dir: string
  /** Blocks of the disk, and those that are free. */
  readDisk?: (dir: string) => Promise<{ bsize: number; blocks: number; bavail: number }>
}

/** Null when nothing is there. */
async function openFile(path: string): Promise<OpenedFile | null> {
  try {
    const { size } = await stat(path)
    const contentType = TYPES.get(extname(path).slice(1)) ?? ''
    return { body: Readable.from(bytesOf(path), { objectMode: false }), size, contentType }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function deleteDerived(folder: string, key: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const derived = names.filter((name) => name.startsWith(`${key}${DERIVED}`))
  await Promise.all(derived.map((name) => rm(join(folder, name), { force: true })))
}

/** Keeps files in a folder; replicas share it as a volume. */
export function createLocalFiles(options: LocalFilesOptions): FileStore {
  const incoming = join(options.dir, 'incoming')
  // One folder with a hundred thousand pictures is slow to list and to back up.
  const folderOf = (key: string) => join(options.dir, createHash('sha256').update(key).digest('hex').slice(0, 2))

  /** Writes a draft and, once it is whole, gives it the name that its content decides. */
  const keep = async (
    body: AsyncIterable<Uint8Array>,
    maxBytes: number,
    pathOf: (received: Received) => string,
  ): Promise<Received> => {
    await mkdir(incoming, PRIVATE_FOLDER)
    const draft = join(incoming, randomUUID())
    try {
      const received = await receive(body, draft, maxBytes)
      const path = pathOf(received)
      await mkdir(dirname(path), PRIVATE_FOLDER)
      await rename(draft, path)
      return received
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  return {
    async put(body, { contentType, maxBytes, name }) {
      const ending = endingOf(contentType)
      if (name !== undefined && !KEY.test(`${name}.${ending}`)) throw new Error(`"${name}" cannot be a file's name`)
      const keyOf = ({ hash }: Received) => `${name ?? hash}.${ending}`
      const received = await keep(body, maxBytes, (one) => join(folderOf(keyOf(one)), keyOf(one)))
      return { key: keyOf(received), ...received }
    },
    async get(key) {
      return typeOf(key) ? openFile(join(folderOf(key), key)) : null
    },
    async putDerived(key, name, body) {
      const path = derivedPath(folderOf(key), key, name)
      if (!path) throw new Error(`"${name}" cannot be the name of what is made of "${key}"`)
      await keep(body, Number.POSITIVE_INFINITY, () => path)
    },
    async getDerived(key, name) {
      const path = derivedPath(folderOf(key), key, name)
      return path ? openFile(path) : null
    },
    async delete(key) {
      if (!typeOf(key)) return
      await rm(join(folderOf(key), key), { force: true })
      await deleteDerived(folderOf(key), key)
    },
    async hasRoom() {
      await mkdir(options.dir, PRIVATE_FOLDER)
      const { bsize, blocks, bavail } = await (options.readDisk ?? statfs)(options.dir)
      return bavail * bsize > Math.min(blocks * bsize * FREE_SHARE, FREE_BYTES)
    },
  }
}
