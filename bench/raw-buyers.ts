/** The same purchases as in buyers.ts, by plain HTTP requests: what a client costs that does no more than it must. */
import { Pool } from 'undici'
import { ADDRESS, nextAddress, nextEmail, nextVariant } from './buyers.ts'

type Send = (method: 'POST' | 'PUT' | 'PATCH' | 'GET', path: string, body?: unknown) => Promise<unknown>

export interface RawClient {
  putInCart(variants: readonly string[]): Promise<void>
  checkOut(variants: readonly string[]): Promise<void>
  get(path: string): Promise<void>
  close(): Promise<void>
}

/** Ids of keys and carts are unique; a counter is cheaper than random numbers. */
const RUN = Date.now().toString(36)
let keys = 0

/** Sends what belongs to one cart, with its token from the moment that there is one. */
function sender(pool: Pool): Send {
  let token: string | undefined
  const address = nextAddress()
  return async (method, path, body) => {
    const headers: Record<string, string> = { 'x-forwarded-for': address }
    if (method !== 'GET') headers['idempotency-key'] = `bench-${RUN}-${++keys}`
    if (token !== undefined) headers['stoa-cart-token'] = token
    if (body !== undefined) headers['content-type'] = 'application/json'
    const response = await pool.request({
      ...{ method, path, headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const content = await response.body.text()
    if (response.statusCode >= 300) throw new Error(`${method} ${path}: status ${response.statusCode} ${content}`)
    const received = JSON.parse(content) as { token?: string }
    token ??= received.token
    return received
  }
}

async function fillCart(send: Send, variants: readonly string[]): Promise<string> {
  const { id } = (await send('POST', '/v1/carts', { currency: 'EUR' })) as { id: string }
  await send('POST', `/v1/carts/${id}/items`, { variant_id: nextVariant(variants), quantity: 1 })
  return id
}

async function checkOut(send: Send, variants: readonly string[]): Promise<void> {
  const cart = `/v1/carts/${await fillCart(send, variants)}`
  await send('PATCH', cart, { email: nextEmail(), shipping_address: ADDRESS, billing_address: ADDRESS })
  const { data } = (await send('GET', `${cart}/shipping-options`)) as { data: { id: string }[] }
  await send('PUT', `${cart}/shipping-option`, { option_id: data[0]?.id })
  await send('POST', `${cart}/payment`, { method: 'test' })
  const order = (await send('POST', `${cart}/complete`)) as { status: string }
  if (order.status === 'requires_action') throw new Error('the order is not placed yet')
}

/** @param connections that are kept open; more requests than that wait for one */
export function openRawClient(url: string, connections: number): RawClient {
  const pool = new Pool(url, { connections })
  return {
    putInCart: async (variants) => void (await fillCart(sender(pool), variants)),
    checkOut: (variants) => checkOut(sender(pool), variants),
    get: async (path) => void (await sender(pool)('GET', path)),
    close: () => pool.close(),
  }
}
