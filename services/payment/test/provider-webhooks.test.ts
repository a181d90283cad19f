import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import { processWebhooks, receiveWebhook } from '../flows/provider-webhooks.ts'
import { signTestWebhook, verifyTestWebhook } from '../providers/test-webhook.ts'
import { authoriseOf, createFixture, recoverAll, sendWebhook, type WebhookInput } from './fixture.ts'

t.test('receiveProviderWebhook rejects forged, changed and old webhooks, and stores nothing', async (t) => {
  const fixture = await createFixture(t)
  const charge = 'p:charge'
  const refused: [string, WebhookInput, number][] = [
    ['another secret', { charge, secret: 'another secret of 32 characters!' }, 401],
    ['another body', { charge, tampered: '{"type":"charge.captured","charge":"q:charge"}' }, 401],
    ['the same JSON with other spaces', { charge, tampered: '{ "type":"charge.captured","charge":"p:charge"}' }, 401],
    ['an old timestamp', { charge, sentAtSeconds: -301 }, 401],
    ['a timestamp of tomorrow', { charge, sentAtSeconds: 86_400 }, 401],
    ['another id', { charge, headers: { 'webhook-id': 'evt_2' } }, 401],
    ['no signature', { charge, headers: { 'webhook-signature': '' } }, 401],
    ['another media type', { charge, headers: { 'content-type': 'text/plain' } }, 415],
    ['a huge body', { charge, tampered: `"${'x'.repeat(300_000)}"` }, 413],
  ]
  for (const [name, webhook, status] of refused) t.equal((await sendWebhook(fixture, webhook)).status, status, name)
  t.same(await query(fixture.pg, 'SELECT * FROM provider_webhooks'), [])
  t.equal((await sendWebhook(fixture, { charge, sentAtSeconds: -290 })).status, 200, 'within five minutes')
})

t.test('a signed webhook that is not valid UTF-8 is refused', async (t) => {
  const raw = Buffer.concat([
    Buffer.from('{"type":"charge.captured","charge":"'),
    Buffer.from([0xfc]),
    Buffer.from('"}'),
  ])
  const id = 'evt_1'
  const sentAt = Math.floor(Date.now() / 1000)
  const headers = signTestWebhook(testSecret, { id, sentAt, body: raw })
  const verify = verifyTestWebhook(testSecret, headers, new Date())
  t.throws(() => verify(raw), { code: 'malformed_body' })
})

t.test('receiveProviderWebhook: early, late, repeated and unknown webhooks change nothing wrongly', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p', 'tok_webhook_only')
  t.match(await sendWebhook(fixture, { charge: 'p:charge' }), { status: 200, body: { received: true } })
  await processWebhooks(fixture.context())
  t.match(
    await maybe(fixture.pg, "SELECT status FROM payments WHERE id = 'p'"),
    { status: 'pending' },
    'a webhook alone proves nothing',
  )

  await execute(fixture.pg, "UPDATE test_provider_charges SET status = 'captured', captured = amount")
  t.equal((await sendWebhook(fixture, { charge: 'p:charge', id: 'evt_2' })).status, 200)
  t.equal(
    (await sendWebhook(fixture, { charge: 'p:charge', id: 'evt_2' })).status,
    200,
    'a repeated webhook is accepted',
  )
  t.equal((await sendWebhook(fixture, { charge: 'nobody:charge', id: 'evt_3' })).status, 200)
  await Promise.all([processWebhooks(fixture.context()), processWebhooks(fixture.context())])
  t.match(await maybe(fixture.pg, "SELECT status FROM payments WHERE id = 'p'"), { status: 'captured' })
  t.equal(fixture.events.filter((event) => event.status === 'captured').length, 1)
  const rows = await query<{ due_at: Date | null }>(fixture.pg, 'SELECT due_at FROM provider_webhooks')
  t.same(
    rows.map((row) => row.due_at),
    [null, null, null],
    'all processed, each stored once',
  )
})

t.test('a webhook stays due while its provider is unavailable', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p', 'tok_lost_reply')
  await sendWebhook(fixture, { charge: 'p:charge' })
  fixture.faulty.fault = () => 'request lost'
  await processWebhooks(fixture.context())
  t.equal((await query(fixture.pg, 'SELECT 1 FROM provider_webhooks WHERE due_at IS NOT NULL')).length, 1)
  fixture.faulty.fault = () => null
  await recoverAll(fixture)
  t.match(await maybe(fixture.pg, "SELECT status FROM payments WHERE id = 'p'"), { status: 'captured' })
})

t.test('a webhook that is not signed or is old is refused before its body is read', async (t) => {
  const fixture = await createFixture(t)
  const { verifyWebhook } = fixture.faulty.provider
  const now = new Date()
  const signed = signTestWebhook(testSecret, { id: 'evt_1', sentAt: now.getTime() / 1000, body: '{}' })
  for (const headers of [
    { ...signed, 'webhook-id': '' },
    { ...signed, 'webhook-signature': '' },
    { ...signed, 'webhook-timestamp': String(now.getTime() / 1000 - 301) },
    { ...signed, 'webhook-timestamp': 'now' },
  ]) {
    t.throws(() => verifyWebhook?.(headers, now), { code: 'unauthenticated' })
    let isRead = false
    const readBody = () => {
      isRead = true
      return Buffer.from('{}')
    }
    await t.rejects(receiveWebhook(fixture.context(), 'test', headers, readBody), { code: 'unauthenticated' })
    t.equal(isRead, false)
  }
})
