import { readConfig } from '@stoa/kit/process/config'
import { oneLine } from '@stoa/kit/values/visible-text'
import fc from 'fast-check'
import t from 'tap'
import { settings } from '../config.ts'
import { abandonedCartOf } from '../domain/abandoned-cart.ts'
import { backInStockOf } from '../domain/back-in-stock.ts'
import { fallbackLocales, formatMoney, languages, tagOf } from '../domain/locale.ts'
import {
  cancellationOf,
  confirmationOf,
  emailVerificationOf,
  insertToken,
  itemsCancelledOf,
  type Message,
  newSignInOf,
  passwordChangedOf,
  passwordResetOf,
  paymentReceivedOf,
  refundOf,
  shippingOf,
  templates,
  WITHOUT_MAIL,
  welcomeOf,
  withdrawalOf,
} from '../domain/message.ts'
import { isMailbox, nameToGreet, webLink } from '../domain/plain-text.ts'
import { lowStockOf, newOrderOf } from '../domain/staff-mail.ts'
import { webhookDisabledOf } from '../domain/webhook-mail.ts'
import { createTemplates } from '../mail/templates.ts'
import { SHOP } from './fixture.ts'
import { euros, itemsCancelled, orderWith, withdrawn } from './orders.ts'

const mails = createTemplates()
const shop = { ...SHOP, name: 'Stoa & Sons' }
async function render(template: Message['template'], locale: string, scope: Message['scope'], of = shop) {
  const rendered = await mails.render({ template, channel: 'email', locale }, scope, of)
  if (!rendered) throw new Error(`there is no e-mail of ${template}`)
  return rendered.parts
}
/** Intl separates with spaces that do not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

t.test('amounts are written exactly, with the decimals of their currency', async (t) => {
  const cases = [
    [1999, 'EUR', 'en', '€19.99'],
    [1999, 'EUR', 'de-DE', '19,99 €'],
    [1999, 'JPY', 'en', '¥1,999'],
    [1999, 'KWD', 'en', 'KWD 1.999'],
    [5, 'KWD', 'en', 'KWD 0.005'],
    [-5, 'EUR', 'en', '-€0.05'],
    [0, 'EUR', 'en', '€0.00'],
    [150, 'UGX', 'en', 'UGX 150'],
    [9007199254740991, 'EUR', 'en', '€90,071,992,547,409.91'],
  ] as const
  for (const [amount, currency, tag, text] of cases) t.equal(plain(formatMoney({ amount, currency }, tag)), text)
})

t.test('no amount loses a digit when it is formatted', async (t) => {
  const amounts = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
  const holds = fc.property(amounts, fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
    const digits = formatMoney({ amount, currency }, 'en').replace(/\D/g, '')
    return BigInt(digits) === BigInt(Math.abs(amount))
  })
  t.doesNotThrow(() => fc.assert(holds))
})

t.test('a locale without templates falls back to English', async (t) => {
  t.same(fallbackLocales('de-AT'), ['de-AT', 'de', 'en'])
  t.same(fallbackLocales('zh-Hant-TW'), ['zh-Hant-TW', 'zh-Hant', 'zh', 'en'])
  t.same(fallbackLocales('en-GB'), ['en-GB', 'en'])
  t.equal(tagOf(fallbackLocales('de-AT'), 'de'), 'de-AT', 'amounts are written as they chose')
  const { scope } = confirmationOf(orderWith())
  const written = async (locale: string) => {
    const rendered = await mails.render({ template: 'order-confirmation', channel: 'email', locale }, scope, shop)
    return [rendered?.locale, rendered?.parts.subject]
  }
  t.same(await written('de-AT'), ['de-AT', 'Ihre Bestellung S1001'])
  t.same(await written('en-GB'), ['en-GB', 'Your order S1001'])
  for (const odd of ['fr', 'ar-EG-u-nu-arab', '', '../../etc/passwd', '{{ x }}', 'de_DE', 'x'.repeat(500)]) {
    t.same(await written(odd), ['en', 'Your order S1001'], odd.slice(0, 20))
  }
  const sms = { template: 'order-confirmation', channel: 'sms', locale: 'en' } as const
  t.equal(await mails.render(sms, scope, shop), null, 'a template need not have each channel')
})

t.test('every template renders in every language', async (t) => {
  const order = orderWith()
  const contact = { user_id: 'usr_1', email: 'ada@example.test', name: 'Ada', locale: 'en' }
  const shipping = shippingOf(order, 'ful_1')
  if (!shipping) throw new Error('the order has this fulfilment')
  const withdrawal = withdrawalOf(orderWith({ withdrawals: [withdrawn] }), 'wdr_1', 'declared')
  const payment = paymentReceivedOf(order, { amount: order.total })
  if (!payment) throw new Error('the event says how much has come')
  if (!withdrawal) throw new Error('the order has this withdrawal')
  const cancelled = itemsCancelledOf(orderWith({ cancellations: [itemsCancelled] }), 'ocn_1')
  if (!cancelled) throw new Error('the order has this cancellation')
  const signUp = { variant_id: 'var_1', email: 'ada@example.test', locale: 'en', client: null, token: 'bis_x' }
  const mug = { slug: 'mug', title: 'Mug & cup', variant_title: 'Red' }
  const disabled = {
    disabled_reason: 'gone',
    disabled_at: new Date(0),
    failing_since: null,
    last_error: 'responded 410',
  }
  const endpoint = { _id: 'whe_1', url: 'https://erp.example/', description: 'Accounting', ...disabled }
  const signIn = {
    ...contact,
    is_owner_proven: true,
    signed_in_at: '2026-11-24T15:30:00.000Z',
    user_agent: null,
    network: null,
  }
  const left = {
    ...{ id: 'cart_1', version: 1, locale: 'en', is_abandoned: true, subtotal: order.total },
    lines: [{ title: 'Mug & cup', variant_title: 'Red', quantity: 2, total: order.total, picture: null }],
  }
  const reminder = abandonedCartOf(contact, left, { unsubscribe_token: 'unsubscribe_x', apiUrl: null })
  if (!reminder) throw new Error('something of the cart can be bought')
  const messages = [
    confirmationOf(order),
    payment,
    shipping,
    { ...confirmationOf(order), template: 'order-cancelled' as const },
    cancelled,
    refundOf(order, { amount: 500, currency: 'EUR' }),
    withdrawal,
    welcomeOf({ ...contact, registered_by: null }),
    emailVerificationOf({ ...contact, client: null }, 'evr_1'),
    passwordResetOf({ ...contact, client: null }, 'prs_1'),
    passwordChangedOf({ ...contact, api_keys: [] }),
    newSignInOf(signIn),
    backInStockOf(signUp, mug, 'token'),
    reminder,
    webhookDisabledOf(endpoint, { email: 'help@example.test', locale: 'en' }),
    newOrderOf(order),
    lowStockOf({ ...mug, variant_id: 'var_1', sku: null }, false, 'en'),
  ]
  t.same(
    messages.map((message) => message.template),
    templates.filter((template) => !WITHOUT_MAIL.has(template)),
  )
  for (const message of messages) {
    for (const language of languages) {
      const { subject, text, html } = await render(message.template, language, message.scope)
      t.ok(subject.length > 5 && !subject.includes('\n'), `${message.template} ${language}: ${subject}`)
      t.notMatch(`${subject}${text}${html}`, /\{[{%]|undefined|\[object/)
      t.match(text, 'Stoa & Sons')
      t.match(html, `<html lang="${language}">`)
      t.match(html, 'Stoa &amp; Sons')
      t.notMatch(html, /<img|<script|<link/i)
      t.match(html, /content="light dark".*prefers-color-scheme: dark/s, 'also in a dark window')
    }
  }
})

t.test('the mail about a changed password names the API keys that go on and those that were revoked', async (t) => {
  const contact = { user_id: 'usr_1', email: 'ada@example.test', name: 'Ada', locale: 'en' }
  const api_keys = [
    { name: 'ERP evil.example', hint: 'sk_abc123…', is_revoked: false },
    { name: '<b>Feed</b>', hint: 'sk_def456…', is_revoked: true },
  ]
  const { scope } = passwordChangedOf({ ...contact, api_keys })
  for (const language of languages) {
    const { text, html } = await render('password-changed', language, scope)
    t.match(text, /- <b>Feed<\/b> \(sk_def456…\)\n\n.+\n- ERP evil\. example \(sk_abc123…\)\n\n/)
    t.match(html, /<li>&lt;b&gt;Feed&lt;\/b&gt; \(sk_def456…\)<\/li>/)
    t.match(html, /<li>ERP evil\. example \(sk_abc123…\)<\/li>/)
  }
  const without = await render('password-changed', 'en', passwordChangedOf({ ...contact, api_keys: [] }).scope)
  t.notMatch(without.text, 'API')
})

t.test('a confirmation names lines, amounts and address', async (t) => {
  const { scope } = confirmationOf(orderWith())
  const { subject, text, html } = await render('order-confirmation', 'en-GB', scope)
  t.equal(subject, 'Your order S1001')
  for (const part of ['2 x Linen Wrap Dress (M / Indigo): €139.98', 'Total: €144.88', '23 November 2026']) {
    t.ok(plain(text).includes(part), part)
  }
  t.match(text, 'Tax included: €23.13', 'prices that include tax say so')
  t.match(html, 'Linen Wrap Dress')
  t.match(html, '12 St James&#39;s Square')
  const net = orderWith({ total: { amount: 16801, currency: 'EUR' } })
  t.match((await render('order-confirmation', 'en', confirmationOf(net).scope)).text, 'Tax: €23.13')
})

t.test('a mail says by when to pay, and that an order was cancelled because nobody paid', async (t) => {
  const textOf = async ({ template, scope }: Message, language: string) => {
    const { text, html } = await render(template, language, scope)
    return plain(text + html)
  }
  const unpaid = orderWith({ pay_by: '2026-11-30T14:00:00.000Z' })
  const cancelled = orderWith({ is_cancelled_unpaid: true })
  const { pay_by: _pay_by, is_cancelled_unpaid: _is_cancelled_unpaid, ...earlier } = orderWith()
  const said = {
    en: {
      payBy: /Please pay by 30 November 2026|Please pay by November 30, 2026/g,
      why: /because it was not paid in time/g,
    },
    de: { payBy: /Bitte bezahlen Sie bis 30\. November 2026/g, why: /weil sie nicht rechtzeitig bezahlt wurde/g },
  }
  for (const [language, { payBy, why }] of Object.entries(said)) {
    t.equal((await textOf(confirmationOf(unpaid), language)).match(payBy)?.length, 2, 'in text and HTML')
    t.equal((await textOf(cancellationOf(cancelled), language)).match(why)?.length, 2)
    for (const order of [orderWith(), earlier]) {
      t.notMatch(await textOf(confirmationOf(order), language), /pay by|bezahlen/)
      t.notMatch(await textOf(cancellationOf(order), language), /in time|rechtzeitig/)
    }
  }
})

t.test('a mail tells times in the zone of the shop, and names it', async (t) => {
  const { scope } = confirmationOf(orderWith({ placed_at: '2026-11-23T23:30:00.000Z' }))
  const inZone = async (timeZone: string, tag: string) =>
    plain((await render('order-confirmation', tag, scope, { ...shop, timeZone })).text)
  t.match(await inZone('UTC', 'en-GB'), /S1001 of 23 November 2026 at 23:30 UTC\./)
  t.match(await inZone('Europe/Berlin', 'de-DE'), /S1001 vom 24\. November 2026 um 00:30 MEZ ist/)
  t.match(await inZone('America/New_York', 'en-US'), /of November 23, 2026 at 6:30 PM EST\./)
  const { SHOP_TIME_ZONE } = settings
  t.same(readConfig({}, { SHOP_TIME_ZONE }), { SHOP_TIME_ZONE: 'UTC' })
  t.same(readConfig({ SHOP_TIME_ZONE: 'Europe/Berlin' }, { SHOP_TIME_ZONE }), { SHOP_TIME_ZONE: 'Europe/Berlin' })
  for (const bad of ['Berlin', '+01:00', 'Europe/Nowhere', 'x'])
    t.throws(() => readConfig({ SHOP_TIME_ZONE: bad }, { SHOP_TIME_ZONE }), /SHOP_TIME_ZONE is not a time zone/)
})

t.test('an address in a mail has no empty line and no lonely comma, whatever it lacks', async (t) => {
  const { name, line1 } = { name: 'Q', line1: 'PO Box 3263' }
  for (const [address, ...lines] of [
    [{ name, line1, country: 'QA' }, 'Q', 'PO Box 3263', 'Qatar'],
    [{ name, line1, country: 'AE', region: 'DU' }, 'Q', 'PO Box 3263', 'Dubai', 'United Arab Emirates'],
    [
      { name, line1, country: 'US', city: 'Albany', region: 'NY', postal_code: '12207' },
      'Q',
      'PO Box 3263',
      '12207 Albany, New York',
      'United States',
    ],
    [
      { name, line1, country: 'GB', postal_code: 'LS1 1AA', company: '\u200b', line2: ' ' },
      'Q',
      'PO Box 3263',
      'LS1 1AA',
      'United Kingdom',
    ],
    [{ name, line1, country: 'UK', city: 'Leeds', region: 'Yorks' }, 'Q', 'PO Box 3263', 'Leeds, Yorks', 'UK'],
  ] as const) {
    const { scope } = confirmationOf(orderWith({ shipping_address: address }))
    const { text, html } = await render('order-confirmation', 'en', scope)
    t.match(text, `Goes to:\n${lines.join('\n')}\n\nYou can`)
    const said = lines.map((line, at) =>
      at < lines.length - 1 ? `<span dir="auto">${line}</span><br>\n` : `${line}</p>`,
    )
    t.match(html, said.join(''))
  }
  const download = await render('order-confirmation', 'en', confirmationOf(orderWith({ shipping_address: null })).scope)
  t.notMatch(download.text, /Goes to|\n\n\n/)
})

t.test('input of merchants and customers is never a template and never HTML', async (t) => {
  const title =
    '{{ shop.url | append: "evil" }}{% render lines.html.liquid %}{{constructor.constructor}}<script>x</script>'
  const [line] = orderWith().lines
  if (!line) throw new Error('the order has a line')
  const order = orderWith({ lines: [{ ...line, title, variant_title: '" onmouseover="x' }] })
  const { text, html } = await render('order-confirmation', 'en', confirmationOf(order).scope)
  t.ok(text.includes(title), 'text shows it unchanged')
  t.ok(html.includes('{{ shop.url | append: &#34;evil&#34; }}'), 'HTML shows it escaped')
  t.notMatch(html, '<script>')
  t.notMatch(html, /" onmouseover/)
})

t.test('line ends in data cannot look like parts of the mail', async (t) => {
  const order = orderWith({ number: 'S1\r\nBcc: eve@example.test\u2028x' })
  const { subject, text } = await render('order-confirmation', 'en', confirmationOf(order).scope)
  t.equal(subject, 'Your order S1 Bcc: eve@example.test x')
  t.notMatch(text, /^Bcc/m)
  t.equal(oneLine('a\tb\u0000\u001b[31mc '), 'a b [31mc')
})

t.test(
  'only web links become links, only names are used in the greeting, only single mailboxes are recipients',
  async (t) => {
    t.equal(webLink('https://track.example.test/?a=1'), 'https://track.example.test/?a=1')
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//evil.test', 'nonsense', null]) {
      t.equal(webLink(bad), null)
    }
    for (const name of ['Ada', 'Dr. Ada Lovelace-King', "O'Neil", 'J.R. Ewing', '张伟'])
      t.equal(nameToGreet(name), name)
    const adverts = ['Win at http://evil.test', 'evil.test', 'www.evil', 'a@b', 'x'.repeat(61), ' ', null]
    const hosts = ['evil1.io', 'shop24.com', 'evil1。io', '192.0.2.1', 'evil.xn--p1ai', 'Ada?t=1']
    for (const name of [...adverts, ...hosts]) t.equal(nameToGreet(name), null, String(name))
    for (const address of ['ada@example.test', 'a.b+c@sub.example.test', 'jürgen@exämple.test'])
      t.ok(isMailbox(address))
    for (const address of ['a@b, c@d', 'a@b\r\nBcc: c@d', 'Ada <a@b>', 'a@b@c', 'a', '', '"a b"@c', 'a@b;c@d']) {
      t.notOk(isMailbox(address), JSON.stringify(address))
    }
  },
)

t.test('the token of a link is put where the template had it, and into no name that spells its mark', async (t) => {
  const { scope } = passwordResetOf(
    { user_id: 'usr_1', email: 'ada@example.test', name: null, locale: 'en', client: null },
    'prs_1',
  )
  const stored = `Hello token-is-not-stored, https://shop.example.test/reset#${scope.token}`
  t.equal(
    insertToken(stored, 'prt_secret', 'prs_1'),
    'Hello token-is-not-stored, https://shop.example.test/reset#prt_secret',
  )
  t.equal(insertToken('#token-is-not-stored', 'prt_secret', 'prs_1'), '#token-is-not-stored', 'the mark of no reset')
})

t.test('whoever ordered hears of a withdrawal, and strangers cannot use up the receipts of what is paid', async (t) => {
  const { email } = orderWith()
  const receipts = (is_unpaid: boolean, declared: string) => {
    const order = orderWith({ is_unpaid, withdrawals: [{ ...withdrawn, email: declared }] })
    return (['declared', 'order'] as const).map((to) => {
      const message = withdrawalOf(order, 'wdr_1', to)
      return message && [message.to, message.cap]
    })
  }
  const [cap, other] = ['withdrawal-received', 'ada@elsewhere.example']
  t.same(receipts(false, other), [
    [other, `paid-${cap}`],
    [email, null],
  ])
  t.same(receipts(false, email.toUpperCase()), [[email.toUpperCase(), null], null], 'one is enough')
  t.same(receipts(true, other), [
    [other, cap],
    [email, cap],
  ])
})

t.test(
  'the receipt of a withdrawal says what was declared and when, to the address that was given for it',
  async (t) => {
    const advertised = {
      ...withdrawn,
      name: 'Win at www.evil.example',
      text: 'See https://evil.example. Call +49 30 1234567',
    }
    const order = orderWith({ withdrawals: [advertised] })
    const message = withdrawalOf(order, 'wdr_1', 'declared')
    t.match(message?.scope, { withdrawal: { text: /Call \+•• •• •••••••$/ } }, 'and no number of theirs')
    t.match(withdrawalOf(order, 'wdr_1', 'order')?.scope, { withdrawal: { text: /Call \+49 30 1234567/ } })
    t.match(message, { to: 'ada@elsewhere.example', reference: 'ord_1' })
    t.equal(withdrawalOf(orderWith(), 'wdr_1', 'declared'), undefined, 'not there yet')
    const { withdrawals: _, ...ofAnEarlierBuild } = orderWith()
    t.equal(withdrawalOf(ofAnEarlierBuild, 'wdr_1', 'order'), undefined)
    const told: [string, RegExp[]][] = [
      [
        'en',
        [/S1001/, /November 24, 2026 at 3:30 PM UTC/, /2 x Linen Wrap Dress \(M \/ Indigo\)/, /ada@elsewhere\.example/],
      ],
      ['de', [/Widerruf/, /24\. November 2026/, /15:30/, /2 x Linen Wrap Dress/]],
    ]
    const byLetter = withdrawalOf(
      orderWith({ withdrawals: [{ ...withdrawn, declared_on: '2026-11-20' }] }),
      'wdr_1',
      'declared',
    )
    const { text: letter } = await render('withdrawal-received', 'de', byLetter?.scope ?? {})
    t.match(plain(letter), /Ihre Erklärung vom 20\. November 2026 erhalten/, 'what staff recorded has its day')
    for (const [language, expected] of told) {
      const { text, html } = await render('withdrawal-received', language, message?.scope ?? {})
      for (const each of expected) t.match(plain(text), each)
      t.notMatch(`${text}${html}`, /www\.evil|https:\/\/evil/, 'nothing that strangers write is a link')
    }
  },
)

t.test('what is cancelled of an order is told with what becomes of its money', async (t) => {
  const told = async (more: Parameters<typeof orderWith>[0]) => {
    const order = orderWith({ cancelled: itemsCancelled.amount, cancellations: [itemsCancelled], ...more })
    const { text, html } = await render('order-items-cancelled', 'en', itemsCancelledOf(order, 'ocn_1')?.scope ?? {})
    t.notMatch(`${text}${html}`, /https:\/\/evil/)
    return plain(text)
  }
  const unpaid = await told({ is_unpaid: true })
  for (const each of [/1 x Linen Wrap Dress/, /Amount: €69\.99/, /Sold out/, /comes to €74\.89 now/])
    t.match(unpaid, each)
  t.notMatch(unpaid, /goes back/)
  t.match(await told({ is_unpaid: false }), /Whatever was paid for it goes back/)
  const kept = { ...itemsCancelled, is_refunded: false }
  t.notMatch(await told({ is_unpaid: false, cancellations: [kept] }), /goes back|comes to/)
  t.equal(itemsCancelledOf(orderWith(), 'ocn_1'), undefined, 'not there yet')
  const partly = await told({ is_unpaid: false, outstanding: euros(1489) })
  t.match(partly, /You do not have to pay for it: €14\.89 of the order is still to be paid/)
  t.notMatch(partly, /goes back/)
  const rest = paymentReceivedOf(orderWith({ cancelled: itemsCancelled.amount }), { amount: euros(7489) })
  t.match(rest?.scope, { rest: null }, 'what is cancelled is not missing')
  const none = paymentReceivedOf(orderWith(), { amount: euros(7489), rest_waived: true })
  t.equal(none, null, 'no money came: the mail about the items says what became of the rest')
})
