import t from 'tap'
import { decide } from '../domain/decision.ts'
import { readExposition } from '../domain/exposition.ts'
import { measure, readScrape } from '../domain/measuring.ts'
import { type Metric, readPolicy } from '../domain/policy.ts'
import { countByTasks, countByTotal, countByValue } from '../domain/replica-count.ts'
import { beginHistory, limit, stabilise } from '../domain/scaling-rules.ts'
import { policyOf } from './simulation.ts'

const values = (...given: number[]) => ({ values: given, missing: 0, unready: 0 })

t.test('each published rule of the Horizontal Pod Autoscaler on how many replicas a metric wants', async (t) => {
  const rules: [rule: string, got: number | null, expected: number | null][] = [
    ['desired = ceil(current × ratio): 200 of 100 doubles', countByTasks(2, 100, values(200, 200)), 4],
    ['50 of 100 halves', countByTasks(4, 100, values(50, 50, 50, 50)), 2],
    ['a part of a replica is a replica', countByTasks(3, 60, values(70, 70, 70)), 4],
    ['the mean of all tasks counts', countByTasks(3, 50, values(10, 50, 90)), 3],
    ['within the tolerance nothing is done: 1.1', countByTasks(10, 100, values(...Array(10).fill(110))), 10],
    ['nor at 0.9', countByTasks(10, 100, values(...Array(10).fill(90))), 10],
    ['beyond it is: 1.11', countByTasks(10, 100, values(...Array(10).fill(111))), 12],
    ['and 0.89', countByTasks(10, 100, values(...Array(10).fill(89))), 9],
    ['what is whole on paper stays whole', countByTasks(5, 50, values(60, 60, 60, 60, 60)), 6],
    ['no metric of any task: no number', countByTasks(3, 60, { values: [], missing: 3, unready: 0 }), null],
    ['missing, fewer wanted: they count as at the target', countByTasks(4, 100, { ...values(40, 40), missing: 2 }), 3],
    ['missing, more wanted: they count as 0', countByTasks(4, 100, { ...values(250, 250), missing: 2 }), 5],
    ['missing turns no growing into shrinking', countByTasks(4, 100, { ...values(150, 150), missing: 2 }), 4],
    ['nor does it act within the tolerance', countByTasks(3, 100, { ...values(160, 160), missing: 1 }), 3],
    ['unready, more wanted: they count as 0', countByTasks(3, 100, { ...values(300, 150), unready: 1 }), 5],
    ['unready, fewer wanted: they do not count', countByTasks(3, 100, { ...values(50, 50), unready: 1 }), 1],
    ['unready may keep an overloaded set as it is', countByTasks(4, 60, { ...values(100, 100), unready: 2 }), 4],
    ['tasks beyond the replicas add none', countByTasks(2, 100, { ...values(85, 85, 60), missing: 1 }), 2],
    ['by a total, for each replica', countByTotal(2, 100, 450), 5],
    ['a total within the tolerance', countByTotal(4, 100, 430), 4],
    ['a total of nothing', countByTotal(4, 100, 0), 0],
    ['by one value', countByValue(2, 30, { value: 90, ready: 2 }), 6],
    ['one value while no task is ready', countByValue(2, 30, { value: 90, ready: 0 }), null],
  ]
  for (const [rule, got, expected] of rules) t.equal(got, expected, rule)
})

const SECOND = 1_000

t.test('each published rule on how fast that is followed', async (t) => {
  const policy = policyOf({ min: 2, max: 20, 'target.cpu': 60, 'up.window': 30 })
  const recommended = (...given: [second: number, replicas: number][]) =>
    given.map(([second, replicas]) => ({ at: second * SECOND, replicas }))
  const now = 1_000 * SECOND
  const stable = (current: number, wanted: number, ...given: [number, number][]) =>
    stabilise(policy, recommended(...given), { current, wanted, now })
  t.equal(stable(5, 2, [701, 7], [900, 3]), 5, 'shrinking: the highest of the window, and no more than there are')
  t.equal(stable(9, 2, [701, 7], [900, 3]), 7, 'down to the highest')
  t.equal(stable(9, 2, [700, 7], [900, 3]), 3, 'what is as old as the window is out of it')
  t.equal(stable(2, 9, [971, 4], [985, 6]), 4, 'growing: the lowest of its own window')
  t.equal(stable(2, 9, [970, 4]), 9)

  const rules = policyOf({ min: 1, max: 30, 'target.cpu': 60, 'down.replicas': 4, 'down.percent': 10 })
  const limited = (current: number, wanted: number, ...given: [second: number, from: number, to: number][]) => {
    const changes = given.map(([second, from, to]) => ({ at: second * SECOND, from, to }))
    return limit(rules, changes, { current, wanted, now })
  }
  t.equal(limited(2, 20), 6, 'four replicas in 15 s')
  t.equal(limited(8, 20), 16, 'or twice as many, where that is more')
  t.equal(limited(8, 20, [990, 4, 8]), 8, 'what was added within the period counts')
  t.equal(limited(8, 20, [985, 4, 8]), 16, 'what is as old as it does not')
  t.equal(limited(20, 99), 30, 'never above max')
  t.equal(limited(80, 1), 72, 'the larger change of four replicas and a tenth')
  t.equal(limited(20, 1), 16)
  t.equal(limited(16, 1, [950, 20, 16]), 16, 'what was taken within the period counts')
  t.equal(limited(18, 1, [950, 20, 16], [960, 16, 18]), 16, 'what was added again may go again')
  t.equal(limited(3, 0), 1, 'never below min')
})

const state = (replicas: number, more = {}) => ({ replicas, isUpdating: false, unplaced: 0, ...more })
const cpu = (...given: number[]) => new Map([['cpu', values(...given)] as const])

t.test('the largest number counts; what cannot be told keeps replicas, and never stops growing', async (t) => {
  const policy = policyOf({ min: 2, max: 10, 'target.cpu': 50, 'target.jobs': 100, 'target.job-age': 30 })
  const made = (tasks: ReturnType<typeof cpu>, shared: Partial<Record<Metric, number>>, given = state(4)) => {
    const service = new Map(Object.entries(shared) as [Metric, number][])
    const measured = { tasks, service, ready: given.replicas }
    // Few were wanted just now, so the window lets some go.
    const history = { recommendations: [{ at: 0, replicas: 1 }], changes: [] }
    return decide(policy, { state: given, measured, history, now: 0 }).decision
  }
  const low = cpu(20, 20, 20, 20)
  t.match(made(low, { jobs: 700, 'job-age': 0 }), { desired: 7, metric: 'jobs', reason: 'metrics' })
  t.match(made(low, { jobs: 100, 'job-age': 45 }), { desired: 6, metric: 'job-age' })
  const slowly = { wanted: 2, desired: 3, metric: 'cpu', reason: 'limited by policy' }
  t.match(made(low, { jobs: 100, 'job-age': 0 }), slowly)
  t.match(made(low, { jobs: 100 }), { desired: 4, reason: 'metrics missing' }, 'a metric is missing: none goes')
  t.match(made(low, { jobs: 700 }), { desired: 7 }, 'but some come')
  t.match(made(cpu(), {}), { desired: 4, reason: 'no metrics' })
  t.match(made(cpu(), {}, state(11)), { desired: 10, reason: 'above max' }, 'bounds hold without metrics')
  t.match(made(cpu(), {}, state(1)), { desired: 2, reason: 'below min' })
  t.match(made(cpu(100), {}, state(0)), { desired: 0, reason: 'set to zero by hand' })
  const busy = cpu(100, 100, 100, 100)
  t.match(made(busy, {}, state(4, { isUpdating: true })), { desired: 4, reason: 'update under way' })
  t.match(made(busy, {}, state(11, { isUpdating: true })), { desired: 11 }, 'bounds wait for it as well')
  t.match(made(busy, {}, state(4, { unplaced: 1 })), { wanted: 8, desired: 4, reason: 'no node has room' })
  t.match(made(cpu(...Array(8).fill(100)), {}, state(8)), { wanted: 16, desired: 10, reason: 'at max' })
})

t.test('a new leader takes nothing away before its window has passed', async (t) => {
  const policy = policyOf({ min: 2, max: 10, 'target.cpu': 50 })
  const idle = { tasks: cpu(1, 1, 1, 1), service: new Map(), ready: 4 }
  let history = beginHistory(0, 4)
  const desiredAt = (second: number) => {
    const made = decide(policy, { state: state(4), measured: idle, history, now: second * SECOND })
    history = made.history
    return made.decision
  }
  t.match(desiredAt(0), { desired: 4, reason: 'stabilised' })
  t.match(desiredAt(299), { desired: 4 })
  t.match(desiredAt(300), { desired: 3, reason: 'limited by policy' })
  t.equal(history.recommendations.length, 2, 'what is out of reach is forgotten')
})

t.test('labels say how a service is scaled, and everything that is wrong with them is told', async (t) => {
  const label = (given: Record<string, string>) =>
    readPolicy(Object.fromEntries(Object.entries(given).map(([name, value]) => [`stoa.autoscale.${name}`, value])))
  t.match(label({ min: '2', max: '6', 'target.cpu': '60' }), {
    policy: {
      ...{ min: 2, max: 6 },
      up: { windowMs: 0, replicas: 4, percent: 100, periodMs: 15_000 },
      down: { windowMs: 300_000, replicas: 1, percent: 25, periodMs: 60_000 },
    },
  })
  const problems = (given: Record<string, string>) => {
    const read = label(given)
    return 'problems' in read ? read.problems : []
  }
  t.equal(problems({ min: '0', max: '1e3', 'target.cpu': '0.6', 'up.windw': '3' }).length, 5)
  t.match(problems({ min: '6', max: '2', 'target.cpu': '60' }), [/min is more than/])
  t.match(problems({ min: '1', max: '2' }), [/no stoa.autoscale.target/])
  t.match(problems({ min: '1', 'target.cpu': '60' }), [/min and stoa.autoscale.max are needed/])
})

const text = (lines: Record<string, number>) =>
  Object.entries({ process_start_time_seconds: 1_000, ...lines })
    .map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}`)
    .join('\n')
const scrape = (second: number, lines: Record<string, number>) => readScrape(text(lines), second * SECOND)

t.test('rates come from two scrapes of one process; young, silent and restarted tasks are told apart', async (t) => {
  const told = (second: number, cpuSeconds: number, busy: number, idle: number, more = {}) =>
    scrape(second, {
      process_cpu_seconds_total: cpuSeconds,
      stoa_event_loop_busy_seconds_total: busy,
      stoa_event_loop_idle_seconds_total: idle,
      stoa_requests_under_way: 7,
      ...more,
    })
  const before = told(2_000, 100, 50, 500)
  const steady = { before, now: told(2_015, 106, 53, 512) }
  const tasks = [
    steady,
    { before, now: null },
    { before: null, now: told(2_015, 1, 1, 1) },
    { before, now: told(2_015, 0, 0, 0, { process_start_time_seconds: 1_500 }) },
    { before: null, now: told(2_015, 3, 3, 1, { process_start_time_seconds: 1_990 }) },
  ]
  const { tasks: measured, ready } = measure(tasks, { replicas: 7, cpuLimit: 0.5 })
  t.strictSame(measured.get('cpu'), { values: [80], missing: 3, unready: 3 })
  t.strictSame(measured.get('event-loop'), { values: [20], missing: 3, unready: 3 })
  t.strictSame(measured.get('requests'), { values: [7, 7, 7, 7], missing: 1, unready: 2 })
  t.equal(ready, 5)
})

t.test('what tasks share is counted once, by the greatest that one of them tells', async (t) => {
  const shared = (a: number, b: number) => ({
    before: null,
    now: readScrape(
      `stoa_jobs_waiting{service="order"} ${a}\nstoa_jobs_waiting{service="mail"} ${b}\nstoa_job_oldest_seconds{service="order"} ${a / 10}`,
      0,
    ),
  })
  const { service } = measure([shared(40, 3), shared(50, 2), { before: null, now: null }], { replicas: 3, cpuLimit: 1 })
  t.strictSame(Object.fromEntries(service), { jobs: 53, 'job-age': 5 })
})

t.test('series are read as Prometheus writes them, and what is no number is passed over', async (t) => {
  const series = readExposition(
    '# HELP a b\na{x="1} {",y="z"} 3\na 4.5e1\naa 7\na{x="n"} NaN\na{x="i"} +Inf\na\nb{} 1',
    ['a', 'b'],
  )
  t.strictSame(series.get('a'), [
    { labels: { x: '1} {', y: 'z' }, value: 3 },
    { labels: {}, value: 45 },
  ])
  t.strictSame(series.get('b'), [{ labels: {}, value: 1 }])
  t.equal(readExposition('a 1\n'.repeat(100_000), ['a']).get('a')?.length, 1_000, 'no task of the shop has as many')
})
