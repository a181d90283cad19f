import t from 'tap'
import { createWebhookFixture, HOUR, MINUTE, SECOND } from './webhooks.ts'

type Fixture = Awaited<ReturnType<typeof createWebhookFixture>>

const requestsTo = ({ receiver }: Fixture, url: string) => receiver.received.filter((each) => each.url === url)

const DOWN = 'https://down.example/'
const UP = 'https://up.example/'

async function withOneDown(fixture: Fixture) {
  const { endpoint } = await fixture.create({ url: DOWN })
  await fixture.create({ url: UP })
  fixture.receiver.respond = ({ url }) => (url === DOWN ? 500 : 200)
  return endpoint.id
}

t.test('F34: a receiver that hangs delays no other', async (t) => {
  const fixture = await createWebhookFixture(t)
  await fixture.create({ url: DOWN })
  await fixture.create({ url: UP })
  const { promise: over, resolve: end } = Promise.withResolvers<'timeout'>()
  let hanging = 0
  fixture.receiver.respond = ({ url }) => {
    if (url !== DOWN) return 200
    hanging++
    return over
  }
  for (let order = 1; order <= 30; order++) fixture.happen(`ord_${order}`)
  await fixture.fanOut()
  const work = fixture.jobs.splice(0).map(fixture.work)
  await Promise.race(work)
  t.equal(requestsTo(fixture, UP).length, 30, 'the other has everything')
  while (hanging < 4) await new Promise(setImmediate)
  t.equal(hanging, 4, 'few requests at a time to one that is slow')
  end('timeout')
  await Promise.all(work)
})

t.test(
  'F34: a receiver that fails is left alone, probed with one delivery, and gets what is due once it works',
  async (t) => {
    const fixture = await createWebhookFixture(t)
    const id = await withOneDown(fixture)
    for (let order = 1; order <= 40; order++) fixture.happen(`ord_${order}`)
    await fixture.settle()
    t.equal(requestsTo(fixture, UP).length, 40)
    const first = requestsTo(fixture, DOWN).length
    t.ok(first <= 8, `${first} requests, not 40`)
    t.match(await fixture.endpoint(id), { failures: first, is_enabled: true, paused_until: Date })
    for (let minute = 0; minute < 60; minute++) await fixture.wait(MINUTE)
    const probes = requestsTo(fixture, DOWN).length - first
    t.ok(probes >= 1 && probes <= 4, `${probes} probes in an hour`)
    fixture.receiver.respond = () => 200
    for (let hour = 0; hour < 10; hour++) await fixture.wait(HOUR)
    t.ok((await fixture.deliveries({ endpoint_id: id })).every(({ status }) => status === 'delivered'))
    t.match(await fixture.endpoint(id), {
      failures: 0,
      failing_since: null,
      paused_until: null,
      last_delivered_at: Date,
    })
  },
)

t.test(
  'F34: it is disabled after the written limit, not sooner; enabled again it is sent what staff choose',
  async (t) => {
    const fixture = await createWebhookFixture(t)
    const id = await withOneDown(fixture)
    const from = new Date(fixture.time.ms)
    fixture.happen('ord_1')
    await fixture.settle()
    for (const wait of [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR]) {
      await fixture.wait(wait)
    }
    t.match(await fixture.endpoint(id), { is_enabled: true, failures: 9 })
    await fixture.wait(24 * HOUR)
    t.equal(requestsTo(fixture, DOWN).length, 10)
    t.match(await fixture.endpoint(id), { is_enabled: false, disabled_reason: 'failing', disabled_at: Date })
    fixture.happen('ord_2')
    fixture.happen('ord_1', 'order.cancelled')
    await fixture.settle()
    t.equal(requestsTo(fixture, DOWN).length, 10, 'nothing more is sent')
    const one = `${fixture.path}/${id}`
    const range = { from: from.toISOString(), to: new Date(fixture.time.ms + 1).toISOString() }
    const replay = (body: object, key?: string) =>
      fixture.call('POST', `${one}/replay`, {
        body: { ...range, ...body },
        ...(key ? { headers: { 'idempotency-key': key } } : {}),
      })
    t.match(await replay({}), { status: 409, body: { code: 'invalid_state' } })
    t.match((await fixture.call('PATCH', one, { body: { is_enabled: true } })).body, {
      is_enabled: true,
      consecutive_failures: 0,
    })
    fixture.receiver.respond = () => 200
    await fixture.settle()
    t.equal(requestsTo(fixture, DOWN).length, 10, 'what was missed is for staff to decide')
    t.match(await replay({}, 'key-1'), { status: 200, body: { queued: 3, skipped: 0, next_cursor: null } })
    t.match(await replay({}, 'key-1'), { body: { queued: 0, skipped: 3 } })
    await fixture.settle()
    const taken = requestsTo(fixture, DOWN).slice(10)
    t.same(taken.map(({ id }) => id).sort(), ['evt_1', 'evt_2', 'evt_3'])
    const ofOrder = taken.filter(({ body }) => body.aggregate === 'ord_1').map(({ id }) => id)
    t.same(ofOrder, ['evt_1', 'evt_3'], 'in their order')
    t.match(await replay({}, 'key-1'), { body: { queued: 0, skipped: 3 } })
    t.match(await replay({}, 'key-2'), { body: { queued: 0, skipped: 3 } })
    t.match(await replay({ include_delivered: true }, 'key-3'), { body: { queued: 3, skipped: 0 } })
    t.match(await replay({ include_delivered: true }, 'key-3'), { body: { queued: 0, skipped: 3 } })
    await fixture.settle()
    t.match(await replay({ include_delivered: true }, 'key-3'), { body: { queued: 0, skipped: 3 } })
    t.equal(requestsTo(fixture, DOWN).length, 16)
  },
)

t.test('a replay looks through 500 events, and says where the next goes on', async (t) => {
  const fixture = await createWebhookFixture(t)
  const { endpoint } = await fixture.create({ is_enabled: false, event_types: ['order.*'] })
  const from = new Date(fixture.time.ms).toISOString()
  for (let order = 1; order <= 501; order++) fixture.happen(`ord_${order}`)
  await fixture.settle()
  await fixture.call('PATCH', `${fixture.path}/${endpoint.id}`, { body: { is_enabled: true } })
  const body = { from, to: new Date(fixture.time.ms + 1).toISOString() }
  const replay = (more: object) =>
    fixture.call('POST', `${fixture.path}/${endpoint.id}/replay`, { body: { ...body, ...more } })
  t.match((await replay({})).body, { queued: 500, next_cursor: '500' })
  t.match((await replay({ cursor: '500' })).body, { queued: 1, next_cursor: null })
  t.match((await replay({ to: from })).body, { queued: 0, next_cursor: null })
})

t.test('410 disables at once; 429 and 503 with Retry-After are left alone for as long', async (t) => {
  const fixture = await createWebhookFixture(t)
  const gone = await fixture.create({ url: DOWN })
  const busy = await fixture.create({ url: UP })
  fixture.receiver.respond = ({ url }) => (url === DOWN ? 410 : { status: 503, headers: { 'retry-after': '1200' } })
  fixture.happen('ord_1')
  await fixture.settle()
  t.match(await fixture.endpoint(gone.endpoint.id), { is_enabled: false, disabled_reason: 'gone' })
  t.match(await fixture.deliveries({ endpoint_id: gone.endpoint.id }), [{ status: 'failed', response_status: 410 }])
  fixture.receiver.respond = () => 200
  fixture.happen('ord_2')
  await fixture.wait(19 * MINUTE)
  t.equal(requestsTo(fixture, UP).length, 1)
  await fixture.wait(MINUTE + SECOND)
  t.equal(requestsTo(fixture, UP).length, 3)
  t.match(await fixture.endpoint(busy.endpoint.id), { is_enabled: true, failures: 0, paused_until: null })
})

t.test(
  'the log shows each attempt; a delivery is sent again once for each request, and old ones are deleted',
  async (t) => {
    const fixture = await createWebhookFixture(t)
    const { endpoint } = await fixture.create()
    const path = `${fixture.path}/${endpoint.id}/deliveries`
    fixture.receiver.respond = () => ({ status: 400, headers: { 'content-type': 'text/plain' }, body: 'no such shop' })
    fixture.happen('ord_1', 'order.placed', { order_id: 'ord_1' })
    fixture.happen('prd_1', 'product.changed')
    await fixture.settle()
    type Listed = { data: { id: string; event_type: string }[]; page: { next_cursor: string | null } }
    const list = (query: string) => fixture.call<Listed>('GET', `${path}?${query}`)
    t.match(
      (await list('event_type=order.placed')).body.data.map(({ event_type }) => event_type),
      ['order.placed'],
    )
    t.equal((await list('status=waiting')).body.data.length, 2)
    t.equal((await list('status=delivered')).body.data.length, 0)
    const [first] = (await list('limit=1')).body.data
    const cursor = (await list('limit=1')).body.page.next_cursor
    t.not((await list(`limit=1&cursor=${cursor}`)).body.data[0]?.id, first?.id)
    const id = (await list('event_type=order.placed')).body.data[0]?.id
    const shown = await fixture.call<{ request_body: string }>('GET', `${path}/${id}`)
    t.match(shown.body, {
      status: 'waiting',
      attempts: 1,
      last_error: 'responded 400',
      log: [{ response_status: 400, response_body: 'no such shop', response_headers: [{ name: 'content-type' }] }],
    })
    t.match(JSON.parse(shown.body.request_body), { id: 'evt_1', data: { order_id: 'ord_1' } })
    t.equal((await fixture.call('GET', `${path}/whd_unknown`)).status, 404)
    const other = await fixture.create({ url: UP })
    t.equal(
      (await fixture.call('GET', `${fixture.path}/${other.endpoint.id}/deliveries/${id}`)).status,
      404,
      'of another endpoint',
    )

    const again = (key: string) =>
      fixture.call('POST', `${path}/${id}/redeliver`, { headers: { 'idempotency-key': key } })
    fixture.receiver.respond = () => 200
    t.match((await again('key-1')).body, { status: 'waiting', attempts: 1 }, 'an open one stays as it is')
    await fixture.wait(5 * SECOND)
    t.match((await again('key-2')).body, { status: 'waiting', attempts: 0 })
    await fixture.settle()
    t.match((await again('key-2')).body, { status: 'delivered' })
    await fixture.settle()
    t.equal(requestsTo(fixture, 'https://receiver.example/hook').filter((each) => each.id === 'evt_1').length, 3)

    const { deleteWebhooksAfter } = await import('../flows/webhook-sweep.ts')
    fixture.time.ms += 29 * 24 * HOUR
    t.equal(await deleteWebhooksAfter(fixture.ctx, 30), 0)
    fixture.time.ms += 2 * 24 * HOUR
    t.equal(await deleteWebhooksAfter(fixture.ctx, 30), 2)
  },
)
