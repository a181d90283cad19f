import type { Address, Cart, Order, OrderPending, RequestOptions, Stoa } from '@stoa/sdk/source'

export const address: Address = {
  name: 'Grace Hopper',
  line1: 'Unter den Linden 1',
  city: 'Berlin',
  postal_code: '10117',
  country: 'DE',
}

export interface PurchaseOptions {
  lines: readonly { variantId: string; quantity: number }[]
  email: string
  /** Default `test`. */
  method?: string
  /** Tells the test provider what to do: `tok_decline`, `tok_action`, … */
  token?: string
}

/** Everything before placeOrder, as a storefront does it. */
export async function fillCart(stoa: Stoa, { lines, email, method = 'test', token }: PurchaseOptions): Promise<Cart> {
  const { id } = await stoa.carts.create({ currency: 'EUR', locale: 'en-GB' })
  for (const { variantId, quantity } of lines) await stoa.carts.addItem(id, { variant_id: variantId, quantity })
  await stoa.carts.update(id, { email, shipping_address: address })
  const [option] = (await stoa.carts.listShippingOptions(id)).data
  await stoa.carts.setShippingOption(id, { option_id: option?.id ?? '' })
  return stoa.carts.startPayment(id, { method, ...(token ? { details: { token } } : {}) })
}

const isOrder = (result: Order | OrderPending): result is Order => 'number' in result

/** Places the order of a cart. @throws Error when the buyer would have to act first */
export async function placeOrder(stoa: Stoa, cartId: string, options?: RequestOptions): Promise<Order> {
  const result = await stoa.carts.complete(cartId, options)
  if (!isOrder(result)) throw new Error(`payment ${result.payment.id} has to be confirmed first`)
  return result
}

/** A whole purchase. */
export async function buy(stoa: Stoa, options: PurchaseOptions): Promise<Order> {
  const { id } = await fillCart(stoa, options)
  return placeOrder(stoa, id)
}
