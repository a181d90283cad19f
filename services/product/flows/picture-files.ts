import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FileStore, OpenedFile } from '@stoa/kit/process/files'
import { within } from '@stoa/kit/timing/within'
import { LRUCache } from 'lru-cache'
import { type ImageMetadata, readImage } from '../domain/image.ts'
import { PICTURE_FORMATS, type PictureData, type PictureSize, widthToMake } from '../domain/picture-size.ts'
import type { Models } from '../store/models.ts'
import * as store from '../store/pictures.ts'
import type { PictureTask } from './picture-process.ts'
import { createPictureProcesses } from './picture-processes.ts'

export const MAX_PICTURE_BYTES = 10_000_000
/** So many sizes may wait to be made; requests for more get the picture as it is. */
const MAX_WAITING = 200
/** As long as a request waits for a size that is being made. */
const WAIT_MS = 5_000
const KNOWN_PICTURES = 10_000

export type StoredPicture = ImageMetadata & Pick<PictureData, 'color'> & { url: string }

/** What a request for a picture gets. */
export interface PictureResponse {
  file: OpenedFile
  /** Of exactly these bytes. */
  tag: string
  /** False: it stands in for a size that could not be made yet. */
  isFinal: boolean
}

/** The pictures of this shop and their sizes, which are made when they are first asked for. */
export interface PictureFiles {
  /** Keeps a picture under an address of ours. Throws what is wrong with bytes that are none, or run something. */
  add(bytes: Buffer): Promise<StoredPicture>
  /** A picture in a size, or as it is; null when there is none. */
  open(file: string, size: PictureSize | null): Promise<PictureResponse | null>
  /** What a file says; null when there is none. */
  read(file: string): Promise<PictureData | null>
  stop(): void
}

interface Library {
  files: FileStore
  db: Pick<Models, 'pictures'>
  run: ReturnType<typeof createPictureProcesses>['run']
  known: LRUCache<string, PictureData>
  /** Files that this process could not resize; it does not try them again. */
  failed: LRUCache<string, true>
  /** What is being made, by file and size: nothing is made twice at a time. */
  making: Map<string, Promise<void>>
  waitMs: number
}

async function bytesOf({ files }: Library, file: string): Promise<Buffer | null> {
  const opened = await files.get(file)
  return opened && buffer(opened.body)
}

/** What bytes say of themselves; null where that could not be found out this time. */
async function dataOf({ run }: Library, bytes: Buffer): Promise<PictureData | null> {
  const { content_type, ...size } = readImage(bytes)
  if (content_type === 'image/svg+xml') return { ...size, isResizable: false }
  const reply = await run(async () => ({ bytes })).catch(() => null)
  if (!reply) return null
  return reply.data ?? { ...size, isResizable: false }
}

async function learn(library: Library, file: string, bytes: Buffer): Promise<PictureData> {
  const data = await dataOf(library, bytes)
  if (!data) return { isResizable: false }
  await store.keepPicture(library.db, file, data)
  library.known.set(file, data)
  return data
}

async function read(library: Library, file: string): Promise<PictureData | null> {
  const known = library.known.get(file) ?? (await store.findPictures(library.db, [file])).get(file)
  if (known) library.known.set(file, known)
  if (known) return known
  const bytes = await bytesOf(library, file)
  return bytes && learn(library, file, bytes)
}

const nameOf = ({ width, format }: PictureSize) => `${width}.${PICTURE_FORMATS[format]}`

async function make(library: Library, file: string, size: PictureSize): Promise<void> {
  // What can be made again has no claim on the last of the disk.
  if (!(await library.files.hasRoom())) return
  const task = async (): Promise<PictureTask | null> => {
    const bytes = await bytesOf(library, file)
    return bytes && { bytes, size }
  }
  const reply = await library.run(task).catch(() => null)
  if (reply?.bytes) await library.files.putDerived(file, nameOf(size), Readable.from([reply.bytes]))
  else library.failed.set(file, true)
}

/** Waits for a size that is being made; as good as not made when that takes too long, or too many are. */
async function wait(library: Library, file: string, size: PictureSize): Promise<void> {
  const key = `${file} ${nameOf(size)}`
  const { making, failed } = library
  if (failed.has(file) || (!making.has(key) && making.size >= MAX_WAITING)) return
  const made = making.get(key) ?? make(library, file, size).finally(() => making.delete(key))
  making.set(key, made)
  await within(library.waitMs, made, () => new Error('late')).catch(() => undefined)
}

async function derived({ files }: Library, file: string, size: PictureSize): Promise<PictureResponse | null> {
  const opened = await files.getDerived(file, nameOf(size))
  return opened && { file: opened, tag: `${file}-${nameOf(size)}`, isFinal: true }
}

async function original({ files }: Library, file: string, isFinal: boolean): Promise<PictureResponse | null> {
  const opened = await files.get(file)
  return opened && { file: opened, tag: file, isFinal }
}

async function open(library: Library, file: string, asked: PictureSize | null): Promise<PictureResponse | null> {
  if (!asked) return original(library, file, true)
  const made = await derived(library, file, asked)
  if (made) return made
  const data = await read(library, file)
  if (!data?.isResizable) return original(library, file, library.known.has(file))
  const size = { ...asked, width: widthToMake(asked.width, data) }
  const same = size.width === asked.width ? null : await derived(library, file, size)
  if (same) return same
  await wait(library, file, size)
  return (await derived(library, file, size)) ?? original(library, file, false)
}

async function add(library: Library, bytes: Buffer): Promise<StoredPicture> {
  const metadata = readImage(bytes)
  const { key } = await library.files.put(Readable.from([bytes]), {
    contentType: metadata.content_type,
    maxBytes: MAX_PICTURE_BYTES,
  })
  const known = library.known.get(key) ?? (await store.findPictures(library.db, [key])).get(key)
  const { isResizable: _own, ...data } = known ?? (await learn(library, key, bytes))
  return { url: `/v1/media/${key}`, ...metadata, ...data }
}

interface PictureFilesOptions {
  files: FileStore
  db: Pick<Models, 'pictures'>
  /** Given by tests only, like `waitMs`. */
  processes?: ReturnType<typeof createPictureProcesses>
  waitMs?: number
}

export function createPictureFiles(options: PictureFilesOptions): PictureFiles {
  const { files, db, processes = createPictureProcesses(), waitMs = WAIT_MS } = options
  const library: Library = {
    ...{ files, db, run: processes.run, waitMs, making: new Map() },
    known: new LRUCache({ max: KNOWN_PICTURES }),
    failed: new LRUCache({ max: KNOWN_PICTURES }),
  }
  return {
    add: (bytes) => add(library, bytes),
    open: (file, size) => open(library, file, size),
    read: (file) => read(library, file),
    stop: processes.stop,
  }
}
