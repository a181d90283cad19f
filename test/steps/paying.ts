import { PaymentDeclinedError } from '@stoa/sdk/source'
import type { Test } from 'tap'
import { buy, fillCart, placeOrder } from '../harness/purchase.ts'
import { mailSaying, mailsTo, newAddress, visitor } from '../harness/shop.ts'
import { available, untilStockIs } from '../harness/stock.ts'
import { until } from '../harness/until.ts'
import { type Fixture, rejectsWithCode, untilOrderHas } from './fixture.ts'

export async function paymentNeedsTheBuyer(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const stoa = visitor(shop)
  const purchase = {
    lines: [{ variantId: product.variantId, quantity: 1 }],
    email: newAddress('action'),
    token: 'tok_action',
  }
  const before = (await available(stoa, product.variantId)) ?? 0
  const cart = await fillCart(stoa, purchase)
  const { data, status } = await stoa.carts.complete(cart.id).withResponse()
  t.equal(status, 202)
  if (!('payment' in data && 'action' in data.payment)) throw new Error('no payment to confirm')
  const paymentId = data.payment.id
  t.equal(await available(stoa, product.variantId), before - 1, 'stock is held meanwhile')
  const edit = stoa.carts.addItem(cart.id, { variant_id: product.variantId, quantity: 1 })
  await rejectsWithCode(t, 'checkout_in_progress', edit, 'the cart cannot be edited meanwhile')
  await Promise.all([stoa.payments.confirm(paymentId), stoa.payments.confirm(paymentId)])
  const payment = await until('the payment has its order', async () => {
    const read = await stoa.payments.get(paymentId)
    return read.order_id ? read : null
  })
  t.equal(payment.status, 'captured')
  const order = await placeOrder(stoa, cart.id)
  t.equal(order.id, payment.order_id, 'placing it again returns the existing order')
  t.equal(order.payment_status, 'paid')
  await untilStockIs(staff, product.variantId, before - 1)
  const mails = await mailSaying(shop, purchase.email, new RegExp(order.number)).then(() =>
    mailsTo(shop, purchase.email),
  )
  t.equal(mails.length, 1, 'one mail')
}

export async function buyerGivesUp(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const stoa = visitor(shop)
  const before = (await available(stoa, product.variantId)) ?? 0
  const purchase = {
    lines: [{ variantId: product.variantId, quantity: 1 }],
    email: newAddress('gave-up'),
    token: 'tok_action',
  }
  const cart = await fillCart(stoa, purchase)
  const pending = await stoa.carts.complete(cart.id)
  if (!('payment' in pending && 'action' in pending.payment)) throw new Error('no payment to confirm')
  const { status } = await stoa.payments.confirm(pending.payment.id, { details: { outcome: 'fail' } })
  t.equal(status, 'failed', 'a decline after the action is a result, not an error')
  await untilStockIs(staff, product.variantId, before)
  await until('the cart is open again', async () => ((await stoa.carts.get(cart.id)).status === 'open' ? true : null))
}

export async function decline(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const stoa = visitor(shop)
  const before = (await available(stoa, product.variantId)) ?? 0
  const purchase = { lines: [{ variantId: product.variantId, quantity: 1 }], email: newAddress('declined') }
  const cart = await fillCart(stoa, { ...purchase, token: 'tok_decline' })
  await t.rejects(Promise.resolve(stoa.carts.complete(cart.id)), PaymentDeclinedError)
  await untilStockIs(staff, product.variantId, before)
  await stoa.carts.addItem(cart.id, { variant_id: product.variantId, quantity: 1 })
  await stoa.carts.startPayment(cart.id, { method: 'test', details: { token: 'tok_approve' } })
  const order = await placeOrder(stoa, cart.id)
  t.equal(order.payment_status, 'paid', 'the same cart is paid with another card')
  t.equal(order.items[0]?.quantity, 2, 'and could be edited before')
  await untilStockIs(staff, product.variantId, before - 2)
}

export async function slowAndLostResponses(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const before = (await available(staff, product.variantId)) ?? 0
  const tokens = ['tok_slow', 'tok_lost_reply', 'tok_webhook_only']
  await Promise.all(
    tokens.map(async (token) => {
      const stoa = visitor(shop)
      const email = newAddress(token.replaceAll('_', '-'))
      const cart = await fillCart(stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email, token })
      await Promise.resolve(stoa.carts.complete(cart.id)).catch((error: unknown) => {
        // 503 says that the outcome is not yet known; any other error is one.
        if (!(error instanceof Error && 'status' in error && error.status === 503)) throw error
      })
      const orderId = await until(`an order for ${token}`, async () => (await stoa.carts.get(cart.id)).order_id)
      t.equal((await stoa.orders.get(orderId)).payment_status, 'paid', token)
      const mine = await staff.admin.payments.list({ order_id: orderId })
      t.strictSame(
        mine.data.map(({ status }) => status),
        ['captured'],
        `${token}: charged once`,
      )
    }),
  )
  await untilStockIs(staff, product.variantId, before - tokens.length)
}

export async function bankTransfer(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const stoa = visitor(shop)
  const purchase = {
    lines: [{ variantId: product.variantId, quantity: 1 }],
    email: newAddress('transfer'),
    method: 'bank_transfer',
  }
  const order = await buy(stoa, purchase)
  t.equal(order.payment_status, 'awaiting')
  await staff.admin.payments.capture(order.payment.id)
  await untilOrderHas(staff, order.id, { payment_status: 'paid' })
  t.equal((await stoa.orders.get(order.id)).payment_status, 'paid')
}
