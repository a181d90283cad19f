import { readConfig } from '@stoa/kit/process/config'
import fc from 'fast-check'
import t from 'tap'
import { settings } from '../config.ts'
import { applyCharge, type Charge, isOpen, nextStep } from '../domain/charge.ts'
import { transfersOf } from '../domain/ledger.ts'
import { endRefund, recordCapture } from '../domain/manual.ts'
import { METHODS, methodsFor } from '../domain/method.ts'
import { dueOf, isFinal, type Payment, refundable, type Status, TRANSITIONS, wasPaidInFull } from '../domain/payment.ts'
import { requestCancel, requestCapture, requestRefund, requestVoid, requestWaiver } from '../domain/requests.ts'
import { manualProvider } from '../providers/manual.ts'
import { withTimeout } from '../providers/timeout.ts'

const now = new Date('2026-11-23T12:00:00Z')

function paymentOf(more: Partial<Payment> = {}): Payment {
  return {
    id: 'p',
    checkout_id: 'chk',
    order_id: 'ord',
    order_number: 'N1',
    owner: 'usr',
    method: 'test',
    provider: 'test',
    provider_key: 'p:charge',
    reference: null,
    currency: 'EUR',
    amount: 1000,
    captured: 0,
    refunded: 0,
    status: 'pending',
    desired_state: 'captured',
    capture_amount: null,
    details: {},
    action: null,
    failure: null,
    order_placed: false,
    waived: 0,
    waived_at: null,
    captured_by: null,
    voided_by: null,
    captures: [],
    refunds: [],
    version: 1,
    created_at: now,
    updated_at: now,
    ...more,
  }
}

const chargeOf = (status: Charge['status'], more: Partial<Charge> = {}): Charge => ({
  reference: 'ch_1',
  status,
  currency: 'EUR',
  amount: 1000,
  captured: status === 'captured' ? 1000 : 0,
  action: status === 'requires_action' ? { type: 'confirm' } : null,
  failure: null,
  refunds: [],
  ...more,
})

t.test('the transitions reach every status, and the three final statuses allow none', (t) => {
  const seen = new Set<Status>(['pending'])
  for (const status of seen) for (const next of TRANSITIONS[status]) seen.add(next)
  t.same([...seen].sort(), Object.keys(TRANSITIONS).sort())
  const ends = (Object.keys(TRANSITIONS) as Status[]).filter(isFinal)
  t.same(ends.sort(), ['cancelled', 'failed', 'refunded'])
  for (const end of ends) t.notOk(isOpen(paymentOf({ status: end, reference: 'ch_1' })))
  t.end()
})

t.test('charges applied in any order, any number of times, end in the same payment', (t) => {
  const path = [
    chargeOf('processing'),
    chargeOf('requires_action'),
    chargeOf('authorised'),
    chargeOf('captured'),
    chargeOf('captured', { refunds: [{ key: 'r', amount: 400, status: 'succeeded', failure: null }] }),
  ]
  const orders = fc.array(fc.nat({ max: path.length - 1 }), { maxLength: 12 })
  fc.assert(
    fc.property(orders, (order) => {
      const last = path.length - 1
      const end = [...order, last, ...order].reduce((at, n) => applyCharge(at, path[n] as Charge, now), paymentOf())
      t.match(end, { status: 'captured', captured: 1000, refunded: 400, action: null })
      t.equal(end.refunds.length, 1)
    }),
  )
  t.end()
})

t.test('each change of captured and refunded is posted once, and sums to zero', (t) => {
  const captured = applyCharge(paymentOf(), chargeOf('captured'), now)
  const requested = requestRefund(captured, { id: 'r', amount: 300, reason: null, actor: null, fingerprint: 'f' }, now)
  const refunds = [{ key: 'r', amount: 300, status: 'succeeded' as const, failure: null }]
  const refunded = applyCharge(requested, chargeOf('captured', { refunds }), now)
  const transfers = [
    ...transfersOf(paymentOf(), captured),
    ...transfersOf(captured, requested),
    ...transfersOf(requested, refunded),
    ...transfersOf(refunded, refunded),
  ]
  t.same(
    transfers.map(({ source, reference, postings }) => [source, reference, postings.map(({ amount }) => amount)]),
    [
      ['capture', 'p', [1000, -1000]],
      ['refund', 'r', [-300, 300]],
    ],
  )
  t.end()
})

t.test('a cancelled payment is voided or refunded, depending on its status', (t) => {
  const stepFrom = (payment: Payment) => nextStep(requestCancel(payment, now))?.kind ?? null
  t.equal(stepFrom(paymentOf()), 'void', 'the provider closes a charge that it may not know')
  t.equal(stepFrom(paymentOf({ status: 'authorised', reference: 'c' })), 'void')
  t.equal(stepFrom(paymentOf({ status: 'captured', reference: 'c', captured: 1000 })), 'refund')
  t.equal(stepFrom(paymentOf({ status: 'failed' })), null)
  const partly = paymentOf({ status: 'captured', reference: 'c', captured: 1000 })
  const requested = requestRefund(partly, { id: 'r', amount: 300, reason: null, actor: null, fingerprint: 'f' }, now)
  t.same(
    requestCancel(requested, now).refunds.map(({ amount }) => amount),
    [300, 700],
    'what is being refunded already is not refunded twice',
  )
  t.end()
})

t.test('staff requests that the status does not allow throw a DomainError', (t) => {
  const at = (status: Status, more: Partial<Payment> = {}) =>
    paymentOf({ status, reference: 'c', desired_state: 'authorised', ...more })
  t.equal(requestCapture(at('authorised'), 1).capture_amount, 1)
  for (const status of ['pending', 'failed', 'cancelled', 'refunded'] as Status[]) {
    t.throws(() => requestCapture(at(status), null), { code: 'invalid_state' })
  }
  t.throws(() => requestCapture(at('authorised', { desired_state: 'cancelled' }), null), { code: 'invalid_state' })
  t.throws(() => requestCapture(at('authorised'), 0), { code: 'unprocessable' })
  t.throws(() => requestVoid(at('captured', { captured: 5 })), { code: 'invalid_state' })
  t.throws(() => requestVoid(at('failed')), { code: 'invalid_state' })
  const refund = { id: 'r', amount: null, reason: null, actor: null, fingerprint: 'f' }
  t.throws(() => requestRefund(at('authorised'), refund, now), { code: 'unprocessable' })
  t.throws(() => requestRefund(at('captured', { captured: 5, desired_state: 'cancelled' }), refund, now), {
    code: 'unprocessable',
  })
  t.equal(refundable(requestRefund(at('captured', { captured: 5 }), refund, now)), 0)
  t.end()
})

t.test('settings: the test method is only offered where it is named', (t) => {
  const offered = (env: NodeJS.ProcessEnv) =>
    readConfig(env, { PAYMENT_METHODS: settings.PAYMENT_METHODS }).PAYMENT_METHODS
  t.same(offered({}), ['bank_transfer', 'cash_on_delivery'])
  t.same(offered({ PAYMENT_METHODS: '', NODE_ENV: 'development' }), ['bank_transfer', 'cash_on_delivery'])
  t.same(offered({ PAYMENT_METHODS: 'test', NODE_ENV: 'production' }), ['test'])
  t.throws(() => settings.PAYMENT_METHODS.parse('test,shells'), /knows only/)
  t.throws(() => settings.PAYMENT_CAPTURE.parse('sometimes'), /neither/)
  const [first] = METHODS
  t.same(methodsFor([{ ...(first as (typeof METHODS)[0]), currencies: ['EUR'] }], 'USD'), [])
  t.end()
})

t.test('a call that times out has an unknown outcome', async (t) => {
  const unresponsive = withTimeout({ ...manualProvider, fetch: () => new Promise(() => undefined) }, 1)
  const charge = { key: 'k', currency: 'EUR', amount: 1, known: null }
  await t.rejects(unresponsive.fetch(charge), { code: 'timeout', sent: true })
})

t.test('what is waived is not captured, and of what was paid, is over or is being captured nothing is waived', (t) => {
  const authorised = paymentOf({ status: 'authorised', desired_state: 'authorised', reference: 'ch_1' })
  const less = requestWaiver(authorised, 300, now)
  t.equal(requestWaiver(less, 200, now), less, 'it only grows')
  t.same(nextStep(requestCapture(less, null)), { kind: 'capture', amount: 700 })
  t.throws(() => requestCapture(less, 701), { code: 'unprocessable' })
  const unchanged = [
    paymentOf({ status: 'authorised', reference: 'ch_1' }),
    paymentOf({ status: 'captured', captured: 1000 }),
    paymentOf({ status: 'cancelled' }),
    requestCancel(authorised, now),
  ]
  for (const payment of unchanged) t.equal(requestWaiver(payment, 300, now), payment)
  t.equal(requestWaiver(paymentOf({ status: 'captured', captured: 600 }), 300, now).waived, 300)
  t.end()
})

t.test('a part that had come and gone before the rest was waived is not the whole', (t) => {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const manual = paymentOf({ provider: 'manual', status: 'awaiting', desired_state: 'authorised' })
  const receive = (payment: Payment, amount: number, minutes: number) =>
    recordCapture(payment, { id: `c${minutes}`, amount, actor: null, fingerprint: '' }, at(minutes))
  const sendBack = (payment: Payment, amount: number, minutes: number) => {
    const request = { id: `r${minutes}`, amount, reason: null, actor: null, fingerprint: '' }
    const end = { status: 'succeeded', reference: null, ended_by: 'user:a' } as const
    return endRefund(requestRefund(payment, request, at(minutes)), request.id, end, at(minutes))
  }
  const emptied = sendBack(receive(manual, 400, 1), 400, 2)
  const waived = requestWaiver(emptied, 700, at(3))
  t.equal(dueOf(waived), 300)
  t.notOk(wasPaidInFull(waived))
  const part = receive(waived, 100, 4)
  t.notOk(wasPaidInFull(part))
  t.equal(requestWaiver(part, 800, at(5)).waived, 800, 'so more of it can be waived')
  t.ok(wasPaidInFull(receive(part, 200, 5)))
  t.ok(wasPaidInFull(requestWaiver(part, 900, at(5))), 'what is there is all that is due then')
  t.end()
})
