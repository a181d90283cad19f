import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { money } from '@stoa/kit/values/money'
import type { Handler } from '../context.ts'
import * as ledger from '../store/ledger.ts'

export const getLedger: Handler<'getLedger'> = async ({ query }, ctx) => {
  const { limit: _limit, cursor: _cursor, include, ...filter } = query
  const body = await listPage(ctx, query, {
    list: 'ledger',
    read: (from: PageFrom<number>) => ledger.listEntries(ctx.pg, filter, from),
    keyOf: (entry) => entry.id,
    present: ({ id, currency, amount, created_at, ...entry }) => ({
      ...entry,
      id: String(id),
      amount: money(amount, currency),
      created_at: created_at.toISOString(),
    }),
  })
  if (!include?.includes('balances')) return { status: 200, body }
  const totals = await ledger.listBalances(ctx.pg)
  const balances = totals.map(({ account, amount, currency }) => ({ account, amount: money(amount, currency) }))
  return { status: 200, body: { ...body, balances } }
}
