import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import t from 'tap'
import { cpuBetween, outsideShare, readCpu } from '../processes.ts'
import { closedLoop, openLoop, rateOf, tasksOf } from '../sample.ts'

const isLinux = existsSync('/proc/self/stat')
// By its own CPU time: a busy machine gives a process less of it than of any other time.
const BUSY = 'const { user } = process.cpuUsage(); while (process.cpuUsage().user < user + 200_000);'

/** A clock that goes on only by what is waited for. */
function timeByHand() {
  let ms = 0
  return {
    nowMs: () => ms,
    stall: (forMs: number) => {
      ms += forMs
    },
    pause: async (forMs: number) => {
      await new Promise(setImmediate)
      ms += forMs
    },
  }
}

t.test(
  'CPU time of a process holds that of its children, also of those that have ended',
  { skip: !isLinux },
  async (t) => {
    const script = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(BUSY)}]); console.log('over'); setTimeout(() => {}, 60_000)`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const measured = { busy: child.pid }
    const before = readCpu(measured)
    await once(child.stdout, 'data')
    const after = readCpu(measured)
    t.ok((cpuBetween(before, after).busy ?? 0) >= 100, 'the child of the child was busy')
    const without = { at: after.at, times: { client: after.times.client ?? 0 }, machine: after.machine }
    t.ok(
      outsideShare(before, without) >= outsideShare(before, after),
      'what is not measured counts as a load from outside',
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
  },
)

t.test('what others used is a share of all that the machine has', async (t) => {
  const machine = 1_000 * availableParallelism()
  const before = { at: 0, times: { shop: 0 }, machine: 0 }
  t.equal(outsideShare(before, { at: 1_000, times: { shop: machine / 4 }, machine }), 0.75)
  t.equal(outsideShare(before, { at: 1_000, times: { shop: machine }, machine }), 0)
})

t.test('a closed loop counts the cost of tasks that end after its deadline', async (t) => {
  const time = timeByHand()
  let together: Promise<void> | undefined
  /** Tasks that begin at the same moment end at the same moment. */
  const task = () => {
    together ??= time.pause(80).then(() => {
      together = undefined
    })
    return together
  }
  const sample = await closedLoop(2, { seconds: 0.1 }, task, time)
  t.equal(sample.latencies.length, 2)
  t.equal(tasksOf(sample), 4)
  t.equal(rateOf(sample), 20)
})

t.test('an open loop measures from the moment at which a task was due', async (t) => {
  const time = timeByHand()
  let isFirst = true
  const stallOnce = async () => {
    if (isFirst) time.stall(200)
    isFirst = false
  }
  const { latencies, failed } = await openLoop(100, 0.2, stallOnce, time)
  t.equal(latencies.length, 20)
  t.equal(failed, 0)
  t.ok(latencies.filter((latency) => latency > 50).length >= 10, 'everybody who came during the stall has waited')
})
