import t from 'tap'
import { settings } from '../config.ts'
import { findDelivery } from '../store/deliveries.ts'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const MUG = {
  ...{ variant_id: 'var_1', product_id: 'prd_1', slug: 'mug', title: 'Mug', variant_title: 'Red', sku: 'M-1' },
  ...{ unit_price: null, image: null, weight_grams: 0, requires_shipping: true, taxable: true, tax_class: null },
}

t.test(
  'staff are told of a new order at every address the shop names, once, in the language of the shop',
  async (t) => {
    const fixture = await createFixture(t)
    await fixture.consumeOrderPlaced('evt_0')
    t.equal((await fixture.all()).length, 1, 'the buyer alone while the shop names none')
    fixture.deps.staffMail = settings.STAFF_MAIL.parse('packing@shop.example, boss@shop.example')
    fixture.deps.shopCopy.read = async () => ({ default_locale: 'de-AT' }) as never
    await fixture.consumeOrderPlaced('evt_1')
    await fixture.consumeOrderPlaced('evt_1')
    const told = (await fixture.all()).filter(({ template }) => template === 'staff-new-order')
    t.same(told.map(({ to }) => to).sort(), ['boss@shop.example', 'packing@shop.example'])
    t.match(told[0], {
      subject: /^Neue Bestellung S1001: /,
      locale: 'de-AT',
      status: 'waiting',
    })
    const mail = await findDelivery(fixture.deps.deliveries, told[0]?._id ?? '')
    t.match(mail?.text, /Bezahlt ist sie noch nicht\..*2 x Linen Wrap Dress/s)
    t.throws(() => settings.STAFF_MAIL.parse('packing@shop.example, nobody'))
  },
)

t.test('who places many orders does not flood staff', async (t) => {
  const fixture = await createFixture(t)
  fixture.deps.staffMail = ['packing@shop.example']
  const client = '198.51.100.1'
  for (let k = 0; k < 23; k++) {
    fixture.services.orders.set(`ord_${k}`, orderWith({ id: `ord_${k}`, email: `n${k}@example.test`, client }))
    await fixture.consumeOrderPlaced(`evt_${k}`, `ord_${k}`, at(k))
  }
  const told = (await fixture.all()).filter(({ template }) => template === 'staff-new-order')
  t.equal(told.filter(({ status }) => status === 'waiting').length, 20)
  t.match(told.find(({ status }) => status === 'failed')?.last_error, /^capped/, 'the rest can be seen and sent')
})

t.test(
  'staff are told of every paid order, whatever strangers place, and of the others once an hour at least',
  async (t) => {
    const fixture = await createFixture(t)
    fixture.deps.staffMail = ['packing@shop.example', 'boss@shop.example']
    const client = '198.51.100.1'
    let n = 0
    const place = async (is_unpaid: boolean, seconds = n) => {
      const id = `ord_${++n}`
      fixture.services.orders.set(id, orderWith({ id, email: `n${n}@example.test`, client, is_unpaid }))
      await fixture.consumeOrderPlaced(`evt_${id}`, id, at(seconds))
      return id
    }
    const toldOf = async (id: string) => {
      const told = await fixture.deps.deliveries
        .find({ reference: id, template: 'staff-new-order', status: 'waiting' })
        .lean()
      return told.length
    }
    for (let k = 0; k < 20; k++) await place(true)
    const left = await place(true)
    t.equal(await toldOf(left), 0)
    for (let k = 0; k < 5; k++) t.equal(await toldOf(await place(false)), 2, 'paid')
    t.equal(await toldOf(await place(true, 3_700)), 2, 'an hour later, and it says that there are more')
    t.equal(await toldOf(await place(true, 3_720)), 0)
    const pay = (event: string) =>
      fixture.consume(
        'order.payment_received',
        event,
        { order_id: left, number: 'S1', amount: euros(14_488) },
        at(4_000),
      )
    fixture.services.orders.set(left, orderWith({ id: left, client, is_unpaid: false }))
    await pay('evt_paid')
    t.equal(await toldOf(left), 2, 'once money has come')
    await pay('evt_rest')
    t.equal(await toldOf(left), 2, 'once')
  },
)

t.test('staff are told once a day of what is at its low mark, and of what is sold out', async (t) => {
  const fixture = await createFixture(t)
  fixture.deps.staffMail = ['packing@shop.example']
  fixture.services.variants.push(MUG as never)
  let n = 0
  const change = (in_stock: boolean, low: boolean, day = 23) =>
    fixture.consume(
      'stock.availability_changed',
      `evt_${++n}`,
      { variant_id: 'var_1', in_stock, low, version: n },
      at(n),
      `2026-11-${day}T13:00:00.000Z`,
    )
  const subjects = async () => (await fixture.all()).map(({ subject }) => subject).sort()
  await change(true, false)
  await change(false, false)
  t.same(await subjects(), [], 'nobody has set a mark for it')
  for (const isInStock of [true, false, true, false]) await change(isInStock, true)
  t.same(await subjects(), ['Low stock: Mug (Red)', 'Sold out: Mug (Red)'])
  t.equal(fixture.services.requests.length, 2, 'what is told already is not asked about again')
  await change(true, true, 24)
  t.equal((await subjects()).length, 3, 'the next day')
})

t.test('a buyer who pays later is told that the money has come, and what is missing', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  const receive = (eventId: string, data: object) =>
    fixture.consume('order.payment_received', eventId, { order_id: 'ord_1', number: 'S1001', ...data })
  await receive('evt_old', {})
  t.equal((await fixture.all()).length, 1, 'an event of before says no amount')
  await receive('evt_part', { amount: euros(10_000) })
  await receive('evt_part', { amount: euros(10_000) })
  await receive('evt_whole', { amount: euros(14_488) })
  const plain = async (id: string) => (await fixture.read(id)).text.replace(/[\u00a0\u202f]/g, ' ')
  t.match(await plain('evt_part'), /€100\.00 for your order S1001\. €44\.88 is still missing/)
  t.match(await plain('evt_whole'), /€144\.88 for your order S1001\. It is paid in full/)
  t.equal((await fixture.all()).length, 3)
})
