import type { Template } from '../domain/message.ts'
import type { Deliveries, Delivery } from './delivery-model.ts'

/** A mail that the caps count. */
export type CappedMail = Pick<Delivery, 'to' | 'client' | 'site' | 'created_at'>

interface Window {
  templates: readonly Template[]
  since: Date
  /** No more are read. */
  limit: number
}

/** What went to a mailbox, the latest first; only to one of its addresses if `to` is given. */
export async function listCapped(
  deliveries: Deliveries,
  to: { mailbox: string; to?: string },
  { templates, since, limit }: Window,
): Promise<CappedMail[]> {
  return deliveries
    .find(
      { ...to, template: { $in: templates }, created_at: { $gt: since } },
      { _id: 0, to: 1, client: 1, site: 1, created_at: 1 },
    )
    .sort({ created_at: -1 })
    .limit(limit)
    .lean<CappedMail[]>()
}

/** How many a client, or the networks of a site, have caused, no further than `limit`. */
export async function countCausedBy(
  deliveries: Deliveries,
  by: { client: string } | { site: string },
  { templates, since, limit }: Window,
): Promise<number> {
  // By the index alone, and without the aggregation that countDocuments would be.
  const found = await deliveries
    .find({ ...by, template: { $in: templates }, created_at: { $gt: since } }, { _id: 0, template: 1 })
    .limit(limit)
    .lean()
  return found.length
}
