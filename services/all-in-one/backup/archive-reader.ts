import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Decrypter } from 'age-encryption'
import { extract as createExtract } from 'tar-stream'
import { BackupError } from './error.ts'

/** One file of an archive; its content has to be read before the next one. */
export interface ArchiveEntry {
  name: string
  body: AsyncIterable<Buffer>
}

/** Unless it is the disk that fails. */
const damaged = (error: unknown) =>
  error instanceof BackupError || (error instanceof Error && 'syscall' in error)
    ? error
    : new BackupError(`The backup is damaged: ${(error as Error).message}.`)

/** Errors of the archive are told as such; those of whoever reads it are not its own. */
async function* undamaged<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    for await (const each of source) yield each
  } catch (error) {
    throw damaged(error)
  }
}

/** What age has encrypted, as far as it goes. */
async function decrypt(source: Readable, key: string): Promise<Readable> {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(key)
  } catch {
    throw new BackupError('STOA_BACKUP_KEY is no key of age.')
  }
  try {
    const plain = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)
    return Readable.fromWeb(plain as NodeStream)
  } catch (error) {
    if (/no identity matched/.test(String(error))) throw new BackupError('This key does not open this backup.')
    throw damaged(error)
  }
}

/** What is in an archive, in its order. Throws where a byte is not as it was written, and where the end is missing. */
export async function* readArchive(source: Readable, key: string): AsyncGenerator<ArchiveEntry> {
  const extract = createExtract()
  try {
    const read = pipeline(await decrypt(source, key), extract)
    // It ends the entries with the same error.
    read.catch(() => undefined)
    for await (const entry of undamaged(extract)) {
      yield { name: entry.header.name, body: undamaged(entry as AsyncIterable<Buffer>) }
      entry.resume()
    }
    await read.catch((error: unknown) => {
      throw damaged(error)
    })
  } finally {
    extract.destroy()
    source.destroy()
  }
}
