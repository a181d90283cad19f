import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { PRIVATE_FOLDER } from './folder-originals.ts'

const PIECE_BYTES = 65_536
const PRIVATE_FILE = 0o600

export interface Spool {
  /** The bytes, as far as they have come and as fast as they are read. Has to be read to its end, or returned. */
  read(): AsyncGenerator<Buffer>
  /** Resolves when the source is not needed any more, however that went. */
  taken: Promise<void>
}

/** A file without a name: it goes with its reader, or with the process. */
async function openNameless(dir: string): Promise<FileHandle> {
  const incoming = join(dir, 'incoming')
  await mkdir(incoming, PRIVATE_FOLDER)
  const path = join(incoming, randomUUID())
  const file = await open(path, 'wx+', PRIVATE_FILE)
  await rm(path)
  return file
}

/** Takes what comes at its own pace to the disk, from where it is read at another: so whoever reads slowly keeps no source waiting. */
export async function spooled(dir: string, body: Readable): Promise<Spool> {
  const file = await openNameless(dir).catch((error: unknown) => {
    body.destroy()
    throw error
  })
  let written = 0
  let end: { error?: unknown } | undefined
  let wake: () => void = () => undefined
  const take = async () => {
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        await file.writeFile(chunk)
        written += chunk.length
        wake()
      }
      end = {}
    } catch (error) {
      end = { error }
    }
    wake()
  }
  const taken = take()
  async function* read(): AsyncGenerator<Buffer> {
    try {
      for (let at = 0; ; ) {
        const ready = Math.min(written - at, PIECE_BYTES)
        if (ready > 0) {
          const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(ready), 0, ready, at)
          at += bytesRead
          yield buffer.subarray(0, bytesRead)
        } else if (!end) await new Promise<void>((resolve) => (wake = resolve))
        else if ('error' in end) throw end.error
        else return
      }
    } finally {
      body.destroy()
      await taken
      await file.close()
    }
  }
  return { read, taken }
}
