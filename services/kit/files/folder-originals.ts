import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { isOriginalFolder, isOriginalName, isOriginalPath, type OriginalFile, type Originals } from './originals.ts'

/** Imports hold drafts and prices: nobody else on the machine reads them. */
export const PRIVATE_FOLDER = { recursive: true, mode: 0o700 } as const

/** Null when there is none (any more). */
export async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const matching = async (folder: string, isWanted: (name: string) => boolean) =>
  ((await unlessGone(readdir(folder))) ?? []).filter(isWanted).sort()

async function* list(dir: string): AsyncGenerator<OriginalFile> {
  for (const folder of await matching(dir, isOriginalFolder)) {
    for (const name of await matching(join(dir, folder), isOriginalName)) {
      const path = `${folder}/${name}`
      const found = await unlessGone(stat(join(dir, path)))
      if (found) yield { path, size: found.size }
    }
  }
}

function read(file: string): Promise<Readable | null> {
  const stream = createReadStream(file)
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream))
    stream.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(null) : reject(error)))
  })
}

/** In a folder; replicas share it as a volume. Drafts have to be on the same disk. */
export function createFolderOriginals(dir: string): Originals {
  return {
    kind: 'folder',
    async put(path, draft) {
      if (!isOriginalPath(path)) throw new Error(`"${path}" is no path of a file`)
      await mkdir(dirname(join(dir, path)), PRIVATE_FOLDER)
      await rename(draft.file, join(dir, path))
    },
    sizeOf: async (path) => (await unlessGone(stat(join(dir, path))))?.size ?? null,
    read: (path) => read(join(dir, path)),
    delete: (path) => rm(join(dir, path), { force: true }),
    list: () => list(dir),
    async check() {
      await readdir(dir)
    },
    close: async () => undefined,
  }
}
