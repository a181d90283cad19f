import type { Handler } from '../context.ts'
import { readOfAddress, readRequest, subscribe, unsubscribe } from '../flows/back-in-stock.ts'

export const subscribeBackInStock: Handler<'subscribeBackInStock'> = async ({ body }, ctx) => {
  await subscribe(ctx, body)
  return { status: 202 }
}

export const unsubscribeBackInStock: Handler<'unsubscribeBackInStock'> = async ({ body }, ctx) => {
  await unsubscribe(ctx, body.token)
  return { status: 204 }
}

export const readSignUpData: Handler<'readSignUpData'> = async ({ body }, ctx) => {
  const requests = await readOfAddress(ctx, body.email)
  return { status: 200, body: { data: requests.map((request) => ({ ...request })) } }
}

export const readBackInStockRequest: Handler<'readBackInStockRequest'> = async ({ params }, ctx) => ({
  status: 200,
  body: await readRequest(ctx, params.requestId),
})
