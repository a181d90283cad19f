import { createHttpTransport } from '../calls/http-transport.ts'
import type { Transport } from '../calls/transport.ts'
import { createBroadcasts } from '../events/broadcasts.ts'
import { exposeFailedEvents } from '../events/failed-events-gauge.ts'
import { exposeUnsent } from '../events/outbox-gauge.ts'
import { createQueues } from '../events/queue.ts'
import { exposeWaitingJobs } from '../events/waiting-jobs-gauge.ts'
import { exposeWorkers } from '../events/workers-gauge.ts'
import { requestsUnderWay } from '../http/draining.ts'
import type { Log } from '../observability/log.ts'
import { createLog } from '../observability/log.ts'
import { createMetrics, exposeCount, type Metrics, serveMetrics } from '../observability/metrics.ts'
import { readKeyFile } from '../security/key-file.ts'
import type { DerivedKeys, Keys } from '../security/secrets.ts'
import {
  ConfigError,
  type ConfigOf,
  integer,
  list,
  optionalSecret,
  port,
  previousSecret,
  readConfig,
  type Setting,
  type Settings,
  text,
  url,
} from './config.ts'
import type { Runtime, ServiceDefinition } from './service.ts'

/** The content of a key file, as `STOA_KEYS_FILE` names it. */
function derivedKeys(): Setting<DerivedKeys | undefined> {
  return { parse: readKeyFile, fallback: { value: undefined } }
}

/** Settings that every process of Stoa shares, whatever runs in it. */
export const processSettings = {
  /** The keys of this service, as `make-keys` writes them; or the root secret they are derived from. */
  STOA_KEYS: derivedKeys(),
  STOA_SECRET: optionalSecret(),
  STOA_SECRET_NEXT: optionalSecret(),
  STOA_SECRET_PREVIOUS: previousSecret(),
  /** `name=http://host:port`, comma-separated: where the other services are. */
  STOA_UPSTREAMS: list([]),
  /** The two Redis roles (docs/decisions/0011-two-redis-roles.md); one server may play both. */
  REDIS_QUEUE_URL: url(['redis', 'rediss']),
  REDIS_CACHE_URL: url(['redis', 'rediss']),
  STOA_KEY_PREFIX: text('stoa'),
  HOST: text('0.0.0.0'),
  METRICS_PORT: port(9464),
  LOG_LEVEL: text('info'),
  /** How long requests and jobs under way may take to end after SIGTERM, milliseconds. */
  STOP_GRACE_MS: integer({ min: 100, max: 600_000 }, 20_000),
}

export type ProcessConfig = ConfigOf<typeof processSettings>

type RootSetting = 'STOA_SECRET' | 'STOA_SECRET_NEXT' | 'STOA_SECRET_PREVIOUS'

/** What the process signs and encrypts with: from its key file, or from the root secret. */
export function keysOf(config: Pick<ProcessConfig, 'STOA_KEYS' | RootSetting>): Keys {
  const { STOA_KEYS: derived, STOA_SECRET: current, STOA_SECRET_NEXT: next, STOA_SECRET_PREVIOUS: previous } = config
  if (derived && current) throw new ConfigError(['STOA_KEYS and STOA_SECRET are both set: one is enough'])
  if (derived) return derived
  if (!current) throw new ConfigError(['STOA_KEYS_FILE is missing (or STOA_SECRET)'])
  return { current, next, previous }
}

/** `name=url` entries as a record. */
export function readUpstreams(entries: readonly string[]): Record<string, string> {
  const upstreams: Record<string, string> = {}
  for (const entry of entries) {
    const [name = '', address = ''] = entry.split(/=(.*)/)
    if (!/^[a-z]+$/.test(name) || !URL.canParse(address)) {
      throw new ConfigError([`STOA_UPSTREAMS holds "${entry}", which is not of the form name=http://host:port`])
    }
    upstreams[name] = address
  }
  return upstreams
}

export interface OpenRuntime {
  runtime: Runtime
  /** Before the services are stopped: what they still do waits for no Redis that says nothing. */
  cutIfSilent(): Promise<void>
  close(): Promise<void>
}

/** What services of this process are given. `transport` is HTTP unless the process runs the others itself. */
export async function createRuntime(
  config: ProcessConfig,
  parts: { log: Log; metrics: Metrics; transport?: Transport; checkResponses?: boolean },
): Promise<OpenRuntime> {
  const { log, metrics } = parts
  const transport = parts.transport ?? createHttpTransport({ upstreams: readUpstreams(config.STOA_UPSTREAMS) })
  const onError = (err: Error) => log.warn({ err }, 'redis connection lost')
  const prefix = config.STOA_KEY_PREFIX
  const queues = await createQueues({ url: config.REDIS_QUEUE_URL, log, prefix })
  exposeFailedEvents(metrics, queues)
  exposeWorkers(metrics, queues)
  exposeWaitingJobs(metrics, queues)
  exposeUnsent(metrics)
  const broadcasts = await createBroadcasts({ url: config.REDIS_QUEUE_URL, onError, prefix })
  return {
    runtime: {
      secret: keysOf(config),
      log,
      metrics,
      transport,
      queues,
      broadcasts,
      cacheRedisUrl: config.REDIS_CACHE_URL,
      keyPrefix: prefix,
      checkResponses: parts.checkResponses ?? false,
    },
    cutIfSilent: async () => {
      await Promise.all([queues.cutIfSilent(), broadcasts.cutIfSilent()])
    },
    close: async () => {
      await broadcasts.close()
      await queues.close()
      await transport.close()
    },
  }
}

/** Runs `stop` once, at SIGTERM, SIGINT or a failure nobody caught, then ends the process. */
export function stopOnSignals(log: Log, graceMs: number, stop: () => Promise<void>): void {
  let stopping = false
  const end = (code: number) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), graceMs).unref()
    stop().then(
      () => process.exit(code),
      (err: Error) => {
        log.error({ err }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => end(0))
  process.on('SIGINT', () => end(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (err: unknown) => {
      log.fatal({ err }, event)
      end(1)
    })
  }
}

/** Prints a configuration's problems and ends; other errors go their way. */
export function failOnConfig(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(1)
}

/** What a process may be told to do besides serving: `node main.ts <name> …`. */
export type Command<C> = (config: C, runtime: Runtime, args: readonly string[]) => Promise<void>

async function serve<S extends Settings, M extends Settings>(
  definition: ServiceDefinition<S, M>,
  config: ConfigOf<S>,
  common: ProcessConfig,
  port: number,
): Promise<void> {
  const log = createLog(common.LOG_LEVEL)
  const metrics = createMetrics({ process: true })
  const runtime = await createRuntime(common, { log, metrics })
  const service = await definition.create(config, runtime.runtime)
  exposeCount(metrics, {
    name: 'stoa_requests_under_way',
    help: 'Requests that this process has not responded to yet',
    read: async () => requestsUnderWay(service.app),
  })
  const exporter = await serveMetrics(metrics, common.HOST, common.METRICS_PORT)
  stopOnSignals(log, common.STOP_GRACE_MS, async () => {
    await runtime.cutIfSilent()
    await service.stop()
    await runtime.close()
    exporter.close()
  })
  await service.start()
  await service.app.listen({ host: common.HOST, port })
}

/**
 * The process of one service: `main.ts` serves, `main.ts migrate` brings its database up to date and ends,
 * `main.ts <command>` runs one of its commands and ends.
 */
export async function runService<S extends Settings, M extends Settings>(
  definition: ServiceDefinition<S, M>,
  options: { commands?: Record<string, Command<ConfigOf<S>>> } = {},
): Promise<void> {
  const [name, ...args] = process.argv.slice(2)
  try {
    if (name === 'migrate') {
      const { LOG_LEVEL } = readConfig(process.env, { LOG_LEVEL: processSettings.LOG_LEVEL })
      await definition.migrate(readConfig(process.env, definition.migrationSettings), createLog(LOG_LEVEL))
      return
    }
    const config = readConfig(process.env, definition.settings)
    const common = readConfig(process.env, processSettings)
    if (name === undefined) {
      const { PORT } = readConfig(process.env, { PORT: port(definition.port) })
      await serve(definition, config, common, PORT)
      return
    }
    const command = options.commands?.[name]
    if (!command) throw new ConfigError([`there is no command "${name}"`])
    const environment = await createRuntime(common, { log: createLog(common.LOG_LEVEL), metrics: createMetrics() })
    await command(config, environment.runtime, args).finally(() => environment.close())
  } catch (error) {
    failOnConfig(error)
  }
}
