import type { QueryFilter } from 'mongoose'
import type { Template } from '../domain/message.ts'
import type { Deliveries, Delivery } from './delivery-model.ts'
import { deleteAttempts, type SmsAttempts } from './sms-attempts.ts'

/** What is read of a message before it is deleted. */
export type Erased = Pick<
  Delivery,
  '_id' | 'channel' | 'to' | 'template' | 'created_at' | 'mailbox' | 'client' | 'site'
>

interface Stores {
  deliveries: Deliveries
  smsAttempts: SmsAttempts
  /** Called before messages are deleted. */
  keep(messages: readonly Erased[]): Promise<void>
}

const READ = { channel: 1, to: 1, template: 1, created_at: 1, mailbox: 1, client: 1, site: 1 } as const

/** Messages that nothing has to be done with any more, or all of them. */
const FINISHED = { status: { $in: ['sent', 'failed', 'unknown'] } } satisfies QueryFilter<Delivery>

async function deleteSome({ deliveries, smsAttempts, keep }: Stores, where: QueryFilter<Delivery>, limit: number) {
  const found = await deliveries.find(where, READ).limit(limit).lean<Erased[]>()
  if (found.length === 0) return 0
  await keep(found)
  const texts = found.flatMap(({ _id, channel }) => (channel === 'sms' ? [_id] : []))
  if (texts.length > 0) await deleteAttempts(smsAttempts, texts)
  await deliveries.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } })
  return found.length
}

/** Deletes messages about an account, some at a time; how many. */
export const deleteAbout = (stores: Stores, reference: string, limit: number): Promise<number> =>
  deleteSome(stores, { reference }, limit)

/** Deletes messages that were made for an address until then, but those with some templates; how many. */
export const deleteSentTo = (
  stores: Stores,
  { to, until, but }: { to: string; until: Date; but: readonly Template[] },
  limit: number,
): Promise<number> => deleteSome(stores, { to, created_at: { $lte: until }, template: { $nin: [...but] } }, limit)

/** Deletes messages about an order that are not to be sent any more, whomever they went to; how many. */
export const deleteFinishedAbout = (stores: Stores, reference: string, limit: number): Promise<number> =>
  deleteSome(stores, { reference, ...FINISHED }, limit)

export async function hasMessageAbout({ deliveries }: Pick<Stores, 'deliveries'>, reference: string): Promise<boolean> {
  return (await deliveries.findOne({ reference }, { _id: 1 }).lean()) !== null
}
