import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

const CHECK_EVERY_MS = 30_000
/** The process is idle when it used less than this share of one core since the last check. */
const IDLE_SHARE = 0.1
/** Growth since the last collection that is worth another one. */
const GROWTH = 1.3

/**
 * Collects garbage now, because a start leaves more of it than the shop needs, and whenever the shop is idle after it has
 * grown. It halves the memory that a laptop gives; docs/decisions/0019-memory-is-given-back.md has the figures.
 */
export function giveMemoryBack(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  const residentAfterCollection = (): number => {
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    return process.memoryUsage.rss()
  }
  let collectedBytes = residentAfterCollection()
  let previous = process.cpuUsage()
  setInterval(() => {
    const { user, system } = process.cpuUsage(previous)
    previous = process.cpuUsage()
    const isIdle = (user + system) / 1000 < CHECK_EVERY_MS * IDLE_SHARE
    if (isIdle && process.memoryUsage.rss() > collectedBytes * GROWTH) collectedBytes = residentAfterCollection()
  }, CHECK_EVERY_MS).unref()
}
