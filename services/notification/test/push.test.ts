import { createPublicSender } from '@stoa/kit/calls/public-sender'
import { customer, testSecret } from '@stoa/kit/testing/app'
import { createSlots } from '@stoa/kit/timing/turns'
import t, { type Test } from 'tap'
import { until } from '../../../test/harness/until.ts'
import { deliveryId } from '../domain/delivery.ts'
import { shownOf } from '../domain/push-message.ts'
import { SendError } from '../domain/sender.ts'
import { createDeliverySweep } from '../flows/delivery-job.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { createPushPairs } from '../push/push-keys.ts'
import { createPushSender } from '../push/push-sender.ts'
import { createWebPush } from '../push/web-push.ts'
import { findDelivery } from '../store/deliveries.ts'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'

const OUTGOING = {
  id: 'ntf_1',
  round: 0,
  locale: 'en',
  subject: 'x',
  text: 'x',
  html: '',
  replyTo: null,
  link: '/',
  fromName: 'Stoa',
  unsubscribe: null,
}
const SHIPPED = { order_id: 'ord_1', number: 'S1001', fulfilment_id: 'ful_1' }

/** A customer with devices, whose order was shipped. */
async function withDevices(t: Test, ...names: string[]) {
  const fixture = await createFixture(t)
  fixture.services.orders.set('ord_1', orderWith({ customer_id: 'usr_1', locale: 'de-AT' }))
  const ids: string[] = []
  for (const name of names) {
    const body = fixture.pushService.subscribe(name)
    ids.push(
      (await fixture.as(customer('usr_1'))<{ id: string }>('POST', '/v1/me/push-subscriptions', { body })).body.id,
    )
  }
  const idOf = (event: string, device = 0) => deliveryId(event, 'push', ids[device] ?? '')
  return {
    ...fixture,
    ids,
    idOf,
    ship: (event = 'evt_1') => fixture.consume('order.fulfilled', event, SHIPPED),
    sendTo: (event = 'evt_1', device = 0, now = at(1), changes = {}) =>
      sendDelivery({ ...fixture.deps, ...changes, log: fixture.log }, idOf(event, device), now),
    readPush: (event = 'evt_1', device = 0) => findDelivery(fixture.deps.deliveries, idOf(event, device)),
    devices: async () =>
      (await fixture.as(customer('usr_1'))('GET', '/v1/me/push-subscriptions')).body.data as { id: string }[],
  }
}

t.test('each device of the buyer is told once, in the language of the order, with a way to it', async (t) => {
  const shop = await withDevices(t, 'phone', 'laptop')
  await Promise.all(Array.from({ length: 10 }, () => shop.ship()))
  for (let n = 0; n < 3; n++) {
    await Promise.all([0, 1].flatMap((device) => Array.from({ length: 5 }, () => shop.sendTo('evt_1', device))))
  }
  const { pushes } = shop.pushService
  t.strictSame(pushes.map(({ device }) => device).toSorted(), ['laptop', 'phone'])
  const [first] = pushes
  if (!first) throw new Error('no push came')
  const { headers, content, size, publicKey } = first
  t.match(content, {
    title: 'Ihre Bestellung S1001 ist unterwegs',
    body: /^Ein Paket wurde übergeben/,
    url: 'https://shop.example.test/de/orders/ord_1',
    lang: 'de-AT',
  })
  t.strictSame(Object.keys(content).toSorted(), ['body', 'lang', 'tag', 'title', 'url'], 'and with no more than that')
  // The tag is a hash of a random id, which may spell anything.
  t.notMatch(JSON.stringify({ ...content, tag: '' }), /ada|Lovelace|James|Dress|€/i)
  t.match(headers, { ttl: '259200', urgency: 'normal', 'content-encoding': 'aes128gcm' })
  t.match(headers.topic, /^[\w-]{1,32}$/)
  t.ok(size < 1_000, `${size} bytes`)
  t.equal(publicKey, createPushPairs(testSecret).current.publicKey)
  t.match(await shop.readPush(), { status: 'sent', channel: 'push', to: shop.ids[0], subject: content.title })
  t.notMatch(shop.logLines.join('\n'), /Ihre Bestellung|\/push\/phone/, 'logs hold no text and no address of a device')
})

t.test('an order of a guest, and a buyer without devices, have mails alone', async (t) => {
  const shop = await withDevices(t)
  await shop.ship('evt_1')
  shop.services.orders.set('ord_1', orderWith({ customer_id: null }))
  await shop.ship('evt_2')
  t.strictSame(
    (await shop.all()).map(({ channel }) => channel),
    ['email', 'email'],
  )
})

t.test('cancelled and refunded orders are told of, an order that was just placed is not', async (t) => {
  const shop = await withDevices(t, 'phone')
  await shop.consumeOrderPlaced('evt_0')
  await shop.consume('order.cancelled', 'evt_1', { order_id: 'ord_1', number: 'S1001' })
  await shop.consume('order.refunded', 'evt_2', { ...SHIPPED, amount: { amount: 1250, currency: 'EUR' } })
  await shop.sendTo('evt_1')
  await shop.sendTo('evt_2')
  t.strictSame(
    shop.pushService.pushes.map(({ content }) => content.title),
    ['Ihre Bestellung S1001 wurde storniert', 'Erstattung zu Ihrer Bestellung S1001'],
  )
  t.equal((await shop.all()).filter(({ channel }) => channel === 'push').length, 2)
})

t.test('killed after the push service took it, and with an emptied queue, a device shows it once', async (t) => {
  const shop = await withDevices(t, 'phone')
  await shop.ship()
  const sender = shop.deps.senders.push
  const killed = {
    ...sender,
    send: async (message: Parameters<NonNullable<typeof sender>['send']>[0]) => {
      await sender?.send(message)
      throw new Error('killed')
    },
  }
  await t.rejects(shop.sendTo('evt_1', 0, at(1), { senders: { ...shop.deps.senders, push: killed } }), {
    message: 'killed',
  })
  for await (const keys of shop.redis.client.scanIterator({ MATCH: `*${shop.redis.prefix}*`, COUNT: 1_000 })) {
    if (keys.length > 0) await shop.redis.client.del(keys)
  }
  await createDeliverySweep(shop.deps)(at(200))
  t.equal((await shop.queues.counts('notification-push')).waiting, 1, 'the sweeper finds it')
  await shop.sendTo('evt_1', 0, at(200))
  const { pushes, shown } = shop.pushService
  t.equal(pushes.length, 2, 'the push service had it twice')
  t.equal(pushes[0]?.headers.topic, pushes[1]?.headers.topic, 'under one topic, so it replaces itself on its way')
  t.equal(shown('phone').length, 1, 'and on the device')
  t.match(await shop.readPush(), { status: 'sent', attempts: 2 })
})

t.test('a device that is gone is deleted; one whose message was refused stays', async (t) => {
  const shop = await withDevices(t, 'old', 'new', 'other')
  await shop.ship()
  shop.pushService.replies.push({ status: 410 }, { status: 404 }, { status: 403 })
  for (const device of [0, 1, 2]) await shop.sendTo('evt_1', device)
  t.match(await shop.readPush('evt_1', 0), { status: 'failed', last_error: 'EGONE 410' })
  t.match(await shop.readPush('evt_1', 1), { status: 'failed', last_error: 'EGONE 404' })
  t.match(await shop.readPush('evt_1', 2), { status: 'failed', last_error: 'EREFUSED 403' })
  t.strictSame(
    (await shop.devices()).map(({ id }) => id),
    [shop.ids[2]],
  )
  await shop.ship('evt_2')
  t.equal(await shop.readPush('evt_2', 0), null, 'nothing is made for it any more')
  t.ok(await shop.readPush('evt_2', 2))
})

t.test('a busy push service is left alone as long as it wants; one that fails is tried again', async (t) => {
  const shop = await withDevices(t, 'phone')
  await shop.ship()
  shop.pushService.replies.push({ status: 429, retryAfter: '600' }, { status: 503 })
  await shop.sendTo()
  const busy = await shop.readPush()
  t.match(busy, { status: 'waiting', last_error: 'EREFUSED 429' })
  t.ok(busy?.next_attempt_at && busy.next_attempt_at >= at(600), 'ten minutes')
  await shop.sendTo('evt_1', 0, at(300))
  t.equal(shop.pushService.requests.length, 1, 'nothing before that')
  await shop.sendTo('evt_1', 0, at(1_000))
  t.match(await shop.readPush(), { status: 'waiting', last_error: 'EREFUSED 503' })
  await shop.sendTo('evt_1', 0, at(2_000))
  t.match(await shop.readPush(), { status: 'sent', attempts: 3 })
})

t.test("what waits for a device is not sent when the device was removed, or is somebody else's", async (t) => {
  const shop = await withDevices(t, 'phone', 'laptop')
  await shop.ship()
  await shop.as(customer('usr_1'))('DELETE', `/v1/me/push-subscriptions/${shop.ids[0]}`)
  const body = shop.pushService.subscribe('laptop')
  await shop.as(customer('usr_2'))('POST', '/v1/me/push-subscriptions', { body })
  for (const device of [0, 1]) {
    await shop.sendTo('evt_1', device)
    t.match(await shop.readPush('evt_1', device), { status: 'failed', last_error: 'EGONE' })
  }
  t.strictSame(shop.pushService.requests, [])
})

t.test('nothing inside is reached, wherever a name leads, and such a device is deleted', async (t) => {
  const shop = await withDevices(t, 'phone')
  const inside = 'https://push.example.com/1'
  await shop.deps.subscriptions.updateOne({ _id: shop.ids[0] ?? '' }, { $set: { 'target.endpoint': inside } })
  const lookup = ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])) as never
  const guarded = createPublicSender({ lookup })
  t.teardown(() => guarded.close())
  const web = createWebPush({
    pairs: shop.deps.pushPairs,
    subject: 'mailto:x@example.test',
    sender: guarded,
    local: null,
  })
  const sender = createPushSender({
    subscriptions: shop.deps.subscriptions,
    web,
    fcm: null,
    inSlot: createSlots(1),
    close() {},
  })
  await shop.ship()
  await shop.sendTo('evt_1', 0, at(1), { senders: { ...shop.deps.senders, push: sender } })
  t.match(await shop.readPush(), { status: 'failed', last_error: 'EADDRESS' })
  t.strictSame(await shop.devices(), [])
})

t.test('devices that do not respond hold up those of their account alone', async (t) => {
  const fixture = await createFixture(t)
  const idOf = async (user: string, device: string) => {
    const body = fixture.pushService.subscribe(device)
    return (await fixture.as(customer(user))<{ id: string }>('POST', '/v1/me/push-subscriptions', { body })).body.id
  }
  const [slow, another, honest] = [
    await idOf('usr_1', 'slow'),
    await idOf('usr_1', 'another'),
    await idOf('usr_2', 'phone'),
  ]
  const clock = { ms: 0 }
  let responds = false
  const tried: string[] = []
  const sender = createPushSender({
    ...{
      subscriptions: fixture.deps.subscriptions,
      fcm: null,
      inSlot: createSlots(1),
      close() {},
      clockMs: () => clock.ms,
    },
    async web({ endpoint }) {
      tried.push(endpoint)
      if (!responds && !endpoint.includes('phone')) throw new SendError('ETIMEDOUT', false)
    },
  })
  const failure = (to: string) =>
    sender.send({ ...OUTGOING, to, template: 'shipping' }).then(
      () => null,
      ({ message, retryAfterMs }: SendError) => [message, retryAfterMs],
    )
  t.strictSame(await failure(slow), ['ETIMEDOUT', 0])
  clock.ms = 1_000
  t.strictSame(await failure(another), ['EPAUSED', 59_000], 'not tried, whichever device')
  t.equal(await failure(honest), null)
  clock.ms = 60_000
  t.strictSame(await failure(slow), ['ETIMEDOUT', 0], 'one after a minute')
  t.strictSame(await failure(another), ['EPAUSED', 60_000])
  responds = true
  clock.ms = 120_000
  t.equal(await failure(another), null)
  t.equal(await failure(slow), null, 'at once, when one has responded')
  t.equal(tried.length, 5)
})

t.test('of one account two devices are sent to at once, and none waits for it', async (t) => {
  const fixture = await createFixture(t)
  const idOf = async (user: string, device: string) => {
    const body = fixture.pushService.subscribe(device)
    return (await fixture.as(customer(user))<{ id: string }>('POST', '/v1/me/push-subscriptions', { body })).body.id
  }
  const slow = await Promise.all(Array.from({ length: 6 }, (_, n) => idOf('usr_1', `slow-${n}`)))
  const honest = await idOf('usr_2', 'phone')
  const gate = Promise.withResolvers<void>()
  const tried: string[] = []
  const sender = createPushSender({
    ...{ subscriptions: fixture.deps.subscriptions, fcm: null, inSlot: createSlots(7), close() {} },
    async web({ endpoint }) {
      tried.push(endpoint)
      if (endpoint.includes('phone')) return
      await gate.promise
      throw new SendError('ETIMEDOUT', false)
    },
  })
  const failure = (to: string) =>
    sender.inSlot(() =>
      sender.send({ ...OUTGOING, to, template: 'shipping' }).then(
        () => null,
        ({ message }: SendError) => message,
      ),
    )
  const failures = Promise.all(slow.map(failure))
  t.equal(await failure(honest), null, 'while all of them wait')
  await until('two of them are tried', async () => tried.length === 3 || null)
  gate.resolve()
  t.strictSame((await failures).toSorted(), [...Array(4).fill('EPAUSED'), 'ETIMEDOUT', 'ETIMEDOUT'])
  t.equal(tried.length, 3, 'the others are not even tried')
})

t.test(
  'while the root secret is replaced, devices of both are sent to; of one that was dropped they are deleted',
  async (t) => {
    const shop = await withDevices(t, 'phone')
    const [oldSecret, newSecret] = ['an old root secret, long enough to use', 'a new root secret, long enough to use']
    const both = createPushPairs({ current: newSecret, previous: oldSecret })
    const old = createPushPairs({ current: oldSecret }).current.publicKey
    await shop.deps.subscriptions.updateOne({ _id: shop.ids[0] ?? '' }, { $set: { 'target.public_key': old } })
    const sender = createPublicSender({ isAllowed: () => true })
    t.teardown(() => sender.close())
    const local = { origin: shop.pushService.origin, sender }
    const senderWith = (pairs: typeof both) => {
      const web = createWebPush({ pairs, subject: 'mailto:x@example.test', sender, local })
      const push = createPushSender({
        subscriptions: shop.deps.subscriptions,
        web,
        fcm: null,
        inSlot: createSlots(1),
        close() {},
      })
      return { senders: { ...shop.deps.senders, push } }
    }
    await shop.ship('evt_1')
    await shop.sendTo('evt_1', 0, at(1), senderWith(both))
    t.equal(shop.pushService.pushes[0]?.publicKey, old)
    await shop.ship('evt_2')
    await shop.sendTo('evt_2', 0, at(1), senderWith(createPushPairs({ current: newSecret })))
    t.match(await shop.readPush('evt_2'), { status: 'failed', last_error: 'EKEY' })
    t.strictSame(await shop.devices(), [])
  },
)

t.test('a title and a text that are longer than services take are sent as far as they fit', async (t) => {
  t.same(shownOf({ subject: 'Ihre Bestellung', text: 'Unterwegs' }), { title: 'Ihre Bestellung', body: 'Unterwegs' })
  for (const sign of ['x', 'ü', '発', '🎁']) {
    const { title, body } = shownOf({ subject: sign.repeat(5_000), text: sign.repeat(5_000) })
    t.ok(Buffer.byteLength(title) <= 400 && Buffer.byteLength(body) <= 2_000, sign)
    t.ok(Buffer.byteLength(title) > 390 && Buffer.byteLength(body) > 1_990, sign)
    for (const text of [title, body]) t.equal(text.replaceAll(sign, ''), '…', 'no half of a sign')
  }
})
