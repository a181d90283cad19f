import { templates } from '../domain/message.ts'
import type { Deliveries } from './delivery-model.ts'

/** How many tests somebody has sent, no further than `limit`. By the index of what a client has caused, once for each template. */
export async function countTests(
  deliveries: Deliveries,
  client: string,
  { since, limit }: { since: Date; limit: number },
): Promise<number> {
  const found = await deliveries
    .find({ client, template: { $in: templates }, created_at: { $gt: since } }, { _id: 0, template: 1 })
    .limit(limit)
    .lean()
  return found.length
}
