import type { Model, QueryFilter, UpdateQuery } from 'mongoose'

/** What is sent by attempts, each of which is leased. */
interface Leased {
  _id: string
  status: string
  round: number
  attempts: number
  /** While it is being sent, the end of the lease. */
  next_attempt_at: Date | null
}

/**
 * Leases what is due for one attempt, as `lease` says; null when it is not due, finished, or leased to another process. It is read and then
 * written over as it was read: `findOneAndUpdate` would do so by one command, and the stand-in reads the whole collection for it.
 */
export async function claim<D extends Leased>(
  model: Model<D>,
  id: string,
  { open, now, lease }: { open: readonly D['status'][]; now: Date; lease: Partial<D> },
): Promise<D | null> {
  const found = await model.findById(id).lean<D>()
  if (!found?.next_attempt_at || found.next_attempt_at > now || !open.includes(found.status)) return null
  const { status, round, attempts, next_attempt_at } = found
  const asRead = { _id: id, status, round, attempts, next_attempt_at } as QueryFilter<D>
  const result = await model.updateOne(asRead, { $set: lease, $inc: { attempts: 1 } } as UpdateQuery<D>)
  return result.matchedCount === 1 ? { ...found, ...lease, attempts: attempts + 1 } : null
}
