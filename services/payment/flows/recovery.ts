import type { Work } from '../context.ts'
import { claimOpenPayments } from '../store/recovery.ts'
import { mustRead } from './change-payment.ts'
import { reconcile } from './reconcile.ts'

/**
 * Reconciles payments whose outcome is open: after a crash, a lost response, an outage of the provider, a missing webhook.
 * Returns how many were due; any replica may run it.
 */
export async function recoverPayments(work: Work): Promise<number> {
  const ids = await claimOpenPayments(work.pg, 20)
  const recover = async (id: string) => reconcile(work, await mustRead(work, id), { fetchFirst: true })
  const results = await Promise.allSettled(ids.map(recover))
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      work.log.error({ err: result.reason, payment: ids[index] }, 'a payment could not be recovered, tried again later')
    }
  }
  return ids.length
}
