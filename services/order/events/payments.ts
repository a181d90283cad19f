import type { Consumers } from '@stoa/kit/event'
import type { Deps } from '../context.ts'
import { isOver } from '../domain/checkout.ts'
import { paymentStatusOf } from '../domain/order.ts'
import { notYet, resume } from '../flows/recovery.ts'
import type { Heard } from '../generated/events.ts'
import { applyPayment, hasOrder } from '../store/orders.ts'

/** Follows payments: the checkout goes on, and the order reads what its money does. Older versions are ignored. */
export const consumers: Consumers<Heard, Deps> = {
  'payment.changed': async (event, ctx) => {
    const { payment_id, checkout_id, status, captured, refunded, version } = event.data
    if (!(await hasOrder(ctx.pg, payment_id))) {
      const checkout = await resume(ctx, checkout_id, event.id)
      // Undone, or waiting for the next move of this payment: nothing to follow.
      if (!checkout || checkout.state === 'failed' || checkout.state === 'requires_action') return
      if (!isOver(checkout.state)) throw notYet()
    }
    const payment_status = paymentStatusOf(status, captured.amount, refunded.amount)
    await ctx.pg.tx((tx) =>
      applyPayment(tx, { payment_id, payment_status, captured: captured.amount, refunded: refunded.amount, version }),
    )
  },
}
