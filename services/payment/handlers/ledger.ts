import { pageOf, readCursor } from '@stoa/kit/contract/cursor'
import { money } from '@stoa/kit/values/money'
import type { Handler } from '../context.ts'
import * as ledger from '../store/ledger.ts'

export const getLedger: Handler<'getLedger'> = async ({ query }, ctx) => {
  const { limit = 20, cursor, include, ...filter } = query
  const position = readCursor(ctx.secret, 'ledger', cursor)
  const after = position ? Number(position.key[0]) : null
  const rows = await ledger.listEntries(ctx.pg, filter, { after, back: position?.back ?? false, limit })
  const { data, page } = pageOf(rows, {
    secret: ctx.secret,
    list: 'ledger',
    limit,
    position,
    keyOf: (entry) => [entry.id],
  })
  const entries = data.map(({ id, currency, amount, created_at, ...entry }) => ({
    ...entry,
    id: String(id),
    amount: money(amount, currency),
    created_at: created_at.toISOString(),
  }))
  if (!include?.includes('balances')) return { status: 200, body: { data: entries, page } }
  const totals = await ledger.listBalances(ctx.pg)
  const balances = totals.map(({ account, amount, currency }) => ({ account, amount: money(amount, currency) }))
  return { status: 200, body: { data: entries, balances, page } }
}
