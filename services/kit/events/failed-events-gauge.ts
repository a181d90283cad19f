import { Gauge } from 'prom-client'
import type { Metrics } from '../observability/metrics.ts'
import { withinScrape } from '../timing/within-scrape.ts'
import type { Queues } from './queue.ts'

/**
 * How many events have failed for good and are kept, by queue: of every queue that this process works on, read when
 * metrics are scraped. Replicas say the same number, so take the greatest.
 */
export function exposeFailedEvents(
  metrics: Pick<Metrics, 'registry'>,
  queues: Pick<Queues, 'consumed' | 'failedCount'>,
): void {
  const gauge: Gauge<'service'> = new Gauge({
    name: 'stoa_events_failed',
    help: 'Events that have failed for good and are kept until they are replayed',
    labelNames: ['service'],
    registers: [metrics.registry],
    async collect() {
      gauge.reset()
      const read = async (service: string) => {
        gauge.set({ service }, await withinScrape(queues.failedCount(service), 'Redis'))
      }
      await Promise.allSettled(queues.consumed().map(read))
    },
  })
}
