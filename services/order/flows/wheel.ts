import type { Queryable } from '@stoa/kit/postgres/pg'
import { DomainError } from '@stoa/kit/values/problem'
import { type Checkout, canMove } from '../domain/checkout.ts'
import { type Move, moveCheckout } from '../store/checkouts.ts'

/** Somebody else drives this attempt: what they do counts. */
export function inProgress(): DomainError {
  return new DomainError('checkout_in_progress', undefined, { headers: { 'retry-after': '1' } })
}

/** Moves an attempt as its state table allows; refused when the wheel was lost to another process. */
export async function move(pg: Queryable, checkout: Checkout, to: Move): Promise<void> {
  if (!canMove(checkout.state, to.state)) {
    throw new Error(`checkout ${checkout.id} does not go from ${checkout.state} to ${to.state}`)
  }
  if (!(await moveCheckout(pg, checkout, to))) throw inProgress()
}
