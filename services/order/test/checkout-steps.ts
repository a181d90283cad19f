import type { Event } from '@stoa/kit/events/event'
import { maybe } from '@stoa/kit/postgres/sql'
import { guest } from '@stoa/kit/testing/app'
import { consumers } from '../events/payments.ts'
import { type CheckoutFixture, log } from './checkout-fixture.ts'

export type Body = Record<string, unknown>

export const request = (cartId: string) => ({
  cartId,
  owners: [cartId],
  call: { requestId: 'req_test' },
  requestKey: null,
  network: null,
  challenge: { token: null, address: null },
})

export const complete = (fixture: CheckoutFixture, cartId: string, headers: Record<string, string> = {}) =>
  fixture.as(guest(cartId))<Body>('POST', `/v1/carts/${cartId}/complete`, { headers })

/** As a client does that is told that another call is still at it: on a machine that stands still that one may not be over in time. */
export async function completeInTheEnd(fixture: CheckoutFixture, cartId: string, headers: Record<string, string> = {}) {
  for (;;) {
    const response = await complete(fixture, cartId, headers)
    if (response.body.code !== 'checkout_in_progress') return response
  }
}

export const cartOf = async (fixture: CheckoutFixture, cartId: string) =>
  (await fixture.as(guest(cartId))<Body>('GET', `/v1/carts/${cartId}`)).body

export const paymentOf = (fixture: CheckoutFixture, cartId: string) =>
  maybe<{ payment_id: string; id: string }>(
    fixture.pg,
    'SELECT id, payment_id FROM checkouts WHERE cart_id = $1 ORDER BY id DESC LIMIT 1',
    [cartId],
  )

/** The event a payment's last move made. */
export function changeOf(fixture: CheckoutFixture, paymentId: string): Event<'payment.changed', never> {
  const payment = fixture.stubs.payments.get(paymentId)
  if (!payment) throw new Error('no such payment')
  const { payment_id, checkout_id, order_id, status, amount, version, was_paid_in_full, refund_pending, waived } =
    payment
  const of = (minor: number) => ({ amount: minor, currency: amount.currency })
  const money = { amount, captured: of(payment.captured), refunded: of(payment.refunded) }
  // An earlier build says neither.
  const facts = {
    ...(was_paid_in_full === undefined ? {} : { was_paid_in_full }),
    ...(refund_pending ? { refund_pending } : {}),
    ...(waived === undefined ? {} : { waived: of(waived) }),
  }
  const data = { payment_id, checkout_id, order_id, status, ...money, ...facts, refunds: payment.refunds, version }
  const occurred_at = new Date(0).toISOString()
  return {
    id: `evt_${payment_id}_${version}`,
    type: 'payment.changed',
    aggregate: payment_id,
    occurred_at,
    data: data as never,
  }
}

export const consume = (fixture: CheckoutFixture, paymentId: string) => {
  const event = changeOf(fixture, paymentId)
  const journey = { requestId: event.id, traceparent: undefined, now: new Date(), log }
  return consumers['payment.changed'](event, { ...fixture.deps, ...journey } as never)
}
