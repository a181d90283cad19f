import { money } from '@stoa/kit/values/money'
import { isUndecided, moneyState, type Payment, type Refund, refundState } from '../domain/payment.ts'
import type * as Api from '../generated/types.ts'
import type { ListedRefund } from '../store/refunds.ts'

function amounts({ amount, captured, refunded, currency }: Payment) {
  return {
    amount: money(amount, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
  }
}

const times = ({ created_at, updated_at }: Payment) => ({
  created_at: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
})

/** For other services. */
export function presentState(payment: Payment): Api.PaymentState {
  const { id, status, action, failure, currency, version } = payment
  const refunds = payment.refunds.map((refund) => refundState(refund, currency))
  return { payment_id: id, status, ...amounts(payment), ...moneyState(payment), action, failure, version, refunds }
}

/** The same with how one of its refunds stands. */
export function presentRefundState(payment: Payment, refundId: string): Api.PaymentState {
  const refund = payment.refunds.find(({ id }) => id === refundId)
  return { ...presentState(payment), ...(refund ? { refund: { id: refund.id, status: refund.status } } : {}) }
}

/**
 * For the buyer. Money that no order stands for yet may still go back, at the deadline of its checkout say, so until that
 * is decided the payment reads as pending and nothing as captured.
 */
export function presentPayment(payment: Payment): Api.Payment {
  const { id, method, action, failure } = payment
  const order_id = payment.order_placed ? payment.order_id : null
  const told = isUndecided(payment) ? { ...payment, status: 'pending' as const, captured: 0, refunded: 0 } : payment
  return { id, status: told.status, method, ...amounts(told), action, failure, order_id, ...times(payment) }
}

/** What is held of a payment, for whoever paid: without who among staff did what, and without what only programs need. */
export function presentHeld(payment: Payment) {
  const { id, order_id, status, method, provider, reference, details, failure, currency } = payment
  return {
    ...{ id, order_id, status, method, provider, provider_reference: reference, details, failure },
    ...amounts(payment),
    captures: payment.captures.map(({ amount, created_at }) => ({ amount: money(amount, currency), created_at })),
    refunds: payment.refunds.map((refund) => ({
      ...{ id: refund.id, amount: money(refund.amount, currency), status: refund.status, reason: refund.reason },
      ...{ reference: refund.reference, created_at: refund.created_at, ended_at: refund.ended_at },
    })),
    ...times(payment),
  }
}

function presentRefund(refund: Refund, currency: string): Api.Refund {
  const { id, kind, amount, status, reason, failure, reference, actor, ended_by, retried_by, created_at } = refund
  const how = { id, kind, amount: money(amount, currency), status, reason, failure, reference }
  return { ...how, actor, ended_by, retried_by, created_at: created_at.toISOString() }
}

/** A refund for staff, beside the payment and order it belongs to. */
export function presentListedRefund(refund: ListedRefund): Api.ListedRefund {
  const { payment_id, order_id, order_number, method, currency } = refund
  return { ...presentRefund(refund, currency), payment_id, order_id, order_number, method }
}

/** For staff. */
export function presentAdmin(payment: Payment): Api.AdminPayment {
  const { id, status, method, provider, action, failure, checkout_id, order_id, order_number, version } = payment
  const { captured_by, voided_by } = payment
  return {
    id,
    status,
    method,
    provider,
    provider_reference: payment.reference,
    ...amounts(payment),
    waived: money(payment.waived, payment.currency),
    captures: payment.captures.map(({ fingerprint: _, ...capture }) => ({
      ...capture,
      amount: money(capture.amount, payment.currency),
      created_at: capture.created_at.toISOString(),
    })),
    refunds: payment.refunds.map((refund) => presentRefund(refund, payment.currency)),
    action,
    failure,
    checkout_id,
    order_id,
    order_number,
    captured_by,
    voided_by,
    version,
    ...times(payment),
  }
}
