import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, query } from '@stoa/kit/postgres/sql'
import { newId } from '@stoa/kit/values/ids'

export interface NewMovement {
  variant_id: string
  location_id: string
  delta: number
  reason: string
  reference?: string | null
  note?: string | null
  actor?: string | null
}

export interface Movement extends Required<NewMovement> {
  id: string
  created_at: Date
}

/** Journals changes of what is on hand: one statement at the end of the transaction. */
export function insertMovements(tx: Tx, movements: readonly NewMovement[]): void {
  if (movements.length === 0) return
  atCommit(
    tx,
    `INSERT INTO movements (id, variant_id, location_id, delta, reason, reference, note, actor)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])`,
    [
      movements.map(() => newId('mov')),
      movements.map((movement) => movement.variant_id),
      movements.map((movement) => movement.location_id),
      movements.map((movement) => movement.delta),
      movements.map((movement) => movement.reason),
      movements.map((movement) => movement.reference ?? null),
      movements.map((movement) => movement.note ?? null),
      movements.map((movement) => movement.actor ?? null),
    ],
  )
}

/** A page of one variant's movements, newest first, one more than `limit`. */
export async function listMovements(pg: Queryable, variantId: string, from: PageFrom): Promise<Movement[]> {
  return query<Movement>(
    pg,
    `SELECT id, variant_id, location_id, delta, reason, reference, note, actor, created_at FROM movements
      WHERE variant_id = $1 ${from.after === null ? '' : `AND id ${from.back ? '>' : '<'} $3`}
      ORDER BY id ${from.back ? 'ASC' : 'DESC'} LIMIT $2`,
    [variantId, from.limit + 1, ...(from.after === null ? [] : [from.after])],
  )
}
