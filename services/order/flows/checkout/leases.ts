import type { Postgres } from '@stoa/kit/postgres/pg'
import { DomainError } from '@stoa/kit/values/problem'
import type { Leases } from '../../context.ts'
import type { Checkout } from '../../domain/checkout.ts'
import { LEASE_SECONDS, renewLeases } from '../../store/checkouts.ts'

/** Milliseconds after which a lease is renewed, again and again while the work lasts. Most checkouts are over before. */
const RENEW_AFTER_MS = (LEASE_SECONDS * 1000) / 3

/** Milliseconds a lease counts as held without a word from the database: less than it lasts, as its statement took time. */
const SURE_MS = 2 * RENEW_AFTER_MS

/** Another process advances this checkout: what that one does counts. */
export class LeaseLostError extends DomainError {
  constructor() {
    super('checkout_in_progress', undefined, { headers: { 'retry-after': String(LEASE_SECONDS) } })
  }
}

interface Entry {
  checkout: Checkout
  /** When the lease was acquired or renewed, by this process's monotonic clock. */
  renewedAt: number
  lost: AbortController
}

/**
 * The leases this process holds. While there are any that have lasted for a while, one statement a second renews them
 * all, so that a busy process sends no more of them than an idle one.
 */
export function createLeases(pg: Postgres): Leases {
  const held = new Set<Entry>()
  let timer: NodeJS.Timeout | undefined

  const renew = async (entries: readonly Entry[]) => {
    if (entries.length === 0) return
    const startedAt = performance.now()
    const renewed = await renewLeases(
      pg,
      entries.map(({ checkout }) => checkout),
    )
    for (const entry of entries) {
      if (renewed.has(entry.checkout.id)) entry.renewedAt = startedAt
      else entry.lost.abort()
    }
  }
  let isRenewing = false
  const renewLong = async () => {
    if (isRenewing) return
    isRenewing = true
    const longest = performance.now() - RENEW_AFTER_MS
    // A renewal that fails is sent again: without the database nobody else can take over either.
    await renew([...held].filter((entry) => entry.renewedAt <= longest)).catch(() => undefined)
    isRenewing = false
  }
  const drop = (entry: Entry) => {
    held.delete(entry)
    if (held.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    hold(checkout) {
      const entry: Entry = { checkout, renewedAt: performance.now(), lost: new AbortController() }
      held.add(entry)
      timer ??= setInterval(renewLong, RENEW_AFTER_MS)
      return {
        signal: entry.lost.signal,
        async assertHeld() {
          // A process that was frozen wakes up here, with a lease that ended meanwhile.
          if (performance.now() - entry.renewedAt > SURE_MS) await renew([entry])
          if (entry.lost.signal.aborted) throw new LeaseLostError()
        },
        drop: () => drop(entry),
      }
    },
  }
}
