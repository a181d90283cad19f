import { Gauge } from 'prom-client'
import type { Metrics } from '../observability/metrics.ts'
import type { Queues } from './queue.ts'

/** Which workers of this process take nothing although jobs wait, and how often each was started again because of that. */
export function exposeWorkers(metrics: Pick<Metrics, 'registry'>, queues: Pick<Queues, 'workers'>): void {
  const shared = { labelNames: ['service' as const], registers: [metrics.registry] }
  new Gauge({
    ...{ ...shared, name: 'stoa_worker_silent', help: '1 while jobs of the queue wait and its worker takes none' },
    collect() {
      for (const { queue, isSilent } of queues.workers()) this.set({ service: queue }, isSilent ? 1 : 0)
    },
  })
  new Gauge({
    ...{
      ...shared,
      name: 'stoa_worker_restarts',
      help: 'How often a worker was started again because it took nothing',
    },
    collect() {
      for (const { queue, restarts } of queues.workers()) this.set({ service: queue }, restarts)
    },
  })
}
