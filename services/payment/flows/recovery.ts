import { countRowFailure } from '@stoa/kit/observability/row-failures'
import type { FlowContext } from '../context.ts'
import { claimOpenPayments } from '../store/recovery.ts'
import { mustRead } from './change-payment.ts'
import { reconcile } from './reconcile.ts'

/**
 * Reconciles payments whose outcome is open: after a crash, a lost response, an outage of the provider, a missing webhook.
 * Returns how many were due; any replica may run it.
 */
export async function recoverPayments(ctx: FlowContext): Promise<number> {
  const ids = await claimOpenPayments(ctx.pg, 20)
  const recover = async (id: string) => reconcile(ctx, await mustRead(ctx, id), { fetchFirst: true })
  const results = await Promise.allSettled(ids.map(recover))
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      countRowFailure('payment recovery')
      ctx.log.error({ err: result.reason, payment: ids[index] }, 'a payment could not be recovered, tried again later')
    }
  }
  return ids.length
}
