import type { Event } from '@stoa/kit/events/event'
import { createMongo } from '@stoa/kit/mongo/mongo'
import t, { type Test } from 'tap'
import { createDeliverySweep, deliveryQueue } from '../flows/delivery-job.ts'
import { createHeldDeliveries } from '../flows/held-deliveries.ts'
import { createPace } from '../flows/pace.ts'
import { releaseHeld, sendOverdue, workOnDeliveryJob } from '../flows/send-held.ts'
import { createTogether } from '../flows/together.ts'
import { createDeliveries } from '../store/delivery-model.ts'
import { at, createFixture, header, idOf } from './fixture.ts'
import { orderWith } from './orders.ts'

/** A process that holds what it inserts; its jobs are kept, and its commands to MongoDB listed. */
async function createHolder(t: Test, limit = 100) {
  const fixture = await createFixture(t)
  const { deps, queues, log, services } = fixture
  const url = new URL(fixture.mongoUrl)
  url.searchParams.set('monitorCommands', 'true')
  const mongo = createMongo({ url: url.href, onError: (error) => t.comment(error.message) })
  t.teardown(() => mongo.close())
  await mongo.asPromise()
  const commands: string[] = []
  mongo.getClient().on('commandStarted', ({ commandName }) => void commands.push(commandName))
  const jobs: Event[] = []
  const add: typeof queues.add = async (service, event) => {
    jobs.push(event)
    await queues.add(service, event)
  }
  const deliveries = createDeliveries(mongo)
  const together = createTogether({ clients: deps.clients, deliveries, queues: { add } })
  Object.assign(deps, { deliveries, together, held: createHeldDeliveries(limit), queues: { ...queues, add } })
  const orderPlaced = (n: number, now = at(0)) => {
    services.orders.set(`ord_${n}`, orderWith({ id: `ord_${n}`, email: `buyer${n}@example.test`, is_unpaid: false }))
    return fixture.consume('order.placed', `evt_${n}`, { order_id: `ord_${n}` }, now, now.toISOString())
  }
  const workOn = (job: Pick<Event, 'aggregate' | 'data'> | undefined) =>
    job ? workOnDeliveryJob({ ...deps, log }, job, at(60)) : Promise.reject(new Error('there is no job'))
  return { ...fixture, commands, jobs, orderPlaced, workOn }
}

t.test('what many events need is done together: two writes for each mail at most, and no read', async (t) => {
  const { commands, jobs, orderPlaced, workOn, services, smtp, all } = await createHolder(t)
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => orderPlaced(n)))
  t.strictSame(commands, ['insert'])
  t.strictSame(services.requests, ['/internal/orders/read'])
  t.equal(jobs.length, 1)
  await workOn(jobs[0])
  t.equal(smtp.mails.length, 8)
  const [insert, ...updates] = commands
  t.equal(insert, 'insert')
  t.ok(updates.length <= 8 && updates.every((command) => command === 'update'), updates.join())
  for (const delivery of await all()) {
    t.match(delivery, { status: 'sent', attempts: 1, sent_at: Date, next_attempt_at: null, last_error: null })
    t.notOk(delivery.look_at)
  }
})

t.test('of any number of jobs one sends what is held, and what is refused is retried by anybody', async (t) => {
  const { jobs, orderPlaced, workOn, smtp, read, send } = await createHolder(t)
  smtp.replies.push(['RCPT', '451 4.7.1 greylisted'])
  await orderPlaced(1)
  t.match(await read('evt_1'), { status: 'sending', attempts: 1 })
  await Promise.all(Array.from({ length: 20 }, () => workOn(jobs[0])))
  t.match(await read('evt_1'), { status: 'waiting', attempts: 1, last_error: 'EENVELOPE 451 4.7.1 RCPT TO' })
  await send('evt_1', at(3_600))
  t.match(await read('evt_1'), { status: 'sent', attempts: 2 })
  t.equal(smtp.mails.length, 1)
})

t.test('a process dies with what it holds: another one sends it once the lease has ended', async (t) => {
  const { deps, jobs, orderPlaced, workOn, smtp, read, send } = await createHolder(t)
  await orderPlaced(1)
  deps.held = createHeldDeliveries(100)
  await workOn(jobs[0])
  await t.rejects(workOn({ aggregate: idOf('evt_1'), data: {} }), { name: 'NotYetError' }, 'the job comes again')
  await send('evt_1', at(74))
  t.equal(smtp.mails.length, 0, 'while the lease lasts nobody else sends it')
  await createDeliverySweep(deps)(at(76))
  t.equal(jobs.at(-1)?.aggregate, idOf('evt_1'))
  await send('evt_1', at(76))
  t.match(await read('evt_1'), { status: 'sent', attempts: 2 })
  t.equal(header(smtp.mails[0]?.raw ?? '', 'Message-ID'), `<${idOf('evt_1')}.0@example.test>`)
  t.equal(smtp.mails.length, 1)
})

t.test(
  'a job of a process whose clock is ahead comes again until its mail is due by the clock of who works on it',
  async (t) => {
    const { orderPlaced, workOn, smtp, read, send, deps } = await createHolder(t)
    await orderPlaced(1)
    deps.held = createHeldDeliveries(100)
    smtp.replies.push(['RCPT', '451 4.7.1 greylisted'])
    await send('evt_1', at(80))
    t.match(await read('evt_1'), { status: 'waiting', attempts: 2 })
    await t.rejects(workOn({ aggregate: idOf('evt_1'), data: {} }), { name: 'NotYetError' }, 'by its clock it is 60')
    await send('evt_1', at(111))
    t.match(await read('evt_1'), { status: 'sent', attempts: 3 })
    await workOn({ aggregate: idOf('evt_1'), data: {} })
    t.equal(smtp.mails.length, 1)
  },
)

t.test('a process that was frozen with what it holds does not send it when it wakes', async (t) => {
  const { deps, jobs, orderPlaced, workOn, smtp, read, send, logLines } = await createHolder(t)
  await orderPlaced(1)
  const held = deps.held.take(idOf('evt_1'))
  if (!held) throw new Error('it is held')
  t.ok(deps.held.reserve())
  deps.held.add({ ...held, sinceMs: held.sinceMs - 10_001 })
  await workOn(jobs[0])
  t.equal(smtp.mails.length, 0)
  t.match(await read('evt_1'), { status: 'sending', attempts: 1 })
  t.ok(logLines.some((line) => line.includes('lease is nearly over')))
  await send('evt_1', at(76))
  t.equal(smtp.mails.length, 1)
})

t.test('a job that another process has taken: the holder sends without it', async (t) => {
  const { deps, log, orderPlaced, smtp } = await createHolder(t)
  await orderPlaced(1)
  const held = deps.held.take(idOf('evt_1'))
  if (!held) throw new Error('it is held')
  t.ok(deps.held.reserve())
  deps.held.add(held)
  await sendOverdue({ ...deps, log }, held.sinceMs + 3_999)
  t.equal(smtp.mails.length, 0, 'its own job comes first')
  await sendOverdue({ ...deps, log }, held.sinceMs + 4_001)
  t.equal(smtp.mails.length, 1)
})

t.test('a process that stops gives back what it holds', async (t) => {
  const { deps, orderPlaced, read, send } = await createHolder(t)
  await orderPlaced(1)
  await releaseHeld(deps)
  t.match(await read('evt_1'), { status: 'waiting', attempts: 0 })
  await send('evt_1', new Date())
  t.match(await read('evt_1'), { status: 'sent', attempts: 1 })
})

t.test('a fresh event that comes twice is one delivery, and one beyond what may be held is for anybody', async (t) => {
  const { deps, orderPlaced, queues, read, send, all, smtp } = await createHolder(t, 1)
  await Promise.all([1, 1, 1].map((n) => orderPlaced(n)))
  t.equal((await all()).length, 1)
  t.notOk(deps.held.reserve(), 'there is room for one')
  await orderPlaced(2)
  t.match(await read('evt_2'), { status: 'waiting', attempts: 0 })
  await send('evt_2')
  t.equal(smtp.mails.length, 1)
  t.ok(deps.held.take(idOf('evt_1')))
  t.ok(deps.held.reserve(), 'and what was not inserted takes none')
  t.ok((await queues.counts(deliveryQueue('email'))).waiting >= 2)
})

t.test('a confirmation waits for buyers, for three seconds at most', async (t) => {
  let busyness = 1
  let nowMs = 10_000
  const turn = () => new Promise(setImmediate)
  const pause = async (ms: number) => {
    await turn()
    nowMs += ms
  }
  const pace = createPace(() => busyness, { nowMs: () => nowMs, pause })
  await pace.yieldToBuyers(nowMs - 3_000)
  t.equal(nowMs, 10_000, 'its time is over')
  const first = pace.yieldToBuyers(nowMs - 2_500)
  while (nowMs < 10_600) await turn()
  const later = pace.yieldToBuyers(nowMs)
  await first
  t.equal(nowMs, 13_000, 'it waits while the process is busy')
  await later
  t.equal(nowMs, 13_000, 'those that wait go on together')
  busyness = 0.1
  await pace.yieldToBuyers(nowMs)
  t.equal(nowMs, 13_200, 'and goes out when it is not')
})
