import type { Order } from '@stoa/sdk'
import t from 'tap'
import { timelineOf } from '../app/lib/order-timeline.server.ts'
import type { Visit } from '../app/lib/stoa.server.ts'

const visit = { language: 'en', facts: { timeZone: 'Europe/Berlin' } } as unknown as Visit
const none = { amount: 0, currency: 'EUR' }
const entry = (kind: string, at: string, reference: string | null = null) => ({ kind, at, reference, amount: null })

const item = { id: 'lamp', title: 'Lamp', variant_title: 'Red', quantity: 3, fulfilled: 0, requires_shipping: true }
const parcel = {
  id: 'ful_1',
  status: 'shipped',
  carrier: 'DHL',
  tracking_number: 'JD01',
  tracking_url: 'https://track.example/JD01',
  items: [{ item_id: 'lamp', quantity: 2 }],
}

const order = (more: object = {}) =>
  ({
    status: 'placed',
    payment_status: 'paid',
    fulfilment_status: 'unfulfilled',
    items: [item],
    fulfilments: [],
    withdrawals: [],
    payment: { refund_pending: none },
    pay_by: null,
    timeline: [entry('placed', '2026-11-26T23:30:00Z')],
    ...more,
  }) as unknown as Order

const comingOf = (more: object) => timelineOf(order(more), visit).coming.map(({ kind }) => kind)

t.test('what has happened is told by the clocks of the shop, and what nobody has a text for is left out', async (t) => {
  const timeline = [entry('placed', '2026-11-26T23:30:00Z'), entry('inspected', '2026-11-27T10:00:00Z')]
  const { happened } = timelineOf(order({ timeline }), visit)
  t.match(happened, [{ kind: 'placed', at: '2026-11-26T23:30:00Z', moment: /^27 November 2026 at 00:30$/ }])
  t.equal(happened.length, 1)
  const german = timelineOf(order({ timeline }), { ...visit, language: 'de' })
  t.match(german.happened[0]?.moment, /^27\. November 2026 um 00:30$/)
})

t.test('a part of an order names what is in its parcel, which is followed until it has come', async (t) => {
  const timeline = [
    entry('shipped', '2026-11-27T10:00:00Z', 'ful_1'),
    entry('withdrawal_received', '2026-11-27T11:00:00Z', 'wdr_1'),
  ]
  const withdrawals = [{ id: 'wdr_1', items: [{ item_id: 'lamp', quantity: 1 }] }]
  const sent = { timeline, fulfilment_status: 'partial', fulfilments: [parcel], withdrawals }
  t.match(timelineOf(order(sent), visit).happened, [
    { parcel: { name: 'DHL JD01', url: parcel.tracking_url }, pieces: [{ title: 'Lamp, Red', quantity: 2 }] },
    { parcel: null, pieces: [{ quantity: 1 }] },
  ])
  const come = { ...sent, fulfilments: [{ ...parcel, status: 'delivered' }] }
  t.equal(timelineOf(order(come), visit).happened[0]?.parcel?.url, null)
  const odd = { ...sent, fulfilments: [{ ...parcel, tracking_url: 'javascript:alert(1)' }] }
  t.equal(timelineOf(order(odd), visit).happened[0]?.parcel?.url, null, 'only an address of the web is a link')
})

t.test('what comes next follows from what is missing', async (t) => {
  t.strictSame(comingOf({}), ['ship', 'deliver'])
  t.strictSame(comingOf({ payment_status: 'awaiting', pay_by: '2026-12-01T00:00:00Z' }), ['pay_by', 'ship', 'deliver'])
  const some = { items: [{ ...item, fulfilled: 2 }], fulfilments: [parcel] }
  t.strictSame(comingOf(some), ['ship_rest', 'deliver'])
  const withdrawals = [{ id: 'wdr_1', items: [{ item_id: 'lamp', quantity: 1 }] }]
  t.strictSame(comingOf({ ...some, withdrawals }), ['deliver'], 'what was withdrawn from is not waited for')
  const cancelled = { ...some, items: [{ ...item, fulfilled: 2, cancelled: 1 }] }
  const cancellations = [{ id: 'ocn_1', items: [{ item_id: 'lamp', quantity: 1, withdrawn: 0 }] }]
  t.strictSame(comingOf({ ...cancelled, cancellations }), ['deliver'], 'nor what was cancelled')
  const timeline = [entry('items_cancelled', '2026-11-27T11:00:00Z', 'ocn_1')]
  const told = timelineOf(order({ ...cancelled, cancellations, timeline }), visit).happened
  t.match(told, [{ kind: 'items_cancelled', pieces: [{ title: 'Lamp, Red', quantity: 1 }] }])
  t.strictSame(comingOf({ items: [{ ...item, fulfilled: 3 }], fulfilments: [{ ...parcel, status: 'delivered' }] }), [])
  t.strictSame(comingOf({ items: [{ ...item, requires_shipping: false }] }), [], 'nothing has to be sent')
  const refund_pending = { amount: 500, currency: 'EUR' }
  t.strictSame(comingOf({ status: 'cancelled', payment: { refund_pending } }), ['refund'])
  t.strictSame(comingOf({ status: 'cancelled' }), [])
})
