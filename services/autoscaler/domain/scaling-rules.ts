/**
 * How fast the number of replicas may follow what metrics want: the stabilisation windows and policies of the Horizontal Pod
 * Autoscaler (`behavior` of autoscaling/v2).
 */

/** Bounds of one direction: within each period so many replicas, or so many per cent of those there were; the larger change counts. */
export interface Direction {
  /** Growing heeds the lowest, shrinking the highest that was wanted in so many milliseconds. */
  windowMs: number
  replicas: number
  percent: number
  periodMs: number
}

export interface ScalingRules {
  min: number
  max: number
  up: Direction
  down: Direction
}

/** What was wanted, before it was stabilised. */
export interface Recommendation {
  at: number
  replicas: number
}

/** What was done. */
export interface Change {
  at: number
  from: number
  to: number
}

export interface History {
  recommendations: readonly Recommendation[]
  changes: readonly Change[]
}

/** Of a service that nothing is known of yet: what there is counts as wanted, so that a new leader takes nothing away at once. */
export const beginHistory = (at: number, replicas: number): History => ({
  recommendations: [{ at, replicas }],
  changes: [],
})

/** Where nothing is remembered of what was wanted, as after a time without rounds, it begins anew. */
export const resumed = (history: History, { at, replicas }: Recommendation): History =>
  history.recommendations.length > 0 ? history : { ...beginHistory(at, replicas), changes: history.changes }

const isWithin = (at: number, now: number, periodMs: number) => at > now - periodMs

/** Brings what is wanted between the lowest of the window for growing and the highest of the one for shrinking. */
export function stabilise(
  { up, down }: Pick<ScalingRules, 'up' | 'down'>,
  recommendations: readonly Recommendation[],
  { current, wanted, now }: { current: number; wanted: number; now: number },
): number {
  const ofLast = (windowMs: number) =>
    recommendations.filter(({ at }) => isWithin(at, now, windowMs)).map(({ replicas }) => replicas)
  const lowest = Math.min(wanted, ...ofLast(up.windowMs))
  const highest = Math.max(wanted, ...ofLast(down.windowMs))
  return Math.min(Math.max(current, lowest), highest)
}

/** How many there were when the period began: without what was added in it, with what was taken away. */
function atBeginning(current: number, changes: readonly Change[], now: number, periodMs: number): number {
  const recent = changes.filter(({ at }) => isWithin(at, now, periodMs))
  return recent.reduce((count, { from, to }) => count - (to - from), current)
}

/** Holds the number to the policies, and to least and most. */
export function limit(
  rules: ScalingRules,
  changes: readonly Change[],
  { current, wanted, now }: { current: number; wanted: number; now: number },
): number {
  const { up, down, min, max } = rules
  if (wanted > current) {
    const before = atBeginning(current, changes, now, up.periodMs)
    const most = Math.max(before + up.replicas, Math.ceil(before * (1 + up.percent / 100)))
    return Math.min(wanted, max, Math.max(most, current))
  }
  if (wanted < current) {
    const before = atBeginning(current, changes, now, down.periodMs)
    const least = Math.min(before - down.replicas, Math.trunc(before * (1 - down.percent / 100)))
    return Math.max(wanted, min, Math.min(least, current))
  }
  return wanted
}

/** To be called once a change was made: one that was refused counts for no policy. */
export const recordChange = (history: History, change: Change): History => ({
  ...history,
  changes: [...history.changes, change],
})

/** Without what no window and no period reaches any more. */
export function trimmed({ recommendations, changes }: History, { up, down }: ScalingRules, now: number): History {
  const windowMs = Math.max(up.windowMs, down.windowMs)
  const periodMs = Math.max(up.periodMs, down.periodMs)
  return {
    recommendations: recommendations.filter(({ at }) => isWithin(at, now, windowMs)),
    changes: changes.filter(({ at }) => isWithin(at, now, periodMs)),
  }
}
