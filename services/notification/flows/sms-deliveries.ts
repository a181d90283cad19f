import { callOptions } from '@stoa/kit/contract/context'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import type { Message } from '../domain/message.ts'
import { createDelivery } from './create-delivery.ts'
import { verifiedPhoneOf } from './verified-phone.ts'
import { wants } from './wanted.ts'

/**
 * Creates the SMS of an event's message to a customer who has chosen to have them and whose number is verified. An account
 * and a number get a few of them a day: each costs the shop money (docs/decisions/0049-sms-cost-money-and-are-asked-for.md).
 */
export async function createSms(
  ctx: EventContext & Deps,
  event: Parameters<typeof createDelivery>[1],
  customer_id: string,
  compose: () => Promise<Message | null>,
): Promise<void> {
  if (!ctx.senders.sms) return
  const toPhone = async (): Promise<Message | null> => {
    const message = await compose()
    if (!message) return null
    const addressed = { template: message.template, channel: 'sms' as const, to: '', customer_id }
    if (!(await wants(ctx, addressed, ctx.now))) return null
    const to = await verifiedPhoneOf(ctx, customer_id, callOptions(ctx))
    return to === null ? null : { ...message, to, customer_id, client: customer_id, cap: 'sms-news' }
  }
  await createDelivery(ctx, event, toPhone, { channel: 'sms' })
}
