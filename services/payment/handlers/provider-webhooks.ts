import type { Readable } from 'node:stream'
import { SMALL_BODY_BYTES } from '@stoa/kit/contract/body-limits'
import { DomainError } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { receiveWebhook } from '../flows/provider-webhooks.ts'

async function readRaw(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += (chunk as Buffer).length
    if (size > SMALL_BODY_BYTES) throw new DomainError('payload_too_large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export const receiveProviderWebhook: Handler<'receiveProviderWebhook'> = async ({ headers, body }, ctx) => {
  // x-raw-body: `body` is a stream of the exact bytes, which the signature needs; its type is that of the parsed body.
  await receiveWebhook(ctx, 'test', { ...headers }, () => readRaw(body as unknown as Readable))
  return { status: 200, body: { received: true } }
}
