import { anonymous, customer, staff } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { deliveryId } from '../domain/delivery.ts'
import { quietUntil } from '../domain/quiet-hours.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { findDelivery } from '../store/deliveries.ts'
import { at, createFixture, header } from './fixture.ts'
import { orderWith } from './orders.ts'

const MINE = '/v1/me/notification-preferences'
const PHONE = '+491711234567'
const SHIPPED = { order_id: 'ord_1', number: 'S1001', fulfilment_id: 'ful_1' }

/** A customer with a device and a verified number, whose order was shipped. */
async function createShop(t: Test) {
  const fixture = await createFixture(t)
  const { deps, services } = fixture
  const texts: { to: string; text: string }[] = []
  const sms = {
    send: async ({ to, text }: { to: string; text: string }) => void texts.push({ to, text }),
    inSlot: <T>(work: () => Promise<T>) => work(),
    close: () => undefined,
  }
  deps.senders = { ...deps.senders, sms }
  services.orders.set('ord_1', orderWith({ customer_id: 'usr_1' }))
  const contact = services.contacts.get('usr_1')
  if (!contact) throw new Error('there is no contact')
  contact.verified_phone = PHONE
  const ada = fixture.as(customer('usr_1'))
  const device = await ada('POST', '/v1/me/push-subscriptions', { body: fixture.pushService.subscribe('phone') })
  const idOf = (event: string, channel: 'push' | 'sms') =>
    deliveryId(event, channel, channel === 'sms' ? 'customer' : String(device.body.id))
  return {
    ...fixture,
    ...{ texts, contact, ada },
    choose: (body: object) => ada('PUT', MINE, { body }),
    ship: (event: string) => fixture.consume('order.fulfilled', event, SHIPPED),
    sendBy: (channel: 'push' | 'sms', event: string, now = at(1)) =>
      sendDelivery({ ...deps, log: fixture.log }, idOf(event, channel), now),
    readBy: (channel: 'push' | 'sms', event: string) => findDelivery(deps.deliveries, idOf(event, channel)),
  }
}

/** A shop in which somebody waits for a mug. */
async function createWaiting(t: Test, email = 'ada@example.test') {
  const shop = await createShop(t)
  const request = { variant_id: 'var_1', locale: 'de-AT', client: null, token: 'bis_secret' }
  shop.services.signUps.set('bis_1', { ...request, email })
  shop.services.variants.push({
    ...{ variant_id: 'var_1', product_id: 'prd_1', slug: 'mug', title: 'Mug', variant_title: null, sku: null },
    ...{
      unit_price: null,
      image: null,
      weight_grams: 0,
      requires_shipping: true,
      taxable: true,
      tax_class: 'standard',
    },
    options: [],
    translations: [],
  })
  const back = (event: string) =>
    shop.consume('stock.back_in_stock', event, { request_id: 'bis_1', variant_id: 'var_1' })
  const linkOf = (mail = 0) => {
    const raw = (shop.smtp.mails[mail]?.raw ?? '').replaceAll('\r\n ', ' ')
    return /<(.*)>/.exec(header(raw, 'List-Unsubscribe') ?? '')?.[1] ?? ''
  }
  return { ...shop, back, linkOf, tokenOf: () => new URL(linkOf()).searchParams.get('token') ?? '' }
}

t.test('a customer who chose nothing gets mails and pushes about orders, and no SMS', async (t) => {
  const shop = await createShop(t)
  t.match((await shop.ada('GET', MINE)).body, {
    choices: { orders: { sms: false, push: true }, back_in_stock: { email: true } },
    channels: { email: 'ready', sms: 'ready', push: 'ready' },
    quiet_hours: null,
    changed_at: null,
  })
  await shop.ship('evt_1')
  t.strictSame(new Set((await shop.all()).map(({ channel }) => channel)), new Set(['email', 'push']))
})

t.test('what is chosen holds for the next order event; mails about it come whatever is chosen', async (t) => {
  const shop = await createShop(t)
  const chosen = await shop.choose({ choices: { orders: { sms: true, push: false } }, source: 'account page' })
  t.match(chosen, {
    status: 200,
    body: { choices: { orders: { sms: true, push: false }, back_in_stock: { email: true } } },
  })
  await shop.ship('evt_1')
  t.strictSame(new Set((await shop.all()).map(({ channel }) => channel)), new Set(['email', 'sms']))
  await shop.sendBy('sms', 'evt_1')
  t.match(shop.texts, [{ to: PHONE, text: /your order S1001 is on its way with DHL/ }])
  await shop.choose({ choices: { orders: { sms: false } } })
  await shop.ship('evt_2')
  t.equal(await shop.readBy('sms', 'evt_2'), null)
  shop.contact.verified_phone = null
  await shop.choose({ choices: { orders: { sms: true } } })
  await shop.ship('evt_3')
  t.equal(await shop.readBy('sms', 'evt_3'), null, 'an unverified number gets none')
  t.match((await shop.ada('GET', MINE)).body, { channels: { sms: 'unverified' } })
})

t.test(
  'no SMS tells of an order that its buyer cancelled or nobody paid, and an account and number get ten a day',
  async (t) => {
    const shop = await createShop(t)
    await shop.choose({ choices: { orders: { sms: true } } })
    const cancel = async (event: string, more: Partial<ReturnType<typeof orderWith>>) => {
      shop.services.orders.set(event, orderWith({ id: event, customer_id: 'usr_1', is_cancelled: true, ...more }))
      await shop.consume('order.cancelled', event, { order_id: event })
      return shop.readBy('sms', event)
    }
    t.equal(await cancel('evt_own', { is_cancelled_by_buyer: true }), null)
    t.equal(await cancel('evt_paid', { is_cancelled_by_buyer: true, is_unpaid: false }), null)
    t.equal(await cancel('evt_late', { is_cancelled_unpaid: true }), null)
    t.equal((await shop.all()).filter(({ channel }) => channel === 'email').length, 3, 'mails do')
    t.match(await cancel('evt_shop', {}), { status: 'waiting', to: PHONE }, 'what the shop cancels is news')
    for (let n = 2; n <= 11; n++) await shop.ship(`evt_${n}`)
    t.match(await shop.readBy('sms', 'evt_10'), { status: 'waiting' })
    t.match(await shop.readBy('sms', 'evt_11'), { status: 'failed', last_error: /^capped/ }, 'of whatever it tells')
    shop.services.contacts.set('usr_2', { ...shop.contact, user_id: 'usr_2' })
    await shop.as(customer('usr_2'))('PUT', MINE, { body: { choices: { orders: { sms: true } } } })
    shop.services.orders.set('ord_1', orderWith({ customer_id: 'usr_2' }))
    await shop.ship('evt_other')
    t.match(
      await shop.readBy('sms', 'evt_other'),
      { status: 'failed' },
      'another account does not add to what a number gets',
    )
    const other = shop.services.contacts.get('usr_2')
    if (other) other.verified_phone = '+491719999998'
    await shop.ship('evt_new')
    t.match(await shop.readBy('sms', 'evt_new'), { status: 'waiting' }, 'others get theirs')
  },
)

t.test('what is waiting is not sent once it is not wanted, or the number is another one', async (t) => {
  const shop = await createShop(t)
  await shop.choose({ choices: { orders: { sms: true } } })
  await shop.ship('evt_1')
  await shop.ship('evt_2')
  await shop.choose({ choices: { orders: { push: false } } })
  await shop.sendBy('push', 'evt_1')
  t.match(await shop.readBy('push', 'evt_1'), { status: 'failed', last_error: 'EUNSUBSCRIBED' })
  t.strictSame(shop.pushService.pushes, [])
  shop.contact.verified_phone = '+491719999999'
  await shop.sendBy('sms', 'evt_2')
  t.match(await shop.readBy('sms', 'evt_2'), { status: 'failed', last_error: 'ENUMBER' })
  t.strictSame(shop.texts, [])
})

t.test('SMS and pushes wait until quiet hours end, however often; mails and codes do not', async (t) => {
  const shop = await createShop(t)
  const quiet_hours = { starts_at: '14:30', ends_at: '16:00', time_zone: 'europe/berlin' }
  const chosen = await shop.choose({ choices: { orders: { sms: true } }, quiet_hours })
  t.match(chosen.body, { quiet_hours: { ...quiet_hours, time_zone: 'Europe/Berlin' } })
  await shop.ship('evt_1')
  for (const channel of ['sms', 'push'] as const) {
    await shop.sendBy(channel, 'evt_1')
    t.match(await shop.readBy(channel, 'evt_1'), {
      status: 'waiting',
      last_error: 'EQUIET',
      next_attempt_at: at(3_600),
    })
    await shop.sendBy(channel, 'evt_1', at(3_599))
  }
  t.strictSame([shop.texts, shop.pushService.pushes], [[], []])
  await shop.send('evt_1')
  t.equal(shop.smtp.mails.length, 1)
  shop.services.codes.set('pvr_1', { user_id: 'usr_1', phone: PHONE, locale: 'en', code: '048213' })
  await shop.consume('user.phone_code_requested', 'evt_2', { verification_id: 'pvr_1' })
  await shop.sendBy('sms', 'evt_2')
  t.match(shop.texts, [{ text: /048213/ }])
  for (const channel of ['sms', 'push'] as const) await shop.sendBy(channel, 'evt_1', at(3_600))
  t.equal(shop.texts.length, 2)
  t.equal(shop.pushService.pushes.length, 1)
})

t.test(
  'a mail that is no duty is unsubscribed from by its link, without signing in, and subscribed to again',
  async (t) => {
    const shop = await createWaiting(t, 'Ada@example.test')
    await shop.back('evt_1')
    await shop.send('evt_1')
    t.match(shop.linkOf(), /^https:\/\/shop\.example\.test\/de\/unsubscribe\/one-click\?token=/)
    t.notMatch(shop.linkOf(), /ada/i)
    const raw = shop.smtp.mails[0]?.raw ?? ''
    t.equal(header(raw, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click')
    const anybody = shop.as(anonymous)
    const path = `/v1/unsubscribe/${shop.tokenOf()}`
    t.match((await anybody('GET', path)).body, { topic: 'back_in_stock', unsubscribed: false, changed_at: null })
    const unsubscribed = { unsubscribed: true, source: 'one-click' }
    for (let n = 0; n < 2; n++) {
      t.match(await anybody('PUT', path, { body: unsubscribed }), { status: 200, body: { unsubscribed: true } })
    }
    await shop.back('evt_2')
    t.equal((await shop.all()).length, 1)
    t.match((await shop.ada('GET', MINE)).body, { choices: { back_in_stock: { email: false } } })
    await shop.choose({ choices: { back_in_stock: { email: true } } })
    t.match((await anybody('GET', path)).body, { unsubscribed: false })
    await shop.back('evt_3')
    await anybody('PUT', path, { body: unsubscribed })
    await shop.send('evt_3')
    t.match(await shop.read('evt_3'), { status: 'failed', last_error: 'EUNSUBSCRIBED' }, 'also what was waiting')
    await shop.ship('evt_4')
    await shop.send('evt_4')
    t.equal(shop.smtp.mails.length, 2, 'mails about orders still come')
    t.notMatch(shop.smtp.mails[1]?.raw, /List-Unsubscribe/)
  },
)

t.test('a link is good for nothing else, and nothing else is good as one', async (t) => {
  const shop = await createWaiting(t)
  await shop.back('evt_1')
  await shop.send('evt_1')
  const token = shop.tokenOf()
  const anybody = shop.as(anonymous)
  const [payload = '', signature = ''] = token.split('.')
  const other = Buffer.from(`back_in_stock eml_${'x'.repeat(43)}`).toString('base64url')
  for (const wrong of [`${other}.${signature}`, payload, `${payload}.`, 'bis_secret', `${token}x`]) {
    t.equal((await anybody('GET', `/v1/unsubscribe/${wrong}`)).status, 404, wrong)
    t.equal((await anybody('PUT', `/v1/unsubscribe/${wrong}`, { body: { unsubscribed: true } })).status, 404, wrong)
  }
})

t.test('every change is kept with its time and source, for staff to show', async (t) => {
  const shop = await createWaiting(t)
  const office = shop.as(staff('notifications.read'))
  await shop.choose({ choices: { orders: { sms: true } }, source: 'account page' })
  await shop.choose({ choices: { orders: { sms: true } }, source: 'account page' })
  await shop.choose({ choices: { orders: { sms: false }, back_in_stock: { email: false } } })
  const listed = await office('GET', '/v1/admin/consents?reference=usr_1')
  t.match(listed.body, {
    data: [
      { customer_id: 'usr_1', choices: { orders: { sms: false, push: true } }, source: 'api' },
      { customer_id: 'usr_1', choices: { orders: { sms: true, push: true } }, source: 'account page' },
    ],
    page: { has_more: false },
  })
  const first = await office('GET', '/v1/admin/consents?reference=usr_1&limit=1')
  const { page } = first.body as { page: { next_cursor: string } }
  const next = await office('GET', `/v1/admin/consents?reference=usr_1&limit=1&cursor=${page.next_cursor}`)
  t.match(next.body, { data: [{ source: 'account page' }], page: { has_more: false } })
  t.match((await office('GET', '/v1/admin/consents?reference=ADA%40example.test')).body, {
    data: [{ customer_id: 'usr_1', choices: { back_in_stock: { email: false } } }],
  })
  t.match((await office('GET', '/v1/admin/consents?reference=usr_')).body, { data: [] })
  t.equal((await shop.ada('GET', '/v1/admin/consents?reference=usr_1')).status, 403)
})

t.test('whoever has registered an address that nobody has shown to be theirs chooses nothing for it', async (t) => {
  const shop = await createWaiting(t)
  Object.assign(shop.contact, { is_address_verified: false, is_owner_proven: false })
  for (const email of [false, true]) {
    t.match(await shop.choose({ choices: { back_in_stock: { email }, orders: { sms: true } } }), {
      status: 409,
      body: { code: 'invalid_state' },
    })
  }
  t.match(await shop.choose({ choices: { orders: { push: false } } }), {
    status: 200,
    body: { choices: { orders: { sms: false, push: false } }, channels: { email: 'unverified' } },
  })
  await shop.back('evt_1')
  t.equal((await shop.all()).length, 1, 'the owner gets the mail they asked for')
  shop.contact.is_address_verified = true
  const chosen = await shop.choose({ choices: { back_in_stock: { email: false } } })
  t.match(chosen, { status: 200, body: { channels: { email: 'ready' } } }, 'once its owner has pressed the button')
})

t.test('changes at the same moment are all kept, and there is an end to how many are in a day', async (t) => {
  const shop = await createShop(t)
  const zones = ['UTC', 'Europe/Paris', 'Asia/Tokyo', 'America/New_York']
  const quiet = (time_zone: string) => ({ quiet_hours: { starts_at: '22:00', ends_at: '07:00', time_zone } })
  const statuses = await Promise.all(zones.map(async (zone) => (await shop.choose(quiet(zone))).status))
  t.strictSame(statuses, [200, 200, 200, 200])
  const office = shop.as(staff('notifications.read'))
  const listed = (await office('GET', '/v1/admin/consents?reference=usr_1')).body as { data: object[] }
  t.equal(listed.data.length, 4)
  for (let n = 0; n < 46; n++) await shop.choose({ choices: { orders: { push: n % 2 === 1 } } })
  const refused = await shop.choose({ choices: { orders: { push: false } } })
  t.match(refused, { status: 429, body: { code: 'rate_limited' } })
  t.match(String(refused.headers['retry-after']), /^8\d{4}$/)
})

t.test('quiet hours that are none are refused, by their field', async (t) => {
  const shop = await createShop(t)
  const refused = async (changes: object) => {
    const quiet_hours = { starts_at: '22:00', ends_at: '07:00', time_zone: 'UTC', ...changes }
    const { status, body } = await shop.choose({ quiet_hours })
    return [status, ...((body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer)]
  }
  t.strictSame(await refused({ time_zone: 'Europe/Atlantis' }), [400, '/quiet_hours/time_zone'])
  t.strictSame(await refused({ time_zone: '+02:00' }), [400, '/quiet_hours/time_zone'])
  t.strictSame(await refused({ ends_at: '22:00' }), [400, '/quiet_hours/ends_at'])
  t.strictSame(await refused({ starts_at: '24:00' }), [400, '/quiet_hours/starts_at'])
  t.strictSame((await shop.as(anonymous)('GET', MINE)).status, 401)
})

t.test('quiet hours go by the clock on the wall, also when that is put forward or back', async (t) => {
  const night = { starts_at: '22:00', ends_at: '07:00', time_zone: 'Europe/Berlin' }
  const until = (hours: typeof night, now: string) => quietUntil(hours, new Date(now))?.toISOString() ?? null
  t.equal(until(night, '2026-07-01T19:59:00Z'), null)
  t.equal(until(night, '2026-07-01T20:00:00Z'), '2026-07-02T05:00:00.000Z')
  t.equal(until(night, '2026-07-02T04:59:59Z'), '2026-07-02T05:00:00.000Z')
  t.equal(until(night, '2026-07-02T05:00:00Z'), null)
  t.equal(until(night, '2026-12-01T22:00:00Z'), '2026-12-02T06:00:00.000Z')
  // The night of the 29th of March has an hour less, that of the 25th of October one more.
  t.equal(until(night, '2026-03-28T21:30:00Z'), '2026-03-29T05:00:00.000Z')
  t.equal(until(night, '2026-10-24T20:30:00Z'), '2026-10-25T06:00:00.000Z')
  // An end that the clock skips, and one that it shows twice.
  t.equal(until({ ...night, ends_at: '02:30' }, '2026-03-28T23:00:00Z'), '2026-03-29T01:00:00.000Z')
  t.equal(until({ ...night, ends_at: '02:30' }, '2026-10-24T22:00:00Z'), '2026-10-25T00:30:00.000Z')
  const noon = { starts_at: '12:00', ends_at: '13:00', time_zone: 'Asia/Kolkata' }
  t.equal(until(noon, '2026-07-01T06:45:00Z'), '2026-07-01T07:30:00.000Z')
  t.equal(until(noon, '2026-07-01T07:30:00Z'), null)
})
