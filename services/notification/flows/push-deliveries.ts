import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import type { Message } from '../domain/message.ts'
import { MOST_DEVICES } from '../domain/push-subscription.ts'
import { listSubscriptions } from '../store/push-subscriptions.ts'
import { createDelivery } from './create-delivery.ts'
import { wants } from './wanted.ts'

/**
 * Creates a delivery of an event's message for each device of a customer, as `createDelivery` does: each device is told once. It
 * belongs to an account, so nobody else can have it told anything, and no cap counts it.
 */
export async function createPushes(
  ctx: EventContext & Deps,
  event: Parameters<typeof createDelivery>[1],
  customer_id: string,
  compose: () => Promise<Message>,
): Promise<void> {
  if (!ctx.senders.push) return
  const devices = await listSubscriptions(ctx.subscriptions, customer_id, {
    after: null,
    back: false,
    limit: MOST_DEVICES,
  })
  if (devices.length === 0) return
  const { template } = await compose()
  if (!(await wants(ctx, { template, channel: 'push', to: '', customer_id }, ctx.now))) return
  for (const { _id: device } of devices.slice(0, MOST_DEVICES)) {
    // To the device, and not to its address, which its owner may give to somebody else before it is sent.
    const toDevice = async () => ({ ...(await compose()), to: device, customer_id, client: null, cap: null })
    await createDelivery(ctx, event, toDevice, { channel: 'push', recipient: device })
  }
}
