import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, PaymentContext } from '../context.ts'
import type { RefundEnd } from '../domain/manual.ts'
import { endManualRefund } from '../flows/refunds.ts'
import * as store from '../store/refunds.ts'
import { presentListedRefund } from './present.ts'

export const listRefunds: Handler<'listRefunds'> = async ({ query }, ctx) => {
  const { limit: _limit, cursor: _cursor, ...filter } = query
  const body = await listPage(ctx, query, {
    list: 'refunds',
    read: (from: PageFrom<readonly [string, string]>) => store.listRefunds(ctx.pg, filter, from),
    keyOf: (refund) => [refund.created_at.toISOString(), refund.id] as const,
    present: presentListedRefund,
  })
  return { status: 200, body }
}

async function ended(ctx: PaymentContext, id: string, end: RefundEnd) {
  const { id: payment_id, order_id, order_number, method, currency, refunds } = await endManualRefund(ctx, id, end)
  const refund = refunds.find((entry) => entry.id === id)
  if (!refund) throw notFound('This refund')
  const body = presentListedRefund({ ...refund, payment_id, order_id, order_number, method, currency })
  return { status: 200 as const, body }
}

export const confirmRefund: Handler<'confirmRefund'> = ({ params, body }, ctx) =>
  ended(ctx, params.id, { status: 'succeeded', reference: body?.reference ?? null })

export const rejectRefund: Handler<'rejectRefund'> = ({ params, body }, ctx) =>
  ended(ctx, params.id, { status: 'failed', failure: body.reason })
