import { createServer, type Server } from 'node:http'
import { performance } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { rowFailures } from './row-failures.ts'
import { statementsSent } from './statements.ts'

/** What a service counts; one registry a process, labels by service and operationId. */
export interface Metrics {
  registry: Registry
  /** Seconds a request took, by service, operation and status. */
  requests: Histogram<'service' | 'operation' | 'status'>
  /** Events worked on, by service, type and outcome. */
  events: Counter<'service' | 'type' | 'outcome'>
}

export function createMetrics(options: { process?: boolean } = {}): Metrics {
  const registry = new Registry()
  if (options.process) {
    collectDefaultMetrics({ register: registry })
    exposeEventLoop(registry)
  }
  exposeCounter(registry, {
    name: 'stoa_sql_statements_total',
    help: 'SQL statements sent, BEGIN and COMMIT included',
    labelNames: ['database'],
    read: () => [...statementsSent()].map(([database, count]) => [{ database }, count]),
  })
  exposeCounter(registry, {
    name: 'stoa_background_row_failures_total',
    help: 'Tries of background work that failed for one row, while the others went on',
    labelNames: ['loop'],
    read: () => [...rowFailures()].map(([loop, count]) => [{ loop }, count]),
  })
  return {
    registry,
    requests: new Histogram({
      name: 'stoa_request_seconds',
      help: 'Time to respond to a request',
      labelNames: ['service', 'operation', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    events: new Counter({
      name: 'stoa_events_total',
      help: 'Events worked on',
      labelNames: ['service', 'type', 'outcome'],
      registers: [registry],
    }),
  }
}

interface ExposedCounter<Labels extends Record<string, string>> {
  name: string
  help: string
  labelNames: (keyof Labels & string)[]
  /** All series, with what each has counted since the process began. */
  read: () => Iterable<readonly [labels: Labels, count: number]>
}

/** What is counted all along by those who do it, a plain number each, and read when metrics are scraped. */
function exposeCounter<Labels extends Record<string, string>>(
  registry: Registry,
  { name, help, labelNames, read }: ExposedCounter<Labels>,
): void {
  registry.removeSingleMetric(name)
  const counter: Counter = new Counter({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      counter.reset()
      for (const [labels, count] of read()) counter.inc(labels, count)
    },
  })
}

/** Seconds that the event loop has worked and waited; whoever scrapes twice knows how busy it was in between. */
function exposeEventLoop(registry: Registry): void {
  for (const [state, name] of [
    ['active', 'stoa_event_loop_busy_seconds_total'],
    ['idle', 'stoa_event_loop_idle_seconds_total'],
  ] as const) {
    exposeCounter<Record<never, string>>(registry, {
      name,
      help: `Seconds that the event loop was ${state}`,
      labelNames: [],
      read: () => [[{}, performance.eventLoopUtilization()[state] / 1000]],
    })
  }
}

/**
 * Counts responses that a gateway sends from memory: a plain number each, read when metrics are scraped. An observation of
 * `stoa_request_seconds` would cost a tenth of what sending one does.
 */
export function countKept({ registry }: Metrics): (operation: string, status: number) => void {
  const counts = new Map<string, Map<number, number>>()
  exposeCounter(registry, {
    name: 'stoa_kept_responses_total',
    help: 'Responses sent from what the gateway keeps; they are in no other series',
    labelNames: ['operation', 'status'],
    read: () =>
      [...counts].flatMap(([operation, byStatus]) =>
        [...byStatus].map(([status, count]) => [{ operation, status: String(status) }, count] as const),
      ),
  })
  return (operation, status) => {
    const byStatus = counts.get(operation) ?? new Map<number, number>()
    if (byStatus.size === 0) counts.set(operation, byStatus)
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
  }
}

/** What a process needs, each with its state in words: series of the value 1, read when metrics are scraped. */
export function exposeStates({ registry }: Metrics, name: string, report: () => Record<string, string>): void {
  registry.removeSingleMetric(name)
  const states: Gauge<'name' | 'state'> = new Gauge({
    name,
    help: 'What is needed, and its state',
    labelNames: ['name', 'state'],
    registers: [registry],
    collect() {
      states.reset()
      for (const [needed, state] of Object.entries(report())) states.set({ name: needed, state }, 1)
    },
  })
}

/** A number that is read when metrics are scraped; it has no value while it cannot be read. Replicas say the same one. */
export function exposeCount(
  { registry }: Pick<Metrics, 'registry'>,
  { name, help, read }: { name: string; help: string; read: () => Promise<number> },
): void {
  registry.removeSingleMetric(name)
  // A label, though it has one value: a gauge without any reads 0 before it is set.
  const count: Gauge<'state'> = new Gauge({
    name,
    help,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      count.reset()
      const value = await read().catch(() => undefined)
      if (value !== undefined) count.set({}, value)
    },
  })
}

/** `/metrics` on a port of its own, so that it is never reachable through the public address. */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return server
}
