import type { DeliveryStatus } from '../domain/delivery.ts'
import type { Deliveries, Delivery } from './delivery-model.ts'
import { deleteAttempts, type SmsAttempts } from './sms-attempts.ts'

/** Nothing sends these again by itself. */
const FINISHED = ['sent', 'failed', 'unknown'] as const satisfies readonly DeliveryStatus[]

/**
 * Deletes up to `limit` finished deliveries that were created before `end` and not sent since, the oldest first, by the index of
 * lists; how many it deleted. One that staff have sent again meanwhile is open, and stays.
 */
export async function deleteFinished(
  { deliveries, smsAttempts }: { deliveries: Deliveries; smsAttempts: SmsAttempts },
  end: Date,
  limit: number,
): Promise<number> {
  const finished = { status: { $in: FINISHED }, sent_at: { $not: { $gte: end } } }
  const found = await deliveries
    .find({ sort_key: { $lt: end.toISOString() }, ...finished }, { _id: 1, channel: 1 })
    .sort({ sort_key: 1 })
    .limit(limit)
    .lean<Pick<Delivery, '_id' | 'channel'>[]>()
  if (found.length === 0) return 0
  const texts = found.flatMap(({ _id, channel }) => (channel === 'sms' ? [_id] : []))
  if (texts.length > 0) await deleteAttempts(smsAttempts, texts)
  const result = await deliveries.deleteMany({ _id: { $in: found.map(({ _id }) => _id) }, ...finished })
  return result.deletedCount
}
