import t from 'tap'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'

type Flags = { is_address_verified: boolean; is_owner_proven: boolean }
type Order = Partial<ReturnType<typeof orderWith>>

/** Has orders paid and cancelled, and says what became of their mails. */
async function createShop(t: Parameters<typeof createFixture>[0]) {
  const fixture = await createFixture(t)
  const { orders } = fixture.services
  let n = 0
  const statusOf = async (id: string) => (await fixture.read(id)).status
  const place = async (more: Order, seconds = n) => {
    const id = `ord_x${++n}`
    orders.set(id, orderWith({ id, email: 'ada@example.test', is_unpaid: false, client: '198.51.100.1', ...more }))
    await fixture.consume('order.placed', `evt_${id}`, { order_id: id }, at(seconds))
    return id
  }
  const cancel = async (id: string, is_cancelled_by_buyer: boolean, seconds = n) => {
    orders.set(id, { ...orderWith(orders.get(id)), is_cancelled: true, is_cancelled_by_buyer })
    await fixture.consume('order.cancelled', `evt_${id}_c`, { order_id: id }, at(seconds))
    return statusOf(`evt_${id}_c`)
  }
  return { ...fixture, statusOf, place, cancel }
}

const HOUR_SECONDS = 3_600

t.test('orders that are paid and cancelled again and again do not flood a mailbox', async (t) => {
  const shop = await createShop(t)
  const cancelled = []
  for (let k = 0; k < 25; k++) cancelled.push(await shop.cancel(await shop.place({}), true))
  t.equal(cancelled.filter((status) => status === 'waiting').length, 20, 'of their cancellations')
  const ended = await shop.place({}, 100)
  const standing = await shop.place({}, 100)
  t.match(await shop.read(`evt_${ended}`), { status: 'waiting', next_attempt_at: at(100 + HOUR_SECONDS) }, 'waits')
  await shop.cancel(ended, true, 200)
  for (const id of [ended, standing]) await shop.send(`evt_${id}`, at(100 + HOUR_SECONDS - 1))
  t.equal(shop.smtp.mails.length, 0, 'not before')
  for (const id of [ended, standing]) await shop.send(`evt_${id}`, at(100 + HOUR_SECONDS))
  t.match(await shop.read(`evt_${ended}`), { status: 'failed', last_error: 'ECANCELLED' })
  t.equal(await shop.statusOf(`evt_${standing}`), 'sent', 'no order that stands is without its confirmation')
  t.equal(shop.smtp.mails.length, 1)
})

t.test('while others pay and cancel, a buyer and the shop have their mails at once', async (t) => {
  const shop = await createShop(t)
  for (let k = 0; k < 25; k++) await shop.cancel(await shop.place({ email: `n${k}@example.test` }), true)
  const client = '203.0.113.9'
  const bought = await shop.place({ client, email: 'n1@example.test' }, 100)
  t.match(await shop.read(`evt_${bought}`), { status: 'waiting', next_attempt_at: at(100) })
  t.equal(await shop.cancel(bought, true), 'waiting', 'and of their own cancellation')
  const byStaff = []
  for (let k = 0; k < 25; k++) byStaff.push(await shop.cancel(await shop.place({}), false))
  t.same(new Set(byStaff), new Set(['waiting']), 'what staff cancel has no cap')
})

t.test('one client who pays and cancels under many addresses causes a limited number of mails', async (t) => {
  const shop = await createShop(t)
  const cancelled = []
  for (let k = 0; k < 65; k++)
    cancelled.push(await shop.cancel(await shop.place({ email: `n${k}@example.test` }), true))
  t.equal(cancelled.filter((status) => status === 'waiting').length, 60)
  const next = await shop.place({ email: 'next@example.test' }, 100)
  t.match(await shop.read(`evt_${next}`), { next_attempt_at: at(100 + HOUR_SECONDS) })
})

t.test('while the order service is away a confirmation that waited waits on', async (t) => {
  const shop = await createShop(t)
  for (let k = 0; k < 25; k++) await shop.cancel(await shop.place({}), true)
  const id = await shop.place({}, 100)
  shop.services.orders.delete(id)
  await t.rejects(shop.send(`evt_${id}`, at(100 + HOUR_SECONDS)), { code: 'not_found' }, 'never sent unseen')
})

t.test('changes of a password that nobody has shown to be theirs are told a few times', async (t) => {
  const { services, consume, read } = await createFixture(t)
  let n = 0
  const changeBy = async (email: string, signed_in_from: string, flags: Flags, seconds: number) => {
    const id = `usr_x${++n}`
    const person = { user_id: id, email, name: 'Ada', locale: 'en', registered_by: null, api_keys: [] }
    services.contacts.set(id, { ...person, ...flags, signed_in_from })
    await consume('user.password_changed', `evt_${id}`, { user_id: id }, at(seconds))
    return (await read(`evt_${id}`)).status
  }
  const change = (email: string, from: string, is_owner_proven: boolean, seconds: number) =>
    changeBy(email, from, { is_owner_proven, is_address_verified: is_owner_proven }, seconds)
  const repeat = async (times: number, one: (k: number) => Promise<string>) => {
    const statuses = []
    for (let k = 0; k < times; k++) statuses.push(await one(k))
    return statuses.filter((status) => status === 'waiting').length
  }
  t.equal(await repeat(8, (k) => change('ada+1@example.test', '198.51.100.1', false, k)), 5, 'of one client')
  t.equal(await repeat(8, (k) => change('ada+1@example.test', `198.51.100.${2 + k}`, false, 30 + k)), 5, 'ten in all')
  t.equal(await change('ada@example.test', '203.0.113.9', false, 60), 'waiting', 'the owner is owed one')
  t.equal(await repeat(70, (k) => change(`n${k}@example.test`, '198.51.100.1', false, 90)), 55, 'to whomever')
  t.equal(await repeat(15, (k) => change('ada@example.test', '198.51.100.1', true, 100 + k)), 15, 'a proven owner')
  const verified = { is_address_verified: true, is_owner_proven: false }
  const changeOften = (k: number) => changeBy('bob@example.test', `192.0.2.${k}`, verified, 200 + k)
  t.equal(await repeat(15, changeOften), 10, 'of a stranger whose address its owner has verified')
  const told = await changeBy('eve@example.test', '198.51.100.1', verified, 300)
  t.equal(told, 'waiting', 'whatever others of the network have had mailed')
})

t.test('a confirmation that was capped while nothing was paid is sent when the money comes', async (t) => {
  const shop = await createShop(t)
  const unpaid = { is_unpaid: true }
  for (let k = 0; k < 20; k++) await shop.place(unpaid)
  const [capped, shown] = [await shop.place(unpaid), 'ord_x1']
  t.match(await shop.read(`evt_${capped}`), { status: 'failed', last_error: /^capped/ })
  const receive = (order_id: string) =>
    shop.consume('order.payment_received', `evt_${order_id}_p`, { order_id }, at(100))
  for (const id of [capped, shown]) shop.services.orders.set(id, orderWith({ id, is_unpaid: false }))
  await Promise.all([receive(capped), receive(capped), receive(shown)])
  t.match(await shop.read(`evt_${capped}_p`), { template: 'order-confirmation', status: 'waiting' })
  await shop.send(`evt_${capped}_p`, at(101))
  await receive(capped)
  t.equal(shop.smtp.mails.length, 1, 'once')
  await t.rejects(shop.read(`evt_${shown}_p`), 'not a second one of an order that was confirmed')
  shop.services.orders.set('ord_new', orderWith({ id: 'ord_new', is_unpaid: false, placed_at: at(90).toISOString() }))
  await t.rejects(receive('ord_new'), { name: 'NotYetError' }, 'the money may be sooner than the confirmation')
})
