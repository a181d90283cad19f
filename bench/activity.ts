/** What the shop counts of its own work, and when it has caught up. */
import { setTimeout as pause } from 'node:timers/promises'

/** SQL statements by service, BEGIN and COMMIT included. */
export type Statements = Readonly<Record<string, number>>

interface Reading {
  statements: Statements
  /** Events worked on so far, in all services. */
  events: number
}

export async function readMetrics(url: string): Promise<Reading> {
  const text = await (await fetch(url)).text()
  const statements: Record<string, number> = {}
  for (const [, service = '', count] of text.matchAll(/^stoa_sql_statements_total\{database="bench_(\w+)"\} (\d+)/gm)) {
    statements[service] = Number(count)
  }
  let events = 0
  for (const [, count] of text.matchAll(/^stoa_events_total\{[^}]*\} (\d+)/gm)) events += Number(count)
  return { statements, events }
}

/** Without an event or a mail for this long nothing more will come: relays look for events every second. */
const QUIET_SECONDS = 3
/** Waiting ends after this time in any case. */
const TIMEOUT_SECONDS = 120

export interface Settled<T> {
  /** Until the last event and mail; Infinity after the timeout. */
  seconds: number
  /** What was taken at that moment. */
  last: T
}

/** Waits until events and mail have caught up. `work` counts what has been done of them. */
export async function waitUntilSettled<T>(work: () => Promise<number>, take: () => T): Promise<Settled<T>> {
  const began = performance.now()
  let changed = began
  let last = take()
  let done = await work()
  while (performance.now() - changed < QUIET_SECONDS * 1000) {
    if (performance.now() - began > TIMEOUT_SECONDS * 1000) return { seconds: Number.POSITIVE_INFINITY, last: take() }
    await pause(200)
    const now = await work()
    if (now !== done) {
      changed = performance.now()
      last = take()
    }
    done = now
  }
  return { seconds: (changed - began) / 1000, last }
}
