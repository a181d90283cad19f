import { createStockedProduct } from '../../harness/stock.ts'
import { until } from '../../harness/until.ts'
import type { Orders } from './ordinary-business.ts'
import { untilJobs, useUpAttempts } from './queues.ts'
import {
  type Bought,
  type Buyer,
  buyAs,
  buyPending,
  expectOutcome,
  paid,
  paidWith,
  type Recording,
  register,
} from './recording.ts'

const CONSUMERS = ['order', 'inventory', 'product', 'notification']

type Pending = Buyer & { paymentId: string }

/** Payments that wait for their buyers, by what becomes of them. */
export interface Waiting {
  toConfirm: Pending
  toFail: Pending
}

/** One mail has failed and will be tried again, one is being sent when its process dies. */
async function mailsHalfSent(recording: Recording): Promise<void> {
  const { staff, proxies, shop } = recording
  const readStatus = async (orderId: string) => (await staff.admin.notifications.list({ reference: orderId })).data[0]
  proxies.smtp.cut()
  const failed = await buyAs(recording, 'mail failed once')
  expectOutcome(recording, 'mail failed once', failed, paid)
  await until('a mail has failed', async () => ((await readStatus(failed.order.id))?.last_error ? true : null))
  proxies.smtp.heal()
  proxies.smtp.stall()
  const sending = await buyAs(recording, 'mail on its way')
  expectOutcome(recording, 'mail on its way', sending, paid)
  await until('a mail is on its way', async () =>
    (await readStatus(sending.order.id))?.status === 'sending' ? true : null,
  )
  await shop.kill('notification')
  proxies.smtp.heal()
}

/** More availability changes than a worker takes at once, so that some jobs still wait while others fail. */
async function changeAvailability({ staff }: Recording, variant_id: string): Promise<void> {
  for (let times = 0; times < 6; times++) {
    await staff.admin.stock.set({ variant_id, on_hand: 0 })
    await staff.admin.stock.set({ variant_id, on_hand: 7, low_mark: 9 })
  }
}

async function captureTransfer({ staff }: Recording, orders: Orders): Promise<Bought> {
  const transfer = orders.awaitingTransfer.pop()
  if (!transfer) throw new Error('an order to go on with')
  await staff.admin.payments.capture(transfer.order.payment.id)
  return transfer
}

/** Jobs for every service that works on events, while none of them runs. */
async function jobsWait(recording: Recording, orders: Orders, confirmed: Pending, unconfirmed: Pending): Promise<void> {
  const { shop, staff } = recording
  const { variantId } = await createStockedProduct(staff, 2)
  await shop.kill('product')
  await changeAvailability(recording, variantId)
  await shop.kill('inventory')
  await confirmed.stoa.payments.confirm(confirmed.paymentId)
  expectOutcome(recording, 'placed while no consumer ran', confirmed, paid)
  const [cancelled, shipped, refunded] = [orders.toCancel.pop(), orders.toShip.pop(), orders.toRefund.pop()]
  if (!cancelled || !shipped || !refunded) throw new Error('orders to go on with')
  await cancelled.stoa.orders.cancel(cancelled.order.id)
  expectOutcome(recording, 'cancelled while no consumer ran', cancelled, {
    ...paidWith('order-cancelled'),
    status: 'cancelled',
    payment_status: 'refunded',
  })
  await staff.admin.orders.createFulfilment(shipped.order.id)
  expectOutcome(recording, 'shipped while no consumer ran', shipped, paidWith('shipping'))
  await staff.admin.orders.createRefund(refunded.order.id)
  expectOutcome(recording, 'refunded while no consumer ran', refunded, {
    ...paidWith('order-refunded'),
    payment_status: 'refunded',
  })
  await register(recording)
  await shop.kill('order')
  const transfer = await captureTransfer(recording, orders)
  expectOutcome(recording, 'bank transfer received while no consumer ran', transfer, paidWith('payment-received'))
  await unconfirmed.stoa.payments.confirm(unconfirmed.paymentId)
  expectOutcome(recording, 'payment captured, checkout not confirmed', unconfirmed, paid)
}

/** Lets every consumer run without its database until jobs have failed: some will be tried again, one each will not. */
async function jobsFail(recording: Recording): Promise<void> {
  const { shop, proxies } = recording
  await untilJobs(recording, 'jobs wait', (counts) => CONSUMERS.every((queue) => (counts[`${queue} wait`] ?? 0) >= 2))
  await useUpAttempts(recording, CONSUMERS)
  // Without Redis they start and take nothing.
  proxies.redis.cut()
  await Promise.all(CONSUMERS.map((service) => shop.start(service)))
  proxies.postgres.cut()
  proxies.mongo.cut()
  proxies.redis.heal()
  await untilJobs(recording, 'jobs have failed', (counts) =>
    CONSUMERS.every((queue) => (counts[`${queue} failed`] ?? 0) === 1 && (counts[`${queue} delayed`] ?? 0) >= 1),
  )
  await Promise.all(CONSUMERS.map((service) => shop.kill(service)))
  proxies.postgres.heal()
  proxies.mongo.heal()
}

/** Jobs that no consumer has taken yet, from the two publishers that consume nothing. */
async function jobsFollow(recording: Recording, orders: Orders): Promise<void> {
  await register(recording)
  const transfer = await captureTransfer(recording, orders)
  expectOutcome(recording, 'bank transfer whose event no consumer has taken', transfer, paidWith('payment-received'))
  const queues = ['order', 'notification', 'product']
  await untilJobs(recording, 'jobs follow', (counts) => queues.every((queue) => (counts[`${queue} wait`] ?? 0) > 0))
  recording.proxies.redis.cut()
}

/** Leaves jobs in every queue and state. Redis is away and the consumers are dead afterwards. */
export async function leaveJobs(recording: Recording, orders: Orders): Promise<Waiting> {
  const [confirmed, unconfirmed, toConfirm, toFail] = [
    await buyPending(recording, 'confirmed', 'tok_action'),
    await buyPending(recording, 'unconfirmed', 'tok_action'),
    await buyPending(recording, 'to confirm', 'tok_action'),
    await buyPending(recording, 'to fail', 'tok_action'),
  ]
  await mailsHalfSent(recording)
  await jobsWait(recording, orders, confirmed, unconfirmed)
  await jobsFail(recording)
  await jobsFollow(recording, orders)
  return { toConfirm, toFail }
}
