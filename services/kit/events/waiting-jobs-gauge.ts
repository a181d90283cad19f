import { Gauge } from 'prom-client'
import type { Metrics } from '../observability/metrics.ts'
import { withinScrape } from '../timing/within-scrape.ts'
import type { Queues } from './queue.ts'
import type { WaitingJobs } from './waiting-jobs.ts'

type Read = () => Promise<ReadonlyMap<string, WaitingJobs>>

/** What both gauges of one scrape show is read once. */
function createReading(queues: Pick<Queues, 'consumed' | 'waiting'>): Read {
  let reading: ReturnType<Read> | undefined
  const read: Read = async () => {
    const found = new Map<string, WaitingJobs>()
    const look = async (service: string) => {
      found.set(service, await withinScrape(queues.waiting(service), 'Redis'))
    }
    await Promise.allSettled(queues.consumed().map(look))
    return found
  }
  return () => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
}

/**
 * How much waits in the queues that this process works on, and for how long. Replicas say the same numbers, so take the
 * greatest.
 */
export function exposeWaitingJobs(
  { registry }: Pick<Metrics, 'registry'>,
  queues: Pick<Queues, 'consumed' | 'waiting'>,
): void {
  const readAll = createReading(queues)
  const expose = (name: string, help: string, read: (waiting: WaitingJobs) => number) => {
    const gauge: Gauge<'service'> = new Gauge({
      ...{ name, help, labelNames: ['service'], registers: [registry] },
      async collect() {
        const found = await readAll()
        gauge.reset()
        for (const [service, waiting] of found) gauge.set({ service }, read(waiting))
      },
    })
  }
  expose('stoa_jobs_waiting', 'Events that wait in the queue and are due', ({ events }) => events)
  const oldest = 'Seconds that the oldest of them has waited, of those that were not tried yet'
  expose('stoa_job_oldest_seconds', oldest, ({ oldestMs }) => oldestMs / 1000)
}
