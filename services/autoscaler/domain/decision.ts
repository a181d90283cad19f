import { METRICS, type Metric, type Policy } from './policy.ts'
import { countByTasks, countByTotal, countByValue, type TaskValues } from './replica-count.ts'
import { type History, limit, resumed, stabilise, trimmed } from './scaling-rules.ts'

/** A service as the engine tells of it. */
export interface ServiceState {
  replicas: number
  /** An update, or the way back from one, is under way. */
  isUpdating: boolean
  /** Tasks that no node has room for. */
  unplaced: number
}

/** What was measured: a value of each task, or one of the service; nothing where it could not be read. */
export interface Measured {
  tasks: ReadonlyMap<Metric, TaskValues>
  service: ReadonlyMap<Metric, number>
  /** Tasks that are ready. */
  ready: number
}

export type Reason =
  | 'within tolerance'
  | 'metrics'
  | 'stabilised'
  | 'limited by policy'
  | 'at min'
  | 'at max'
  | 'below min'
  | 'above max'
  | 'set to zero by hand'
  | 'update under way'
  | 'no node has room'
  | 'no metrics'
  | 'metrics missing'

export interface Decision {
  current: number
  /** What metrics want, before windows, policies and bounds. */
  wanted: number
  desired: number
  reason: Reason
  /** Which metric wanted most. */
  metric?: Metric
}

function countOf(metric: Metric, target: number, { replicas }: ServiceState, measured: Measured): number | null {
  const tasks = measured.tasks.get(metric)
  if (METRICS[metric] === 'tasks') return tasks ? countByTasks(replicas, target, tasks) : null
  const value = measured.service.get(metric)
  if (value === undefined) return null
  if (METRICS[metric] === 'total') return countByTotal(replicas, target, value)
  return countByValue(replicas, target, { value, ready: measured.ready })
}

/** The largest number that one of the metrics wants. When some cannot be told, the others may add replicas and take none away. */
function wantedBy(
  policy: Policy,
  state: ServiceState,
  measured: Measured,
): { wanted: number; metric: Metric } | Reason {
  const counts = [...policy.targets].map(([metric, target]) => ({
    metric,
    wanted: countOf(metric, target, state, measured),
  }))
  const known = counts.flatMap(({ metric, wanted }) => (wanted === null ? [] : [{ metric, wanted }]))
  const [first, ...others] = known
  if (!first) return 'no metrics'
  const largest = others.reduce((most, each) => (each.wanted > most.wanted ? each : most), first)
  return known.length < counts.length && largest.wanted < state.replicas ? 'metrics missing' : largest
}

/** Which rule had the last word. */
function reasonOf(steps: { current: number; wanted: number; stable: number; desired: number }, policy: Policy): Reason {
  const { current, wanted, stable, desired } = steps
  if (wanted === current) return 'within tolerance'
  if (desired === policy.max && stable > desired) return 'at max'
  if (desired === policy.min && stable < desired) return 'at min'
  if (stable !== wanted && desired === stable) return 'stabilised'
  if (desired !== stable) return 'limited by policy'
  return 'metrics'
}

/** Nothing is measured for these: the number is what it has to be, or nobody is to touch it. */
function withoutMetrics({ min, max }: Policy, { replicas, isUpdating }: ServiceState): Decision | null {
  const stay = (reason: Reason) => ({ current: replicas, wanted: replicas, desired: replicas, reason })
  // The engine keeps one specification to go back to: a change of replicas in between would take its place.
  if (isUpdating) return stay('update under way')
  if (replicas === 0) return stay('set to zero by hand')
  if (replicas > max) return { current: replicas, wanted: max, desired: max, reason: 'above max' }
  if (replicas < min) return { current: replicas, wanted: min, desired: min, reason: 'below min' }
  return null
}

/** While nothing is known of what is wanted, what there is counts as that: nothing is taken away as soon as it is known again. */
const unmeasured = (history: History, { current }: Decision, now: number): History => ({
  ...history,
  recommendations: [...history.recommendations, { at: now, replicas: current }],
})

/** How many replicas a service should have now, why, and what is to be remembered for the next time. */
export function decide(
  policy: Policy,
  given: { state: ServiceState; measured: Measured; history: History; now: number },
): { decision: Decision; history: History } {
  const { state, measured, now } = given
  const history = resumed(trimmed(given.history, policy, now), { at: now, replicas: state.replicas })
  const fixed = withoutMetrics(policy, state)
  if (fixed) return { decision: fixed, history: state.isUpdating ? unmeasured(history, fixed, now) : history }
  const current = state.replicas
  const found = wantedBy(policy, state, measured)
  if (typeof found === 'string') {
    const decision = { current, wanted: current, desired: current, reason: found }
    return { decision, history: unmeasured(history, decision, now) }
  }
  const { wanted, metric } = found
  const stable = stabilise(policy, history.recommendations, { current, wanted, now })
  const desired = limit(policy, history.changes, { current, wanted: stable, now })
  const next = { ...history, recommendations: [...history.recommendations, { at: now, replicas: wanted }] }
  if (desired > current && state.unplaced > 0)
    return { decision: { current, wanted, desired: current, reason: 'no node has room', metric }, history: next }
  const reason = reasonOf({ current, wanted, stable, desired }, policy)
  return { decision: { current, wanted, desired, reason, metric }, history: next }
}
