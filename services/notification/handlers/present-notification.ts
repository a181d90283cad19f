import type { NotificationContext } from '../context.ts'
import { messageId } from '../domain/delivery.ts'
import type { Delivery } from '../store/delivery-model.ts'

/** A delivery as staff are shown it. */
export function presentNotification(ctx: NotificationContext, delivery: Omit<Delivery, 'text' | 'html'>) {
  const { _id: id, round, channel, template, event_id, event_type, reference, to, locale } = delivery
  const { subject, status, attempts, last_error, receipt } = delivery
  return {
    ...{ id, channel, template, event_id, event_type, reference, to, locale, subject, status, attempts, last_error },
    next_attempt_at: status === 'waiting' ? (delivery.next_attempt_at?.toISOString() ?? null) : null,
    created_at: delivery.created_at.toISOString(),
    sent_at: delivery.sent_at?.toISOString() ?? null,
    receipt: receipt ? { status: receipt.status, reason: receipt.reason, received_at: receipt.at.toISOString() } : null,
    message_id: channel === 'email' ? messageId(id, round, ctx.from) : null,
  }
}
