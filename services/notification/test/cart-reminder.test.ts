import { anonymous, customer, staff } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { sampleScopeOf } from '../domain/template-samples.ts'
import { at, createFixture, header, idOf } from './fixture.ts'

const MINE = '/v1/me/notification-preferences'
const euros = (amount: number) => ({ amount, currency: 'EUR' })
const CART = {
  ...{ id: 'cart_1', version: 4, customer_id: 'usr_1', locale: 'de-DE', is_abandoned: true, subtotal: euros(3570) },
  lines: [
    {
      title: 'Becher',
      variant_title: 'Rot',
      quantity: 2,
      total: euros(2380),
      picture: 'https://shop.example.test/m.webp',
    },
    { title: 'Tee', variant_title: null, quantity: 1, total: euros(1190), picture: '/v1/media/t.jpg' },
  ],
}
const LEFT = {
  ...{ cart_id: 'cart_1', cart_version: 4, customer_id: 'usr_1', total: euros(3570) },
  ...{ lines: [{ variant_id: 'var_1', quantity: 2 }], changed_at: '2026-11-23T04:00:00.000Z' },
}
const decoded = (raw = '') =>
  Buffer.from(
    raw.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** A shop with a customer who has left a cart, and has chosen to be reminded unless the test says otherwise. */
async function createShop(t: Test, choice: boolean | null = true) {
  const fixture = await createFixture(t)
  fixture.services.carts.set('cart_1', CART)
  const ada = fixture.as(customer('usr_1'))
  const choose = (body: object) => ada('PUT', MINE, { body })
  if (choice !== null) {
    await choose({ choices: { abandoned_cart: { email: choice } }, source: 'account page' })
  }
  return { ...fixture, ada, choose, leave: (event: string) => fixture.consume('cart.abandoned', event, LEFT) }
}

t.test(
  'who has chosen it is reminded of a cart once, with what can be bought now, and may end it by one click',
  async (t) => {
    const shop = await createShop(t)
    for (let n = 0; n < 2; n++) await shop.leave('evt_1')
    for (let n = 0; n < 2; n++) await shop.send('evt_1')
    t.equal(shop.smtp.mails.length, 1)
    const raw = decoded(shop.smtp.mails[0]?.raw)
    t.equal(header(raw, 'Subject'), 'In Ihrem Warenkorb liegt noch etwas')
    t.match(raw, /- 2 x Becher \(Rot\): 23,80\s€/)
    t.match(raw, '<img src="https://shop.example.test/m.webp" alt=""')
    t.match(raw, '<img src="https://api.example.test/v1/media/t.jpg?w=160" alt=""', 'one that the shop keeps')
    t.match(raw, /Zwischensumme: 35,70\s€/)
    t.match(raw, 'https://shop.example.test/de/cart')
    t.equal(header(raw, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click')
    const token = /\/unsubscribe\?token=([\w.~-]+)/.exec(raw)?.[1] ?? ''
    const link = `/v1/unsubscribe/${token}`
    t.match((await shop.as(anonymous)('GET', link)).body, { topic: 'abandoned_cart', unsubscribed: false })
    await shop.as(anonymous)('PUT', link, { body: { unsubscribed: true, source: 'one-click' } })
    await shop.leave('evt_2')
    t.equal((await shop.all()).length, 1)
    const consents = await shop.as(staff('*'))<{ data: object[] }>(
      'GET',
      '/v1/admin/consents?reference=ada@example.test',
    )
    t.match(consents.body.data, [
      { choices: { abandoned_cart: { email: false } }, source: 'one-click', customer_id: null },
      { choices: { abandoned_cart: { email: true } }, source: 'account page', customer_id: 'usr_1' },
    ])
  },
)

t.test('nobody is reminded who has not said yes, or may not say it for the address', async (t) => {
  const shop = await createShop(t, null)
  t.match((await shop.ada('GET', MINE)).body, {
    choices: { back_in_stock: { email: true }, abandoned_cart: { email: false } },
  })
  await shop.leave('evt_1')
  await shop.choose({ choices: { back_in_stock: { email: true } } })
  await shop.leave('evt_2')
  t.same(await shop.all(), [], 'another yes is none for this')
  await shop.choose({ choices: { abandoned_cart: { email: true } } })
  const contact = shop.services.contacts.get('usr_1')
  if (!contact) throw new Error('there is no contact')
  contact.is_address_verified = false
  t.match(await shop.choose({ choices: { abandoned_cart: { email: true } } }), {
    status: 409,
    body: { code: 'invalid_state' },
  })
  await shop.leave('evt_3')
  t.same(await shop.all(), [], 'an account that has not shown that the address is its own')
})

t.test('choices of mails stand beside each other', async (t) => {
  const shop = await createShop(t)
  await shop.choose({ choices: { back_in_stock: { email: false } } })
  t.match((await shop.ada('GET', MINE)).body, {
    choices: { back_in_stock: { email: false }, abandoned_cart: { email: true } },
  })
  await shop.choose({ choices: { abandoned_cart: { email: false } } })
  t.match((await shop.ada('GET', MINE)).body, {
    choices: { back_in_stock: { email: false }, abandoned_cart: { email: false } },
  })
})

t.test(
  'no mail is made of a cart that was ordered, changed or is gone, or of which nothing can be bought',
  async (t) => {
    const shop = await createShop(t)
    const now = [
      { ...CART, is_abandoned: false },
      { ...CART, version: 5 },
      { ...CART, lines: [] },
    ]
    for (const [n, cart] of now.entries()) {
      shop.services.carts.set('cart_1', cart)
      await shop.leave(`evt_${n}`)
    }
    shop.services.carts.delete('cart_1')
    await shop.leave('evt_gone')
    t.same(await shop.all(), [])
  },
)

t.test('a mail that waits is not sent once the cart was ordered or changed, or nobody wants it any more', async (t) => {
  const shop = await createShop(t)
  for (const event of ['evt_1', 'evt_2', 'evt_3', 'evt_4']) await shop.leave(event)
  shop.services.carts.set('cart_1', { ...CART, is_abandoned: false, lines: [] })
  await shop.send('evt_1')
  t.match(await shop.read('evt_1'), { status: 'failed', last_error: 'ECHANGED' })
  shop.services.carts.set('cart_1', { ...CART, version: 5 })
  await shop.send('evt_2')
  t.match(await shop.read('evt_2'), { status: 'failed', last_error: 'ECHANGED' })
  shop.services.carts.delete('cart_1')
  await shop.send('evt_3')
  t.match(await shop.read('evt_3'), { status: 'failed', last_error: 'ECHANGED' })
  shop.services.carts.set('cart_1', CART)
  await shop.choose({ choices: { abandoned_cart: { email: false } } })
  await shop.send('evt_4')
  t.match(await shop.read('evt_4'), { status: 'failed', last_error: 'EUNSUBSCRIBED' })
  t.equal(shop.smtp.mails.length, 0)
})

t.test('it waits until the customer’s quiet hours are over', async (t) => {
  const shop = await createShop(t)
  await shop.choose({ quiet_hours: { starts_at: '14:30', ends_at: '16:00', time_zone: 'Europe/Berlin' } })
  await shop.leave('evt_1')
  await shop.send('evt_1')
  t.match(await shop.read('evt_1'), { status: 'waiting', last_error: 'EQUIET', next_attempt_at: at(3_600) })
  await shop.send('evt_1', at(3_600))
  t.match(await shop.read('evt_1'), { _id: idOf('evt_1'), status: 'sent' })
})

t.test('staff see what a reminder says', async (t) => {
  const { deps } = await createShop(t)
  const wanted = { template: 'abandoned-cart', channel: 'email', locale: 'en' } as const
  const made = await deps.templates.render(wanted, sampleScopeOf('abandoned-cart'), await deps.shop.read())
  t.match(made?.parts, { subject: 'Something is still in your cart', html: /In your cart/, text: /- 2 x Linen dress/ })
})
