import type { Workload } from './catalogue.ts'
import { startChild } from './child.ts'
import { type Measure, measuresOf, ROUNDS } from './measures.ts'
import { waitUntilSettled } from './metrics.ts'
import type { Running } from './running-shop.ts'
import { medianOf, type Sample } from './sample.ts'

const WARM_UP = { seconds: 1 }
const MEASURED = { seconds: 3 }

/** What one line of the table is made of: the median round of each. */
export interface Line {
  name: string
  cold: Sample
  warm: Sample
  bare: Sample
}

export interface Rounds {
  lines: Line[]
  /** Seconds that events and mail needed to catch up with the last checkouts; the median. */
  lagSeconds: number
}

interface Round {
  cold: Sample[]
  warm: Sample[]
  bare: Sample[]
  lagSeconds: number
}

async function eachWarm(measures: readonly Measure[], url: string): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const measure of measures) {
    await measure.warm(url, WARM_UP)
    samples.push(await measure.warm(url, MEASURED))
  }
  return samples
}

async function eachCold(measures: readonly Measure[], url: string, round: number): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const measure of measures) samples.push(await measure.cold(url, round))
  return samples
}

async function measureBare(workload: Workload, measures: readonly Measure[], cleanup: AsyncDisposableStack) {
  const bare = startChild('./bare.ts')
  cleanup.defer(bare.stop)
  const url = (await bare.call('serve', workload.responses)) as string
  const samples = await eachWarm(measures, url)
  await bare.stop()
  return samples
}

export interface RoundOptions {
  workload: Workload
  open: () => Promise<Running>
  say: (line: string) => void
  cleanup: AsyncDisposableStack
}

/** Every round begins with a shop that has just been started; bare Fastify has the machine to itself as well. */
export async function measureRounds({ workload, open, say, cleanup }: RoundOptions): Promise<Rounds> {
  const measures = measuresOf(workload)
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    say(`Round ${round + 1} of ${ROUNDS} …`)
    const shop = await open()
    const cold = await eachCold(measures, shop.url, round)
    const warm = await eachWarm(measures, shop.url)
    const lagSeconds = await waitUntilSettled(shop.metricsUrl)
    await shop.stop()
    rounds.push({ cold, warm, lagSeconds, bare: await measureBare(workload, measures, cleanup) })
  }
  const median = (kind: 'cold' | 'warm' | 'bare', index: number) =>
    medianOf(rounds.flatMap((round) => round[kind][index] ?? []))
  const lags = rounds.map((round) => round.lagSeconds).toSorted((a, b) => a - b)
  return {
    lines: measures.map(({ name }, index) => ({
      name,
      cold: median('cold', index),
      warm: median('warm', index),
      bare: median('bare', index),
    })),
    lagSeconds: lags[Math.floor(ROUNDS / 2)] ?? Number.NaN,
  }
}
