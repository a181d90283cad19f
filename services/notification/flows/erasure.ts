import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import { addressSubject, isOptOut, ORDER_TEMPLATES } from '../domain/preferences.ts'
import { suppressible, suppressionId } from '../domain/suppression.ts'
import { deleteAbout, deleteFinishedAbout, deleteSentTo, type Erased, hasMessageAbout } from '../store/erasures.ts'
import { deleteAllSubscriptions } from '../store/push-subscriptions.ts'
import { forgetSuppressions } from '../store/suppressions.ts'
import { keepWhatIsCounted } from './counted-messages.ts'

/** Somebody who is erased, and by what their data is found. */
interface Person {
  customer_id: string | null
  /** What came under it until `requested_at` without an account is theirs; null for none of that. */
  email: string | null
  phone: string | null
  requested_at: Date
}

/** Messages deleted at a time. */
const BATCH = 500

async function inBatches(deleteBatch: (limit: number) => Promise<number>): Promise<void> {
  while ((await deleteBatch(BATCH)) === BATCH);
}

type MessageDeps = Pick<Deps, 'deliveries' | 'smsAttempts' | 'countedMessages' | 'secret'> & { now: Date }
type EraseDeps = MessageDeps & Pick<Deps, 'subscriptions' | 'preferences' | 'suppressions'>

/** Whoever has accounts erased is sent no more for that: what caps count of a message stays without it. */
const storesOf = (deps: MessageDeps) => ({
  deliveries: deps.deliveries,
  smsAttempts: deps.smsAttempts,
  keep: (messages: readonly Erased[]) => keepWhatIsCounted(deps, messages),
})

/**
 * Deletes what is held of a person. Messages about orders stay until nothing of their order is open (`eraseMessagesOf`). An opt-out stays, under the
 * hash of its address: whoever had said no is not written to again. Any number of times to the same end.
 */
export async function erasePerson(deps: EraseDeps, person: Person): Promise<void> {
  const { customer_id, email, phone, requested_at: until } = person
  const stores = storesOf(deps)
  if (customer_id !== null) {
    await inBatches((limit) => deleteAbout(stores, customer_id, limit))
    await deleteAllSubscriptions(deps.subscriptions, customer_id, new Date())
    await deps.preferences.forget(customer_id, () => false)
  }
  for (const to of [email, phone]) {
    if (to === null) continue
    // What else went to a number was for other accounts, that of somebody who had it before among them.
    if (to === email) await inBatches((limit) => deleteSentTo(stores, { to, until, but: ORDER_TEMPLATES }, limit))
    const ids = suppressible.map((channel) => suppressionId(channel, to))
    await forgetSuppressions(deps.suppressions, ids, until)
  }
  if (email !== null)
    await deps.preferences.forget(addressSubject(email), (newest) => newest.at > until || isOptOut(newest))
}

/** Deletes the messages about an order whose buyer was erased, what staff were told of it among them; what is still to be sent goes out first. */
export async function eraseMessagesOf(deps: MessageDeps, orderId: string): Promise<void> {
  await inBatches((limit) => deleteFinishedAbout(storesOf(deps), orderId, limit))
  if (await hasMessageAbout(deps, orderId)) throw new NotYetError('A message about the order is still to be sent.')
}
