import type { Log } from '@stoa/kit/observability/log'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { shown } from '../domain/level.ts'
import { isSameState } from '../domain/told-availability.ts'
import type { Availability, AvailabilityCache } from '../store/availability-cache.ts'
import type { LevelChannel } from '../store/level-channel.ts'

/** Told of a variant as shoppers see it, when that has changed. */
export type OnChange = (now: Availability) => void

/** Follows the availability of variants that somebody watches, for all streams of a process. */
export interface AvailabilityWatch {
  /** Reports changes from now on, until `stop`. Resolves with the present state, in the order of the ids. */
  watch(variantIds: readonly string[], onChange: OnChange): { present: Promise<Availability[]>; stop(): void }
  /** Reads again what is watched: for tests. */
  drain(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/**
 * What is watched is read again this often, milliseconds: Redis may have lost a message, or be away, and no number may stay as it
 * was then. One read serves all streams, and there is none while nobody watches.
 */
const READ_AGAIN_MS = 5_000
/** Variants of one read. */
const BATCH = 500

interface Watched {
  watchers: Set<OnChange>
  known: Availability | null
  /** When it was last learnt, on a clock that counts. */
  learntAt: number
}

interface WatchDeps {
  availability: Pick<AvailabilityCache, 'read'>
  channel: Pick<LevelChannel, 'listen'>
  /** Up to how many units shoppers are told of. */
  shownUpTo: number
  log: Log
}

/** What is known of each variant that is watched; the newest word counts, whichever way it came. */
function createKnown(shownUpTo: number) {
  const watched = new Map<string, Watched>()
  let clock = 0
  const learn = (variant_id: string, available: number | null, sinceAt = Number.POSITIVE_INFINITY) => {
    const entry = watched.get(variant_id)
    // What came while this was read is at least as new.
    if (!entry || entry.learntAt > sinceAt) return
    clock += 1
    entry.learntAt = clock
    const now = { variant_id, in_stock: available !== 0, available: shown(available, shownUpTo) }
    if (isSameState(entry.known, now)) return
    entry.known = now
    for (const tell of entry.watchers) tell(now)
  }
  return {
    learn,
    ids: () => [...watched.keys()],
    of: (variantId: string) => watched.get(variantId)?.known ?? null,
    /** The moment before a read. */
    mark: () => clock,
    add(variantId: string, watcher: OnChange) {
      const entry = watched.get(variantId) ?? { watchers: new Set(), known: null, learntAt: 0 }
      entry.watchers.add(watcher)
      watched.set(variantId, entry)
    },
    remove(variantId: string, watcher: OnChange) {
      const entry = watched.get(variantId)
      entry?.watchers.delete(watcher)
      if (entry?.watchers.size === 0) watched.delete(variantId)
    },
  }
}

export function createAvailabilityWatch({ availability, channel, shownUpTo, log }: WatchDeps): AvailabilityWatch {
  const known = createKnown(shownUpTo)
  const read = async (variantIds: readonly string[]) => {
    const startedAt = known.mark()
    const found = await availability.read(variantIds)
    for (const { variant_id, available } of found) known.learn(variant_id, available, startedAt)
    return found
  }
  const readAll = async () => {
    const ids = known.ids()
    for (let at = 0; at < ids.length; at += BATCH) await read(ids.slice(at, at + BATCH))
  }
  const loop = backgroundLoop({ name: 'availability watch', log, intervalMs: READ_AGAIN_MS, work: readAll })
  const listener = {
    onLevel: (variantId: string, available: number | null) => known.learn(variantId, available),
    onGap: () => loop.wake(),
  }
  return {
    watch(variantIds, onChange) {
      for (const id of variantIds) known.add(id, onChange)
      const present = async () => {
        // First, so that no change falls between the read and the first message.
        await channel.listen(listener)
        const found = await read(variantIds)
        return found.map(
          (each) => known.of(each.variant_id) ?? { ...each, available: shown(each.available, shownUpTo) },
        )
      }
      return {
        present: present(),
        stop() {
          for (const id of variantIds) known.remove(id, onChange)
        },
      }
    },
    drain: () => loop.drain(),
    start: () => loop.start(),
    stop: () => loop.stop(),
  }
}
