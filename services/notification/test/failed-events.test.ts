import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PermanentError } from '@stoa/kit/events/queue-worker'
import { anonymous, customer, staff } from '@stoa/kit/testing/app'
import { testMongo } from '@stoa/kit/testing/databases'
import t from 'tap'
import { failedEventsCommand, replayEventsCommand } from '../commands.ts'
import { EVENT_CONSUMERS } from '../domain/failed-event.ts'
import { copyFailedEvents } from '../flows/copy-failed-events.ts'
import { DELIVERY_QUEUES } from '../flows/delivery-job.ts'
import { WEBHOOK_QUEUE } from '../flows/webhook-job.ts'
import { createFailedEventCopies } from '../store/failed-event-copies.ts'
import { createFixture } from './fixture.ts'

const PATH = '/v1/admin/failed-events'

type Fixture = Awaited<ReturnType<typeof createFixture>>

/** Events that fail in two services, until `mend` is called. */
async function failing(fixture: Fixture) {
  const { queues } = fixture
  const done: string[] = []
  let isMended = false
  const handle = async ({ id }: { id: string }) => {
    if (!isMended) throw new PermanentError('order ord_1 was placed without its reservation')
    done.push(id)
  }
  const data = { order_id: 'ord_1', email: 'ada@example.test' }
  const placed = { type: 'order.placed', aggregate: 'ord_1', occurred_at: '2026-11-23T14:00:00.000Z', data }
  for (const service of ['inventory', 'notification']) {
    await queues.consume(service, handle)
    for (const id of ['evt_1', 'evt_2']) await queues.add(service, { id, ...placed })
    while ((await queues.counts(service)).failed < 2);
  }
  const mend = () => {
    isMended = true
  }
  const untilDone = async (count: number) => {
    while (done.length < count) await queues.counts('inventory')
  }
  return { mend, done, untilDone }
}

t.test('staff with the permission list and replay failed events; nobody else does', async (t) => {
  const fixture = await createFixture(t)
  for (const principal of [anonymous, customer('usr_1'), staff('notifications.read', 'notifications.write')]) {
    const expected = principal.kind === 'anonymous' ? 401 : 403
    const call = fixture.as(principal)
    t.equal((await call('GET', PATH)).status, expected)
    t.equal((await call('POST', `${PATH}/replay`, { body: { service: 'inventory' } })).status, expected)
  }
  const reader = fixture.as(staff('events.read'))
  t.equal((await reader('POST', `${PATH}/replay`, { body: { service: 'inventory' } })).status, 403)
  t.equal((await reader('GET', `${PATH}?service=gateway`)).status, 400)
  t.strictSame((await reader('GET', PATH)).body.data, [])
})

t.test('failed events are listed without their data, replayed one by one or all, and that is logged', async (t) => {
  const fixture = await createFixture(t)
  const { mend, done, untilDone } = await failing(fixture)
  const call = fixture.as(staff('events.read', 'events.write'))
  interface FailedPage {
    data: { service: string; id: string }[]
    page: { next_cursor: string | null }
  }
  const first = await call<FailedPage>('GET', `${PATH}?limit=3`)
  t.match(first.body.data[0], {
    service: 'notification',
    type: 'order.placed',
    aggregate: 'ord_1',
    occurred_at: '2026-11-23T14:00:00.000Z',
    attempts: 1,
    reason: 'order ord_1 was placed without its reservation',
    failed_at: String,
  })
  t.notMatch(JSON.stringify(first.body), /ada@example/)
  const next = await call<FailedPage>('GET', `${PATH}?limit=3&cursor=${first.body.page.next_cursor}`)
  t.equal(next.body.data.length, 1)
  t.equal((await call<FailedPage>('GET', `${PATH}?service=inventory`)).body.data.length, 2)

  mend()
  const replay = (body: object) => call('POST', `${PATH}/replay`, { body })
  t.match(await replay({ service: 'inventory', id: 'evt_1' }), { status: 200, body: { replayed: 1, remaining: 1 } })
  await untilDone(1)
  t.match(await replay({ service: 'inventory', id: 'evt_1' }), { body: { replayed: 0, remaining: 1 } }, 'a repeat')
  t.match(await replay({ service: 'notification' }), { body: { replayed: 2, remaining: 0 } })
  await untilDone(3)
  t.strictSame(done.toSorted(), ['evt_1', 'evt_1', 'evt_2'])
  const audit = fixture.logLines.map((line) => JSON.parse(line)).filter((line) => line.audit === 'events.replayed')
  t.match(audit[0], { actor: 'usr_staff', consumer: 'inventory', event: 'evt_1', replayed: 1 })
  t.equal(audit.length, 3)
})

t.test('commands list and replay, also while no service runs', async (t) => {
  const fixture = await createFixture(t)
  const { mend, untilDone } = await failing(fixture)
  const runtime = { queues: fixture.queues, log: fixture.log } as never
  const printed: string[] = []
  t.intercept(console, 'log', { value: (line: string) => void printed.push(line) })
  await failedEventsCommand({}, runtime, ['--service', 'inventory'])
  t.strictSame(printed.map((line) => JSON.parse(line).id).toSorted(), ['evt_1', 'evt_2'])
  await failedEventsCommand({}, runtime, [])
  t.equal(printed.length, 6)
  mend()
  await replayEventsCommand({}, runtime, ['--service', 'inventory', '--id', 'evt_2'])
  await replayEventsCommand({}, runtime, ['--service', 'inventory'])
  t.strictSame(printed.slice(6), ['1 replayed, 1 left.', '1 replayed, 0 left.'])
  await untilDone(2)
  await t.rejects(replayEventsCommand({}, runtime, []), /--service is missing/)
  await t.rejects(replayEventsCommand({}, runtime, ['--service', 'gateway']), /--service is one of/)
})

t.test('a failed event that the queue Redis has lost comes back, however old it is', async (t) => {
  const fixture = await createFixture(t)
  const { mend, done, untilDone } = await failing(fixture)
  const { queues, log, redis } = fixture
  const copies = createFailedEventCopies((await testMongo(t)).connection)
  const copy = () => copyFailedEvents({ queues, copies, log })
  await copy()
  await copy()
  t.strictSame((await copies.read('inventory')).map(({ id }) => id).toSorted(), ['evt_1', 'evt_2'])
  t.match(await copies.read('notification'), [{ type: 'order.placed', data: { order_id: 'ord_1' } }, {}])
  mend()
  for await (const keys of redis.client.scanIterator({ MATCH: `*${redis.prefix}*` })) {
    if (keys.length > 0) await redis.client.del(keys)
  }
  await copy()
  await untilDone(4)
  t.strictSame(done.toSorted(), ['evt_1', 'evt_1', 'evt_2', 'evt_2'])
  await copy()
  t.strictSame(await copies.read('inventory'), [], 'what was done is not kept')
  t.equal(done.length, 4)
})

t.test('a failed event that cannot be queued again keeps no other from it', async (t) => {
  const fixture = await createFixture(t)
  const { mend, done, untilDone } = await failing(fixture)
  const { queues, log, redis } = fixture
  const copies = createFailedEventCopies((await testMongo(t)).connection)
  await copyFailedEvents({ queues, copies, log })
  mend()
  for await (const keys of redis.client.scanIterator({ MATCH: `*${redis.prefix}*` })) {
    if (keys.length > 0) await redis.client.del(keys)
  }
  const add: typeof queues.add = async (service, event) => {
    if (service === 'inventory' && event.id === 'evt_1') throw new Error('refused')
    return queues.add(service, event)
  }
  await t.rejects(copyFailedEvents({ queues: { ...queues, add }, copies, log }), {
    errors: [{ message: 'inventory', cause: { errors: [{ message: 'event evt_1' }] } }],
  })
  await untilDone(3)
  t.strictSame(done.toSorted(), ['evt_1', 'evt_2', 'evt_2'])
  await copyFailedEvents({ queues, copies, log })
  await untilDone(4)
  t.equal(done.filter((id) => id === 'evt_1').length, 2)
})

t.test('every service that subscribes to events can be asked for its failed ones', async (t) => {
  const folder = join(import.meta.dirname, '../../../openapi')
  const subscribing = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .filter((file) => /^x-subscribes: /m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replace('.yaml', ''))
  t.strictSame([...EVENT_CONSUMERS].toSorted(), [...subscribing, ...DELIVERY_QUEUES, WEBHOOK_QUEUE].toSorted())
})
