import { isDuplicate } from '@stoa/kit/postgres/pg'
import { ChangedMeanwhile } from '@stoa/kit/postgres/write-together'
import { newId } from '@stoa/kit/values/ids'
import type { Deps } from '../../context.ts'
import type { Cart } from '../../domain/cart.ts'
import type { Checkout } from '../../domain/checkout.ts'
import { keyReused, type RequestKey } from '../../domain/request-key.ts'
import type { PaidWhen } from '../../domain/unpaid-checks.ts'
import { allowanceFor, assertWithinLimits } from '../../domain/unpaid-limits.ts'
import { closeWithinAllowance, lockCartToOrder, updateCart } from '../../store/carts.ts'
import { keyOfCheckout, newKeyOfCheckout } from '../../store/checkout-keys.ts'
import { insertCheckout, insertCheckoutIf, type NewCheckout } from '../../store/new-checkouts.ts'

export interface CheckoutToRecord {
  /** Over the version it was read with. */
  cart: Cart
  paid: PaidWhen
  network: string | null
  requestKey: RequestKey | null
  /** Whether the request's key must not have been used before. */
  isFirst: boolean
}

interface Recording extends CheckoutToRecord {
  checkout: NewCheckout
  /** The cart, as it is saved. */
  closed: Cart
}

function recordingOf(deps: Deps, wanted: CheckoutToRecord): Recording {
  const { cart, network } = wanted
  const ids = { id: newId('chk'), order_id: newId('ord'), payment_id: newId('pay'), lease: newId('lse') }
  const { CHECKOUT_ACTION_MINUTES: minutes } = deps.settings
  const closed: Cart = { ...cart, status: 'in_checkout', updated_at: new Date() }
  return { ...wanted, closed, checkout: { ...ids, cart, minutes, network } }
}

/** Records by one statement, where nothing is in its way; null when something may be. */
async function recordAtOnce(deps: Deps, wanted: Recording): Promise<Checkout | null> {
  const { cart, paid, closed, network, requestKey: key, isFirst, checkout } = wanted
  const allowance = allowanceFor({ cart, paid }, deps.settings)
  const keyOf = isFirst ? newKeyOfCheckout : keyOfCheckout
  const keys = key ? [keyOf(key, cart.id, checkout.id)] : []
  try {
    return await insertCheckoutIf(deps.pg, checkout, [closeWithinAllowance(closed, network, allowance), ...keys])
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return null
    throw error
  }
}

/** Finds out what is in the way, and refuses, or records all the same. */
async function recordLocked(deps: Deps, wanted: Recording): Promise<Checkout | null> {
  const { cart, paid, closed, network, requestKey: key, isFirst, checkout } = wanted
  const recorded = await deps.pg.tx(async (tx) => {
    const locked = await lockCartToOrder(tx, cart.id, { network, keyId: key?.id ?? null })
    if (locked?.cart.version !== cart.version || locked.cart.status !== 'open') return null
    if (isFirst && locked.isKeyKnown) return null
    const isGuest = !locked.hasPaid
    assertWithinLimits({ cart, paid, isGuest }, locked.holders, deps.settings)
    const together = [updateCart(closed), ...(key ? [keyOfCheckout(key, cart.id, checkout.id)] : [])]
    return { checkout: insertCheckout(tx, { ...checkout, is_guest: isGuest }, together) }
  })
  return recorded ? recorded.checkout : null
}

/**
 * Records the checkout and closes the cart for edits, together; null when the cart changed meanwhile, or when it was to be the
 * first with its key and is not.
 */
export async function recordCheckout(deps: Deps, wanted: CheckoutToRecord): Promise<Checkout | null> {
  const recording = recordingOf(deps, wanted)
  try {
    return (await recordAtOnce(deps, recording)) ?? (await recordLocked(deps, recording))
  } catch (error) {
    // The cart is locked, so it was the key.
    if (error instanceof ChangedMeanwhile) throw keyReused()
    if (isDuplicate(error, 'one_checkout_per_cart')) return null
    throw error
  }
}
