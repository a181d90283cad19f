import type { GuestCarts } from './cart-tokens.ts'
import { StoaError } from './errors.ts'
import type { Input, MergedCart, StoaOptions } from './types.ts'

/** As much of a cart as merging needs. */
export interface OpenCart {
  id: string
  status: string
  items: readonly unknown[]
  currency: string
  locale: string
}

export interface MergeParts {
  carts: GuestCarts
  /** Calls an operation by its operationId. */
  send: (id: string, input: Input) => Promise<OpenCart>
  onCartMerged: StoaOptions['onCartMerged']
}

/**
 * What a guest has in the cart comes along at sign-in: it is merged into the customer's cart, or a new one where that has another
 * currency. Signing in does not fail with it.
 */
export async function mergeGuestCart({ carts, send, onCartMerged }: MergeParts): Promise<void> {
  const guests = await carts.open()
  if (!guests) return
  let merged: OpenCart
  try {
    const { status, items, currency, locale } = await send('getCart', { path: { id: guests.cart_id } })
    if (status !== 'open' || items.length === 0) return
    const own = await send('getCurrentCart', {}).catch(() => null)
    const isOpen = own?.status === status && own.currency === currency
    const { id } = isOpen ? own : await send('createCart', { body: { currency, locale } })
    merged = await send('mergeCart', { path: { id }, body: { cart_token: guests.token } })
    await carts.merged(guests, id)
  } catch (error) {
    if (error instanceof StoaError) return
    throw error
  }
  await onCartMerged?.(merged as MergedCart, guests.cart_id)
}
