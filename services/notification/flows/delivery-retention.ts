import type { Deps } from '../context.ts'
import { deleteUncounted } from '../store/counted-messages.ts'
import { deleteFinished } from '../store/delivery-retention.ts'
import { countedSince } from './counted-messages.ts'
import { deleteInBatches } from './deletion.ts'

export const RETENTION_LOOP = 'deletion of old mails'
export const RETENTION_EVERY_MS = 10 * 60_000

const DAY_MS = 86_400_000

/** Deletes deliveries that have been kept long enough, and what was counted of erased ones. Any replica may run it; returns how many it deleted. */
export async function deleteOldDeliveries(
  stores: Pick<Deps, 'deliveries' | 'countedMessages' | 'smsAttempts'>,
  days: number,
  now: Date,
): Promise<number> {
  await deleteUncounted(stores.countedMessages, countedSince(now))
  const end = new Date(now.getTime() - days * DAY_MS)
  return deleteInBatches((limit) => deleteFinished(stores, end, limit))
}
