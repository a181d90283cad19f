/** Measures one line: its rate and latencies, and what it costs whom. */
import { setTimeout as pause } from 'node:timers/promises'
import { readMetrics, type Statements, waitUntilSettled } from './activity.ts'
import type { Child } from './child.ts'
import { type CounterReader, type Counters, countersBetween, REPORTED_AFTER_MS } from './counters.ts'
import type { Line, Measure } from './measures.ts'
import { type CpuReading, cpuBetween, type Measured, outsideShare, readCpu } from './processes.ts'
import { figuresOf, type IdleCost, type LineResult, type SqlCost } from './results.ts'
import { openLoop, type Sample, tasksOf } from './sample.ts'

const WARM_UP = { seconds: 1 }

/** What is read before, during and after a measurement. */
export interface Instruments {
  metricsUrl: string
  counters: CounterReader
  mail: Child
  measured: Measured
}

const workOf = ({ metricsUrl, mail }: Instruments) => {
  return async () => (await readMetrics(metricsUrl)).events + ((await mail.call('count')) as number)
}

export const settled = (instruments: Instruments) =>
  waitUntilSettled(workOf(instruments), () => readCpu(instruments.measured))

interface SqlReading {
  at: number
  statements: Statements
  counters: Counters
}

async function readSql({ metricsUrl, counters }: Instruments): Promise<SqlReading> {
  const { statements } = await readMetrics(metricsUrl)
  return { at: performance.now(), statements, counters: await counters.read() }
}

function sqlBetween(before: SqlReading, after: SqlReading): SqlCost {
  const sent = Object.entries(after.statements).map(([service, count]) => count - (before.statements[service] ?? 0))
  return { statements: sent.reduce((sum, each) => sum + each, 0), ...countersBetween(before.counters, after.counters) }
}

const eachCost = (of: (key: keyof SqlCost) => number): SqlCost => ({
  statements: of('statements'),
  commits: of('commits'),
  walSyncs: of('walSyncs'),
  walBytes: of('walBytes'),
})

/** What the shop does by itself: watched for as long as idle connections take to report what they did. */
export async function measureIdle(instruments: Instruments): Promise<IdleCost> {
  await pause(REPORTED_AFTER_MS)
  const [sqlBefore, before] = [await readSql(instruments), readCpu(instruments.measured)]
  await pause(REPORTED_AFTER_MS)
  const [sqlAfter, after] = [await readSql(instruments), readCpu(instruments.measured)]
  const cost = sqlBetween(sqlBefore, sqlAfter)
  const seconds = (sqlAfter.at - sqlBefore.at) / 1000
  const times = Object.entries(cpuBetween(before, after)).filter(([name]) => name !== 'client')
  return {
    cpuShare: Object.fromEntries(times.map(([name, time]) => [name, time / (after.at - before.at)])),
    sqlPerSecond: eachCost((key) => cost[key] / seconds),
  }
}

const perTask = (before: CpuReading, after: CpuReading, sample: Sample): Record<string, number> => {
  const tasks = tasksOf(sample)
  return Object.fromEntries(Object.entries(cpuBetween(before, after)).map(([name, time]) => [name, time / tasks]))
}

interface Loaded {
  sample: Sample
  before: CpuReading
  /** At the last event, or at the end of the load. */
  after: CpuReading
  outsideShare: number
  sql: SqlCost | null
  caughtUpSeconds: number | null
}

async function loadReading(measure: Measure, seconds: number, { measured }: Instruments): Promise<Loaded> {
  const before = readCpu(measured)
  const sample = await measure.warm({ seconds })
  const after = readCpu(measured)
  const share = outsideShare(before, after)
  return { sample, before, after, outsideShare: share, sql: null, caughtUpSeconds: null }
}

async function loadWriting(
  measure: Measure,
  seconds: number,
  instruments: Instruments,
  idle: IdleCost,
): Promise<Loaded> {
  await settled(instruments)
  await pause(REPORTED_AFTER_MS)
  const [sqlBefore, before] = [await readSql(instruments), readCpu(instruments.measured)]
  const sample = await measure.warm({ seconds })
  const share = outsideShare(before, readCpu(instruments.measured))
  const { seconds: caughtUpSeconds, last } = await settled(instruments)
  await pause(REPORTED_AFTER_MS)
  const sqlAfter = await readSql(instruments)
  const all = sqlBetween(sqlBefore, sqlAfter)
  const watchedSeconds = (sqlAfter.at - sqlBefore.at) / 1000
  const tasks = tasksOf(sample)
  const net = (key: keyof SqlCost) => Math.max(0, all[key] - idle.sqlPerSecond[key] * watchedSeconds) / tasks
  return { sample, before, after: last, outsideShare: share, sql: eachCost(net), caughtUpSeconds }
}

export interface LineOptions {
  line: Line
  measure: Measure
  seconds: number
  idle: IdleCost
  isQuick: boolean
}

/** Warms up, then loads the shop by the closed loop, then by the open one. */
export async function measureLine(options: LineOptions, instruments: Instruments): Promise<LineResult> {
  const { line, measure, seconds, idle, isQuick } = options
  await measure.warm(WARM_UP)
  const loaded = line.isWrite
    ? await loadWriting(measure, seconds, instruments, idle)
    : await loadReading(measure, seconds, instruments)
  const perSecond = line.arrivalsPerSecond
  const arrivals = isQuick ? null : figuresOf(await openLoop(perSecond, seconds, measure.arrival))
  return {
    name: line.name,
    title: line.title,
    ...{ cold: null, bare: null },
    warm: figuresOf(loaded.sample),
    arrivals: arrivals && { ...arrivals, perSecond },
    cpuMs: perTask(loaded.before, loaded.after, loaded.sample),
    ...{ sql: loaded.sql, caughtUpSeconds: loaded.caughtUpSeconds, outsideShare: loaded.outsideShare },
  }
}

/** The rate and costs of the same clients against another server. */
export async function measureBare(measure: Measure, seconds: number, measured: Measured): Promise<LineResult['bare']> {
  await measure.warm(WARM_UP)
  const before = readCpu(measured)
  const sample = await measure.warm({ seconds })
  return { ...figuresOf(sample), cpuMs: perTask(before, readCpu(measured), sample) }
}
