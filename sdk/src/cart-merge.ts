import type { GuestCarts } from './cart-tokens.ts'
import { StoaError } from './errors.ts'
import type { Input, MergedCart, Operation, StoaOptions } from './types.ts'

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
  operations: Readonly<Record<string, Operation>>
  send: (operation: Operation, input: Input) => Promise<OpenCart>
  onCartMerged: StoaOptions['onCartMerged']
}

/**
 * What a guest has in the cart comes along when they sign in: it is merged into a cart of the customer's. Signing in does not
 * fail when that fails; the guest's cart stays as it is then, and open to the same client.
 */
export async function mergeGuestCart({ carts, operations, send, onCartMerged }: MergeParts): Promise<void> {
  const { getCart, createCart, mergeCart } = operations
  const guests = await carts.open()
  if (!guests || !getCart || !createCart || !mergeCart) return
  let merged: OpenCart
  try {
    const { status, items, currency, locale } = await send(getCart, { path: { id: guests.cart_id } })
    if (status !== 'open' || items.length === 0) return
    const { id } = await send(createCart, { body: { currency, locale } })
    merged = await send(mergeCart, { path: { id }, body: { cart_token: guests.token } })
    await carts.merged(guests, id)
  } catch (error) {
    if (error instanceof StoaError) return
    throw error
  }
  await onCartMerged?.(merged as MergedCart, guests.cart_id)
}
