/** What one short measurement found. */
export interface Sample {
  /** Seconds it took. */
  seconds: number
  /** Milliseconds of each that succeeded. */
  latencies: number[]
  failed: number
  /** Begun in time and over too late to count; what they cost counts. */
  overdue: number
  /** Of the first that failed. */
  reason?: string | undefined
}

/** Ends by the clock, or after so many. */
export type Bound = { seconds: number } | { count: number }

/** Tasks that were carried out: costs are divided by them. */
export const tasksOf = ({ latencies, failed, overdue }: Sample): number =>
  Math.max(1, latencies.length + failed + overdue)

export const rateOf = (sample: Sample): number => sample.latencies.length / sample.seconds

/** @param share 0.99 is the latency that one in a hundred exceeds; milliseconds */
export function percentile(sample: Sample, share: number): number {
  const sorted = sample.latencies.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function fail(sample: Sample, error: unknown): void {
  sample.failed++
  sample.reason ??= String(error)
}

/** For tests, which have no machine to themselves. */
interface Time {
  nowMs(): number
  pause(ms: number): Promise<unknown>
}

const TIME: Time = {
  nowMs: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** Each worker begins its next task when its last one is over. A task that ends after the deadline is not counted. */
export async function closedLoop(
  workers: number,
  bound: Bound,
  task: () => Promise<void>,
  { nowMs }: Time = TIME,
): Promise<Sample> {
  const began = nowMs()
  const deadline = 'seconds' in bound ? began + bound.seconds * 1000 : Number.POSITIVE_INFINITY
  const sample: Sample = { seconds: 0, latencies: [], failed: 0, overdue: 0 }
  let left = 'count' in bound ? bound.count : Number.POSITIVE_INFINITY

  const once = async () => {
    const start = nowMs()
    let failure: unknown
    await task().catch((error: unknown) => {
      failure = error
    })
    const end = nowMs()
    if (end > deadline) {
      sample.overdue++
      return
    }
    sample.seconds = (end - began) / 1000
    if (failure === undefined) sample.latencies.push(end - start)
    else fail(sample, failure)
  }
  const work = async () => {
    while (left-- > 0 && nowMs() < deadline) await once()
  }

  await Promise.all(Array.from({ length: workers }, work))
  if ('seconds' in bound) sample.seconds = bound.seconds
  return sample
}

/** More than these at once are not sent: the shop cannot keep up with the arrivals. */
const MAX_WAITING = 2_000

/**
 * Tasks arrive at a fixed rate, whether or not earlier ones are over, and each is measured from the moment at which it was
 * due: a stall counts for everybody who would have come meanwhile. Timers are late by up to a millisecond, which counts too.
 */
export async function openLoop(
  perSecond: number,
  seconds: number,
  task: () => Promise<void>,
  { nowMs, pause }: Time = TIME,
): Promise<Sample> {
  const sample: Sample = { seconds, latencies: [], failed: 0, overdue: 0 }
  const began = nowMs()
  const waiting = new Set<Promise<void>>()
  const arrive = (due: number) => {
    if (waiting.size >= MAX_WAITING) return fail(sample, `${MAX_WAITING} were waiting already`)
    const done = task()
      .then(() => void sample.latencies.push(nowMs() - due))
      .catch((error: unknown) => fail(sample, error))
      .finally(() => waiting.delete(done))
    waiting.add(done)
  }
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = began + (index * 1000) / perSecond
    const early = due - nowMs()
    if (early > 0) await pause(early)
    arrive(due)
  }
  await Promise.all(waiting)
  return sample
}
