import type { Readable } from 'node:stream'
import { readSmallBody } from '@stoa/kit/http/small-body'
import type { Handler } from '../context.ts'
import { receiveWebhook } from '../flows/provider-webhooks.ts'

export const receiveProviderWebhook: Handler<'receiveProviderWebhook'> = async ({ headers, body }, ctx) => {
  // x-raw-body: `body` is a stream of the exact bytes, which the signature needs; its type is that of the parsed body.
  await receiveWebhook(ctx, 'test', { ...headers }, () => readSmallBody(body as unknown as Readable))
  return { status: 200, body: { received: true } }
}
