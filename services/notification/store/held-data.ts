import type { QueryFilter } from 'mongoose'
import type { Template } from '../domain/message.ts'
import type { Deliveries, Delivery } from './delivery-model.ts'
import type { Suppression, Suppressions } from './suppressions.ts'

/** After the row with this sort key, from the newest on; null begins. */
interface From {
  after: string | null
  limit: number
}

const page = (deliveries: Deliveries, where: QueryFilter<Delivery>, { after, limit }: From): Promise<Delivery[]> =>
  deliveries
    .find(after === null ? where : { ...where, sort_key: { $lt: after } }, { html: 0 })
    .sort({ sort_key: -1 })
    .limit(limit)
    .lean<Delivery[]>()

/** Codes that it was sent, too: they are SMS that have no customer, as no choice applies to them. */
const aboutAccount = (reference: string, email: string | null): QueryFilter<Delivery> => ({
  reference,
  ...(email === null ? {} : { to: { $ne: email } }),
})

/** Whose messages are read. */
interface Held {
  email: string | null
  phone: string | null
  /** The account. */
  customer_id: string | null
}

/**
 * Messages to an address, SMS of an account to a number, and those about the account that went elsewhere, the newest first. A number may have been somebody
 * else's before: what their account was told there is not read. Reads of an index, of which a page is taken: one with `$or` would read all of them.
 */
export async function listHeldMessages(
  deliveries: Deliveries,
  { email, phone, customer_id }: Held,
  from: From,
): Promise<Delivery[]> {
  const found = await Promise.all([
    ...(email === null ? [] : [page(deliveries, { to: email }, from)]),
    ...(phone === null || customer_id === null ? [] : [page(deliveries, { to: phone, customer_id }, from)]),
    ...(customer_id === null ? [] : [page(deliveries, aboutAccount(customer_id, email), from)]),
  ])
  return found
    .flat()
    .sort((one, other) => (one.sort_key < other.sort_key ? 1 : -1))
    .slice(0, from.limit)
}

/** Messages about some orders that went to none of these addresses, without those to staff. */
export const listHeldMessagesOf = (
  deliveries: Deliveries,
  {
    references,
    but,
    templates,
  }: { references: readonly string[]; but: readonly string[]; templates: readonly Template[] },
  from: From,
): Promise<Delivery[]> =>
  page(
    deliveries,
    { reference: { $in: [...references] }, to: { $nin: [...but] }, template: { $in: [...templates] } },
    from,
  )

export const listHeldSuppressions = (suppressions: Suppressions, ids: readonly string[]): Promise<Suppression[]> =>
  suppressions.find({ _id: { $in: [...ids] } }).lean<Suppression[]>()
