import { newId } from '@stoa/kit/ids'
import { DomainError, UnavailableError } from '@stoa/kit/problem'
import type { Deps } from '../context.ts'
import type { Checkout } from '../domain/checkout.ts'
import { findCheckout, takeCheckout, takeDueCheckouts } from '../store/checkouts.ts'
import { drive } from './drive.ts'

/** How many attempts one round carries on. */
const BATCH = 20

/** Drives on; an attempt that ends as refused has ended as it should, and one whose outcome is unknown is due again. */
async function carryOn(deps: Deps, checkout: Checkout, requestId: string): Promise<Checkout> {
  try {
    return await drive(deps, checkout, { requestId })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return (await findCheckout(deps.pg, checkout.id)) ?? checkout
  }
}

/** Carries on, or undoes, what crashed or waited for too long. Any replica may run it; returns how many it looked at. */
export async function recover(deps: Deps): Promise<number> {
  const due = await takeDueCheckouts(deps.pg, newId('lse'), BATCH)
  const results = await Promise.allSettled(due.map((checkout) => carryOn(deps, checkout, newId('req'))))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return due.length
}

/** Carries one attempt on because its payment has moved, whoever noticed first. Answers where it stands. */
export async function resume(deps: Deps, checkoutId: string, requestId: string): Promise<Checkout | undefined> {
  const taken = await takeCheckout(deps.pg, checkoutId, newId('lse'))
  return taken ? carryOn(deps, taken, requestId) : findCheckout(deps.pg, checkoutId)
}

/** The event of a payment has to come again: its checkout is still being driven, or its order is not there yet. */
export function notYet(): UnavailableError {
  return new UnavailableError('The checkout of this payment is under way.', false)
}
