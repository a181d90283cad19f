import { DomainError } from '@stoa/kit/values/problem'

interface Refund {
  id: string
  kind: 'provider' | 'manual' | 'reversal'
  amount: { amount: number; currency: string }
  status: 'pending' | 'succeeded' | 'failed'
  reason: string | null
  failure: string | null
  tries?: number
  ended_at?: string | null
}

interface Payment {
  payment_id: string
  checkout_id: string
  order_id: string
  /** Whether staff move its money. */
  manual: boolean
  refunds: Refund[]
  status: string
  amount: { amount: number; currency: string }
  captured: number
  /** Minor units that need not be paid. */
  waived?: number
  refunded: number
  action: { type: string } | null
  failure: string | null
  was_paid_in_full?: boolean
  refund_pending?: { amount: number; currency: string }
  version: number
}

interface Ask {
  method: string
  details?: { token?: string }
}

function outcomeOf({ method, details, amount }: Ask & Pick<Payment, 'amount'>) {
  const nothing = { action: null, failure: null }
  if (amount.amount === 0) return { ...nothing, status: 'captured' }
  if (method === 'bank_transfer') return { ...nothing, status: 'awaiting' }
  switch (details?.token) {
    case 'tok_decline':
      return { ...nothing, status: 'failed', failure: 'The card was declined.' }
    case 'tok_action':
      return { ...nothing, status: 'requires_action', action: { type: 'confirm' } }
    case 'tok_pending':
      return { ...nothing, status: 'pending' }
    default:
      return { ...nothing, status: 'captured', captured: amount.amount }
  }
}

/** The payment service as its spec promises it, in memory. */
export function createStubPayments() {
  const payments = new Map<string, Payment>()
  /** When the payment provider carries refunds out: at once, or on a later call. */
  const provider = { refunds: 'at once' as 'at once' | 'later' }

  const shown = ({ checkout_id: _c, order_id: _o, manual: _m, captured, refunded, waived, ...payment }: Payment) => {
    const { currency } = payment.amount
    const told = waived === undefined ? {} : { waived: { amount: waived, currency } }
    return {
      ...told,
      ...payment,
      captured: { amount: captured, currency },
      refunded: { amount: refunded, currency },
    }
  }

  const change = (payment: Payment, changes: Partial<Payment>) =>
    Object.assign(payment, changes, { version: payment.version + 1 })

  const paymentOf = (id: string): Payment => {
    const payment = payments.get(id)
    if (!payment) throw new DomainError('not_found')
    return payment
  }

  function authorise(body: Pick<Payment, 'payment_id' | 'checkout_id' | 'order_id' | 'amount'> & Ask) {
    const known = payments.get(body.payment_id)
    if (known) return shown(known)
    if (body.method === 'gone') throw new DomainError('unprocessable', 'This payment method is switched off.')
    const { payment_id, checkout_id, order_id, amount } = body
    const ids = { payment_id, checkout_id, order_id, amount }
    const manual = body.method === 'bank_transfer'
    const payment: Payment = { ...ids, manual, refunds: [], captured: 0, refunded: 0, ...outcomeOf(body), version: 1 }
    payments.set(payment_id, payment)
    return shown(payment)
  }

  function cancel(id: string) {
    const payment = payments.get(id)
    if (!payment) {
      const amount = { amount: 0, currency: 'EUR' }
      const ids = { payment_id: id, checkout_id: '', order_id: '', amount }
      const none = { manual: true, refunds: [], captured: 0, refunded: 0, action: null, failure: null }
      payments.set(id, { ...ids, ...none, status: 'cancelled', version: 1 })
    } else if (payment.status !== 'failed' && payment.status !== 'cancelled') {
      giveAllBack(payment)
    }
    return shown(paymentOf(id))
  }

  /** Refuses where money has come. */
  function endUnpaid(id: string) {
    const payment = paymentOf(id)
    const hasEnded = payment.status === 'cancelled' || payment.refunds.some(({ kind }) => kind === 'reversal')
    if (payment.captured > payment.refunded && !hasEnded)
      throw new DomainError('invalid_state', 'Money has come already.')
    return cancel(id)
  }

  function giveAllBack(payment: Payment): void {
    const isBegun = payment.refunds.some((refund) => refund.id === `${payment.payment_id}:reversal`)
    const amount = payment.captured - payment.refunded
    if (amount > 0 && !isBegun) begin(payment, `${payment.payment_id}:reversal`, amount, 'reversal')
    if (payment.manual && amount > 0) return
    change(payment, { status: 'cancelled', action: null })
    for (const refund of payment.refunds) if (refund.kind === 'reversal') endRefund(refund.id, 'succeeded')
  }

  function begin(payment: Payment, id: string, amount: number, kind: Refund['kind']): void {
    const of = { amount, currency: payment.amount.currency }
    const refund = { id, amount: of, kind: payment.manual ? ('manual' as const) : kind, reason: null, failure: null }
    change(payment, { refunds: [...payment.refunds, { ...refund, status: 'pending' }] })
  }

  /** Ends a refund as its provider does, or staff at the payment. */
  function endRefund(id: string, status: 'succeeded' | 'failed'): void {
    const payment = [...payments.values()].find(({ refunds }) => refunds.some((refund) => refund.id === id))
    const refund = payment?.refunds.find((entry) => entry.id === id)
    if (!payment || refund?.status !== 'pending') return
    const failure = status === 'failed' ? 'It will not be sent.' : null
    const refunds = payment.refunds.map((entry) => (entry === refund ? { ...entry, status, failure } : entry))
    const refunded = payment.refunded + (status === 'succeeded' ? refund.amount.amount : 0)
    const isEmpty = payment.status === 'captured' && refunded === payment.captured
    change(payment, { refunds, refunded, status: isEmpty ? 'refunded' : payment.status })
  }

  /** Staff have a refund tried again that failed. */
  function retryRefund(id: string): void {
    const payment = [...payments.values()].find(({ refunds }) => refunds.some((refund) => refund.id === id))
    if (!payment) return
    const again = (refund: Refund) => ({ ...refund, status: 'pending' as const, failure: null, tries: 2 })
    change(payment, { refunds: payment.refunds.map((refund) => (refund.id === id ? again(refund) : refund)) })
  }

  function refund(id: string, body: { refund_id: string; amount: { amount: number } }) {
    const payment = paymentOf(id)
    const { amount } = body.amount
    if (!payment.refunds.some((entry) => entry.id === body.refund_id)) {
      if (amount > payment.captured - payment.refunded) throw new DomainError('unprocessable', 'That much is not left.')
      begin(payment, body.refund_id, amount, 'provider')
    }
    if (provider.refunds === 'at once' && !payment.manual) endRefund(body.refund_id, 'succeeded')
    const { status } = payment.refunds.find((entry) => entry.id === body.refund_id) ?? { status: 'pending' }
    return { ...shown(payment), refund: { id: body.refund_id, status } }
  }

  /** Of what was paid in full nothing is waived. */
  function waive(id: string, { amount }: { amount: { amount: number } }) {
    const payment = paymentOf(id)
    const { waived = 0 } = payment
    const wasPaidInFull = payment.captured >= payment.amount.amount - waived
    const isOver = ['cancelled', 'failed'].includes(payment.status)
    if (wasPaidInFull || isOver) return { ...shown(payment), was_paid_in_full: wasPaidInFull }
    const now = { waived: Math.max(waived, amount.amount) }
    const was_paid_in_full = payment.captured >= payment.amount.amount - now.waived
    return shown(change(payment, { ...now, was_paid_in_full }))
  }

  /** A part of manual money comes. */
  function receive(id: string, amount: number): void {
    const payment = paymentOf(id)
    const captured = payment.captured + amount
    const was_paid_in_full = captured >= payment.amount.amount - (payment.waived ?? 0)
    change(payment, { status: 'captured', captured, was_paid_in_full })
  }

  /** Staff give money back at the payment. */
  function refundAtPayment(paymentId: string, id: string, amount: number): void {
    begin(paymentOf(paymentId), id, amount, 'provider')
  }

  /** What the buyer, the provider or staff do to a payment. */
  const settle = (id: string, status: 'captured' | 'failed') => {
    const payment = paymentOf(id)
    if (!['requires_action', 'pending', 'awaiting', 'authorised'].includes(payment.status)) return
    const failure = status === 'failed' ? 'The bank said no.' : null
    const due = payment.amount.amount - (payment.waived ?? 0)
    change(payment, { status, captured: status === 'captured' ? due : 0, action: null, failure })
  }

  const read = (id: string) => shown(paymentOf(id))

  return {
    payments,
    provider,
    authorise,
    read,
    cancel,
    endUnpaid,
    refund,
    waive,
    receive,
    settle,
    refundAtPayment,
    endRefund,
    retryRefund,
  }
}
