import { callOptions } from '@stoa/kit/contract/context'
import { commit } from '@stoa/kit/postgres/idempotency'
import { scopeOf } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { beginRefund, carryOutRefund, recordRefund } from '../flows/refund.ts'
import { findRefund } from '../store/refunds.ts'
import { presentRefund } from './present-order.ts'

export const createRefund: Handler<'createRefund'> = async ({ params, body }, ctx) => {
  const wanted = { ...body, actor: scopeOf(ctx.principal) }
  // The response kept for a replay names the refund; its status is read anew.
  const recorded = await beginRefund(ctx, params.id, callOptions(ctx), (isCopyFresh) =>
    commit(ctx, async (tx) => ({
      status: 201 as const,
      headers: {},
      body: await recordRefund(tx, params.id, wanted, isCopyFresh),
    })),
  )
  const { order_id, id, currency } = recorded.body
  await carryOutRefund(ctx, recorded.body, callOptions(ctx), ctx.log)
  const refund = await findRefund(ctx.pg, order_id, id)
  if (!refund) throw notFound('The refund')
  return { status: 201, headers: recorded.headers, body: presentRefund(refund, currency) }
}
