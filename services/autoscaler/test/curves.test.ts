import t from 'tap'
import { type Curve, DAY_OF_SALES, noise, ramp, sawtooth, spike, step } from './curves.ts'
import { changesOf, policyOf, simulate, turnsOf } from './simulation.ts'

const policy = policyOf({ min: 2, max: 10, 'target.cpu': 60 })
const run = (curve: Curve, seconds: number, replicas = 2, more = {}) =>
  simulate({ policy, curve, seconds, replicas, ...more })

t.test('a step up is followed within two rounds, and a step down once its window has passed', async (t) => {
  t.strictSame(changesOf(run(step(60, 420, 60), 300)), ['60 s: 2→4', '75 s: 4→7'])
  t.strictSame(changesOf(run(step(420, 60, 60), 900, 7)), ['345 s: 7→5', '405 s: 5→3', '465 s: 3→2'])
})

t.test('a ramp is followed one by one, and a spike keeps its replicas until the window has passed', async (t) => {
  const upward = run(ramp(60, 480, 0, 600), 1_500)
  t.equal(turnsOf(upward), 0)
  t.equal(upward.at(-1)?.desired, 8)
  t.strictSame(changesOf(run(spike(60, 400, 60, 120), 1_200)), [
    ...['60 s: 2→4', '75 s: 4→7'],
    ...['405 s: 7→5', '465 s: 5→3', '525 s: 3→2'],
  ])
})

t.test('nothing flaps: a sawtooth is served at its height, noise within the tolerance changes nothing', async (t) => {
  const teeth = run(sawtooth(60, 300, 120), 3_600)
  t.equal(turnsOf(teeth), 0)
  t.equal(teeth.at(-1)?.desired, 5)
  t.strictSame(changesOf(run(noise(240, 0.099), 7_200, 4)), [])
  const louder = run(noise(240, 0.25), 7_200, 4)
  t.equal(turnsOf(louder), 0)
  t.ok(changesOf(louder).length <= 1, 'beyond it one replica comes and stays')
  const day = run(DAY_OF_SALES, 2_400)
  t.equal(turnsOf(day), 1, 'a day goes up once and down once')
  t.equal(Math.max(...day.map(({ desired }) => desired)), 7)
  t.equal(day.at(-1)?.desired, 2)
})

t.test('what never becomes ready is not answered with ever more of the same', async (t) => {
  const rounds = run(step(60, 420, 60), 900, 2, { startSeconds: 10_000 })
  t.strictSame(changesOf(rounds), ['60 s: 2→4'], 'those that are not ready count as idle, as HPA has it')
})

t.test('growing is bounded by max and by the policies, whatever the load', async (t) => {
  const rounds = run(step(60, 100_000, 60), 600)
  t.equal(Math.max(...rounds.map(({ desired }) => desired)), 10)
  for (const { current, desired } of rounds) t.ok(desired <= Math.max(current + 4, current * 2))
})
