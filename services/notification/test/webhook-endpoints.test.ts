import { anonymous, callerOf, customer, staff, testSecret } from '@stoa/kit/testing/app'
import { unwrap, verify } from '@stoa/sdk/webhooks-source'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { openSecrets, resealSecrets } from '../flows/webhook-secrets.ts'
import { createWebhookFixture, HOUR, MINUTE } from './webhooks.ts'

t.test(
  'staff with the permission keep endpoints; nobody else does, and only two responses show a secret',
  async (t) => {
    const fixture = await createWebhookFixture(t)
    const { call, path } = fixture
    const as = callerOf(fixture.app, 'notification')
    for (const principal of [anonymous, customer('usr_1'), staff('notifications.write')]) {
      t.equal((await as(principal)('GET', path)).status, principal.kind === 'anonymous' ? 401 : 403)
    }
    const reader = as(staff('webhooks.read'))
    t.equal((await reader('POST', path, { body: { url: 'https://a.example/', event_types: ['*'] } })).status, 403)
    const { endpoint, secret } = await fixture.create({
      description: 'ERP',
      event_types: ['order.*', 'stock.availability_changed'],
    })
    t.match(secret, /^whsec_[\w+/=]{44}$/)
    const one = `${path}/${endpoint.id}`
    t.match(await reader('GET', one), {
      status: 200,
      body: {
        url: 'https://receiver.example/hook',
        event_types: ['order.*', 'stock.availability_changed'],
        is_enabled: true,
        secrets: [{ public_key: null }],
      },
    })
    const changed = await call('PATCH', one, { body: { is_enabled: false, description: '' } })
    t.match(changed.body, { is_enabled: false, disabled_reason: 'staff', disabled_at: String, description: '' })
    t.match((await call('PATCH', one, { body: { is_enabled: true } })).body, { is_enabled: true, disabled_at: null })
    const rotated = await call<{ secret: string }>('POST', `${one}/rotate-secret`, { body: {} })
    const [list, shown] = [await reader('GET', path), await reader('GET', one)]
    const stored = JSON.stringify(await fixture.endpoint(endpoint.id))
    for (const text of [JSON.stringify([list, shown, changed]), stored, fixture.logLines.join('')]) {
      for (const each of [secret, rotated.body.secret]) t.notOk(text.includes(String(each).slice('whsec_'.length)))
    }
    t.equal((await call('DELETE', one)).status, 204)
    t.equal((await call('GET', one)).status, 404)
    t.same((await call('GET', path)).body, { data: [] })
  },
)

t.test(
  'addresses inside, without TLS, with a password or on a low port are refused, however they are written',
  async (t) => {
    const { call, path, webhooks } = await createWebhookFixture(t)
    const statusOf = async (url: string) => (await call('POST', path, { body: { url, event_types: ['*'] } })).status
    const inside = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '0177.0.0.1',
      '0.0.0.0',
      '0',
      '10.1.2.3',
      '192.168.0.1',
    ]
    const more = [
      '169.254.169.254',
      '100.64.0.1',
      '172.16.0.1',
      '127.0.0.1.',
      'localhost',
      'localhost.',
      'a.localhost',
      'mongo.internal..',
    ]
    const v6 = [
      '[::1]',
      '[::]',
      '[fd00::1]',
      '[fc00::1]',
      '[::ffff:10.0.0.1]',
      '[::ffff:7f00:1]',
      '[fe80::1]',
      '[64:ff9b::a00:1]',
    ]
    const names = ['db', 'printer.local', 'metadata.google.internal', 'shop.test']
    for (const host of [...inside, ...more, ...v6, ...names]) t.equal(await statusOf(`https://${host}/hook`), 422, host)
    for (const url of [
      'http://receiver.example/',
      'https://me:secret@receiver.example/',
      'https://receiver.example:22/',
      'https://',
    ]) {
      t.equal(await statusOf(url), 422, url)
    }
    for (const url of ['ftp://receiver.example/', 'receiver.example']) t.equal(await statusOf(url), 400, url)
    for (const host of [
      'receiver.example',
      'receiver.example:8443',
      '8.8.8.8',
      '[2606:4700::1111]',
      'xn--bcher-kva.example',
    ]) {
      t.equal(await statusOf(`https://${host}/hook`), 201, host)
    }
    t.match((await call('POST', path, { body: { url: 'https://10.0.0.1/', event_types: ['*'] } })).body, {
      code: 'unprocessable',
      errors: [{ pointer: '/url' }],
    })
    t.match(
      (await call('POST', path, { body: { url: 'https://a.example/', event_types: ['*', 'orders.*'] } })).body,
      { code: 'unprocessable', errors: [{ pointer: '/event_types/1' }] },
      'and a filter that lets nothing through',
    )
    webhooks.allowsLoopback = true
    t.equal(await statusOf('http://127.0.0.1:3001/hook'), 201, 'what a developer has set')
    t.equal(await statusOf('http://10.0.0.1:3001/hook'), 422, 'opens this machine only')
  },
)

t.test('a shop has 32 endpoints at most', async (t) => {
  const { call, path } = await createWebhookFixture(t)
  const body = { url: 'https://a.example/', event_types: ['*'] }
  const create = () => call('POST', path, { body })
  for (let made = 0; made < 32; made++) t.equal((await create()).status, 201)
  t.match(await create(), { status: 422, body: { code: 'unprocessable' } })
})

t.test('during a rotation both secrets are good, for as long as the caller chose', async (t) => {
  const fixture = await createWebhookFixture(t)
  const { endpoint, secret: first } = await fixture.create()
  const rotate = async (body: object) =>
    (await fixture.call<{ secret: string }>('POST', `${fixture.path}/${endpoint.id}/rotate-secret`, { body })).body
      .secret
  const second = await rotate({ overlap_hours: 2 })
  const goodFor = async (secret: string | null) => {
    fixture.happen('ord_1')
    await fixture.settle()
    const { rawBody, headers } = fixture.last()
    const now = new Date(fixture.time.ms)
    return verify(rawBody, headers, String(secret), { now }).then(
      () => true,
      () => false,
    )
  }
  t.same([await goodFor(first), await goodFor(second)], [true, true])
  await fixture.wait(2 * HOUR + MINUTE)
  t.same([await goodFor(first), await goodFor(second)], [false, true])
  const third = await rotate({ overlap_hours: 0 })
  t.same([await goodFor(second), await goodFor(third)], [false, true], 'a secret that leaked ends at once')
})

t.test('what is sent is believed by the reference library and by the SDK; ed25519 by its public key', async (t) => {
  const fixture = await createWebhookFixture(t)
  const { secret } = await fixture.create()
  const { endpoint, secret: none } = await fixture.create({ url: 'https://other.example/', signing: 'v1a' })
  t.equal(none, null, 'the private key is shown to nobody')
  fixture.happen('ord_1', 'order.placed', { order_id: 'ord_1', note: 'Grüße' })
  await fixture.settle()
  for (const { url, rawBody, headers } of fixture.receiver.received) {
    const isHmac = url.startsWith('https://receiver')
    const key = isHmac ? String(secret) : String(endpoint.secrets[0]?.public_key)
    t.match(await unwrap(rawBody, headers, key), { id: 'evt_1', type: 'order.placed', data: { note: 'Grüße' } })
    if (isHmac) t.match(new Webhook(key).verify(rawBody, { ...headers }), { aggregate: 'ord_1' })
  }
  t.equal(fixture.receiver.received.length, 2)
})

t.test('secrets outlast the root secret: they are encrypted anew while both are accepted', async (t) => {
  const { endpoint: find, create, webhooks } = await createWebhookFixture(t)
  const { endpoint, secret } = await create()
  const stored = () => find(endpoint.id)
  const next = { current: 'another secret for tests only, 32+ characters' }
  const both = { ...next, previous: testSecret.current }
  const now = new Date()
  t.same(openSecrets(both, await stored(), now), [secret])
  t.equal(await resealSecrets({ endpoints: webhooks.endpoints, secret: both }), 1)
  t.equal(await resealSecrets({ endpoints: webhooks.endpoints, secret: both }), 0)
  t.same(openSecrets(next, await stored(), now), [secret])
})
