import type { Deps } from '../context.ts'
import { deleteFinished } from '../store/delivery-retention.ts'
import { deleteInBatches } from './deletion.ts'

export const RETENTION_LOOP = 'deletion of old mails'
export const RETENTION_EVERY_MS = 10 * 60_000

const DAY_MS = 86_400_000

/** Deletes deliveries that have been kept long enough. Any replica may run it; returns how many it deleted. */
export async function deleteOldDeliveries(
  stores: Pick<Deps, 'deliveries' | 'smsAttempts'>,
  days: number,
  now: Date,
): Promise<number> {
  const end = new Date(now.getTime() - days * DAY_MS)
  return deleteInBatches((limit) => deleteFinished(stores, end, limit))
}
