import type { Log } from '@stoa/kit/observability/log'
import { countRowFailure } from '@stoa/kit/observability/row-failures'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import { type Checkout, isOver } from '../../domain/checkout.ts'
import { acquireDueLeases, acquireLease, findCheckout } from '../../store/checkouts.ts'
import { type DueMs, readDueMs } from '../../store/due.ts'
import { ENDING_LOOP, MONEY_LOOP, recoverEndings, recoverMoney } from '../cancellation.ts'
import { CONTACT_LOOP, eraseDueContacts } from '../contact-erasure.ts'
import { ITEMS_MONEY_LOOP, recoverItemsMoney } from '../item-cancellation.ts'
import { REFUND_LOOP, recoverRefunds } from '../refund.ts'
import { cancelUnpaidOrders, UNPAID_LOOP } from '../unpaid-orders.ts'
import { advance } from './saga.ts'

const LOOP = 'checkout recovery'

/** How many checkouts one round of the loop advances. */
const BATCH = 20

/**
 * Milliseconds after which it is read at the latest what is due: a checkout that another process has begun and left is seen this
 * much after its lease has ended, or sooner.
 */
const LOOK_EVERY_MS = 2_000

/** Milliseconds between two rounds for orders whose time to be paid is over. */
const UNPAID_EVERY_MS = 30_000

/** The same of a loop that is woken when something is due. */
const SAFETY_EVERY_MS = 300_000

type Loop = Pick<BackgroundLoop, 'start' | 'wake' | 'stop'>

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

/** Acquires the leases of checkouts that are due, and begins to advance each. */
async function beginDue(deps: Deps, log: Log, limit: number): Promise<Promise<void>[]> {
  const due = limit > 0 ? await acquireDueLeases(deps.pg, newId('lse'), limit) : []
  const failed = (error: unknown, { id, state }: Checkout) => {
    countRowFailure(LOOP)
    log.error({ checkout: id, state, err: error }, 'a checkout could not be advanced')
    throw error
  }
  return due.map(async (leased) => {
    const advanced = advanceUnattended(deps, leased, newId('req'))
    const { checkout, error } = await advanced.catch((error: unknown) => failed(error, leased))
    if (error) log.warn({ checkout: checkout.id, state: checkout.state, err: error }, 'checkout is tried again')
  })
}

/** Advances what crashed or has waited for too long. Any replica may run it; returns how many checkouts were due. */
export async function recoverCheckouts(deps: Deps, log: Log): Promise<number> {
  const due = await beginDue(deps, log, BATCH)
  const failed = (await Promise.allSettled(due)).find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return due.length
}

/** Advances a checkout because its payment has moved, on whatever occasion; its row afterwards. */
export async function resumeCheckout(deps: Deps, id: string, requestId: string): Promise<Checkout | undefined> {
  const leased = await acquireLease(deps.pg, id, newId('lse'))
  return leased ? (await advanceUnattended(deps, leased, requestId)).checkout : findCheckout(deps.pg, id)
}

/**
 * The loop of checkouts. A round does not wait for those it has begun: one that waits for a slow provider keeps no other
 * buyer from being taken over.
 */
function checkoutLoop(deps: Deps, log: Log): Loop {
  const running = new Set<Promise<void>>()
  const begin = async () => {
    for (const work of await beginDue(deps, log, BATCH - running.size)) {
      const ended = work.catch(() => undefined).finally(() => running.delete(ended))
      running.add(ended)
    }
  }
  const loop = backgroundLoop({ name: LOOP, log, intervalMs: SAFETY_EVERY_MS, work: begin })
  return {
    start: loop.start,
    wake: loop.wake,
    async stop() {
      await loop.stop()
      await Promise.all(running)
    },
  }
}

/** Reads by one statement what is due, and wakes whose work that is. */
function dueLoop(deps: Deps, log: Log, loops: Record<keyof DueMs, Loop>): Loop {
  const kinds = Object.keys(loops) as (keyof DueMs)[]
  let due: Partial<DueMs> = {}
  const dueMs = (kind: keyof DueMs) => due[kind] ?? Number.POSITIVE_INFINITY
  return backgroundLoop({
    ...{ name: 'look for due work', log, intervalMs: LOOK_EVERY_MS },
    async untilDueMs() {
      due = await readDueMs(deps.pg)
      return Math.min(...kinds.map(dueMs))
    },
    async work() {
      for (const kind of kinds) if (dueMs(kind) <= 0) loops[kind].wake()
    },
  })
}

/** The loops that bring everything half done to its end: checkouts, money of cancelled orders, refunds, erasures, unpaid orders. */
export function createRecovery(deps: Deps, log: Log): Pick<Loop, 'start' | 'stop'> {
  const loop = (name: string, work: () => Promise<unknown>, intervalMs = SAFETY_EVERY_MS) =>
    backgroundLoop({ name, log, intervalMs, work: async () => void (await work()) })
  const waiting = {
    checkouts: checkoutLoop(deps, log),
    money: loop(MONEY_LOOP, () => recoverMoney(deps, log)),
    endings: loop(ENDING_LOOP, () => recoverEndings(deps, log)),
    itemsMoney: loop(ITEMS_MONEY_LOOP, () => recoverItemsMoney(deps, log)),
    refunds: loop(REFUND_LOOP, () => recoverRefunds(deps, log)),
    erasures: loop(CONTACT_LOOP, () => eraseDueContacts(deps, new Date())),
  }
  const unpaid = loop(UNPAID_LOOP, () => cancelUnpaidOrders(deps, log), UNPAID_EVERY_MS)
  const loops = [dueLoop(deps, log, waiting), ...Object.values(waiting), unpaid]
  return {
    start: () => {
      for (const { start } of loops) start()
    },
    stop: async () => void (await Promise.all(loops.map(({ stop }) => stop()))),
  }
}
