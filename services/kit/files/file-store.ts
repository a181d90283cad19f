import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { createSlots } from '../timing/turns.ts'
import { type Received, withDraft } from './drafts.ts'
import { createFolderOriginals, PRIVATE_FOLDER, unlessGone } from './folder-originals.ts'
import type { Originals } from './originals.ts'
import { spooled } from './spool.ts'

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
 * Files shared by all replicas, in a folder or a bucket; what is made of them is in a folder. Limited to what S3 offers:
 * whole objects, no rename, no append, atomic put. The ending of a key tells the content type.
 */
export interface FileStore {
  /** Of place that files are kept in. */
  kind: Originals['kind']
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

/**
 * Of a bucket, pictures go to the disk as fast as they come, so many at a time, and from there to who reads them: a client that reads slowly
 * would keep a connection to the store, of which there are few. What is smaller is in memory as soon as it has come; files of imports are larger, or few.
 */
const SPOOLED = { from: 65_536, to: 10_000_000, atOnce: 16 }

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

/** By its ending; empty for one that no put gave. */
export const contentTypeOf = (path: string) => TYPES.get(extname(path).slice(1)) ?? ''

/** Where what was made of a file is kept, beside it; null for names that no put ever took. */
function derivedPath(folder: string, key: string, name: string): string | null {
  return typeOf(key) && typeOf(`derived-${name}`) ? join(folder, `${key}${DERIVED}${name}`) : null
}

/** The file is opened by the first read. */
async function* bytesOf(open: () => Promise<Readable | null>): AsyncGenerator<Buffer> {
  const body = await open()
  if (!body) throw new Error('A file was deleted before it was read.')
  yield* body
}

const opened = (key: string, size: number, open: () => Promise<Readable | null>): OpenedFile => ({
  body: Readable.from(bytesOf(open), { objectMode: false }),
  size,
  contentType: contentTypeOf(key),
})

async function deleteDerived(folder: string, key: string): Promise<void> {
  const names = (await unlessGone(readdir(folder))) ?? []
  const derived = names.filter((name) => name.startsWith(`${key}${DERIVED}`))
  await Promise.all(derived.map((name) => rm(join(folder, name), { force: true })))
}

export interface FileStoreOptions {
  /** A folder of this node or shared: for drafts, and for what is made of files and can be made again. */
  dir: string
  /** Where files are kept; in the same folder unless said. */
  originals?: Originals
  /** Blocks of the disk, and those that are free. */
  readDisk?: (dir: string) => Promise<{ bsize: number; blocks: number; bavail: number }>
}

// One folder with a hundred thousand pictures is slow to list and to back up.
const folderOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 2)
const pathOf = (key: string) => `${folderOf(key)}/${key}`

export function createFileStore(options: FileStoreOptions): FileStore {
  const { dir, originals = createFolderOriginals(dir), readDisk = statfs } = options
  const derivedOf = (key: string, name: string) => derivedPath(join(dir, folderOf(key)), key, name)
  const inSlot = createSlots(SPOOLED.atOnce)
  const hasRoom = async () => {
    await mkdir(dir, PRIVATE_FOLDER)
    const { bsize, blocks, bavail } = await readDisk(dir)
    return bavail * bsize > Math.min(blocks * bsize * FREE_SHARE, FREE_BYTES)
  }
  const openOriginal = async (key: string, size: number) => {
    const isSpooled = originals.kind === 'bucket' && size > SPOOLED.from && size <= SPOOLED.to
    if (!isSpooled || !(await hasRoom())) return originals.read(pathOf(key))
    const { promise, resolve, reject } = Promise.withResolvers<Readable | null>()
    inSlot(async () => {
      const body = await originals.read(pathOf(key))
      const spool = body && (await spooled(dir, body))
      resolve(spool && Readable.from(spool.read(), { objectMode: false }))
      await spool?.taken
    }).catch(reject)
    return promise
  }
  return {
    kind: originals.kind,
    async put(body, { contentType, maxBytes, name }) {
      const ending = endingOf(contentType)
      if (name !== undefined && !KEY.test(`${name}.${ending}`)) throw new Error(`"${name}" cannot be a file's name`)
      const keyOf = ({ hash }: Received) => `${name ?? hash}.${ending}`
      const received = await withDraft(dir, { body, maxBytes }, (draft) =>
        originals.put(pathOf(keyOf(draft)), { ...draft, contentType }),
      )
      return { key: keyOf(received), ...received }
    },
    async get(key) {
      const size = typeOf(key) ? await originals.sizeOf(pathOf(key)) : null
      return size === null ? null : opened(key, size, () => openOriginal(key, size))
    },
    async putDerived(key, name, body) {
      const path = derivedOf(key, name)
      if (!path) throw new Error(`"${name}" cannot be the name of what is made of "${key}"`)
      await withDraft(dir, { body }, async ({ file }) => {
        await mkdir(dirname(path), PRIVATE_FOLDER)
        await rename(file, path)
      })
    },
    async getDerived(key, name) {
      const path = derivedOf(key, name)
      const found = path && (await unlessGone(stat(path)))
      return found ? opened(name, found.size, async () => createReadStream(path)) : null
    },
    async delete(key) {
      if (!typeOf(key)) return
      await originals.delete(pathOf(key))
      await deleteDerived(join(dir, folderOf(key)), key)
    },
    hasRoom,
  }
}
