import type { Work } from '../context.ts'
import { claimOpenPayments } from '../store/recovery.ts'
import { converge } from './converge.ts'
import { mustRead } from './save.ts'

/**
 * Looks at payments whose outcome is open: after a crash, a lost answer, a provider that was away, a webhook that never
 * came. Asks first, then goes on. Returns how many it looked at; any replica may run it.
 */
export async function recoverPayments(work: Work): Promise<number> {
  const ids = await claimOpenPayments(work.pg, 20)
  const look = async (id: string) => converge(work, await mustRead(work, id), { look: true })
  const results = await Promise.allSettled(ids.map(look))
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      work.log.error({ err: result.reason, payment: ids[index] }, 'a payment could not be recovered, tried again later')
    }
  }
  return ids.length
}
