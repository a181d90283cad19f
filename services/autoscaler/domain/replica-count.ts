/**
 * How many replicas one metric wants, as the Horizontal Pod Autoscaler of Kubernetes computes it
 * (https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details).
 */

/** A ratio of what is to what should be is left alone when it is so close to 1. */
export const TOLERANCE = 0.1

/** Quotients that are whole on paper and not in binary, 6.000000000000001 of 0.6 / 0.5 × 5, add no replica. */
const ROUNDING = 1e-9

const roundUp = (count: number) => Math.ceil(count - ROUNDING)

const isNear = (ratio: number) => ratio >= 1 - TOLERANCE - ROUNDING && ratio <= 1 + TOLERANCE + ROUNDING

/** What is known of the tasks of a service. */
export interface TaskValues {
  /** Of each task that is ready and whose metric is known. */
  values: readonly number[]
  /** Ready, and their metric is not known. */
  missing: number
  /** Not ready yet, or so young that their metric says nothing. */
  unready: number
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

const repeated = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

/**
 * By a metric of each task, of which the mean is compared with the target. What is missing counts as at the target where that keeps
 * replicas, and as 0 where that adds none; tasks that are not ready count as 0 where replicas would be added. Null when nothing is known.
 */
export function countByTasks(current: number, target: number, { values, missing, unready }: TaskValues): number | null {
  if (values.length === 0) return null
  const first = meanOf(values) / target
  const growsBesideUnready = unready > 0 && first > 1
  if (missing === 0 && !growsBesideUnready) return isNear(first) ? current : roundUp(first * values.length)
  const assumed = [
    ...values,
    ...repeated(missing, first < 1 ? target : 0),
    ...repeated(growsBesideUnready ? unready : 0, 0),
  ]
  const ratio = meanOf(assumed) / target
  const turned = (first <= 1 && ratio > 1) || (first >= 1 && ratio < 1)
  if (isNear(ratio) || turned) return current
  const count = roundUp(ratio * assumed.length)
  // Other tasks counted than there are replicas: that alone adds and takes none.
  const isAgainst = ratio < 1 ? count > current : count < current
  return isAgainst ? current : count
}

/** By something that all replicas share, such as jobs that wait: so much of it for each of them. */
export function countByTotal(current: number, targetOfEach: number, total: number): number {
  if (current > 0 && isNear(total / (targetOfEach * current))) return current
  return roundUp(total / targetOfEach)
}

/** By one value of the service as a whole, such as how long the oldest job has waited. Null when no task is ready. */
export function countByValue(current: number, target: number, { value, ready }: { value: number; ready: number }) {
  if (ready === 0) return null
  return isNear(value / target) ? current : roundUp((value / target) * ready)
}
