import t from 'tap'
import { confirmationOf } from '../domain/message.ts'
import { DEFAULT_ACCENT, shopOf } from '../domain/shop.ts'
import { createTemplates } from '../mail/templates.ts'
import { at, createFixture, header, SHOP } from './fixture.ts'
import { orderWith } from './orders.ts'

const NOTHING = {
  version: 1,
  name: null,
  url: null,
  support_email: null,
  address: null,
  time_zone: null,
  colors: { accent: null },
}
const settings = {
  ...NOTHING,
  name: 'Rosa & Sons',
  url: 'https://rosa.example',
  support_email: 'help@rosa.example',
  address: { name: 'Rosa GmbH', line1: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin', country: 'DE' },
  time_zone: 'Europe/Berlin',
  colors: { accent: '#7a1f3d' },
}

t.test('mails show the shop as staff have set it, from the next one on', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  t.match((await fixture.read('evt_1')).text, /at Stoa\.\n$/, 'nothing is set: the environment')
  fixture.services.shop = { ...settings, version: 2 }
  await fixture.consume('shop.changed', 'evt_shop', { fields: ['name'] })
  await fixture.consumeOrderPlaced('evt_2')
  const { text, html } = await fixture.read('evt_2')
  t.match(text, /at Rosa & Sons\.\n\nRosa GmbH\nHauptstr\. 1\n10115 Berlin\nGermany\nhelp@rosa\.example\n$/)
  t.match(text, /https:\/\/rosa\.example\/orders\/find\n/)
  t.match(text, / CET/, 'times are told in its zone')
  t.match(html, /href="https:\/\/rosa\.example\/orders\/find" style="color:#7a1f3d"/)
  t.match(html, /Rosa &amp; Sons/)
  t.match(html, /Rosa GmbH, Hauptstr\. 1, 10115 Berlin, Germany/)
  await fixture.send('evt_2', at(1))
  t.equal(header(fixture.smtp.mails[0]?.raw ?? '', 'Reply-To'), 'help@rosa.example')
  t.match(header(fixture.smtp.mails[0]?.raw ?? '', 'From'), /^"?Rosa & Sons"? <shop@example\.test>$/, 'by its name')
})

t.test('an older copy of the settings never replaces a newer one, in whatever order events come', async (t) => {
  const fixture = await createFixture(t)
  const consume = async (event: string, version: number, name: string) => {
    fixture.services.shop = { ...settings, version, name }
    await fixture.consume('shop.changed', event, { fields: ['name'] })
  }
  await consume('evt_1', 3, 'New')
  await consume('evt_2', 2, 'Old')
  await consume('evt_3', 3, 'New')
  t.match(await fixture.deps.shopCopy.read(), { version: 3, name: 'New' })
})

t.test('mails are made from the copy while the order service is away', async (t) => {
  const fixture = await createFixture(t)
  fixture.services.shop = settings
  await fixture.consume('shop.changed', 'evt_shop', { fields: ['name'] })
  const before = fixture.services.requests.length
  fixture.deps.shop.forget()
  await fixture.consume('user.password_changed', 'evt_1', { user_id: 'usr_1' })
  t.match((await fixture.read('evt_1')).text, /Rosa & Sons/)
  t.notMatch(fixture.services.requests.slice(before), /shop/)
})

t.test('a colour that cannot be read on white is not used', async (t) => {
  const accentOf = (accent: string | null) => shopOf({ ...NOTHING, colors: { accent } }, SHOP).accent
  t.equal(accentOf('#1A56DB'), '#1A56DB')
  t.equal(accentOf('#767676'), '#767676', 'just readable: 4.54:1')
  t.equal(accentOf('#777777'), DEFAULT_ACCENT, 'just not: 4.48:1')
  t.equal(accentOf('#ffff00'), DEFAULT_ACCENT)
  t.equal(accentOf(null), DEFAULT_ACCENT)
})

t.test('what is set is data in every mail: it makes no markup', async (t) => {
  const shop = shopOf({ ...settings, name: '<b>Rosa</b> {{ shop.url }}' }, SHOP)
  const { scope } = confirmationOf(orderWith())
  const confirmation = { template: 'order-confirmation', channel: 'email', locale: 'en' } as const
  const rendered = await createTemplates().render(confirmation, scope, shop)
  const html = rendered?.parts.html ?? ''
  t.notMatch(html, /<b>Rosa|Rosa<\/b> https/)
})
