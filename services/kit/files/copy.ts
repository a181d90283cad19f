import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { contentTypeOf } from './file-store.ts'
import { unlessGone } from './folder-originals.ts'
import type { OriginalFile, Originals } from './originals.ts'

export interface Copied {
  copied: number
  bytes: number
  /** Were there already. */
  known: number
  /** Paths of files that are not what their name says: left out. */
  damaged: string[]
}

const AT_ONCE = 8
const NAME_OF_CONTENT = /^([0-9a-f]{64})\./

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** Copies what is in a folder to a bucket, and nothing that is there. The folder stays as it is. */
export async function copyToBucket(dir: string, folder: Originals, bucket: Originals): Promise<Copied> {
  const done: Copied = { copied: 0, bytes: 0, known: 0, damaged: [] }
  const copy = async ({ path, size }: OriginalFile) => {
    if ((await bucket.sizeOf(path)) === size) {
      done.known++
      return
    }
    const file = join(dir, path)
    const hash = await unlessGone(hashOf(file))
    if (hash === null) return
    const [, wanted = hash] = NAME_OF_CONTENT.exec(basename(path)) ?? []
    if (hash !== wanted) {
      done.damaged.push(path)
      return
    }
    await bucket.put(path, { file, size, hash, contentType: contentTypeOf(path) })
    done.copied++
    done.bytes += size
  }
  const files = folder.list()
  // Each takes the next one that nobody has.
  const worker = async () => {
    for (;;) {
      const { value, done: isOver } = await files.next()
      if (isOver) return
      await copy(value)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return done
}
