import type { Deps } from '../context.ts'
import type { Template } from '../domain/message.ts'
import { addressSubject, isMailHeldBack, isWanted, NOTHING_CHOSEN } from '../domain/preferences.ts'
import { type QuietHours, quietUntil } from '../domain/quiet-hours.ts'
import { beforeSending, PostponedError, SendError } from '../domain/sender.ts'
import { isTest } from '../domain/template-test.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { verifiedPhoneOf } from './verified-phone.ts'

type Addressed = Pick<Delivery, 'template' | 'channel' | 'to' | 'customer_id'>

/** Mails are chosen by the address, and quiet hours by the customer. */
async function quietHoursOfMail(
  { preferences }: Pick<Deps, 'preferences'>,
  template: Template,
  customerId: string | undefined,
): Promise<QuietHours | null> {
  if (customerId === undefined || !isMailHeldBack(template)) return null
  return (await preferences.read(customerId))?.quiet_hours ?? null
}

/** Whether a message is wanted now, and if not, since when it may be sent: never, or once quiet hours are over. */
async function timeOf(
  { preferences }: Pick<Deps, 'preferences'>,
  { template, channel, to, customer_id }: Addressed,
  now: Date,
): Promise<'now' | 'never' | Date> {
  const subject = channel === 'email' ? addressSubject(to) : customer_id
  // Most mails are owed, and nothing is read for them.
  if (subject === undefined || isWanted(NOTHING_CHOSEN, template, channel) === undefined) return 'now'
  const held = (await preferences.read(subject)) ?? NOTHING_CHOSEN
  if (isWanted(held, template, channel) === false) return 'never'
  const quiet = channel === 'email' ? await quietHoursOfMail({ preferences }, template, customer_id) : held.quiet_hours
  return (quiet && quietUntil(quiet, now)) || 'now'
}

/** Whether a delivery is made at all. */
export const wants = async (deps: Pick<Deps, 'preferences'>, addressed: Addressed, now: Date): Promise<boolean> =>
  (await timeOf(deps, addressed, now)) !== 'never'

/** Somebody else may have a number by now that an SMS waited for. */
async function assertTheirNumber(
  deps: Pick<Deps, 'clients'>,
  { _id: requestId, channel, to, customer_id }: Delivery,
): Promise<void> {
  if (channel !== 'sms' || customer_id === undefined) return
  const phone = await beforeSending(verifiedPhoneOf(deps, customer_id, { requestId }))
  if (phone !== to) throw new SendError('ENUMBER', true)
}

/** Before it is sent: refuses what is not wanted any more, and puts off what would disturb now. */
export async function assertWanted(
  deps: Pick<Deps, 'preferences' | 'clients'>,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  // Whoever asks for a test wants it now.
  if (isTest(delivery)) return
  const time = await timeOf(deps, delivery, now)
  if (time === 'never') throw new SendError('EUNSUBSCRIBED', true)
  if (time !== 'now') throw new PostponedError('EQUIET', time)
  await assertTheirNumber(deps, delivery)
}
