import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPublicSender } from '@stoa/kit/calls/public-sender'
import t, { type Test } from 'tap'
import { createWebhookWork } from '../flows/webhook-pump.ts'
import { createWebhookFixture, HOUR, MINUTE, type Reply, SECOND } from './webhooks.ts'

t.test('an event goes once to each endpoint whose filter lets it through, and to no disabled one', async (t) => {
  const fixture = await createWebhookFixture(t)
  fixture.happen('ord_0')
  await fixture.create({ url: 'https://all.example/' })
  await fixture.create({ url: 'https://orders.example/', event_types: ['order.*'] })
  await fixture.create({ url: 'https://exact.example/', event_types: ['product.changed', 'order.placed'] })
  await fixture.create({ url: 'https://off.example/', is_enabled: false })
  fixture.happen('ord_1', 'order.placed', { order_id: 'ord_1' })
  fixture.happen('ord_1', 'order.cancelled')
  fixture.happen('prd_1', 'product.changed')
  await fixture.settle()
  await fixture.settle()
  const got = (host: string) =>
    fixture.receiver.received.filter(({ url }) => url === `https://${host}.example/`).map(({ body }) => body.type)
  t.same(got('all').sort(), ['order.cancelled', 'order.placed', 'product.changed'], 'nothing of before it was there')
  t.same(got('orders'), ['order.placed', 'order.cancelled'])
  t.same(got('exact').sort(), ['order.placed', 'product.changed'])
  t.same(got('off'), [])
  t.match(
    fixture.receiver.received.find(({ body }) => body.aggregate === 'ord_1'),
    {
      id: 'evt_2',
      headers: { 'content-type': 'application/json', 'user-agent': /Stoa/ },
      body: { id: 'evt_2', timestamp: String, aggregate: 'ord_1', data: { order_id: 'ord_1' } },
    },
  )
})

t.test('ten attempts on the written schedule, with the same id and a new timestamp, then it has failed', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  fixture.receiver.respond = () => 500
  fixture.happen('ord_1')
  await fixture.settle()
  for (let hours = 0; hours < 80; hours += 2) {
    if (hours === 0) for (let five = 0; five < 12; five++) await fixture.wait(five === 0 ? 5 * SECOND : 5 * MINUTE)
    else await fixture.wait(2 * HOUR)
  }
  const { received } = fixture.receiver
  t.equal(received.length, 10)
  t.same(new Set(received.map(({ id }) => id)), new Set(['evt_1']))
  t.equal(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size, 10)
  t.same(new Set(received.map(({ rawBody }) => rawBody)).size, 1)
  const [delivery] = await fixture.deliveries()
  t.match(delivery, { status: 'failed', attempts: 10, next_attempt_at: null, last_error: 'responded 500' })
  t.equal(delivery?.log.length, 10)
})

t.test('redirects, other statuses, no response: nothing but 2xx is success', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  const replies: Reply[] = [
    { status: 302, headers: { location: 'https://elsewhere.example/' } },
    400,
    'timeout',
    { status: 500, headers: { 'content-type': 'text/html', 'set-cookie': 'a=b' }, body: '<h1>oh' },
    204,
  ]
  fixture.receiver.respond = () => replies.shift() ?? 500
  fixture.happen('ord_1')
  await fixture.settle()
  for (const wait of [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR]) await fixture.wait(wait)
  const [delivery] = await fixture.deliveries()
  t.match(delivery, { status: 'delivered', attempts: 5, last_error: null, response_status: 204 })
  t.match(
    delivery?.log.map(({ error }) => error),
    ['responded 302', 'responded 400', 'timeout', 'responded 500', null],
  )
  t.strictSame(delivery?.log[3]?.response_headers, [{ name: 'content-type', value: 'text/html' }])
  t.equal(delivery?.log[3]?.response_body, '<h1>oh')
})

t.test('events of one aggregate come in their order, whatever fails; others do not wait', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  let failures = 3
  fixture.receiver.respond = ({ id }) => (id === 'evt_1' && failures-- > 0 ? 500 : 200)
  fixture.happen('ord_1')
  fixture.happen('ord_1', 'order.fulfilled')
  fixture.happen('ord_2')
  fixture.happen('ord_1', 'order.cancelled')
  await fixture.settle()
  const taken = () => fixture.receiver.received.map(({ id }) => id)
  t.same(taken().sort(), ['evt_1', 'evt_3'])
  for (const wait of [5 * SECOND, 5 * MINUTE]) await fixture.wait(wait)
  t.same(taken().sort(), ['evt_1', 'evt_1', 'evt_1', 'evt_3'])
  await fixture.wait(30 * MINUTE)
  t.same(taken().slice(-3), ['evt_1', 'evt_2', 'evt_4'], 'at once, after the one they waited for')
  t.same(
    (await fixture.deliveries()).map(({ status }) => status),
    ['delivered', 'delivered', 'delivered', 'delivered'],
  )
})

t.test('an event that failed for good holds nothing back any more', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  fixture.receiver.respond = ({ id }) => (id === 'evt_1' ? 500 : 200)
  fixture.happen('ord_1')
  fixture.happen('ord_1', 'order.cancelled')
  // Something is taken in between, so that the endpoint is not disabled.
  for (let day = 0; day < 6; day++) {
    fixture.happen(`ord_of_day_${day}`)
    for (let hours = 0; hours < 24; hours += 4) await fixture.wait(4 * HOUR)
  }
  const [first, second] = await fixture.deliveries({ aggregate: 'ord_1' })
  t.match(
    [first, second],
    [
      { status: 'failed', attempts: 10 },
      { status: 'delivered', attempts: 1 },
    ],
  )
  t.match(await fixture.endpoint(first?.endpoint_id ?? ''), { is_enabled: true })
})

t.test('whoever dies between the request and its record: the receiver knows the second by its id', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  let deaths = 2
  fixture.receiver.respond = () => {
    if (deaths-- > 0) throw new Error('the process is gone')
    return 200
  }
  for (let order = 1; order <= 5; order++) fixture.happen(`ord_${order}`)
  // Two processes fan out at the same moment, and one of them once more from the start.
  await Promise.all([fixture.fanOut(), fixture.fanOut()])
  await t.rejects(fixture.settle())
  fixture.jobs.length = 0
  t.equal((await fixture.deliveries()).length, 5)
  await fixture.wait(SECOND)
  t.equal(fixture.receiver.received.length, 5, 'a lease that lasts is nobody else’s')
  await fixture.wait(MINUTE)
  const ids = fixture.receiver.received.map(({ id }) => id)
  t.equal(ids.length, 7)
  t.equal(new Set(ids).size, 5)
  t.ok((await fixture.deliveries()).every(({ status }) => status === 'delivered'))
})

t.test('of two workers with the same work one sends each', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  for (let order = 1; order <= 10; order++) fixture.happen(`ord_${order}`)
  await fixture.fanOut()
  const [job] = fixture.jobs
  if (!job) return t.fail('there is no job')
  await Promise.all([fixture.work(job), createWebhookWork(fixture.ctx)(job), createWebhookWork(fixture.ctx)(job)])
  t.equal(fixture.receiver.received.length, 10)
})

t.test('forty jobs of a receiver that hangs are one at work, which sends what each of them came for', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  const [called, hanging] = [Promise.withResolvers<void>(), Promise.withResolvers<Reply>()]
  fixture.receiver.respond = () => {
    called.resolve()
    return hanging.promise
  }
  fixture.happen('ord_1')
  await fixture.fanOut()
  const [job] = fixture.jobs.splice(0)
  if (!job) return t.fail('there is no job')
  const first = fixture.work(job)
  await called.promise
  fixture.happen('ord_2')
  await fixture.fanOut()
  await Promise.all(Array.from({ length: 40 }, () => fixture.work(job)))
  t.pass('all of them have ended, and given their places back')
  hanging.resolve(200)
  await first
  t.equal(fixture.receiver.received.length, 2)
})

t.test('a process that stops begins nothing more, and another one goes on', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  const stopping = new AbortController()
  fixture.receiver.respond = () => {
    stopping.abort()
    return 200
  }
  for (let order = 1; order <= 10; order++) fixture.happen(`ord_${order}`)
  await fixture.fanOut()
  const [job] = fixture.jobs.splice(0)
  if (!job) return t.fail('there is no job')
  await createWebhookWork(fixture.ctx, stopping.signal)(job)
  t.equal(fixture.receiver.received.length, 4, 'those under way')
  await fixture.settle()
  t.equal(fixture.receiver.received.length, 10)
})

t.test('a Redis that lost all jobs delays webhooks by a sweep', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create()
  fixture.happen('ord_1')
  await fixture.fanOut()
  fixture.jobs.length = 0
  await fixture.sweep()
  t.equal(fixture.jobs.length, 1)
  await fixture.settle()
  t.equal(fixture.receiver.received.length, 1)
})

t.test('a test event goes to an endpoint whatever its filter, once for each request', async (t) => {
  const fixture = await createWebhookFixture(t)
  const { endpoint } = await fixture.create({ event_types: ['user.registered'] })
  const test = (key?: string) =>
    fixture.call<{ id: string; status: string }>('POST', `${fixture.path}/${endpoint.id}/test`, {
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    })
  const first = await test('key-1')
  t.match(first, { status: 201, body: { event_type: 'webhook.test', status: 'waiting' } })
  t.equal((await test('key-1')).body.id, first.body.id)
  await fixture.settle()
  t.match(fixture.receiver.received, [{ body: { type: 'webhook.test', aggregate: endpoint.id } }])
  t.equal((await test('key-1')).body.status, 'delivered')
  t.not((await test()).body.id, first.body.id)
  await fixture.call('PATCH', `${fixture.path}/${endpoint.id}`, { body: { is_enabled: false } })
  t.match(await test(), { status: 409, body: { code: 'invalid_state' } })
})

/** What the document that receivers are made of says of the headers of a webhook. */
function declaredHeaders(type: string): { name: string; description: string }[] {
  const file = new URL('../../gateway/generated/openapi.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).webhooks[type].post.parameters
}

/** Of the connection, and what the media type of a body says. */
const OF_TRANSPORT = ['host', 'connection', 'content-length', 'content-type']

async function openReceiver(t: Test) {
  const seen: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    seen.push(request.headers)
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => void server.close())
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

t.test('the headers that come over the wire are those that the document declares', async (t) => {
  const fixture = await createWebhookFixture(t)
  const { seen, url } = await openReceiver(t)
  const sender = createPublicSender({ isAllowed: () => true })
  t.teardown(() => sender.close())
  Object.assign(fixture.webhooks, { sender, allowsLoopback: true })
  const { endpoint } = await fixture.create({ url })
  fixture.happen('ord_1')
  await fixture.settle()
  await fixture.call('POST', `${fixture.path}/${endpoint.id}/test`)
  await fixture.settle()
  t.equal(seen.length, 2)
  for (const [index, type] of ['order.placed', 'webhook.test'].entries()) {
    const declared = declaredHeaders(type)
    const sent = Object.keys(seen[index] ?? {}).filter((name) => !OF_TRANSPORT.includes(name))
    t.same(sent.sort(), declared.map(({ name }) => name.toLowerCase()).sort(), type)
    for (const { name, description } of declared) {
      const [, value] = /^`(.+)`\.$/.exec(description) ?? []
      if (value) t.equal(seen[index]?.[name.toLowerCase()], value, name)
    }
  }
})
