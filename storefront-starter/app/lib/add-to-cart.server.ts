import { type Cart, isApiError } from '@stoa/sdk'
import { currentCart } from './cart.server.ts'
import { linesOf } from './cart-lines.server.ts'
import { withKey } from './form.server.ts'
import type { FormValues } from './form.ts'
import type { Language } from './languages.ts'
import type { Visit } from './stoa.server.ts'

/** Puts a variant into the visitor's cart, and makes one where there is none. */
export async function addToCart({ stoa, session, currency }: Visit, values: FormValues, language: Language) {
  const cart = (await currentCart(stoa, session)) ?? (await stoa.carts.create({ currency, locale: language }))
  session.keepCart({ cart_id: cart.id })
  const item = { variant_id: values.variant_id ?? '', quantity: Number(values.quantity) }
  return await withKey(values, (idempotencyKey) => stoa.carts.addItem(cart.id, item, { idempotencyKey }))
}

/** What is shown beside the page once something was added. */
export function addedCartOf(cart: Cart) {
  return { lines: linesOf(cart), totals: cart.totals, shippingName: cart.shipping_option?.name ?? null }
}

export type AddedCart = ReturnType<typeof addedCartOf>

/** Prices follow the currency that is chosen where every line has one in it; else the cart stays as it is. */
export async function changeCurrency({ stoa, session }: Visit, currency: string): Promise<void> {
  try {
    const cart = await currentCart(stoa, session)
    if (cart?.status === 'open' && cart.currency !== currency) await stoa.carts.update(cart.id, { currency })
  } catch (error) {
    if (!isApiError(error)) throw error
  }
}
