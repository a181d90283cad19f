import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '../values/problem.ts'
import { PRIVATE_FOLDER } from './folder-originals.ts'

export interface Received {
  size: number
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string
}

const PRIVATE_FILE = 0o600

/** Writes all of it to disk and waits until it is there, so that nothing can publish half a file. */
async function receive(body: AsyncIterable<Uint8Array>, path: string, maxBytes: number): Promise<Received> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', PRIVATE_FILE)
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > maxBytes) throw new DomainError('payload_too_large', `More than ${maxBytes} bytes are not taken here.`)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, hash: hash.digest('hex') }
}

/** Receives a file into a draft and has it kept; the draft is gone afterwards, however that went. */
export async function withDraft(
  dir: string,
  { body, maxBytes = Number.POSITIVE_INFINITY }: { body: AsyncIterable<Uint8Array>; maxBytes?: number },
  keep: (draft: Received & { file: string }) => Promise<void>,
): Promise<Received> {
  const incoming = join(dir, 'incoming')
  await mkdir(incoming, PRIVATE_FOLDER)
  const file = join(incoming, randomUUID())
  try {
    const received = await receive(body, file, maxBytes)
    await keep({ ...received, file })
    return received
  } finally {
    await rm(file, { force: true })
  }
}
