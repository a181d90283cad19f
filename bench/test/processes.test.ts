import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import t from 'tap'
import { cpuBetween, outsideShare, readCpu } from '../processes.ts'
import { closedLoop, openLoop, rateOf, tasksOf } from '../sample.ts'

const isLinux = existsSync('/proc/self/stat')
const BUSY = 'const end = Date.now() + 400; while (Date.now() < end);'

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
    t.ok(outsideShare(before, after) <= 1)
    const without = { at: after.at, times: { client: after.times.client ?? 0 }, machine: after.machine }
    t.ok(
      outsideShare(before, without) >= outsideShare(before, after),
      'what is not measured counts as a load from outside',
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
  },
)

t.test('a closed loop counts the cost of tasks that end after its deadline', async (t) => {
  const task = () => new Promise<void>((resolve) => setTimeout(resolve, 80))
  const sample = await closedLoop(2, { seconds: 0.1 }, task)
  t.equal(sample.latencies.length, 2)
  t.equal(tasksOf(sample), 4)
  t.equal(rateOf(sample), 20)
})

t.test('an open loop measures from the moment at which a task was due', async (t) => {
  let isFirst = true
  const stallOnce = async () => {
    if (!isFirst) return
    isFirst = false
    const end = performance.now() + 200
    while (performance.now() < end);
  }
  const { latencies, failed } = await openLoop(100, 0.2, stallOnce)
  t.equal(latencies.length, 20)
  t.equal(failed, 0)
  t.ok(latencies.filter((latency) => latency > 50).length >= 10, 'everybody who came during the stall has waited')
})
