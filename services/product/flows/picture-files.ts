import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FileStore, OpenedFile } from '@stoa/kit/files/file-store'
import { within } from '@stoa/kit/timing/within'
import { UnavailableError } from '@stoa/kit/values/problem'
import { LRUCache } from 'lru-cache'
import { type ImageMetadata, readImage } from '../domain/image.ts'
import { withoutCameraData } from '../domain/picture-privacy.ts'
import { PICTURE_FORMATS, type PictureData, type PictureSize, sizeToMake } from '../domain/picture-size.ts'
import type { Models } from '../store/models.ts'
import * as store from '../store/pictures.ts'
import { PictureProcessError, type PictureTask } from './picture-process.ts'
import { createPictureProcesses } from './picture-processes.ts'
import { unlessItFailed } from './picture-tries.ts'

export const MAX_PICTURE_BYTES = 10_000_000
/** So much may wait to be read or made; requests for more get the picture as it is. */
const MAX_WAITING = 200
/** As long as a request waits for a size that is being made. */
const WAIT_MS = 5_000
/** As long as an upload waits until its picture is read, which is as long as that may take; it is known later then. */
const ADD_WAIT_MS = 20_000
const KNOWN_PICTURES = 10_000

export type StoredPicture = ImageMetadata & Pick<PictureData, 'color'> & { url: string; bytes: number }

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
  /** What a file says, as far as that can be found out at once; null when there is none. */
  read(file: string): Promise<PictureData | null>
  stop(): void
}

interface Library {
  files: FileStore
  db: Pick<Models, 'pictures'>
  run: ReturnType<typeof createPictureProcesses>['run']
  known: LRUCache<string, PictureData>
  /** Files that this process could not read or resize, although they were there; it does not try them again. */
  failed: LRUCache<string, true>
  /** What waits or is under way, by file and size: nothing is done twice at a time. */
  working: Map<string, Promise<void>>
  waitMs: number
  addWaitMs: number
}

interface Work {
  /** What is made of the file. */
  name: string
  waitMs: number
  run: () => Promise<void>
}

async function bytesOf({ files }: Library, file: string): Promise<Buffer | null> {
  const opened = await files.get(file)
  return opened && buffer(opened.body)
}

/** Finds out what a file says, and keeps it. */
async function learn(library: Library, file: string): Promise<void> {
  const plain: { data?: PictureData } = {}
  const task = async (): Promise<PictureTask | null> => {
    const bytes = await bytesOf(library, file)
    if (!bytes) return null
    const { content_type, ...size } = readImage(bytes)
    plain.data = { ...size, isResizable: false }
    return content_type === 'image/svg+xml' ? null : { bytes }
  }
  const reply = await library.run(task)
  const data = reply?.data ?? plain.data
  if (!data) return
  await store.keepPicture(library.db, file, data)
  library.known.set(file, data)
}

/**
 * Works on a file unless too much waits, or it was tried in vain; what is under way already is not begun again. As good as not done
 * when it takes too long, and done all the same.
 */
async function work(library: Library, file: string, what: Work): Promise<void> {
  const key = `${file} ${what.name}`
  const { working, failed } = library
  if (failed.has(file) || (!working.has(key) && working.size >= MAX_WAITING)) return
  const remember = (error: unknown) => {
    if (!(error instanceof UnavailableError || error instanceof PictureProcessError)) failed.set(file, true)
    throw error
  }
  const begin = () =>
    unlessItFailed(library.db, file, () => what.run().catch(remember))
      .catch(() => undefined)
      .finally(() => working.delete(key))
  const done = working.get(key) ?? begin()
  working.set(key, done)
  await within(what.waitMs, done, () => new Error('late')).catch(() => undefined)
}

async function knownOf(library: Library, file: string): Promise<PictureData | null> {
  const known = library.known.get(file) ?? (await store.findPictures(library.db, [file])).get(file) ?? null
  if (known) library.known.set(file, known)
  return known
}

async function read(library: Library, file: string, waitMs = library.waitMs): Promise<PictureData | null> {
  const known = await knownOf(library, file)
  if (known) return known
  // What there is not waits for nobody's turn. Nothing is opened before it is read.
  if (!(await library.files.get(file))) return null
  await work(library, file, { name: 'read', waitMs, run: () => learn(library, file) })
  return library.known.get(file) ?? { isResizable: false }
}

const nameOf = ({ width, format }: PictureSize) => `${width}.${PICTURE_FORMATS[format]}`

async function make(library: Library, file: string, size: PictureSize): Promise<void> {
  // What can be made again has no claim on the last of the disk.
  if (!(await library.files.hasRoom())) return
  const task = async (): Promise<PictureTask | null> => {
    const bytes = await bytesOf(library, file)
    return bytes && { bytes, size }
  }
  const reply = await library.run(task)
  if (!reply?.bytes) throw new Error('It cannot be resized.')
  await library.files.putDerived(file, nameOf(size), Readable.from([reply.bytes]))
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
  const size = sizeToMake(asked, data)
  const same = nameOf(size) === nameOf(asked) ? null : await derived(library, file, size)
  if (same) return same
  await work(library, file, { name: nameOf(size), waitMs: library.waitMs, run: () => make(library, file, size) })
  return (await derived(library, file, size)) ?? original(library, file, false)
}

async function add(library: Library, bytes: Buffer): Promise<StoredPicture> {
  const metadata = readImage(bytes)
  const kept = withoutCameraData(bytes, metadata.content_type)
  const { key } = await library.files.put(Readable.from([kept]), {
    contentType: metadata.content_type,
    maxBytes: MAX_PICTURE_BYTES,
  })
  const { isResizable: _own, ...data } = (await read(library, key, library.addWaitMs)) ?? { isResizable: false }
  return { url: `/v1/media/${key}`, bytes: kept.length, ...metadata, ...data }
}

interface PictureFilesOptions {
  files: FileStore
  db: Pick<Models, 'pictures'>
  /** Given by tests only, like the times. */
  processes?: ReturnType<typeof createPictureProcesses>
  waitMs?: number
  addWaitMs?: number
}

export function createPictureFiles(options: PictureFilesOptions): PictureFiles {
  const { files, db, processes = createPictureProcesses(), waitMs = WAIT_MS, addWaitMs = ADD_WAIT_MS } = options
  const library: Library = {
    ...{ files, db, run: processes.run, waitMs, addWaitMs, working: new Map() },
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
