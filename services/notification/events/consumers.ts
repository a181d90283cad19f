import { unlessGone } from '@stoa/kit/calls/client'
import { callOptions } from '@stoa/kit/contract/context'
import type { Consumers, Event } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import { backInStockOf } from '../domain/back-in-stock.ts'
import { wasCapped } from '../domain/mail-caps.ts'
import {
  cancellationOf,
  confirmationOf,
  emailVerificationOf,
  itemsCancelledOf,
  type Message,
  newSignInOf,
  passwordChangedOf,
  passwordResetOf,
  paymentReceivedOf,
  phoneCodeOf,
  type ReceiptTo,
  refundOf,
  shippingOf,
  welcomeOf,
  withdrawalOf,
} from '../domain/message.ts'
import { hasLapsed } from '../domain/order.ts'
import { newOrderOf } from '../domain/staff-mail.ts'
import { remindOfCart } from '../flows/cart-reminder.ts'
import { createDelivery } from '../flows/create-delivery.ts'
import { eraseMessagesOf, erasePerson } from '../flows/erasure.ts'
import { createPushes } from '../flows/push-deliveries.ts'
import { copyShop } from '../flows/shop.ts'
import { createSms } from '../flows/sms-deliveries.ts'
import { tellOfLowStock, tellStaff, tellStaffOwed } from '../flows/staff-mails.ts'
import { unsubscribeToken } from '../flows/unsubscribe-token.ts'
import { wants } from '../flows/wanted.ts'
import type { Consumed } from '../generated/events.ts'
import type { OrderForMessages } from '../generated/order-client.ts'
import { findMailOf } from '../store/deliveries.ts'
import { deleteAllSubscriptions, deleteSessionSubscriptions } from '../store/push-subscriptions.ts'

type Context = EventContext & Deps

type ToldOrder = OrderForMessages & { email: string }

const hasContact = (order: OrderForMessages): order is ToldOrder => order.email !== null

/** Null once its buyer was erased and nothing of it is open: nobody is told anything of it, whatever comes again. */
async function readOrder(ctx: Context, orderId: string, withdrawalId?: string): Promise<ToldOrder | null> {
  const order = await ctx.together.readOrder({ id: orderId, ctx, ...(withdrawalId ? { withdrawalId } : {}) })
  return hasContact(order) ? order : null
}

const readContact = (ctx: Context, userId: string) =>
  unlessGone(ctx.clients.user.readContact({ params: { userId } }, callOptions(ctx)))

/** Of the quote that names are read of; its prices are in no mail. */
const ANY_CURRENCY = 'EUR'

/** Milliseconds after which a confirmation that is not there has been deleted, and is not waited for. */
const GONE_AFTER_MS = 7 * 86_400_000

/** Whether the confirmation of an order was held back by a cap; it waits until it is known what became of it. */
async function isConfirmationOwed(ctx: Context, orderId: string): Promise<boolean> {
  const confirmation = await findMailOf(ctx.deliveries, { reference: orderId, template: 'order-confirmation' })
  if (confirmation) return wasCapped(confirmation)
  const order = await readOrder(ctx, orderId)
  if (!order || ctx.now.getTime() - Date.parse(order.placed_at) > GONE_AFTER_MS) return false
  throw new NotYetError('The order of this payment is not confirmed yet.')
}

/** Reads an order when it is first needed, for all messages of an event. */
function readOnce(ctx: Context, orderId: string) {
  let reading: ReturnType<typeof readOrder> | undefined
  const order = () => (reading ??= readOrder(ctx, orderId))
  const messageOf =
    <M>(compose: (order: ToldOrder) => M | null) =>
    async () => {
      const found = await order()
      return found && compose(found)
    }
  return { order, messageOf }
}

/** By mail, and, where they have an account, on their devices and phone as they have chosen. */
async function tellBuyer(
  ctx: Context,
  event: Event & { data: { order_id: string } },
  compose: (order: ToldOrder) => Message,
): Promise<void> {
  const { order, messageOf } = readOnce(ctx, event.data.order_id)
  await createDelivery(ctx, event, messageOf(compose))
  const found = await order()
  if (!found || found.customer_id === null) return
  await createPushes(ctx, event, found.customer_id, async () => ({ ...compose(found), path: `/orders/${found.id}` }))
  // Whoever orders and cancels all day, or never pays, has no SMS sent for it: it costs them nothing, and the shop money.
  await createSms(ctx, event, found.customer_id, async () => (hasLapsed(found) ? null : compose(found)))
}

/** Events that customers are notified of; each makes one message for a recipient, whatever the order they arrive in. And what mails show of the shop. */
export const consumers = {
  'shop.changed': (_event, ctx) => copyShop(ctx),
  'order.placed': async (event, ctx) => {
    const { messageOf } = readOnce(ctx, event.data.order_id)
    await createDelivery(ctx, event, messageOf(confirmationOf))
    await tellStaff(ctx, event, messageOf(newOrderOf))
  },
  'order.payment_received': async (event, ctx) => {
    const { order_id } = event.data
    const isOwed = await isConfirmationOwed(ctx, order_id)
    const { messageOf } = readOnce(ctx, order_id)
    const compose = messageOf((order) => (isOwed ? confirmationOf(order) : paymentReceivedOf(order, event.data)))
    await createDelivery(ctx, event, compose)
    await tellStaffOwed(ctx, event, order_id, messageOf(newOrderOf))
  },
  'order.fulfilled': (event, ctx) =>
    tellBuyer(ctx, event, (order) => {
      const { fulfilment_id } = event.data
      const message = shippingOf(order, fulfilment_id)
      if (!message) throw new Error(`order ${order.id} does not show fulfilment ${fulfilment_id}`)
      return message
    }),
  'order.cancelled': (event, ctx) => tellBuyer(ctx, event, cancellationOf),
  'order.items_cancelled': (event, ctx) =>
    tellBuyer(ctx, event, (order) => {
      const { cancellation_id } = event.data
      const message = itemsCancelledOf(order, cancellation_id)
      if (!message) throw new Error(`order ${order.id} does not show cancellation ${cancellation_id}`)
      return message
    }),
  'order.refunded': (event, ctx) => tellBuyer(ctx, event, (order) => refundOf(order, event.data.amount)),
  'order.withdrawal_received': async (event, ctx) => {
    const { order_id, withdrawal_id } = event.data
    const receipt = (to: ReceiptTo) => async () => {
      const order = await readOrder(ctx, order_id, withdrawal_id)
      const message = order && withdrawalOf(order, withdrawal_id, to)
      if (message === undefined) throw new Error(`order ${order_id} does not show withdrawal ${withdrawal_id}`)
      return message
    }
    await createDelivery(ctx, event, receipt('declared'))
    // Whoever ordered hears of it too: somebody else may have declared it.
    await createDelivery(ctx, event, receipt('order'), { recipient: 'buyer' })
  },
  'stock.availability_changed': (event, ctx) => tellOfLowStock(ctx, event),
  'stock.back_in_stock': (event, ctx) =>
    createDelivery(ctx, event, async () => {
      const { request_id: requestId, variant_id } = event.data
      const { inventory, product } = ctx.clients
      const request = await unlessGone(inventory.readBackInStockRequest({ params: { requestId } }, callOptions(ctx)))
      if (!request) return null
      const addressed = { template: 'back-in-stock', channel: 'email', to: request.email } as const
      if (!(await wants(ctx, addressed, ctx.now))) return null
      const body = { currency: ANY_CURRENCY, variant_ids: [variant_id] }
      const { data } = await product.quoteVariants({ body }, callOptions(ctx))
      // Not shown to shoppers (any more): there is no page to lead to.
      return data[0]
        ? backInStockOf(request, data[0], unsubscribeToken(ctx.secret, 'back_in_stock', request.email))
        : null
    }),
  'cart.abandoned': remindOfCart,
  'user.registered': (event, ctx) =>
    createDelivery(ctx, event, async () => {
      const contact = await readContact(ctx, event.data.user_id)
      return contact && welcomeOf(contact)
    }),
  // A session is ended for a device that is lost or shared: it shows nothing more of the account.
  'principal.changed': ({ data }, ctx) =>
    deleteSessionSubscriptions(ctx.subscriptions, data.principal_id, data.session_ids),
  'order.contact_erased': ({ data }, ctx) => eraseMessagesOf(ctx, data.order_id),
  'erasure.requested': async ({ data: { erasure_id: id, round } }, ctx) => {
    // Gone once every service is done: an event may come again.
    const person = await unlessGone(ctx.clients.user.readErasure({ params: { id } }, callOptions(ctx)))
    if (!person) return
    await erasePerson(ctx, { ...person, requested_at: new Date(person.requested_at) })
    await ctx.clients.user.reportErasure({ params: { id }, body: { round } }, callOptions(ctx))
  },
  'user.password_changed': async (event, ctx) => {
    // Whoever had stolen a session may have had a device of theirs told.
    await deleteAllSubscriptions(ctx.subscriptions, event.data.user_id, new Date(event.occurred_at))
    await createDelivery(ctx, event, async () => {
      const contact = await readContact(ctx, event.data.user_id)
      return contact && passwordChangedOf(contact)
    })
  },
  'user.signed_in_elsewhere': (event, ctx) =>
    createDelivery(ctx, event, async () => {
      const { session_id: id } = event.data
      const signIn = await unlessGone(ctx.clients.user.readSignIn({ params: { id } }, callOptions(ctx)))
      return signIn && newSignInOf(signIn)
    }),
  'user.password_reset_requested': (event, ctx) =>
    createDelivery(ctx, event, async () => {
      const { reset_id: id } = event.data
      const reset = await unlessGone(ctx.clients.user.readPasswordReset({ params: { id } }, callOptions(ctx)))
      return reset && passwordResetOf(reset, id)
    }),
  'user.email_verification_requested': (event, ctx) =>
    createDelivery(ctx, event, async () => {
      const { verification_id: id } = event.data
      const read = ctx.clients.user.readEmailVerification({ params: { id } }, callOptions(ctx))
      const verification = await unlessGone(read)
      return verification && emailVerificationOf(verification, id)
    }),
  'user.phone_code_requested': async (event, ctx) => {
    if (!ctx.senders.sms) return
    const { verification_id: id } = event.data
    const compose = async () => {
      const read = ctx.clients.user.readPhoneVerification({ params: { id } }, callOptions(ctx))
      const verification = await unlessGone(read)
      return verification && phoneCodeOf(verification, id)
    }
    await createDelivery(ctx, event, compose, { channel: 'sms' })
  },
} satisfies Partial<Consumers<Consumed, Context>>
