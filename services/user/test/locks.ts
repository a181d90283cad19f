import { setTimeout as pause } from 'node:timers/promises'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'

/** Resolves when that many transactions wait for a lock of another. */
export async function untilWaiting(pg: Postgres, count: () => number): Promise<void> {
  const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
  while ((await query(pg, waiting)).length < count()) await pause(5)
}
