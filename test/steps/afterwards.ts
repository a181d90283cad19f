import { NotFoundError } from '@stoa/sdk/source'
import type { Test } from 'tap'
import { ledgerTotals } from '../harness/invariants.ts'
import { buy } from '../harness/purchase.ts'
import { mailSaying, newAddress, visitor } from '../harness/shop.ts'
import { available, untilStockIs } from '../harness/stock.ts'
import { until } from '../harness/until.ts'
import { type Fixture, rejectsWithCode, untilOrderHas } from './fixture.ts'

export async function staffShips(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const email = newAddress('shipped')
  const stoa = visitor(shop)
  const order = await buy(stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  const tracking = {
    carrier: 'DHL',
    tracking_number: 'JD0146000037',
    tracking_url: 'https://track.example/JD0146000037',
  }
  const fulfilment = await staff.admin.orders.createFulfilment(order.id, tracking)
  t.equal(fulfilment.status, 'shipped')
  t.equal((await stoa.orders.get(order.id)).fulfilment_status, 'fulfilled')
  const mail = await mailSaying(shop, email, /JD0146000037/)
  t.match(mail.text, tracking.tracking_url, 'the shipping mail says where to follow it')
  await staff.admin.orders.markDelivered(order.id, fulfilment.id)
  t.equal((await stoa.orders.get(order.id)).fulfilment_status, 'delivered')
  await rejectsWithCode(t, 'invalid_state', stoa.orders.cancel(order.id), 'what was shipped is not cancelled')
}

export async function guestLooksUp(t: Test, { shop, product }: Fixture): Promise<void> {
  const email = newAddress('lookup')
  const order = await buy(visitor(shop), { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  const elsewhere = visitor(shop)
  const postal_code = order.shipping_address?.postal_code ?? ''
  const found = await elsewhere.orders.lookup({ number: order.number, email: email.toUpperCase(), postal_code })
  t.equal(found.id, order.id)
  const wrong = elsewhere.orders.lookup({ number: order.number, email: newAddress('other'), postal_code })
  await t.rejects(Promise.resolve(wrong), NotFoundError, 'the number alone opens nothing')
  t.equal((await elsewhere.orders.get(order.id)).id, order.id, 'who has looked it up opens it')
  await rejectsWithCode(t, 'unauthenticated', visitor(shop).orders.get(order.id), 'the id alone opens nothing')
}

export async function cancelling(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const stoa = visitor(shop)
  const email = newAddress('cancelled')
  const before = (await available(stoa, product.variantId)) ?? 0
  const order = await buy(stoa, { lines: [{ variantId: product.variantId, quantity: 3 }], email })
  await untilStockIs(staff, product.variantId, before - 3)
  const cancelled = await stoa.orders.cancel(order.id, { reason: 'ordered twice' })
  t.equal(cancelled.status, 'cancelled')
  await untilStockIs(staff, product.variantId, before)
  await untilOrderHas(staff, order.id, { status: 'cancelled', payment_status: 'refunded' })
  const payment = await staff.admin.payments.get(order.payment.id)
  t.equal(payment.refunded.amount, order.totals.total.amount, 'all the money went back')
  const accounts = await ledgerTotals(staff, order.payment.id)
  t.ok(
    Object.values(accounts).every((sum) => sum === 0),
    'in the ledger too',
  )
  t.equal((await stoa.orders.cancel(order.id)).status, 'cancelled', 'cancelling again gives the same result')
  await mailSaying(shop, email, /cancel/i)
  await untilStockIs(staff, product.variantId, before)
}

export async function theRest(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const email = newAddress('the-rest')
  const lines = [{ variantId: product.variantId, quantity: 3 }]
  const before = (await available(visitor(shop), product.variantId)) ?? 0
  const paid = await buy(visitor(shop), { lines, email })
  await untilStockIs(staff, product.variantId, before - 3)
  const [item] = paid.items
  const two = { items: [{ item_id: item?.id ?? '', quantity: 2 }] }
  await staff.admin.orders.createFulfilment(paid.id, two)
  const ended = await staff.admin.orders.cancelItems(paid.id, { restock: true, reason: 'Not made any more' })
  t.match(ended, { status: 'placed', fulfilment_status: 'fulfilled', payment_status: 'partially_refunded' })
  const share = ended.cancellations?.[0]?.amount.amount ?? 0
  t.equal(share * 3, item?.total.amount, 'a third of the line, without shipping')
  t.equal(ended.payment.refunded.amount, share)
  await untilStockIs(staff, product.variantId, before - 2)
  t.match((await mailSaying(shop, email, /part of your order/i)).text, /Not made any more/)

  const transfer = await buy(visitor(shop), { lines, email, method: 'bank_transfer' })
  const one = { restock: true, items: [{ item_id: transfer.items[0]?.id ?? '', quantity: 1 }] }
  const { payment } = await staff.admin.orders.cancelItems(transfer.id, one)
  t.equal(payment.outstanding?.amount, transfer.totals.total.amount - share)
  const captured = await staff.admin.payments.capture(payment.id)
  t.equal(captured.captured.amount, transfer.totals.total.amount - share, 'staff record what is still owed')
  await untilOrderHas(staff, transfer.id, { payment_status: 'paid' })
  await untilStockIs(staff, product.variantId, before - 4)
}

export async function partialRefund(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const email = newAddress('refunded')
  const order = await buy(visitor(shop), { lines: [{ variantId: product.variantId, quantity: 2 }], email })
  const amount = { amount: 700, currency: 'EUR' }
  await staff.admin.orders.createRefund(order.id, { amount, reason: 'scratched' })
  const read = await untilOrderHas(staff, order.id, { payment_status: 'partially_refunded' })
  t.strictSame(read.payment.refunded, amount)
  t.strictSame(
    read.refunds.map(({ status }) => status),
    ['succeeded'],
  )
  await mailSaying(shop, email, /7\.00/)
  const tooMuch = staff.admin.orders.createRefund(order.id, { amount: order.totals.total })
  await rejectsWithCode(t, 'unprocessable', tooMuch, 'no more goes back than was paid')
}

export async function refundAtPayment(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const email = newAddress('refunded-there')
  const order = await buy(visitor(shop), { lines: [{ variantId: product.variantId, quantity: 2 }], email })
  const amount = { amount: 321, currency: 'EUR' }
  const payment = await staff.admin.payments.refund(order.payment.id, { amount, reason: 'scratched' })
  const read = await untilOrderHas(staff, order.id, { payment_status: 'partially_refunded' })
  t.strictSame(read.payment.refunded, amount)
  t.strictSame(
    read.refunds.map(({ id, status }) => ({ id, status })),
    payment.refunds.map(({ id }) => ({ id, status: 'succeeded' })),
    'one refund, under one id',
  )
  await mailSaying(shop, email, /3\.21/)
}

export async function cancelledTransfer(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const stoa = visitor(shop)
  const email = newAddress('transfer-back')
  const lines = [{ variantId: product.variantId, quantity: 1 }]
  const order = await buy(stoa, { lines, email, method: 'bank_transfer' })
  const paymentId = order.payment.id
  await staff.admin.payments.capture(paymentId, { amount: { amount: 1, currency: 'EUR' } })
  await untilOrderHas(staff, order.id, { payment_status: 'partially_paid' })
  await staff.admin.payments.capture(paymentId)
  await untilOrderHas(staff, order.id, { payment_status: 'paid' })

  const { total } = order.totals
  const cancelled = await stoa.orders.cancel(order.id)
  t.match(cancelled, { status: 'cancelled', payment_status: 'paid', payment: { refund_pending: total } })
  await mailSaying(shop, email, /cancel/i)
  const waiting = await until('the refund is on the list of staff', async () => {
    const listed = await staff.admin.refunds.list({ status: 'pending', kind: 'manual', order_id: order.id })
    return listed.data.length > 0 ? listed : null
  })
  t.strictSame(
    waiting.data.map(({ amount }) => amount),
    [total],
  )
  t.equal((await ledgerTotals(staff, paymentId))['orders:payable'], -total.amount, 'nobody has sent anything yet')
  for (const { id } of waiting.data) await staff.admin.refunds.confirm(id, { reference: 'SEPA 42' })
  await untilOrderHas(staff, order.id, { payment_status: 'refunded' })
  await mailSaying(shop, email, /refunded/i)
  t.equal((await ledgerTotals(staff, paymentId))['orders:payable'], 0)
}
