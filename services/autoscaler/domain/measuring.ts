import type { Measured } from './decision.ts'
import { readExposition, type Series } from './exposition.ts'
import type { Metric } from './policy.ts'
import type { TaskValues } from './replica-count.ts'

/** So long after its process began a task compiles and connects: what it needs then says nothing of the load. */
export const YOUNG_MS = 30_000
/** Two scrapes that are closer give no rate. */
const SHORTEST_MS = 1_000

const NAMES = [
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'stoa_event_loop_busy_seconds_total',
  'stoa_event_loop_idle_seconds_total',
  'stoa_requests_under_way',
  'stoa_jobs_waiting',
  'stoa_job_oldest_seconds',
  'stoa_outbox_unsent',
] as const

type Name = (typeof NAMES)[number]

/** What one task told at one moment. */
export interface Scrape {
  at: number
  series: ReadonlyMap<Name, readonly Series[]>
}

export const readScrape = (text: string, at: number): Scrape => ({ at, series: readExposition(text, NAMES) })

/** A task that is in DNS, what it told now and at the round before; null where it did not respond. */
export interface TaskScrapes {
  now: Scrape | null
  before: Scrape | null
}

const sumOf = ({ series }: Scrape, name: Name): number | null => {
  const found = series.get(name)
  return found ? found.reduce((sum, { value }) => sum + value, 0) : null
}

/** How much a counter has grown; null when it is not there twice, or its process is another one. */
function growth(now: Scrape, before: Scrape | null, name: Name): number | null {
  if (!before || now.at - before.at < SHORTEST_MS) return null
  const [start, startBefore] = [now, before].map((each) => sumOf(each, 'process_start_time_seconds'))
  const [value, valueBefore] = [sumOf(now, name), sumOf(before, name)]
  if (start !== startBefore || value === null || valueBefore === null) return null
  return Math.max(value - valueBefore, 0)
}

const PERCENT = 100
const SECOND_MS = 1_000

type OfTask = (now: Scrape, before: Scrape | null, cpuLimit: number) => number | null

const OF_TASK: Readonly<Partial<Record<Metric, OfTask>>> = {
  cpu(now, before, cpuLimit) {
    const seconds = growth(now, before, 'process_cpu_seconds_total')
    return seconds === null || !before ? null : (PERCENT * SECOND_MS * seconds) / (now.at - before.at) / cpuLimit
  },
  'event-loop'(now, before) {
    const busy = growth(now, before, 'stoa_event_loop_busy_seconds_total')
    const idle = growth(now, before, 'stoa_event_loop_idle_seconds_total')
    return busy === null || idle === null || busy + idle === 0 ? null : (PERCENT * busy) / (busy + idle)
  },
  requests: (now) => sumOf(now, 'stoa_requests_under_way'),
}

/** What a task has to be of some age for. */
const OF_GROWN_TASKS: readonly Metric[] = ['cpu', 'event-loop']

const isYoung = (scrape: Scrape) => {
  const startedAt = sumOf(scrape, 'process_start_time_seconds')
  return startedAt !== null && scrape.at - startedAt * SECOND_MS < YOUNG_MS
}

export interface MeasuringOptions {
  replicas: number
  /** Cores that a task may use. */
  cpuLimit: number
}

function valuesOf(metric: Metric, read: OfTask, tasks: readonly TaskScrapes[], options: MeasuringOptions): TaskValues {
  const isForGrown = OF_GROWN_TASKS.includes(metric)
  // Those that should run and are in DNS not yet.
  let unready = Math.max(options.replicas - tasks.length, 0)
  let missing = 0
  const values: number[] = []
  for (const { now, before } of tasks) {
    const value = now && read(now, before, options.cpuLimit)
    if (now && isForGrown && isYoung(now)) unready += 1
    else if (value === null) missing += 1
    else values.push(value)
  }
  return { values, missing, unready }
}

/** Every task says the same of what they share, so the greatest counts: of each series, then together. */
function ofService(tasks: readonly TaskScrapes[], name: Name, join: (values: readonly number[]) => number) {
  const greatest = new Map<string, number>()
  for (const { value, labels } of tasks.flatMap(({ now }) => now?.series.get(name) ?? [])) {
    const key = labels.service ?? ''
    greatest.set(key, Math.max(value, greatest.get(key) ?? 0))
  }
  return greatest.size === 0 ? null : join([...greatest.values()])
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

/** What the tasks of a service told, as rules read it. */
export function measure(tasks: readonly TaskScrapes[], options: MeasuringOptions): Measured {
  const shared: [Metric, number | null][] = [
    ['jobs', ofService(tasks, 'stoa_jobs_waiting', sum)],
    ['job-age', ofService(tasks, 'stoa_job_oldest_seconds', (values) => Math.max(...values))],
    ['outbox', ofService(tasks, 'stoa_outbox_unsent', sum)],
  ]
  const ofTasks = (Object.entries(OF_TASK) as [Metric, OfTask][]).map(([metric, read]): [Metric, TaskValues] => [
    metric,
    valuesOf(metric, read, tasks, options),
  ])
  return {
    tasks: new Map(ofTasks),
    service: new Map(shared.flatMap(([metric, value]) => (value === null ? [] : [[metric, value] as const]))),
    ready: tasks.length,
  }
}
