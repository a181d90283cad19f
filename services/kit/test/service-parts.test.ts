import { mock } from 'node:test'
import { assembleService, type ServiceParts } from '@stoa/kit/process/service'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import fastify from 'fastify'
import t from 'tap'

/** A log that keeps what it is told. */
function recordingLog() {
  const lines: string[] = []
  const take = (...given: unknown[]) => void lines.push(String(given.at(-1)))
  return { lines, log: { info: take, warn: take, error: take } as never }
}

t.test('parts start in their order; the app stops first, then they in reverse', async (t) => {
  const seen: string[] = []
  const part = (name: string) => ({
    start: () => void seen.push(`start ${name}`),
    stop: () => void seen.push(`stop ${name}`),
  })
  const app = fastify()
  app.addHook('onClose', async () => void seen.push('close app'))
  const service = assembleService('shop', { app, parts: [part('database'), part('relay'), part('loop')] })
  await service.start()
  await service.stop()
  t.same(seen, [
    ...['start database', 'start relay', 'start loop'],
    ...['close app', 'stop loop', 'stop relay', 'stop database'],
  ])
})

t.test('a part that fails to stop keeps none of the others from stopping, and is told of', async (t) => {
  const seen: string[] = []
  const failing: ServiceParts['parts'] = [
    { stop: () => void seen.push('database') },
    { stop: () => Promise.reject(new Error('stuck')) },
    { stop: () => void seen.push('loop') },
  ]
  const service = assembleService('shop', { app: fastify(), parts: failing })
  await t.rejects(service.stop(), { message: 'stuck' })
  t.same(seen, ['loop', 'database'])
})

t.test('parts of a group stop side by side: a slow one does not hold up the others', async (t) => {
  const seen: string[] = []
  const slow = Promise.withResolvers<void>()
  const group = [
    { stop: () => slow.promise.then(() => void seen.push('slow')) },
    { stop: () => void seen.push('quick') },
  ]
  const service = assembleService('shop', {
    app: fastify(),
    parts: [{ stop: () => void seen.push('database') }, group],
  })
  const stopped = service.stop()
  while (!seen.includes('quick')) await new Promise(setImmediate)
  t.same(seen, ['quick'])
  slow.resolve()
  await stopped
  t.same(seen, ['quick', 'slow', 'database'])
})

t.test('a loop works at once when started, and once more for any number of wakes while it works', async (t) => {
  let rounds = 0
  let finish = () => {}
  const work = () => {
    rounds++
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }
  const { log } = recordingLog()
  const loop = backgroundLoop({ name: 'work', log, intervalMs: 3_600_000, work })
  loop.wake()
  t.equal(rounds, 0, 'nothing before it is started')
  loop.start()
  t.equal(rounds, 1)
  for (let wakes = 0; wakes < 5; wakes++) loop.wake()
  t.equal(rounds, 1, 'never twice at the same time')
  finish()
  await new Promise(setImmediate)
  t.equal(rounds, 2)
  const stopping = loop.stop()
  finish()
  await stopping
  loop.wake()
  t.equal(rounds, 2, 'nothing after it was stopped')
})

t.test('a loop that waits for a moment works when it has come, or when somebody wakes it', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.teardown(() => mock.timers.reset())
  let now = 0
  const { log } = recordingLog()
  let looks = 0
  let rounds = 0
  let dueAt = Number.POSITIVE_INFINITY
  const loop = backgroundLoop({
    ...{ name: 'release', log, intervalMs: 10_000 },
    untilDueMs: async () => {
      looks++
      return dueAt - now
    },
    work: async () => {
      rounds++
      dueAt = Number.POSITIVE_INFINITY
    },
  })
  const pass = async (ms: number) => {
    now += ms
    mock.timers.tick(ms)
    await new Promise(setImmediate)
  }
  loop.start()
  await pass(0)
  t.same({ looks, rounds }, { looks: 1, rounds: 0 }, 'nothing is due at the start')
  await pass(9_999)
  dueAt = now + 3_000
  await pass(1)
  t.same({ looks, rounds }, { looks: 2, rounds: 0 })
  await pass(2_990)
  t.equal(rounds, 0)
  await pass(60)
  t.same({ looks, rounds }, { looks: 3, rounds: 1 }, 'at the moment, and not at the next look')
  await pass(1_000)
  t.same({ looks, rounds }, { looks: 4, rounds: 1 }, 'soon after, there may have been more')
  loop.wake()
  await pass(0)
  t.same({ looks, rounds }, { looks: 4, rounds: 2 }, 'whoever wakes it knows that there is something')
  await loop.stop()
})

t.test('a loop goes on after a failure, and logs an outage once and its end once', async (t) => {
  let isBroken = true
  const work = async () => {
    if (isBroken) throw new Error('away')
  }
  const { log, lines } = recordingLog()
  const loop = backgroundLoop({ name: 'relay', log, intervalMs: 3_600_000, work })
  loop.start()
  for (let round = 0; round < 3; round++) {
    await new Promise(setImmediate)
    loop.wake()
  }
  await t.rejects(loop.drain(), { message: 'away' })
  isBroken = false
  await new Promise(setImmediate)
  loop.wake()
  await new Promise(setImmediate)
  loop.wake()
  await loop.stop()
  t.same(lines, ['relay failed and is tried again', 'relay works again'])
})
