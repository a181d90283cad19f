/** What one short measurement found. */
export interface Sample {
  /** Seconds it took. */
  seconds: number
  /** Milliseconds of each that succeeded. */
  latencies: number[]
  failed: number
  /** Of the first that failed. */
  reason?: string | undefined
}

/** Ends by the clock, or after so many. */
export type Bound = { seconds: number } | { count: number }

export const rateOf = (sample: Sample): number => sample.latencies.length / sample.seconds

/** @param share 0.99 is the latency that one in a hundred exceeds; milliseconds */
export function percentile(sample: Sample, share: number): number {
  const sorted = sample.latencies.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The sample whose rate is the middle one. */
export function medianOf(samples: readonly Sample[]): Sample {
  const sorted = samples.toSorted((a, b) => rateOf(a) - rateOf(b))
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

/** Each worker begins its next task when its last one is over. A task that ends after the deadline is not counted. */
export async function closedLoop(workers: number, bound: Bound, task: () => Promise<void>): Promise<Sample> {
  const began = performance.now()
  const deadline = 'seconds' in bound ? began + bound.seconds * 1000 : Number.POSITIVE_INFINITY
  const sample: Sample = { seconds: 0, latencies: [], failed: 0 }
  let left = 'count' in bound ? bound.count : Number.POSITIVE_INFINITY

  const once = async () => {
    const start = performance.now()
    let failure: unknown
    await task().catch((error: unknown) => {
      failure = error
    })
    const end = performance.now()
    if (end > deadline) return
    sample.seconds = (end - began) / 1000
    if (failure === undefined) sample.latencies.push(end - start)
    else {
      sample.failed++
      sample.reason ??= String(failure)
    }
  }
  const work = async () => {
    while (left-- > 0 && performance.now() < deadline) await once()
  }

  await Promise.all(Array.from({ length: workers }, work))
  if ('seconds' in bound) sample.seconds = bound.seconds
  return sample
}
