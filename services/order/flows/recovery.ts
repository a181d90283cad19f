import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Log } from '@stoa/kit/observability/log'
import { type Repeat, repeat } from '@stoa/kit/timing/repeat'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { type Checkout, isOver } from '../domain/checkout.ts'
import { findCheckout, takeCheckout, takeDueCheckouts } from '../store/checkouts.ts'
import { recoverMoney } from './cancellation.ts'
import { drive } from './drive.ts'
import { recoverRefunds } from './refund.ts'

/** How many attempts one round carries on. */
const BATCH = 20

/** Milliseconds between two looks. */
const INTERVAL_MS = 1_000

interface CarriedOn {
  checkout: Checkout
  /** Why it did not come to an end or a rest: its outcome is not known, and it is due again. */
  error: DomainError | null
}

/** Drives on. An attempt that ends as refused has ended as it should. */
async function carryOn(deps: Deps, taken: Checkout, requestId: string): Promise<CarriedOn> {
  try {
    return { checkout: await drive(deps, taken, { requestId }), error: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const checkout = (await findCheckout(deps.pg, taken.id)) ?? taken
    return { checkout, error: isOver(checkout.state) ? null : error }
  }
}

/** Carries on, or undoes, what crashed or waited for too long. Any replica may run it; returns how many it looked at. */
export async function recoverCheckouts(deps: Deps, log: Log): Promise<number> {
  const due = await takeDueCheckouts(deps.pg, newId('lse'), BATCH)
  const results = await Promise.allSettled(due.map((checkout) => carryOn(deps, checkout, newId('req'))))
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason
    const { checkout, error } = result.value
    if (error) log.warn({ checkout: checkout.id, state: checkout.state, err: error }, 'checkout is tried again')
  }
  return due.length
}

/** Carries one attempt on because its payment has moved, whoever noticed first. Answers where it stands. */
export async function resume(deps: Deps, checkoutId: string, requestId: string): Promise<Checkout | undefined> {
  const taken = await takeCheckout(deps.pg, checkoutId, newId('lse'))
  return taken ? (await carryOn(deps, taken, requestId)).checkout : findCheckout(deps.pg, checkoutId)
}

/** The event of a payment has to come again: its checkout is still being driven, or its order is not there yet. */
export function notYet(): NotYetError {
  return new NotYetError('The checkout of this payment is under way.')
}

/** The loop that brings everything half done to its end: checkouts, money of cancelled orders, refunds. */
export function createRecovery(deps: Deps, log: Log): Repeat {
  return repeat(INTERVAL_MS, log, async () => {
    const rounds = [recoverCheckouts(deps, log), recoverMoney(deps, log), recoverRefunds(deps, log)]
    const failed = (await Promise.allSettled(rounds)).find((round) => round.status === 'rejected')
    if (failed) throw failed.reason
  })
}
