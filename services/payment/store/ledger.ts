import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { query, statement } from '@stoa/kit/postgres/sql'
import { newId } from '@stoa/kit/values/ids'
import type { Posting, Transfer } from '../domain/ledger.ts'

/**
 * Posts transfers, in two statements that both can be part of a larger one. When the transaction ends, the database checks that
 * each sums to zero and is posted once.
 */
export function postTransfers(transfers: readonly Transfer[]): Statement[] {
  if (transfers.length === 0) return []
  const posted = transfers.map((transfer) => ({ ...transfer, id: newId('ltr') }))
  const entries = posted.flatMap(({ id, postings }) => postings.map((posting) => ({ ...posting, transfer_id: id })))
  return [
    statement(
      `INSERT INTO ledger_transfers (id, source, reference, payment_id)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      [
        posted.map((transfer) => transfer.id),
        posted.map((transfer) => transfer.source),
        posted.map((transfer) => transfer.reference),
        posted.map((transfer) => transfer.payment_id),
      ],
    ),
    statement(
      `INSERT INTO ledger_entries (transfer_id, account, currency, amount)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])`,
      [
        entries.map((entry) => entry.transfer_id),
        entries.map((entry) => entry.account),
        entries.map((entry) => entry.currency),
        entries.map((entry) => entry.amount),
      ],
    ),
  ]
}

export interface LedgerEntry extends Posting {
  id: number
  transfer_id: string
  source: Transfer['source']
  reference: string
  payment_id: string
  created_at: Date
}

/** A page of entries, newest first, one more than `limit`. */
export async function listEntries(
  pg: Queryable,
  filter: { account?: string; payment_id?: string },
  from: PageFrom<number>,
): Promise<LedgerEntry[]> {
  const { after, back, limit } = from
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    'true',
    ...(filter.account ? [`e.account = ${bind(filter.account)}`] : []),
    ...(filter.payment_id ? [`t.payment_id = ${bind(filter.payment_id)}`] : []),
    ...(after === null ? [] : [`e.id ${back ? '>' : '<'} ${bind(after)}`]),
  ]
  return query<LedgerEntry>(
    pg,
    `SELECT e.id, e.transfer_id, t.source, t.reference, t.payment_id, e.account, e.currency, e.amount, t.created_at
       FROM ledger_entries e JOIN ledger_transfers t ON t.id = e.transfer_id
      WHERE ${conditions.join(' AND ')} ORDER BY e.id ${back ? 'ASC' : 'DESC'} LIMIT ${bind(limit + 1)}`,
    values,
  )
}

/** The balance of every account in each currency, over all entries. */
export async function listBalances(pg: Queryable): Promise<Posting[]> {
  return query<Posting>(
    pg,
    `SELECT account, currency, sum(amount)::bigint AS amount FROM ledger_entries
      GROUP BY account, currency ORDER BY account, currency`,
  )
}
