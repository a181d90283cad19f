import { setTimeout as delay } from 'node:timers/promises'
import { callOptions } from '@stoa/kit/contract/context'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { OrderContext } from '../../context.ts'
import type { Cart } from '../../domain/cart.ts'
import type { Checkout } from '../../domain/checkout.ts'
import { ABANDONED } from '../../domain/next-step.ts'
import { acquireLeaseToAbandon, findLiveCheckout } from '../../store/checkouts.ts'
import { readCart } from '../cart.ts'
import { inProgress } from './join-checkout.ts'
import { advance } from './saga.ts'

/** Milliseconds to wait for whoever advances the checkout right now, and between two looks. */
const WAIT_MS = 2_000
const LOOK_EVERY_MS = 60

function stands(): DomainError {
  return new DomainError('cart_completed', 'It has been paid: the order stands. Cancel it instead.')
}

/** The checkout of the cart, leased to be given up; null when there is none any more. */
async function leaseToAbandon(ctx: OrderContext, cartId: string): Promise<Checkout | null> {
  const end = performance.now() + WAIT_MS
  for (;;) {
    const checkout = await findLiveCheckout(ctx.pg, cartId)
    if (!checkout) return null
    if (checkout.state === 'confirmed') throw stands()
    const leased = await acquireLeaseToAbandon(ctx.pg, checkout.id, newId('lse'), ABANDONED)
    if (leased) return leased
    if (performance.now() > end) throw inProgress(Math.max(1, checkout.lease_seconds ?? 1))
    await delay(LOOK_EVERY_MS)
  }
}

/**
 * Ends the checkout of a cart whose buyer does not want to pay after all: the same as its deadline, and now. The payment is
 * read first, so one that came through meanwhile makes the order; otherwise payment and stock are given back, and the cart
 * is open. What a crash leaves half done the recovery loop brings to that end.
 */
export async function abandonCheckout(ctx: OrderContext, cartId: string): Promise<Cart> {
  const cart = await readCart(ctx, cartId)
  if (cart.status === 'open') return cart
  const leased = await leaseToAbandon(ctx, cartId)
  if (leased) {
    const { status } = await advance(ctx, leased, callOptions(ctx))
    if (status === 'confirmed') throw stands()
  } else if (cart.status === 'completed') throw new DomainError('cart_completed')
  return readCart(ctx, cartId)
}
