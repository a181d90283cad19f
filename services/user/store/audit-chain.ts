import type { Queryable } from '@stoa/kit/postgres/pg'
import { maybe } from '@stoa/kit/postgres/sql'

/** An entry's place in the audit log, and its hash in hexadecimal. */
export interface ChainLink {
  position: number
  hash: string
}

export interface BrokenEntry {
  position: number
  id: string
  /** What is wrong: this entry is not as it was written, or entries before it are missing. */
  fault: 'changed' | 'unlinked'
}

// Spelt out, although the database has a function for it: whoever changes entries may have changed that as well.
const SUM = `sha256(previous || convert_to(jsonb_build_array(
  position, id, action, actor_kind, actor_id, target_id, address, detail,
  to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))::text, 'UTF8'))`

/** The first entry that does not fit its own hash or the entry before it. */
export async function findBrokenEntry(pg: Queryable): Promise<BrokenEntry | undefined> {
  return maybe<BrokenEntry>(
    pg,
    `SELECT position, id, CASE WHEN hash <> sum THEN 'changed' ELSE 'unlinked' END AS fault FROM (
       SELECT position, id, hash, previous, ${SUM} AS sum, row_number() OVER places AS place,
              COALESCE(lag(hash) OVER places, '\\x') AS before
         FROM audit_log WINDOW places AS (ORDER BY position)) entries
      WHERE hash <> sum OR previous <> before OR position <> place ORDER BY position LIMIT 1`,
  )
}

/** The newest entry, or the one at a position. */
export async function findLink(pg: Queryable, position?: number): Promise<ChainLink | undefined> {
  return maybe<ChainLink>(
    pg,
    `SELECT position, encode(hash, 'hex') AS hash FROM audit_log
      ${position === undefined ? '' : 'WHERE position = $1'} ORDER BY position DESC LIMIT 1`,
    position === undefined ? [] : [position],
  )
}
