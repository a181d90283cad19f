import { callOptions } from '@stoa/kit/context'
import { commit } from '@stoa/kit/idempotency'
import type { Handler } from '../context.ts'
import type { Refund } from '../domain/order.ts'
import { carryOutRefund, recordRefund } from '../flows/refund.ts'
import { findRefund, type PendingRefund } from '../store/refunds.ts'
import { presentRefund } from './present-order.ts'

export const createRefund: Handler<'createRefund'> = async ({ params, body }, ctx) => {
  const answer = await commit(ctx, async (tx) => {
    const refund = await recordRefund(tx, params.id, body ?? {})
    return { status: 201 as const, body: refund }
  })
  await carryOutRefund(ctx, refund, callOptions(ctx), ctx.log)
}
