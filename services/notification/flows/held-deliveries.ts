import type { Delivery } from '../store/delivery-model.ts'

/** A delivery that this process has inserted under a lease of its own. */
export interface HeldDelivery {
  delivery: Delivery
  /** When its lease began or a little earlier, by `performance.now()`. */
  sinceMs: number
}

/**
 * What this process has inserted, leased to itself, and may send without another write: nobody else claims it before the lease
 * ends. Whoever takes a delivery out is the only one to attempt it. Nothing is lost with it: what a process that dies has held
 * is found by the sweep once the lease has ended.
 */
export interface HeldDeliveries {
  /** Makes room for one more; false when there is none, and then the delivery is for any process to claim. */
  reserve(): boolean
  add(held: HeldDelivery): void
  /** Gives back room that nothing was added to. */
  cancel(): void
  take(id: string): HeldDelivery | undefined
  /** All that were added at or before this moment. */
  takeSince(sinceMs: number): HeldDelivery[]
}

export function createHeldDeliveries(limit: number): HeldDeliveries {
  const held = new Map<string, HeldDelivery>()
  let reserved = 0
  const take = (id: string) => {
    const found = held.get(id)
    held.delete(id)
    return found
  }
  return {
    reserve() {
      const hasRoom = held.size + reserved < limit
      if (hasRoom) reserved++
      return hasRoom
    },
    cancel() {
      reserved--
    },
    add(delivery) {
      reserved--
      held.set(delivery.delivery._id, delivery)
    },
    take,
    takeSince: (sinceMs) =>
      [...held.values()].filter((each) => each.sinceMs <= sinceMs).flatMap((each) => take(each.delivery._id) ?? []),
  }
}
