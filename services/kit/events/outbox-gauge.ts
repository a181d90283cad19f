import { Gauge } from 'prom-client'
import type { Metrics } from '../observability/metrics.ts'
import { withinScrape } from '../timing/within-scrape.ts'

/** So that an outbox that is full costs a scrape no more than one that is not. */
export const MOST_COUNTED = 10_000

const counts = new Map<string, () => Promise<number>>()

/** Called by every outbox, so that no service can forget to tell of its own; a later one of the same service takes its turn. */
export function countUnsentBy(service: string, count: () => Promise<number>): void {
  counts.set(service, count)
}

/** What waits in the outboxes of this process, read when metrics are scraped. Replicas say the same number, so take the greatest. */
export function exposeUnsent({ registry }: Pick<Metrics, 'registry'>): void {
  const gauge: Gauge<'service'> = new Gauge({
    name: 'stoa_outbox_unsent',
    help: `Events that are not sent yet, at most ${MOST_COUNTED}; of the product service, documents with such events`,
    labelNames: ['service'],
    registers: [registry],
    async collect() {
      gauge.reset()
      const read = async ([service, count]: [string, () => Promise<number>]) =>
        gauge.set({ service }, await withinScrape(count(), 'The database'))
      await Promise.allSettled([...counts].map(read))
    },
  })
}
