import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { resume } from '@stoa/kit/postgres/resumable'
import { scopeOf } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, PaymentContext } from '../context.ts'
import type { RefundEnd } from '../domain/manual.ts'
import type { Payment } from '../domain/payment.ts'
import { endManualRefund, retryRefusedRefund } from '../flows/refunds.ts'
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

function respond(payment: Payment, id: string) {
  const { id: payment_id, order_id, order_number, method, currency, refunds } = payment
  const refund = refunds.find((entry) => entry.id === id)
  if (!refund) throw notFound('This refund')
  const body = presentListedRefund({ ...refund, payment_id, order_id, order_number, method, currency })
  return {
    response: { status: 200 as const, body },
    isSettled: refund.kind === 'manual' || refund.status !== 'pending',
  }
}

const ended = (ctx: PaymentContext, id: string, end: RefundEnd) =>
  resume(ctx, async () => respond(await endManualRefund(ctx, id, end), id))

export const confirmRefund: Handler<'confirmRefund'> = ({ params, body }, ctx) =>
  ended(ctx, params.id, { status: 'succeeded', reference: body?.reference ?? null, ended_by: scopeOf(ctx.principal) })

export const rejectRefund: Handler<'rejectRefund'> = ({ params, body }, ctx) =>
  ended(ctx, params.id, { status: 'failed', failure: body.reason, ended_by: scopeOf(ctx.principal) })

export const retryRefund: Handler<'retryRefund'> = ({ params }, ctx) =>
  resume(ctx, async () => respond(await retryRefusedRefund(ctx, params.id, scopeOf(ctx.principal)), params.id))
