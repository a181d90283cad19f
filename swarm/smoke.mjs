/** Is the shop open? Asked from outside, through the edge. Where the method `test` is offered, which moves no money, it buys. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DeployError } from './docker.mjs'

const ASK_MS = 10_000
/** Services that have just been replaced may have a little to do yet. */
const TRIES = 10
const PAUSE_MS = 2_000
const ADDRESS = { name: 'Smoke Test', line1: 'Kastanienallee 1', postal_code: '10435', city: 'Berlin', country: 'DE' }

/** What is said in passing: not ready yet, another call is at work on it, or the payment is under way. */
const isForNow = ({ status }, { code }) => [202, 502, 503, 504].includes(status) || code === 'checkout_in_progress'

/** Sends like a client that tries again, with the same key, while it is told to. */
async function send(base, method, path, { body, token } = {}) {
  const headers = {
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(token ? { 'stoa-cart-token': token } : {}),
    ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
  }
  const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
  for (let tries = 1; ; tries++) {
    const response = await fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(ASK_MS) })
    const read = await response.json().catch(() => ({}))
    const mayGoOn = isForNow(response, read)
    if (response.ok && !mayGoOn) return read
    if (!mayGoOn || tries === TRIES) throw new DeployError(`${method} ${path}: ${response.status} ${read.code ?? ''}`)
    await sleep(PAUSE_MS)
  }
}

async function firstAvailable(base) {
  const { data } = await send(base, 'GET', '/v1/products?available=true&limit=20')
  for (const { slug } of data) {
    const { variants } = await send(base, 'GET', `/v1/products/${slug}`)
    const variant = variants.find((each) => each.available)
    if (variant) return variant
  }
  return undefined
}

async function buy(base, variant) {
  const { id, token } = await send(base, 'POST', '/v1/carts', { body: { currency: variant.price?.currency ?? 'EUR' } })
  const inCart = (method, path, body) => send(base, method, `/v1/carts/${id}${path}`, { body, token })
  await inCart('POST', '/items', { variant_id: variant.id, quantity: 1 })
  await inCart('PATCH', '', { email: 'smoke@example.com', shipping_address: ADDRESS })
  const shipping = await inCart('GET', '/shipping-options')
  if (shipping.data.length > 0) await inCart('PUT', '/shipping-option', { option_id: shipping.data[0].id })
  await inCart('POST', '/payment', { method: 'test' })
  const order = await inCart('POST', '/complete', {})
  if (order.payment_status !== 'paid') throw new DeployError(`order ${order.number} is ${order.payment_status}`)
  // The shop gets back what was bought of it.
  await send(base, 'POST', `/v1/orders/${order.id}/cancel`, { body: {}, token })
  return order.number
}

async function open(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(ASK_MS) })
  await response.arrayBuffer()
  if (!response.ok) throw new DeployError(`${url}: ${response.status}`)
}

/** Resolves with a sentence on what was tried; throws when the shop is not open. */
export async function smoke({ api, shop }, { mayBuy }) {
  await open(`${api}/readyz`)
  await open(shop)
  const variant = await firstAvailable(api)
  if (!mayBuy) return 'pages and lists are there; nothing was bought, because the method `test` is not offered'
  if (!variant) return 'pages and lists are there; nothing was bought, because nothing is for sale'
  return `order ${await buy(api, variant)} was placed, paid and cancelled through the edge`
}
