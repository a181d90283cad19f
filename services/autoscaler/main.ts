/** The autoscaler of a swarm: docs/autoscaling.md. Any number of it may run; one decides. */
import { randomUUID } from 'node:crypto'
import { createLog } from '@stoa/kit/observability/log'
import { createMetrics, serveMetrics } from '@stoa/kit/observability/metrics'
import { integer, port, readConfig, type Setting, secret, text, url } from '@stoa/kit/process/config'
import { failOnConfig, stopOnSignals } from '@stoa/kit/process/process'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { createAgentClient } from './agent-client.ts'
import { createAutoscaler } from './autoscaler.ts'
import { createOwnMetrics } from './own-metrics.ts'
import { createScrape } from './scrape.ts'

const mode: Setting<'on' | 'dry-run'> = {
  parse(value) {
    if (value !== 'on' && value !== 'dry-run') throw new Error('is neither on nor dry-run')
    return value
  },
}

const settings = {
  STOA_AUTOSCALER: mode,
  STOA_SCALE_KEY: secret(),
  STOA_SCALE_AGENT_URL: url(['http'], 'http://scale-agent:9470'),
  /** Between two rounds; the lease lasts for three of fifteen. */
  STOA_AUTOSCALER_SECONDS: integer({ min: 5, max: 20 }, 15),
  HOST: text('0.0.0.0'),
  METRICS_PORT: port(9464),
  LOG_LEVEL: text('info'),
}

/** Where every service has its metrics. */
const TASK_PORT = 9464
const STOP_MS = 10_000

async function serve(): Promise<void> {
  const config = readConfig(process.env, settings)
  const log = createLog(config.LOG_LEVEL)
  const metrics = createMetrics({ process: true })
  const autoscaler = createAutoscaler({
    agent: createAgentClient({ url: config.STOA_SCALE_AGENT_URL, key: config.STOA_SCALE_KEY, holder: randomUUID() }),
    scrape: createScrape({ port: TASK_PORT }),
    log,
    metrics: createOwnMetrics(metrics),
    isDryRun: config.STOA_AUTOSCALER === 'dry-run',
    clock: Date.now,
  })
  const intervalMs = config.STOA_AUTOSCALER_SECONDS * 1000
  const rounds = backgroundLoop({ name: 'autoscaler', log, intervalMs, work: autoscaler.round })
  const exporter = await serveMetrics(metrics, config.HOST, config.METRICS_PORT)
  stopOnSignals(log, STOP_MS, async () => {
    await rounds.stop()
    exporter.close()
  })
  rounds.start()
}

try {
  await serve()
} catch (error) {
  failOnConfig(error)
}
