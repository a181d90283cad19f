import type { NotificationContext } from '../context.ts'
import type { TwilioReceipt } from '../domain/twilio-receipt.ts'
import { recordReceipt, settleUnknown } from '../store/deliveries.ts'
import { acceptAttempt, findAttempt } from '../store/sms-attempts.ts'
import { suppressIfGone } from './suppressing.ts'

/**
 * Records what Twilio tells of a request to send an SMS. Any receipt proves that Twilio has it, so that a request whose response was lost is known
 * to be accepted, and never made again.
 */
export async function takeReceipt(ctx: NotificationContext, id: string, { sid, end }: TwilioReceipt): Promise<void> {
  const attempt = await findAttempt(ctx.smsAttempts, id)
  if (attempt?.provider !== 'twilio' || attempt.state === 'refused') return
  if (attempt.provider_id !== null && attempt.provider_id !== sid) return
  await acceptAttempt(ctx.smsAttempts, id, sid)
  const { delivery_id: _id, round } = attempt
  await settleUnknown(ctx.deliveries, { _id, round }, ctx.now)
  if (end === null) return
  const delivery = await recordReceipt(ctx.deliveries, { _id, round }, { ...end, at: ctx.now })
  if (!delivery || end.reason === null) return
  const { channel, template } = delivery
  ctx.log.warn({ delivery: _id, channel, template, reason: end.reason }, 'a message was not delivered')
  await suppressIfGone(ctx, delivery, { status: 'failed', reason: end.reason }, ctx.now)
}
