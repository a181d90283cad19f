import { firstEventId } from '@stoa/kit/events/pending-event'
import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { GAP_WAIT_MS, type Order, orderOf } from '../domain/feed-order.ts'
import { oldestInFeed } from '../store/feed.ts'
import type { FeedEvents, Unpositioned } from '../store/feed-model.ts'
import {
  advanceHead,
  applyHead,
  deleteOutdated,
  type Head,
  listUnpositioned,
  newestOf,
  positionedOf,
  readHead,
} from '../store/feed-positions.ts'
import type { TailWake } from './tail-wake.ts'

const POSITIONS_LOOP = 'positions of events'

/** Events that are given positions together. */
const BATCH = 100

const DAY_MS = 86_400_000

interface SequencerDeps {
  events: FeedEvents
  log: Log
  /** Days that events are kept. */
  days: number
}

interface Chosen extends Order<Unpositioned> {
  /** Events that have the highest version of an aggregate so far. */
  newest: { _id: string; aggregate: string }[]
}

/** The id that events which are not kept any more are below; the feed may have begun, or lost its beginning, later than that. */
async function keptFrom({ events, days }: SequencerDeps, now: Date): Promise<string> {
  const oldest = await oldestInFeed(events)
  const begun = oldest ? oldest.recorded_at.getTime() - GAP_WAIT_MS : 0
  return firstEventId(Math.max(0, begun, now.getTime() - days * DAY_MS))
}

async function choose(deps: SequencerDeps, candidates: readonly Unpositioned[], now: Date): Promise<Chosen> {
  const { events } = deps
  const aggregates = new Set(candidates.flatMap(({ aggregate, version }) => (version === null ? [] : [aggregate])))
  const previous = candidates.flatMap((candidate) => candidate.previous ?? [])
  const [positioned, newest, from] = await Promise.all([
    positionedOf(events, previous),
    newestOf(events, [...aggregates]),
    keptFrom(deps, now),
  ])
  const versions = new Map<string, number>()
  for (const { aggregate, version } of newest) versions.set(aggregate, Math.max(version, versions.get(aggregate) ?? 0))
  return { ...orderOf(candidates, { positioned, versions }, { now, keptFrom: from }), newest }
}

function nextHead(head: Head, { ready, newest }: Chosen, now: Date): Head {
  const states = new Map(ready.flatMap(({ _id, aggregate, version }) => (version === null ? [] : [[aggregate, _id]])))
  return {
    _id: 'feed',
    last: head.last + ready.length,
    entries: ready.map(({ _id, aggregate }) => {
      return states.get(aggregate) === _id ? { id: _id, newest_of: aggregate } : { id: _id }
    }),
    surpassed: newest.flatMap(({ _id, aggregate }) => (states.has(aggregate) ? [_id] : [])),
    recorded_at: new Date(Math.max(now.getTime(), head.recorded_at.getTime())),
  }
}

/** The first events that may be given positions; pages of those that have to wait are passed over. */
async function nextReady(deps: SequencerDeps, now: Date): Promise<Chosen | null> {
  for (let after = ''; ; ) {
    const candidates = await listUnpositioned(deps.events, after, BATCH)
    if (candidates.length === 0) return null
    const chosen = await choose(deps, candidates, now)
    await deleteOutdated(deps.events, chosen.outdated)
    if (chosen.ready.length > 0) return chosen
    after = candidates.at(-1)?._id ?? ''
  }
}

/**
 * Gives events their positions: 1, 2, 3, … without a gap, in the order of each aggregate. The head says first to which events the next
 * ones go, by a compare-and-set, and is applied to them then; nobody advances it before it is. So any number of processes may do
 * this, and wherever one stops the next one carries on (docs/decisions/0046-events-for-integrators.md).
 */
export function createSequencer(deps: SequencerDeps) {
  const { events, log } = deps
  let applied = -1

  /** One batch; how many events it gave a position, or null when there was none to give. */
  const assign = async (now: Date): Promise<number | null> => {
    if ((await listUnpositioned(events, '', 1)).length === 0) return null
    const head = await readHead(events)
    if (head.last !== applied) await applyHead(events, head)
    applied = head.last
    const chosen = await nextReady(deps, now)
    if (!chosen) return null
    const next = nextHead(head, chosen, now)
    if (!(await advanceHead(events, head, next))) return 0
    for (const { _id, aggregate, previous } of chosen.late) {
      log.error(
        { event: _id, aggregate, previous },
        'an event is told of without the one before it, which has not come',
      )
    }
    await applyHead(events, next)
    applied = next.last
    return chosen.ready.length
  }
  return { assign }
}

/** The loop that gives positions: woken when events come in, and by a timer for what a process that died has left. */
export function createFeedLoop(deps: SequencerDeps & { tail: TailWake }): BackgroundLoop {
  const { assign } = createSequencer(deps)
  return backgroundLoop({
    name: POSITIONS_LOOP,
    log: deps.log,
    intervalMs: 5_000,
    gatherMs: 20,
    async work(signal) {
      while (!signal.aborted) {
        const assigned = await assign(new Date())
        if (assigned === null) return
        if (assigned > 0) deps.tail.wake()
      }
    },
  })
}
