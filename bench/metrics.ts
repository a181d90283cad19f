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

/** Without an event for this long nothing more will come: relays look for events every second. */
const QUIET_SECONDS = 3
/** Waiting ends after this time in any case. */
const TIMEOUT_SECONDS = 60

/** Waits until events and mail have caught up. @returns the seconds that took; Infinity after the timeout */
export async function waitUntilSettled(metricsUrl: string): Promise<number> {
  const began = performance.now()
  let changed = began
  let last = (await readMetrics(metricsUrl)).events
  while (performance.now() - changed < QUIET_SECONDS * 1000) {
    if (performance.now() - began > TIMEOUT_SECONDS * 1000) return Number.POSITIVE_INFINITY
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

/** How long the idle shop is watched, to know what its loops send by themselves. */
const IDLE_SECONDS = 5

/** Statements of one task, including those of the events that follow it, without those of the idle shop. */
export async function statementsOf(metricsUrl: string, times: number, task: () => Promise<void>): Promise<Statements> {
  await waitUntilSettled(metricsUrl)
  const idle = await countedWhile(metricsUrl, () => pause(IDLE_SECONDS * 1000))
  const busy = await countedWhile(metricsUrl, async () => {
    for (let time = 0; time < times; time++) await task()
    await waitUntilSettled(metricsUrl)
  })
  return new Map(
    [...busy.statements].map(([service, count]) => {
      const anyway = ((idle.statements.get(service) ?? 0) / idle.seconds) * busy.seconds
      return [service, Math.max(0, count - anyway) / times]
    }),
  )
}
