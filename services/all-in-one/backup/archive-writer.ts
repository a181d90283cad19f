import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReadableStream as NodeStream } from 'node:stream/web'
import { pack as createPack } from 'tar-stream'
import { encrypterFor } from './keys.ts'

/** A tar file that is encrypted as it is written, by age: `age -d | tar -x` opens it too. */
export interface ArchiveWriter {
  add(name: string, bytes: Buffer): Promise<void>
  addStream(name: string, size: number, body: AsyncIterable<Buffer>): Promise<void>
  /** Its size in bytes, once it is on the disk. */
  finish(): Promise<number>
  /** Stops writing; what is there is of no use. */
  abandon(why: Error): Promise<void>
}

export async function createArchive(file: string, recipients: readonly string[]): Promise<ArchiveWriter> {
  const pack = createPack()
  const encrypted = await encrypterFor(recipients).encrypt(NodeStream.from(pack) as ReadableStream<Uint8Array>)
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  let diskError: Error | undefined
  // First, because its error ends everything before it, by other errors.
  target.on('error', (error) => {
    diskError = error
  })
  const written = pipeline(Readable.fromWeb(encrypted as NodeStream), target)
  // Whatever is added next, or waited for, tells of it.
  written.catch((error: Error) => pack.destroy(error))

  const entry = (header: { name: string; size: number }, body: Buffer | AsyncIterable<Buffer>) =>
    new Promise<void>((resolve, reject) => {
      const sink = pack.entry({ ...header, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
      if (Buffer.isBuffer(body)) sink.end(body)
      else pipeline(body, sink).catch(reject)
    })
  const add: typeof entry = async (header, body) => {
    try {
      // A full disk ends the pack, and not the entry.
      await Promise.race([entry(header, body), written])
    } catch (error) {
      throw diskError ?? error
    }
  }
  return {
    add: (name, bytes) => add({ name, size: bytes.length }, bytes),
    addStream: (name, size, body) => add({ name, size }, body),
    async finish() {
      pack.finalize()
      await written
      return (await stat(file)).size
    },
    async abandon(why) {
      pack.destroy(why)
      await written.catch(() => undefined)
    },
  }
}
