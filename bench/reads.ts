import autocannon from 'autocannon'
import type { Bound, Sample } from './sample.ts'

/** A request without a response in this time has failed. */
const TIMEOUT_SECONDS = 20

/** Reads the paths over and over, each connection a share of them when there are enough. */
export async function read(url: string, paths: readonly string[], connections: number, bound: Bound): Promise<Sample> {
  const sample: Sample = { seconds: 0, latencies: [], failed: 0, overdue: 0 }
  const began = performance.now()
  let clients = 0
  const run = autocannon({
    url,
    connections,
    timeout: TIMEOUT_SECONDS,
    ...('count' in bound ? { amount: bound.count } : { duration: bound.seconds }),
    setupClient: (client) => {
      const first = clients++ % connections
      const own = paths.filter((_, index) => paths.length < connections || index % connections === first)
      client.setRequests(own.map((path) => ({ path })))
    },
  })
  run.on('response', (_client, status, _bytes, milliseconds) => {
    sample.seconds = (performance.now() - began) / 1000
    if (status < 300) sample.latencies.push(milliseconds)
    else sample.reason ??= `status ${status}`
  })
  const { errors, non2xx } = await run
  sample.failed = errors + non2xx
  if (errors > 0) sample.reason ??= `no response within ${TIMEOUT_SECONDS} s, or the connection was lost`
  return sample
}
