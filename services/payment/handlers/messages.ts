import type { Readable } from 'node:stream'
import { DomainError } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { receiveMessage } from '../flows/messages.ts'

/** Bytes a message may have. */
const LIMIT = 256 * 1024

async function readRaw(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += (chunk as Buffer).length
    if (size > LIMIT) throw new DomainError('payload_too_large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export const receiveProviderWebhook: Handler<'receiveProviderWebhook'> = async ({ headers, body }, ctx) => {
  // x-raw-body: the exact bytes, unread, as signatures need them; the type is of what they hold.
  const raw = await readRaw(body as unknown as Readable)
  await receiveMessage(ctx, 'test', { ...headers }, raw)
  return { status: 200, body: { received: true } }
}
