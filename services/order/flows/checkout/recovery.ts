import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import { type Checkout, isOver } from '../../domain/checkout.ts'
import { acquireDueLeases, acquireLease, findCheckout } from '../../store/checkouts.ts'
import { recoverMoney } from '../cancellation.ts'
import { recoverRefunds } from '../refund.ts'
import { advance } from './saga.ts'

/** How many checkouts one round of the loop advances. */
const BATCH = 20

/** Milliseconds between two rounds. */
const INTERVAL_MS = 1_000

interface Advanced {
  checkout: Checkout
  /** Why the outcome of its step is not known; it is due again. */
  error: DomainError | null
}

/** Advances a checkout for nobody who waits for it. */
async function advanceUnattended(deps: Deps, leased: Checkout, requestId: string): Promise<Advanced> {
  try {
    return { checkout: (await advance(deps, leased, { requestId })).checkout, error: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const checkout = (await findCheckout(deps.pg, leased.id)) ?? leased
    return { checkout, error: isOver(checkout.state) ? null : error }
  }
}

/** Advances what crashed or has waited for too long. Any replica may run it; returns how many checkouts were due. */
export async function recoverCheckouts(deps: Deps, log: Log): Promise<number> {
  const due = await acquireDueLeases(deps.pg, newId('lse'), BATCH)
  const results = await Promise.allSettled(due.map((leased) => advanceUnattended(deps, leased, newId('req'))))
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason
    const { checkout, error } = result.value
    if (error) log.warn({ checkout: checkout.id, state: checkout.state, err: error }, 'checkout is tried again')
  }
  return due.length
}

/** Advances a checkout because its payment has moved, on whatever occasion; its row afterwards. */
export async function resumeCheckout(deps: Deps, id: string, requestId: string): Promise<Checkout | undefined> {
  const leased = await acquireLease(deps.pg, id, newId('lse'))
  return leased ? (await advanceUnattended(deps, leased, requestId)).checkout : findCheckout(deps.pg, id)
}

/** The loop that brings everything half done to its end: checkouts, money of cancelled orders, refunds. */
export function createRecovery(deps: Deps, log: Log): BackgroundLoop {
  const work = async () => {
    const rounds = [recoverCheckouts(deps, log), recoverMoney(deps, log), recoverRefunds(deps, log)]
    const failed = (await Promise.allSettled(rounds)).find((round) => round.status === 'rejected')
    if (failed) throw failed.reason
  }
  return backgroundLoop({ name: 'checkout recovery', log, intervalMs: INTERVAL_MS, work })
}
