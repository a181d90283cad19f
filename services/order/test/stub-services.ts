import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import { DomainError, type Problem, toProblem, UnavailableError } from '@stoa/kit/values/problem'

type Line = { variant_id: string; quantity: number }

interface Payment {
  payment_id: string
  checkout_id: string
  order_id: string
  status: string
  amount: { amount: number; currency: string }
  captured: number
  refunded: number
  action: { type: string } | null
  failure: string | null
  version: number
}

/**
 * The other services as their specs promise them, in memory: calls are idempotent by id, and what was given back or
 * cancelled before it came stays so.
 */
export function createStubServices() {
  const prices = new Map<string, number>([
    ['song', 500],
    ['film', 1200],
  ])
  const stock = new Map<string, number>([
    ['song', 1000],
    ['film', 1000],
  ])
  const holds = new Map<string, { status: 'held' | 'released'; lines: Line[] }>()
  const payments = new Map<string, Payment>()
  const refunds = new Map<string, 'pending' | 'succeeded'>()
  const requests: string[] = []
  /** When the payment provider carries refunds out: at once, or on a later call. */
  const provider = { refunds: 'at once' as 'at once' | 'later' }

  const shown = ({ checkout_id: _c, order_id: _o, version: _v, captured, refunded, ...payment }: Payment) => {
    const { currency } = payment.amount
    return { ...payment, captured: { amount: captured, currency }, refunded: { amount: refunded, currency } }
  }

  const change = (payment: Payment, changes: Partial<Payment>) =>
    Object.assign(payment, changes, { version: payment.version + 1 })

  const paymentOf = (id: string): Payment => {
    const payment = payments.get(id)
    if (!payment) throw new DomainError('not_found')
    return payment
  }

  function hold(body: { reservation_id: string; lines: Line[] }) {
    const known = holds.get(body.reservation_id)
    if (known?.status === 'released') throw new DomainError('invalid_state')
    if (!known) {
      const short = body.lines.filter((line) => (stock.get(line.variant_id) ?? 0) < line.quantity)
      const lines = short.map(({ variant_id }) => ({
        variant_id,
        reason: 'out_of_stock' as const,
        available: stock.get(variant_id) ?? 0,
      }))
      if (short.length > 0) throw new DomainError('out_of_stock', undefined, { lines })
      for (const line of body.lines) stock.set(line.variant_id, (stock.get(line.variant_id) ?? 0) - line.quantity)
      holds.set(body.reservation_id, { status: 'held', lines: body.lines })
    }
    return { reservation_id: body.reservation_id, status: 'held', expires_at: null }
  }

  function release(id: string) {
    const known = holds.get(id)
    if (known?.status === 'held') {
      for (const line of known.lines) stock.set(line.variant_id, (stock.get(line.variant_id) ?? 0) + line.quantity)
    }
    holds.set(id, { status: 'released', lines: known?.lines ?? [] })
    return { reservation_id: id, status: 'released', expires_at: null }
  }

  function authorise(body: Pick<Payment, 'payment_id' | 'checkout_id' | 'order_id' | 'amount'> & Ask) {
    const known = payments.get(body.payment_id)
    if (known) return shown(known)
    if (body.method === 'gone') throw new DomainError('unprocessable', 'This payment method is switched off.')
    const { payment_id, checkout_id, order_id, amount } = body
    const ids = { payment_id, checkout_id, order_id, amount }
    const payment: Payment = { ...ids, captured: 0, refunded: 0, ...outcomeOf(body), version: 1 }
    payments.set(payment_id, payment)
    return shown(payment)
  }

  function cancel(id: string) {
    const payment = payments.get(id)
    if (!payment) {
      const amount = { amount: 0, currency: 'EUR' }
      const ids = { payment_id: id, checkout_id: '', order_id: '', amount }
      const none = { captured: 0, refunded: 0, action: null, failure: null }
      payments.set(id, { ...ids, ...none, status: 'cancelled', version: 1 })
    } else if (payment.status !== 'failed' && payment.status !== 'cancelled') {
      change(payment, { status: 'cancelled', refunded: payment.captured, action: null })
    }
    return shown(paymentOf(id))
  }

  function refund(id: string, body: { refund_id: string; amount: { amount: number } }) {
    const payment = paymentOf(id)
    const { amount } = body.amount
    if (!refunds.has(body.refund_id)) {
      if (amount > payment.captured - payment.refunded) throw new DomainError('unprocessable', 'That much is not left.')
      refunds.set(body.refund_id, 'pending')
    }
    if (refunds.get(body.refund_id) === 'pending' && provider.refunds === 'at once') {
      refunds.set(body.refund_id, 'succeeded')
      const refunded = payment.refunded + amount
      change(payment, { refunded, status: refunded === payment.captured ? 'refunded' : payment.status })
    }
    return { ...shown(payment), refund: { id: body.refund_id, status: refunds.get(body.refund_id) } }
  }

  function quote({ variant_ids, currency }: { variant_ids: string[]; currency: string }) {
    const data = variant_ids.flatMap((variant_id) => {
      const amount = prices.get(variant_id)
      return amount === undefined ? [] : [{ ...variantData(variant_id), unit_price: { amount, currency } }]
    })
    return { data }
  }

  function response({ method, url, body }: OutgoingRequest): unknown {
    const given = body === undefined ? undefined : JSON.parse(body)
    const [, , thing, id = '', deed] = url.split('?')[0]?.split('/') ?? []
    requests.push(`${method} ${[thing, deed].filter(Boolean).join('/')}`)
    if (thing === 'products') return quote(given)
    if (thing === 'reservations') return deed === 'release' ? release(id) : hold(given)
    if (thing === 'payment-methods') return { data: METHODS.map((id) => ({ id, kind: 'test', title: id })) }
    if (id === '') return authorise(given)
    if (deed === 'cancel') return cancel(id)
    return deed === 'refunds' ? refund(id, given) : shown(paymentOf(id))
  }

  /** What the buyer, the provider or staff do to a payment. */
  const settle = (id: string, status: 'captured' | 'failed') => {
    const payment = paymentOf(id)
    if (!['requires_action', 'pending', 'awaiting', 'authorised'].includes(payment.status)) return
    const failure = status === 'failed' ? 'The bank said no.' : null
    change(payment, { status, captured: status === 'captured' ? payment.amount.amount : 0, action: null, failure })
  }

  const transport: Transport = {
    request: async (request) => {
      try {
        return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(response(request)) }
      } catch (error) {
        return problemAnswer(toProblem(error as DomainError))
      }
    },
    close: async () => undefined,
  }

  return { prices, stock, holds, payments, provider, requests, settle, transport }
}

export type StubServices = ReturnType<typeof createStubServices>

export const METHODS = ['test', 'bank_transfer', 'gone']

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

export function variantData(variant_id: string) {
  return {
    variant_id,
    product_id: `prd_${variant_id}`,
    slug: variant_id,
    title: `The ${variant_id}`,
    variant_title: null,
    sku: null,
    image: null,
    weight_grams: 0,
    requires_shipping: false,
    taxable: true,
    tax_class: 'standard',
  }
}

function problemAnswer(problem: Problem) {
  const headers = { 'content-type': 'application/problem+json' }
  return { status: problem.status, headers, body: JSON.stringify(problem) }
}

/** What goes wrong with a request: it never arrives, or its response never comes back. */
export type Fault = 'lost' | 'no response' | null

/** A transport over which requests go wrong as `plan` says. */
export function faulty(transport: Transport, plan: (request: OutgoingRequest) => Fault): Transport {
  return {
    ...transport,
    request: async (request) => {
      const fault = plan(request)
      if (fault === 'lost') throw new UnavailableError('The connection was refused.', false)
      const response = await transport.request(request)
      if (fault === 'no response') throw new UnavailableError('No response came.', true)
      return response
    },
  }
}
