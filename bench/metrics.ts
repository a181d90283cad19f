import { setTimeout as pause } from 'node:timers/promises'

/** SQL statements by service. */
export type Statements = ReadonlyMap<string, number>

interface Reading {
  statements: Statements
  /** Events worked on so far, in all services. */
  events: number
}

async function readMetrics(url: string): Promise<Reading> {
  const text = await (await fetch(url)).text()
  const statements = new Map<string, number>()
  for (const [, service = '', count] of text.matchAll(/^stoa_sql_statements_total\{database="bench_(\w+)"\} (\d+)/gm)) {
    statements.set(service, Number(count))
  }
  let events = 0
  for (const [, count] of text.matchAll(/^stoa_events_total\{[^}]*\} (\d+)/gm)) events += Number(count)
  return { statements, events }
}

/** Seconds without an event after which nothing more is to come: relays sweep every second. */
const QUIET = 3
/** Seconds after which waiting ends anyway. */
const PATIENCE = 60

/** Waits until events and mail have caught up. Answers how many seconds that took; Infinity when it gave up. */
export async function settle(metricsUrl: string): Promise<number> {
  const began = performance.now()
  let changed = began
  let last = (await readMetrics(metricsUrl)).events
  while (performance.now() - changed < QUIET * 1000) {
    if (performance.now() - began > PATIENCE * 1000) return Number.POSITIVE_INFINITY
    await pause(200)
    const { events } = await readMetrics(metricsUrl)
    if (events !== last) changed = performance.now()
    last = events
  }
  return (changed - began) / 1000
}

function difference(after: Statements, before: Statements): Map<string, number> {
  return new Map([...after].map(([service, count]) => [service, count - (before.get(service) ?? 0)]))
}

async function countedWhile(metricsUrl: string, work: () => Promise<unknown>) {
  const began = performance.now()
  const before = await readMetrics(metricsUrl)
  await work()
  const after = await readMetrics(metricsUrl)
  return {
    statements: difference(after.statements, before.statements),
    seconds: (performance.now() - began) / 1000,
  }
}

/** Seconds that the shop is watched doing nothing, to know what its loops send by themselves. */
const WATCH = 5

/** Statements each time, the events that follow included and what the idle shop sends anyway taken off. */
export async function statementsOf(metricsUrl: string, times: number, task: () => Promise<void>): Promise<Statements> {
  await settle(metricsUrl)
  const idle = await countedWhile(metricsUrl, () => pause(WATCH * 1000))
  const busy = await countedWhile(metricsUrl, async () => {
    for (let time = 0; time < times; time++) await task()
    await settle(metricsUrl)
  })
  return new Map(
    [...busy.statements].map(([service, count]) => {
      const anyway = ((idle.statements.get(service) ?? 0) / idle.seconds) * busy.seconds
      return [service, Math.max(0, count - anyway) / times]
    }),
  )
}
