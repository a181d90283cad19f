import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as immediate } from 'node:timers/promises'
import { fastify } from 'fastify'
import t from 'tap'
import { estimateBatched } from '../events/event-batches.ts'
import { exposeUnsent } from '../events/outbox-gauge.ts'
import { exposeWaitingJobs } from '../events/waiting-jobs-gauge.ts'
import { endConnectionsOnClose, requestsUnderWay } from '../http/draining.ts'
import { createMetrics } from '../observability/metrics.ts'
import { event } from './broadcasts-fixture.ts'
import { messagingFixture, placed } from './messaging-fixture.ts'

t.test('metrics tell what waits: events in queues and their batches, how long, and what is not sent', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  const metrics = createMetrics()
  exposeWaitingJobs(metrics, { consumed: () => ['mail', 'order'], waiting: queues.waiting })
  exposeUnsent(metrics)
  const read = async (name: string) => {
    const text = await metrics.registry.metrics()
    const found = [...text.matchAll(new RegExp(`^${name}\\{service="(\\w+)"\\} (\\S+)$`, 'gm'))]
    return Object.fromEntries(found.map(([, service, value]) => [service, Number(value)]))
  }
  t.strictSame(await read('stoa_jobs_waiting'), { mail: 0, order: 0 })
  t.strictSame(await read('stoa_job_oldest_seconds'), { mail: 0, order: 0 })
  await queues.add('mail', { ...event('a'), id: 'evt_1' })
  await queues.add('mail', { ...event('a'), id: 'evt_2' }, 3_600_000)
  await queues.addMany('mail', [
    { ...event('a'), id: 'evt_3' },
    { ...event('a'), id: 'evt_4' },
  ])
  t.strictSame(await read('stoa_jobs_waiting'), { mail: 3, order: 0 })
  const { mail } = await read('stoa_job_oldest_seconds')
  t.ok(mail > 0 && mail < 60, 'and not what is for later')

  const box = outbox()
  await pg.tx((tx) => box.addAll(tx, {}, [placed('ord_1'), placed('ord_2')]))
  t.strictSame(await read('stoa_outbox_unsent'), { order: 2 })
  await box.drain()
  t.strictSame(await read('stoa_outbox_unsent'), { order: 0 })
})

t.test('of a long backlog only its beginning is read', async (t) => {
  const read: number[] = []
  const queueOf = (ids: string[]) =>
    ({
      async getRanges(_types: string[], start: number, end: number) {
        read.push(end)
        return ids.slice(start, end + 1)
      },
      getWaitingCount: async () => ids.length,
    }) as never
  const batches = (count: number, events: number) => Array.from({ length: count }, (_, at) => `${events}-id${at}`)
  t.equal(await estimateBatched(queueOf([...batches(98, 100), '7-id'])), 9_807, 'exact')
  t.equal(await estimateBatched(queueOf([...batches(50, 100), ...batches(10_000, 50)])), 753_750, 'their mean')
  t.strictSame(read, [99, 99])
})

t.test('a process tells how busy its event loop is, and how many requests are under way', async (t) => {
  const text = await createMetrics({ process: true }).registry.metrics()
  for (const name of ['busy', 'idle']) t.match(text, new RegExp(`^stoa_event_loop_${name}_seconds_total \\d`, 'm'))
  t.match(text, /^process_cpu_seconds_total \d/m)
  t.match(text, /^process_start_time_seconds \d/m)

  const app = fastify()
  endConnectionsOnClose(app)
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  app.get('/', async () => {
    begin()
    await held
    return 'done'
  })
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.equal(requestsUnderWay(app), 0)
  const request = get({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1' })
  await begun
  t.equal(requestsUnderWay(app), 1)
  release()
  const [response] = await once(request, 'response')
  await once(response.resume(), 'end')
  // The server hears of it a moment later.
  while (requestsUnderWay(app) > 0) await immediate()
})
