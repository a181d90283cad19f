import { createMetrics } from '@stoa/kit/observability/metrics'
import t, { type Test } from 'tap'
import { LEASE_MS } from '../agent/lease.ts'
import { createAgentClient } from '../agent-client.ts'
import { createAutoscaler } from '../autoscaler.ts'
import { readScrape, type Scrape } from '../domain/measuring.ts'
import { createOwnMetrics } from '../own-metrics.ts'
import { engineService, type FakeEngine, KEY, scaled, startAgent, startEngine } from './engine-fixture.ts'

const SECOND = 1_000
const ROUND_MS = 15 * SECOND
/** Of the tasks of a test: long before its beginning. */
const STARTED = 1_000
const BEGIN_MS = 10_000 * SECOND

/** Tasks whose CPU counters grow by a part of a core. */
function createTasks(engine: FakeEngine) {
  const tasks = { percent: 0, silent: 0, reads: 0, meanwhile: async () => undefined as unknown }
  const scrape = (now: () => number) => async () => {
    const replicas = engine.services[0]?.Spec.Mode.Replicated?.Replicas ?? 0
    const seconds = ((now() - BEGIN_MS) / SECOND) * (tasks.percent / 100) * 0.5
    const text = `process_start_time_seconds ${STARTED}\nprocess_cpu_seconds_total ${seconds}`
    const told = Array.from({ length: replicas }, (_, index): [string, Scrape | null] => [
      `10.0.0.${index}`,
      index < tasks.silent ? null : readScrape(text, now()),
    ])
    tasks.reads++
    await tasks.meanwhile()
    return new Map(told)
  }
  return { tasks, scrape }
}

async function autoscalerFixture(t: Test) {
  const engine = await startEngine(t, [engineService('order', 2, scaled(2, 6))])
  const agent = await startAgent(t, engine)
  const { tasks, scrape } = createTasks(engine)
  const now = () => BEGIN_MS + agent.clock.ms
  const autoscaler = (holder: string, { url = agent.url, isDryRun = false } = {}) => {
    const metrics = createMetrics()
    const lines: Record<string, unknown>[] = []
    const line = (given: object, msg: string) => void lines.push({ ...given, msg })
    const { round } = createAutoscaler({
      agent: createAgentClient({ url, key: KEY, holder }),
      scrape: scrape(now),
      log: { info: line, warn: line } as never,
      metrics: createOwnMetrics(metrics),
      isDryRun,
      clock: now,
    })
    return { round, lines, told: () => metrics.registry.metrics() }
  }
  const replicas = () => engine.services[0]?.Spec.Mode.Replicated?.Replicas
  const pass = (ms = ROUND_MS) => {
    agent.clock.ms += ms
  }
  return { engine, agent, tasks, autoscaler, replicas, pass }
}

t.test('load grows a service within two rounds, and each change is told with its reason', async (t) => {
  const { tasks, autoscaler, replicas, pass } = await autoscalerFixture(t)
  const one = autoscaler('one')
  tasks.percent = 100
  await one.round()
  t.equal(replicas(), 2, 'one scrape gives no rate')
  pass()
  await one.round()
  t.equal(replicas(), 4)
  t.match(one.lines.at(-1), {
    msg: 'scaled',
    ...{ service: 'order', current: 2, wanted: 4, desired: 4, reason: 'metrics', metric: 'cpu', values: { cpu: 100 } },
  })
  t.match(await one.told(), /stoa_autoscaler_desired_replicas\{service="order"\} 4/)
  t.match(await one.told(), /stoa_autoscaler_changes_total\{service="order",outcome="done"\} 1/)
  t.match(await one.told(), /stoa_autoscaler_leader 1/)
})

t.test('a dry run tells what it would do, once, and does nothing', async (t) => {
  const { engine, tasks, autoscaler, pass } = await autoscalerFixture(t)
  const one = autoscaler('one', { isDryRun: true })
  tasks.percent = 100
  for (let round = 0; round < 4; round++) {
    await one.round()
    pass()
  }
  t.strictSame(engine.changes, [])
  const decided = one.lines.filter(({ desired }) => desired === 4)
  t.match(decided, [{ msg: 'decided', current: 2, desired: 4, dry_run: true }])
})

t.test('tasks that say nothing keep replicas; an update under way and wrong labels stop everything', async (t) => {
  const { engine, tasks, autoscaler, replicas, pass } = await autoscalerFixture(t)
  const one = autoscaler('one')
  const [order] = engine.services
  if (!order) return t.fail('there is no service')
  tasks.percent = 100
  tasks.silent = 2
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round++) {
      await one.round()
      pass()
    }
  }
  await rounds(3)
  t.equal(replicas(), 2)
  t.match(one.lines.at(-1), { reason: 'no metrics' })
  tasks.silent = 0
  order.UpdateStatus = { State: 'updating' }
  await rounds(3)
  t.match(one.lines.at(-1), { reason: 'update under way' })
  delete order.UpdateStatus
  order.Spec.Labels = scaled(2, 6, { 'stoa.autoscale.target.cpus': '60' })
  await rounds(2)
  t.match(one.lines.at(-1), { service: 'order', problems: ['stoa.autoscale.target.cpus is not known'] })
  t.strictSame(engine.changes, [])
  order.Spec.Labels = scaled(2, 6)
  await rounds(2)
  t.equal(replicas(), 4)
})

t.test('an update that lasts, or stands still, is told, and nothing is taken away as soon as it is over', async (t) => {
  const { engine, tasks, autoscaler, replicas, pass } = await autoscalerFixture(t)
  const one = autoscaler('one')
  const [order] = engine.services
  if (!order) return t.fail('there is no service')
  const rounds = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += ROUND_MS) {
      await one.round()
      pass()
    }
  }
  tasks.percent = 100
  await rounds(2 * ROUND_MS)
  t.equal(replicas(), 4)
  tasks.percent = 10
  order.UpdateStatus = { State: 'paused' }
  await rounds(400 * SECOND)
  t.match(await one.told(), /stoa_autoscaler_update_stopped\{service="order"\} 1/)
  delete order.UpdateStatus
  await rounds(200 * SECOND)
  t.equal(replicas(), 4, 'low as its metrics are')
  t.match(await one.told(), /stoa_autoscaler_update_stopped\{service="order"\} 0/)
  await rounds(200 * SECOND)
  t.ok(Number(replicas()) < 4, 'once its window has passed')

  const during: string[] = []
  tasks.meanwhile = async () => during.push(await one.told())
  await one.round()
  t.match(during[0], /stoa_autoscaler_replicas\{service="order"\}/, 'numbers stay while new ones are read')
  engine.services.length = 0
  await one.round()
  t.notMatch(await one.told(), /service="order"\} [0-9.]+$/m, 'and go with their service')
})

t.test('of two autoscalers one acts; one that was cut off and wakes does nothing', async (t) => {
  const { engine, agent, tasks, autoscaler, replicas, pass } = await autoscalerFixture(t)
  const [one, two] = [autoscaler('one'), autoscaler('two')]
  tasks.percent = 100
  for (let round = 0; round < 3; round++) {
    await Promise.all([one.round(), two.round()])
    pass()
  }
  const leaders = [one, two].filter(({ lines }) => lines.some(({ msg }) => msg === 'has the lease'))
  t.equal(leaders.length, 1)
  t.ok(engine.changes.length > 0)
  const changes = engine.changes.length
  const [leader, other] = leaders[0] === one ? [one, two] : [two, one]

  pass(LEASE_MS)
  tasks.percent = 10
  await other.round()
  t.ok(
    other.lines.some(({ msg }) => msg === 'has the lease'),
    'the other one takes over once the lease has run out',
  )
  await leader.round()
  t.match(leader.lines.at(-1), { msg: 'another one has the lease' })
  t.equal(engine.changes.length, changes, 'nobody takes anything away at once')
  const before = replicas()
  for (let second = 0; second < 400; second += 15) {
    await Promise.all([leader.round(), other.round()])
    pass()
  }
  t.ok(Number(replicas()) < Number(before), 'the new leader shrinks it once its own window has passed')
  t.equal(leader.lines.filter(({ msg }) => msg === 'scaled').length, changes, 'and the old one did nothing more')
  const unreachable = autoscaler('three', { url: agent.url.replace(/:\d+/, ':1') })
  await t.rejects(unreachable.round(), /scale agent does not respond/, 'whoever cannot reach the agent cannot act')
})

t.test('a leader that sleeps between its decision and its call is refused', async (t) => {
  const { engine, agent, tasks, autoscaler, pass, replicas } = await autoscalerFixture(t)
  const two = autoscaler('two')
  const client = createAgentClient({ url: agent.url, key: KEY, holder: 'one' })
  const looked = await client.look()
  if (!('token' in looked)) return t.fail('nobody else has the lease')
  pass(LEASE_MS)
  tasks.percent = 100
  await two.round()
  t.match(await client.scale({ token: looked.token, service: 'order', from: 2, to: 6 }), /lease is another one/)
  t.strictSame(engine.changes, [])
  pass()
  await two.round()
  t.equal(replicas(), 4)
})
