import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file that was put into the folder: no draft, and nothing that was made of another file and can be made again. */
export interface OriginalFile {
  /** From the folder. */
  path: string
  size: number
}

/** As `createLocalFiles` lays them out. */
const FOLDER = /^[0-9a-f]{2}$/
const FILE = /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,120}\.[a-z0-9]{1,8}$/

/** Null when there is none (any more). */
async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const matching = async (folder: string, name: RegExp) =>
  ((await unlessGone(readdir(folder))) ?? []).filter((each) => name.test(each)).sort()

/** What a backup of the folder has to hold. Files may go meanwhile, and come. */
export async function* originalFiles(dir: string): AsyncGenerator<OriginalFile> {
  for (const folder of await matching(dir, FOLDER)) {
    for (const name of await matching(join(dir, folder), FILE)) {
      const path = `${folder}/${name}`
      const found = await unlessGone(stat(join(dir, path)))
      if (found) yield { path, size: found.size }
    }
  }
}

/** Null when it has been deleted since it was listed. */
export async function openOriginal(dir: string, { path }: OriginalFile): Promise<Readable | null> {
  const stream = createReadStream(join(dir, path))
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream))
    stream.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(null) : reject(error)))
  })
}

/** Puts a file back to where it was. */
export async function putOriginal(dir: string, path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const [folder = '', name = '', ...more] = path.split('/')
  if (!FOLDER.test(folder) || !FILE.test(name) || more.length > 0) throw new Error(`"${path}" is no path of a file`)
  const file = join(dir, path)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await pipeline(body, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
}
