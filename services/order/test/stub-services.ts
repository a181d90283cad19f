import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import { DomainError, type Problem, toProblem, UnavailableError } from '@stoa/kit/values/problem'
import { createStubPayments } from './stub-payments.ts'

type Line = { variant_id: string; quantity: number }

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
  const holds = new Map<string, { status: 'held' | 'released' | 'committed'; lines: Line[] }>()
  const {
    payments,
    provider,
    authorise,
    read,
    cancel,
    endUnpaid,
    waive,
    receive,
    refund,
    settle,
    refundAtPayment,
    endRefund,
    retryRefund,
  } = createStubPayments()
  const requests: string[] = []

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

  function sell(id: string) {
    const known = holds.get(id)
    if (!known || known.status === 'released') throw new DomainError('invalid_state')
    holds.set(id, { ...known, status: 'committed' })
    return { reservation_id: id, status: 'committed', expires_at: null }
  }

  /** Three at a time, so that few are several pages. */
  function pinned(after: string) {
    const held = [...holds].filter(([id, { status }]) => status === 'held' && id > after)
    return {
      reservation_ids: held
        .map(([id]) => id)
        .toSorted()
        .slice(0, 3),
    }
  }

  function quote({ variant_ids, currency }: { variant_ids: string[]; currency: string }) {
    const data = variant_ids.flatMap((variant_id) => {
      const amount = prices.get(variant_id)
      return amount === undefined ? [] : [{ ...variantData(variant_id), unit_price: { amount, currency } }]
    })
    return { data }
  }

  const availability = ({ variant_ids }: { variant_ids: string[] }) => ({
    data: variant_ids.map((variant_id) => ({
      variant_id,
      in_stock: (stock.get(variant_id) ?? 0) > 0,
      available: null,
    })),
  })

  function response({ method, url, body }: OutgoingRequest): unknown {
    const given = body === undefined ? undefined : JSON.parse(body)
    const [, , thing, id = '', deed] = url.split('?')[0]?.split('/') ?? []
    requests.push(`${method} ${[thing, deed].filter(Boolean).join('/')}`)
    if (thing === 'products') return quote(given)
    if (thing === 'availability') return availability(given)
    if (thing === 'pinned-reservations') return pinned(new URLSearchParams(url.split('?')[1]).get('after') ?? '')
    if (thing === 'reservations' && deed === 'sell') return sell(id)
    if (thing === 'reservations') return deed === 'release' ? release(id) : hold(given)
    if (thing === 'payment-methods')
      return { data: METHODS.map((id) => ({ id, kind: id === 'test' ? 'test' : 'manual', title: id })) }
    if (id === '') return authorise(given)
    if (deed === 'cancel') return cancel(id)
    if (deed === 'end-unpaid') return endUnpaid(id)
    if (deed === 'waive') return waive(id, given)
    return deed === 'refunds' ? refund(id, given) : read(id)
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

  return {
    prices,
    stock,
    holds,
    payments,
    provider,
    requests,
    receive,
    settle,
    refundAtPayment,
    endRefund,
    retryRefund,
    transport,
  }
}

export type StubServices = ReturnType<typeof createStubServices>

export const METHODS = ['test', 'bank_transfer', 'gone']

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
