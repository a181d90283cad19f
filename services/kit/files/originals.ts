import type { Readable } from 'node:stream'

/** A file that was put: no draft, and nothing that was made of another file and can be made again. */
export interface OriginalFile {
  /** `ab/abc….jpg`: the same in a folder and in a bucket. */
  path: string
  size: number
}

/** Bytes on the disk, all of them, that are to be kept. */
export interface Draft {
  file: string
  size: number
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string
  contentType: string
}

/** Where the files of a shop are kept, whole and by their paths: a folder, or a bucket that all nodes share. */
export interface Originals {
  kind: 'folder' | 'bucket'
  /** Keeps all of it or nothing. The draft may be gone afterwards. */
  put(path: string, draft: Draft): Promise<void>
  /** Null when there is no such file. */
  sizeOf(path: string): Promise<number | null>
  /** Opens a file; null when there is none (any more). What is returned must be read to its end or destroyed. */
  read(path: string): Promise<Readable | null>
  /** Deleting what is not there is fine. */
  delete(path: string): Promise<void>
  /** All there are. Some may go meanwhile, and come. */
  list(): AsyncGenerator<OriginalFile>
  /** Throws a ConfigError when files cannot be kept there, and an UnavailableError when it does not answer now. */
  check(): Promise<void>
  close(): Promise<void>
}

const FOLDER = /^[0-9a-f]{2}$/
const FILE = /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,120}\.[a-z0-9]{1,8}$/

export const isOriginalFolder = (name: string) => FOLDER.test(name)
export const isOriginalName = (name: string) => FILE.test(name)

/** Whether files are kept under it; so no path leads elsewhere. */
export function isOriginalPath(path: string): boolean {
  const [folder = '', name = '', ...more] = path.split('/')
  return isOriginalFolder(folder) && isOriginalName(name) && more.length === 0
}
