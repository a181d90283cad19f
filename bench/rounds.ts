import { setTimeout as pause } from 'node:timers/promises'
import { startChild } from './child.ts'
import { CLIENTS, LINE_LIST, type Line } from './measures.ts'
import { type Instruments, measureBare, measureIdle, measureLine, settled } from './meter.ts'
import type { Options } from './options.ts'
import { recordResponses } from './recorded.ts'
import { type CatalogueResult, figuresOf, type LineResult, medianBy } from './results.ts'
import type { Running } from './running-shop.ts'
import type { Sample } from './sample.ts'
import type { Stage } from './stage.ts'
import type { Workload } from './workload.ts'

export interface RoundOptions extends Pick<Options, 'lines' | 'seconds' | 'rounds' | 'isQuick'> {
  products: number
  workload: Workload
  stage: Stage
  say: (line: string) => void
  cleanup: AsyncDisposableStack
}

type Round = Omit<CatalogueResult, 'products'>

/** A shop that has nothing to do has released its memory after this time. */
const IDLE_MS = 5_000

const linesOf = ({ lines }: RoundOptions): Line[] => LINE_LIST.filter(({ name }) => lines.includes(name))

async function using<T>(
  line: Line,
  url: string,
  workload: Workload,
  work: (measure: ReturnType<Line['open']>) => Promise<T>,
) {
  const measure = line.open(url, workload)
  try {
    return await work(measure)
  } finally {
    await measure.close()
  }
}

/** Bare Fastify has the machine to itself as well. */
async function addBare(lines: LineResult[], options: RoundOptions): Promise<void> {
  const { workload, stage, seconds, cleanup } = options
  const shop = await stage.open()
  const responses = await recordResponses(shop.url, workload)
  await shop.stop()
  const bare = startChild('./bare.ts')
  cleanup.defer(bare.stop)
  const address = (await bare.call('serve', responses)) as string
  for (const line of linesOf(options)) {
    const result = lines.find(({ name }) => name === line.name)
    const measured = { bare: bare.pid }
    if (result) {
      result.bare = await using(line, address, workload, (measure) => measureBare(measure, seconds, measured))
    }
  }
  await bare.stop()
}

async function coldFigures(shop: Running, options: RoundOptions, round: number): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample>()
  for (const line of linesOf(options)) {
    samples.set(line.name, await using(line, shop.url, options.workload, (measure) => measure.cold(round)))
  }
  return samples
}

async function measureRound(options: RoundOptions, round: number): Promise<Round> {
  const { stage, workload, seconds, isQuick, say } = options
  const shop = await stage.open()
  const measured = { shop: shop.pid, ...stage.measured, mail: stage.mail.pid }
  const instruments: Instruments = { ...stage, metricsUrl: shop.metricsUrl, measured }
  const cold = isQuick ? new Map<string, Sample>() : await coldFigures(shop, options, round)
  await settled(instruments)
  await pause(IDLE_MS)
  const idleBytes = shop.memory()
  const idle = await measureIdle(instruments)
  const lines: LineResult[] = []
  for (const line of linesOf(options)) {
    say(`  ${line.title} …`)
    const result = await using(line, shop.url, workload, (measure) =>
      measureLine({ line, measure, seconds, idle, isQuick }, instruments),
    )
    const first = cold.get(line.name)
    lines.push({ ...result, cold: first ? figuresOf(first) : null })
  }
  const memory = { idle: idleBytes, loaded: shop.memory() }
  await shop.stop()
  return { startSeconds: shop.startSeconds, idle, memory, lines }
}

/** Every round begins with a shop that has just been started. Each line is that of its round in the middle, by rate. */
export async function measureRounds(options: RoundOptions): Promise<CatalogueResult> {
  const { products, rounds: count, isQuick, say } = options
  const rounds: Round[] = []
  for (let round = 0; round < count; round++) {
    say(`Round ${round + 1} of ${count}, ${CLIENTS} clients …`)
    rounds.push(await measureRound(options, round))
  }
  const middle = medianBy(rounds, ({ startSeconds }) => startSeconds)
  const lines = middle.lines.map(({ name }) => {
    const each = rounds.flatMap((round) => round.lines.filter((line) => line.name === name))
    return medianBy(each, ({ warm }) => warm.rate)
  })
  if (!isQuick) await addBare(lines, options)
  return { ...middle, products, lines }
}
