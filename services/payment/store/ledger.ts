import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { query, statement } from '@stoa/kit/postgres/sql'
import { newId } from '@stoa/kit/values/ids'
import type { Posting, Transfer } from '../domain/ledger.ts'

/** Posts a transfer. When the transaction ends, the database checks that it sums to zero and is posted once. */
export function postTransfer({ source, reference, payment_id, postings }: Transfer): Statement {
  return statement(
    `WITH transfer AS (
       INSERT INTO ledger_transfers (id, source, reference, payment_id) VALUES ($1, $2, $3, $4) RETURNING id)
     INSERT INTO ledger_entries (transfer_id, account, currency, amount)
     SELECT transfer.id, p.* FROM transfer, unnest($5::text[], $6::text[], $7::bigint[]) AS p`,
    [
      newId('ltr'),
      source,
      reference,
      payment_id,
      postings.map((posting) => posting.account),
      postings.map((posting) => posting.currency),
      postings.map((posting) => posting.amount),
    ],
  )
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
