/** Which events that have come in may be given their positions now, and in which order. */

export interface Candidate {
  _id: string
  aggregate: string
  sequence: number | null
  /** Has to come before it; null for the first of an aggregate, and where events are not numbered. */
  previous: string | null
  /** Of a state; null for what is numbered. */
  version: number | null
  arrived_at: Date
}

/** What the feed has already, of what the candidates name. */
export interface Known {
  positioned: ReadonlySet<string>
  /** Highest version, by aggregate. */
  versions: ReadonlyMap<string, number>
}

/**
 * How long an event waits for the one before it, milliseconds. Whatever fails twelve times has done so after half an hour at most; what
 * is not there by then was lost, or waits to be replayed by hand, and what happened since is told without it.
 */
export const GAP_WAIT_MS = 3_600_000

/** Longer than relays and queues may send an event again by themselves. */
export const SHORTEST_EVENT_DAYS = 7

export interface Limits {
  now: Date
  /** Ids below are of events that are not kept any more. */
  keptFrom: string
}

export interface Order<C extends Candidate> {
  /** In the order of their positions. */
  ready: C[]
  /** Ids of states that are older than what the feed has. */
  outdated: string[]
  /** Those of `ready` that have waited in vain. */
  late: C[]
}

/** States of one aggregate in the order of their versions, whatever the order they came in. */
function byVersion<C extends Candidate>(candidates: readonly C[]): C[] {
  const states = Map.groupBy(
    candidates.filter(({ version }) => version !== null),
    ({ aggregate }) => aggregate,
  )
  for (const each of states.values()) each.sort((one, other) => (one.version ?? 0) - (other.version ?? 0))
  return candidates.map((candidate) =>
    candidate.version === null ? candidate : (states.get(candidate.aggregate)?.shift() ?? candidate),
  )
}

export function orderOf<C extends Candidate>(candidates: readonly C[], known: Known, limits: Limits): Order<C> {
  const order: Order<C> = { ready: [], outdated: [], late: [] }
  const chosen = new Set<string>()
  const waitsSince = limits.now.getTime() - GAP_WAIT_MS
  const take = (candidate: C): boolean => {
    const { _id, aggregate, previous, version, arrived_at } = candidate
    if (version !== null && version < (known.versions.get(aggregate) ?? 0)) {
      order.outdated.push(_id)
      return true
    }
    const isNext =
      previous === null || chosen.has(previous) || known.positioned.has(previous) || previous < limits.keptFrom
    if (!isNext && arrived_at.getTime() > waitsSince) return false
    if (!isNext) order.late.push(candidate)
    chosen.add(_id)
    order.ready.push(candidate)
    return true
  }
  let left = byVersion(candidates)
  for (let before = left.length + 1; left.length < before; ) {
    before = left.length
    left = left.filter((candidate) => !take(candidate))
  }
  return order
}
