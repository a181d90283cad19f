import type { Queryable } from '@stoa/kit/postgres/pg'
import { one } from '@stoa/kit/postgres/sql'

/** Milliseconds until the earliest of each kind is due, by the database's clock; null when there is none. */
export interface DueMs {
  checkouts: number | null
  money: number | null
  endings: number | null
  itemsMoney: number | null
  refunds: number | null
  erasures: number | null
}

const untilMs = (earliest: string) => `(extract(epoch FROM (${earliest}) - now()) * 1000)::float8`

const DUE = `SELECT ${untilMs('SELECT min(due_at) FROM checkouts WHERE due_at IS NOT NULL')} AS checkouts,
       ${untilMs('SELECT min(money_due_at) FROM orders WHERE money_due_at IS NOT NULL')} AS money,
       ${untilMs('SELECT min(ending_due_at) FROM orders WHERE ending_due_at IS NOT NULL')} AS endings,
       ${untilMs('SELECT min(items_money_due_at) FROM orders WHERE items_money_due_at IS NOT NULL')} AS "itemsMoney",
       ${untilMs('SELECT min(due_at) FROM refunds WHERE due_at IS NOT NULL')} AS refunds,
       ${untilMs('SELECT min(erase_at) FROM orders WHERE erase_at IS NOT NULL')} AS erasures`

/** One statement for all kinds: each is the first entry of an index. */
export async function readDueMs(pg: Queryable): Promise<DueMs> {
  return one<DueMs>(pg, DUE)
}
