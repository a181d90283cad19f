import { readConfig } from '@stoa/kit/process/config'
import { staff } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { settings } from '../config.ts'
import { publicEventOf } from '../domain/public-event.ts'
import { withFeed } from '../events/feed-consumers.ts'
import { deleteOldEvents } from '../flows/feed-retention.ts'
import { createSequencer } from '../flows/feed-sequencer.ts'
import { findFeedEvent, readFeedBetween } from '../store/feed.ts'
import { DAYS, event, eventsOf } from './feed-fixture.ts'
import { at, createFixture } from './fixture.ts'

const DAY = 86_400

interface Body {
  data: { id: string; type: string; aggregate: string; sequence: number | null; data: object }[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
  cursor: string
  code?: string
}

async function shopWithFeed(t: Test) {
  const fixture = await createFixture(t)
  const { feed } = fixture.deps
  const { assign } = createSequencer({ events: feed.events, log: fixture.log, days: DAYS })
  const happen = async (those: ReturnType<typeof eventsOf>, now: Date) => {
    await Promise.all(those.map((one) => feed.record(one, now)))
    while ((await assign(now)) !== null);
  }
  const call = fixture.as(staff('events.read'))
  const list = async (query: Record<string, string> = {}) => {
    const sent = new URLSearchParams(query).toString()
    const { status, body } = await call<Body>('GET', `/v1/admin/events${sent === '' ? '' : `?${sent}`}`)
    return { status, body, told: (body.data ?? []).map(({ aggregate, sequence }) => `${aggregate} ${sequence}`) }
  }
  return { ...fixture, feed, happen, list }
}

t.test('whoever follows the feed by its cursor gets each event once, also those that come later', async (t) => {
  const { happen, list, as } = await shopWithFeed(t)
  const empty = await list()
  t.match(empty.body, { data: [], page: { has_more: false, next_cursor: null } })
  await happen(eventsOf('ord_1', 5), at(10))
  const first = await list({ cursor: empty.body.cursor, limit: '3' })
  t.same(first.told, ['ord_1 1', 'ord_1 2', 'ord_1 3'])
  t.match(first.body.data[0], { type: 'order.placed', timestamp: at(0).toISOString(), data: {} })
  t.equal(first.body.page.next_cursor, first.body.cursor)
  const second = await list({ cursor: first.body.cursor, limit: '3' })
  t.same(second.told, ['ord_1 4', 'ord_1 5'])
  t.equal(second.body.page.next_cursor, null)
  const back = await list({ cursor: second.body.page.prev_cursor ?? '', limit: '2' })
  t.same(back.told, ['ord_1 2', 'ord_1 3'])
  t.same((await list({ cursor: back.body.cursor })).told, ['ord_1 4', 'ord_1 5'])
  const idle = await list({ cursor: second.body.cursor })
  t.same(idle.told, [])
  await happen(eventsOf('ord_2', 2, 20), at(30))
  for (const { cursor } of [second.body, idle.body]) t.same((await list({ cursor })).told, ['ord_2 1', 'ord_2 2'])
  t.match(await list({ cursor: 'made-up' }), { status: 400 })
  t.match(await as(staff())('GET', '/v1/admin/events'), { status: 403 })
})

t.test('events are listed by type, by what they are about, and by when they came in', async (t) => {
  const { happen, list, feed } = await shopWithFeed(t)
  await happen(eventsOf('ord_1', 3), at(10))
  const product = (n: number) => event({ n, aggregate: 'prd_1', type: 'product.changed', data: { version: n } })
  await happen([product(11), event({ n: 12, aggregate: 'usr_1', type: 'user.registered', sequence: 1 })], at(20))
  await happen([product(21), ...eventsOf('ord_2', 1, 22)], at(30))
  t.same((await list({ type: 'user.registered,product.changed' })).told, ['prd_1 null', 'usr_1 1', 'prd_1 null'])
  const page = await list({ type: 'product.changed', limit: '1' })
  t.same((await list({ type: 'product.changed', cursor: page.body.cursor })).told, ['prd_1 null'])
  t.same((await list({ aggregate: 'ord_1', limit: '2' })).told, ['ord_1 1', 'ord_1 2'])
  t.same((await list({ aggregate: 'prd_1', type: 'order.placed' })).told, [])
  t.same((await list({ from: at(20).toISOString(), to: at(30).toISOString() })).told, ['prd_1 null', 'usr_1 1'])
  t.same((await list({ from: at(25).toISOString() })).told, ['prd_1 null', 'ord_2 1'])
  t.same((await list({ to: at(10).toISOString() })).told, [])
  const now = await list({ from: at(40).toISOString() })
  t.same(now.told, [])
  await happen(eventsOf('ord_3', 1, 41), at(42))
  t.same((await list({ cursor: now.body.cursor })).told, ['ord_3 1'], 'from now on')
  t.match(await list({ type: 'principal.changed' }), { status: 400 }, 'not public')
  const between = { from: at(0), to: at(25), types: ['order.placed'] as const, limit: 2 }
  const read = await readFeedBetween(feed.events, between)
  t.same(
    read.map(({ position }) => position),
    [1, 2],
  )
  const rest = await readFeedBetween(feed.events, { ...between, after: 2 })
  t.same(
    rest.map(({ sequence }) => sequence),
    [3],
  )
  const [one] = eventsOf('ord_1', 1)
  const found = await findFeedEvent(feed.events, one?.id ?? '')
  t.same(found && publicEventOf(found), (await list({ limit: '1' })).body.data[0], 'a webhook tells the same')
})

t.test('old events are deleted, and whoever missed some is told so', async (t) => {
  const { happen, list, feed, deps } = await shopWithFeed(t)
  await happen(eventsOf('ord_1', 2), at(5))
  const { cursor } = (await list({ limit: '1' })).body
  const end = (await list()).body.cursor
  await happen(eventsOf('ord_2', 1, DAY), at(DAY))
  t.equal(await deleteOldEvents(feed.events, 7, at(7 * DAY)), 0, 'not before')
  t.equal(await deleteOldEvents(feed.events, 7, at(7 * DAY + 6)), 2)
  t.match(await list({ cursor }), { status: 410, body: { code: 'events_expired' } })
  t.same((await list({ cursor: end })).told, ['ord_2 1'], 'nothing is missing after this one')
  t.same((await list()).told, ['ord_2 1'])
  t.equal(await deleteOldEvents(feed.events, 7, at(30 * DAY)), 0, 'the newest stays')
  await feed.events.updateOne({ aggregate: 'ord_2' }, { $set: { position: 2 } })
  t.equal((await list({ cursor: end })).status, 200)
  await feed.events.updateOne({ aggregate: 'ord_2' }, { $set: { position: 1 } })
  t.match(await list({ cursor: end }), { status: 410 }, 'a cursor of what came after the backup that was restored')
  await feed.events.updateOne({ aggregate: 'ord_2' }, { $set: { position: 3 } })
  await happen(eventsOf('ord_3', 1, 30 * DAY), at(30 * DAY))
  t.equal((await deps.feed.events.findOne({ aggregate: 'ord_3' }))?.position, 4)
  t.same(readConfig({}, { EVENT_DAYS: settings.EVENT_DAYS }), { EVENT_DAYS: 90 })
  t.throws(() => readConfig({ EVENT_DAYS: '6' }, { EVENT_DAYS: settings.EVENT_DAYS }), /EVENT_DAYS/)
})

t.test('an event is kept and mailed, and neither waits for the other', async (t) => {
  const { deps, log, all, services } = await createFixture(t)
  const consume = (failing?: object) => {
    const [placed] = eventsOf('ord_1', 1)
    const ctx = { ...deps, ...failing, requestId: 'evt', traceparent: undefined, now: at(1), log }
    const one = { ...placed, type: 'order.placed' as const, data: { order_id: 'ord_1' } }
    return withFeed({
      'order.placed': (event, c) => c.together.readOrder({ id: event.data.order_id, ctx: c }).then(() => undefined),
    })['order.placed'](one as never, ctx as never)
  }
  t.same(await all(), [])
  const order = services.orders.get('ord_1')
  services.orders.delete('ord_1')
  await t.rejects(consume(), { code: 'not_found' })
  t.equal(await deps.feed.events.countDocuments(), 1, 'kept although it could not be mailed')
  if (order) services.orders.set('ord_1', order)
  services.requests.length = 0
  const away = { feed: { ...deps.feed, record: () => Promise.reject(new Error('no database')) } }
  await t.rejects(consume(away), { message: 'no database' })
  t.equal(services.requests.length, 1, 'mailed although it could not be kept')
  await consume()
  t.equal(await deps.feed.events.countDocuments(), 1)
})
