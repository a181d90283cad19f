import { type Fetch, Stoa } from '@stoa/sdk/source'

export const ADDRESS = { name: 'Bo Buyer', line1: 'Ackerstraße 1', city: 'Berlin', postal_code: '10115', country: 'DE' }

/** What a buyer buys from: the shop, or something that sends the same responses. */
export interface Target {
  url: string
  /** Ids; buyers take them in turn, so that they do not all wait for the same stock row. */
  variants: readonly string[]
  fetch?: Fetch
}

/** A guest with a client of their own. Failures are to be seen, so nothing is repeated. */
function guest({ url, fetch }: Target): Stoa {
  const headers = { 'x-forwarded-for': nextAddress() }
  return new Stoa({ baseUrl: url, headers, maxRetries: 0, timeoutMs: 20_000, ...(fetch ? { fetch } : {}) })
}

let addresses = 0

/** Each buyer comes from a network of their own: what one holds unpaid is counted, and those of one wait for each other. */
export function nextAddress(): string {
  const n = ++addresses
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
}

let buyers = 0

/** Each buyer has their own: a mailbox gets so many mails a day and no more, and one that gets none costs none. */
export const nextEmail = (): string => `buyer-${++buyers}@example.com`

let turn = 0

export function nextVariant(variants: readonly string[]): string {
  const variant = variants[turn++ % variants.length]
  if (variant === undefined) throw new Error('there is nothing to buy')
  return variant
}

async function fillCart(stoa: Stoa, { variants }: Target): Promise<string> {
  const variant = nextVariant(variants)
  const cart = await stoa.carts.create({ currency: 'EUR' })
  await stoa.carts.addItem(cart.id, { variant_id: variant, quantity: 1 })
  return cart.id
}

/** Cart + item: two requests. */
export async function putInCart(target: Target): Promise<void> {
  await fillCart(guest(target), target)
}

/** A whole checkout, from the empty cart to the paid order: seven requests. */
export async function checkOut(target: Target): Promise<void> {
  const stoa = guest(target)
  const id = await fillCart(stoa, target)
  await stoa.carts.update(id, { email: nextEmail(), shipping_address: ADDRESS, billing_address: ADDRESS })
  const [option] = (await stoa.carts.listShippingOptions(id)).data
  if (option === undefined) throw new Error('the shop sends nothing to Berlin')
  await stoa.carts.setShippingOption(id, { option_id: option.id })
  await stoa.carts.startPayment(id, { method: 'test' })
  const order = await stoa.carts.complete(id)
  if (order.status === 'requires_action') throw new Error('the order is not placed yet')
}
