import { createPublicSender } from '@stoa/kit/calls/public-sender'
import { customer, testSecret } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { deliveryId } from '../domain/delivery.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { createAccessTokens } from '../push/access-token.ts'
import { createPush } from '../push/push.ts'
import { parseServiceAccount } from '../push/service-account.ts'
import { findDelivery } from '../store/deliveries.ts'
import { fcmError, startFcm } from './fcm-server.ts'
import { at, createFixture, SHOP } from './fixture.ts'
import { orderWith } from './orders.ts'

const PATH = '/v1/me/push-subscriptions'
const SHIPPED = { order_id: 'ord_1', number: 'S1001', fulfilment_id: 'ful_1' }

/** A customer with apps, in a shop that has an account with Firebase. */
async function withApps(t: Test, ...apps: string[]) {
  const fcm = await startFcm()
  t.teardown(() => fcm.stop())
  const fixture = await createFixture(t)
  const { deps, services, log } = fixture
  const { subscriptions, pushPairs } = deps
  const config = {
    ...{ PUSH_LOCAL_SERVICE: fixture.pushService.origin, STOREFRONT_URL: SHOP.url },
    MAIL_FROM: { name: null, address: 'shop@example.test' },
    FCM_SERVICE_ACCOUNT: parseServiceAccount(fcm.file),
  }
  const push = createPush(config, {
    ...{ secret: testSecret, subscriptions },
    // A machine that stands still for a while is no Firebase that does not respond.
    firebase: { url: fcm.url, timeoutMs: 60_000 },
  })
  t.teardown(() => push.sender.close())
  Object.assign(deps, { sendsToApps: push.sendsToApps, senders: { ...deps.senders, push: push.sender }, pushPairs })
  services.orders.set('ord_1', orderWith({ customer_id: 'usr_1', locale: 'de-AT' }))
  const call = fixture.as(customer('usr_1'))
  const ids: string[] = []
  for (const token of apps)
    ids.push((await call<{ id: string }>('POST', PATH, { body: { kind: 'fcm', token } })).body.id)
  const idOf = (event: string, app: number) => deliveryId(event, 'push', ids[app] ?? '')
  return {
    ...{ ...fixture, fcm, ids, call },
    ship: (event = 'evt_1') => fixture.consume('order.fulfilled', event, SHIPPED),
    sendTo: (event = 'evt_1', app = 0, now = at(1)) => sendDelivery({ ...deps, log }, idOf(event, app), now),
    readPush: (event = 'evt_1', app = 0) => findDelivery(deps.deliveries, idOf(event, app)),
    devices: async () => (await call(`GET`, PATH)).body.data as { id: string; kind: string }[],
  }
}

t.test('an app is told of an order once, by a token of the account that all messages share', async (t) => {
  const shop = await withApps(t, 'app:one', 'app:two')
  t.match(await shop.devices(), [{ kind: 'fcm' }, { kind: 'fcm' }])
  await Promise.all(Array.from({ length: 5 }, () => shop.ship()))
  await Promise.all([0, 1].flatMap((app) => Array.from({ length: 5 }, () => shop.sendTo('evt_1', app))))
  const { messages, tokens } = shop.fcm
  t.strictSame(messages.map(({ token }) => token).toSorted(), ['app:one', 'app:two'])
  t.equal(tokens, 1)
  const [message] = messages
  t.match(message, {
    notification: { title: 'Ihre Bestellung S1001 ist unterwegs', body: /^Ein Paket wurde übergeben/ },
    data: { url: 'https://shop.example.test/de/orders/ord_1', lang: 'de-AT' },
    android: { ttl: '259200s', priority: 'NORMAL' },
    apns: { headers: { 'apns-priority': '5' } },
  })
  t.equal(message?.android.notification.tag, message?.apns.headers['apns-collapse-id'])
  t.notMatch(JSON.stringify({ ...message, token: '', android: '', apns: '', data: '' }), /ada|Lovelace|James|Dress|€/i)
  t.notMatch(shop.logLines.join('\n'), /Ihre Bestellung|app:one|token-1|PRIVATE/, 'logs hold no text, address or key')
})

t.test('browsers and apps of one account are told alike', async (t) => {
  const shop = await withApps(t, 'app:one')
  await shop.call('POST', PATH, { body: shop.pushService.subscribe('laptop') })
  await shop.ship()
  for (const { _id, channel } of await shop.all())
    if (channel === 'push') await sendDelivery({ ...shop.deps, log: shop.log }, _id, at(1))
  t.equal(shop.fcm.messages.length, 1)
  t.equal(shop.pushService.pushes.length, 1)
})

t.test('an app that is gone is deleted; a mistake of ours deletes none', async (t) => {
  const shop = await withApps(t, 'app:old', 'app:bad', 'app:kept')
  await shop.ship()
  shop.fcm.next.push({ status: 200, body: { access_token: 'token-0', expires_in: 3_599 } })
  shop.fcm.next.push(fcmError(404, 'UNREGISTERED'), fcmError(400, 'INVALID_ARGUMENT', { field: 'message.token' }))
  for (const app of [0, 1]) await shop.sendTo('evt_1', app)
  t.match(await shop.readPush('evt_1', 0), { status: 'failed', last_error: 'EGONE UNREGISTERED' })
  t.match(await shop.readPush('evt_1', 1), { status: 'failed', last_error: 'EGONE INVALID_ARGUMENT' })
  const mistakes = [
    [fcmError(400, 'INVALID_ARGUMENT', { field: 'message.android.ttl' }), 'failed', 'EREFUSED INVALID_ARGUMENT'],
    // Too large, say: it names no field.
    [
      fcmError(400, 'INVALID_ARGUMENT', { message: 'Android message is too big' }),
      'failed',
      'EREFUSED INVALID_ARGUMENT',
    ],
    [{ status: 400, body: 'no JSON of FCM' }, 'failed', 'EREFUSED 400'],
    [fcmError(403, 'SENDER_ID_MISMATCH'), 'failed', 'EREFUSED SENDER_ID_MISMATCH'],
    // Of another project, or of a proxy.
    [{ status: 404, body: { error: { status: 'NOT_FOUND' } } }, 'waiting', 'EREFUSED 404'],
    [{ status: 403 }, 'waiting', 'EREFUSED 403'],
  ] as const
  for (const [n, [response, status, reason]] of mistakes.entries()) {
    await shop.ship(`evt_m${n}`)
    shop.fcm.next.push(response)
    await shop.sendTo(`evt_m${n}`, 2)
    t.match(await shop.readPush(`evt_m${n}`, 2), { status, last_error: reason })
  }
  t.strictSame(
    (await shop.devices()).map(({ id }) => id),
    [shop.ids[2]],
  )
})

t.test('FCM that is busy or away is left alone for as long as it wants, and nothing is lost', async (t) => {
  const shop = await withApps(t, 'app:one')
  await shop.ship()
  shop.fcm.next.push({ status: 503 })
  await shop.sendTo()
  t.match(await shop.readPush(), { status: 'waiting', last_error: 'EAUTH 503' })
  shop.fcm.next.push(
    { status: 200, body: { access_token: 'a-former-one', expires_in: 3_599 } },
    fcmError(429, 'QUOTA_EXCEEDED'),
  )
  await shop.sendTo('evt_1', 0, at(1_000))
  const busy = await shop.readPush()
  t.match(busy, { status: 'waiting', last_error: 'EREFUSED QUOTA_EXCEEDED' })
  t.ok(busy?.next_attempt_at && busy.next_attempt_at >= at(1_060), 'a minute, where FCM says nothing')
  shop.fcm.next.push(fcmError(503, 'UNAVAILABLE', { retryAfter: '900' }))
  await shop.sendTo('evt_1', 0, at(3_000))
  const away = await shop.readPush()
  t.ok(away?.next_attempt_at && away.next_attempt_at >= at(3_900), 'as long as it says')
  // The token that the shop has held all the while is no good any more.
  await shop.sendTo('evt_1', 0, at(5_000))
  t.match(await shop.readPush(), { status: 'waiting', last_error: 'EREFUSED UNAUTHENTICATED' })
  await shop.sendTo('evt_1', 0, at(9_000))
  t.match(await shop.readPush(), { status: 'sent' })
  t.equal(shop.fcm.shown('app:one'), 1)
})

t.test('a token is replaced before it ends, and an account that is refused is asked for again', async (t) => {
  const shop = await withApps(t, 'app:one')
  shop.fcm.accepts = false
  await shop.ship('evt_1')
  await shop.sendTo('evt_1')
  t.match(await shop.readPush('evt_1'), { status: 'waiting', last_error: 'EAUTH 400' })
  shop.fcm.accepts = true
  await shop.sendTo('evt_1', 0, at(1_000))
  t.match(await shop.readPush('evt_1'), { status: 'sent' })
  const sender = createPublicSender({ isAllowed: () => true })
  t.teardown(() => sender.close())
  const tokens = createAccessTokens(parseServiceAccount(shop.fcm.file), sender)
  const got = await Promise.all([0, 0, 0].map((seconds) => tokens.get(at(seconds))))
  t.equal(new Set(got).size, 1, 'who asks meanwhile waits for the same one')
  t.equal(await tokens.get(at(3_000)), got[0])
  t.not(await tokens.get(at(3_400)), got[0], 'five minutes before it ends')
})

t.test('a shop without an account registers no apps, and says so', async (t) => {
  const fixture = await createFixture(t)
  const refused = await fixture.as(customer('usr_1'))('POST', PATH, { body: { kind: 'fcm', token: 'app:one' } })
  t.equal(refused.status, 422)
  t.match(refused.body, { errors: [{ pointer: '/kind', code: 'unknown' }] })
})

t.test('what was registered while there was an account stays, and is not sent to without one', async (t) => {
  const shop = await withApps(t, 'app:one')
  await shop.ship()
  const config = {
    STOREFRONT_URL: SHOP.url,
    MAIL_FROM: { name: null, address: 'x@example.test' },
    PUSH_LOCAL_SERVICE: undefined,
  }
  const push = createPush(config, { secret: testSecret, subscriptions: shop.deps.subscriptions })
  t.teardown(() => push.sender.close())
  Object.assign(shop.deps, { senders: { ...shop.deps.senders, push: push.sender } })
  await shop.sendTo()
  t.match(await shop.readPush(), { status: 'failed', last_error: 'ENOACCOUNT' })
  t.equal((await shop.devices()).length, 1)
})

t.test('a file that is none of an account is refused at the start, and no message repeats what is in it', async (t) => {
  const fcm = await startFcm()
  t.teardown(() => fcm.stop())
  const file = JSON.parse(fcm.file) as Record<string, string>
  t.match(parseServiceAccount(JSON.stringify({ ...file, token_uri: undefined })), {
    projectId: 'lumen-shop',
    tokenUrl: /^https:/,
  })
  const complaint = (value: string) => {
    try {
      parseServiceAccount(value)
      return null
    } catch (error) {
      return (error as Error).message
    }
  }
  t.match(complaint('/run/secrets/fcm.json'), /^is no JSON/)
  t.equal(
    complaint(
      JSON.stringify({ ...file, private_key: 'secret', project_id: 7, client_email: '', token_uri: 'ftp://x' }),
    ),
    'is no file of a service account: project_id, client_email, private_key, token_uri',
  )
  t.match(complaint('[]'), /project_id, client_email, private_key/)
})
