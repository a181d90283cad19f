import type { FastifyInstance } from 'fastify'
import type { Transport } from '../calls/transport.ts'
import type { Broadcasts } from '../events/broadcasts.ts'
import type { Queues } from '../events/queue.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Keys } from '../security/secrets.ts'
import type { ConfigOf, Settings } from './config.ts'
import { type KeyNeeds, ownKeys } from './service-keys.ts'

/** What a process gives to each service that runs in it, one on a server or all of them on a laptop. */
export interface Runtime {
  secret: Keys
  log: Log
  metrics: Metrics
  /** How other services are reached. */
  transport: Transport
  queues: Queues
  broadcasts: Broadcasts
  /** Redis that may lose everything at any moment: levels, limits. */
  cacheRedisUrl: string
  /** Before every Redis key, so that shops and tests can share a server. */
  keyPrefix: string
  /** Tests: responses are checked against the spec. */
  checkResponses: boolean
}

/** A service that has been built: its app responds to requests at once, its background work begins with `start`. */
export interface Service {
  name: string
  app: FastifyInstance
  start(): Promise<void>
  stop(): Promise<void>
}

/** What a service consists of besides its app: a pool, a relay, a loop, a listener. */
export interface ServicePart {
  start?(): void | Promise<void>
  stop?(): void | Promise<void>
}

export interface ServiceParts {
  app: FastifyInstance
  /** In the order of starting: what others need comes first. Those of a group do not wait for each other to stop. */
  parts: readonly (ServicePart | readonly ServicePart[])[]
}

interface Definition<S extends Settings, M extends Settings> {
  name: string
  /** Port it listens on in a process of its own. */
  port: number
  settings: S
  /** What its keys are for; it is given no others. */
  keys: KeyNeeds
  /** All that migrating reads. Not the service's own settings: who migrates needs nothing but the database. */
  migrationSettings: M
  /** Brings its database up to date; safe to run by many at once. */
  migrate(config: ConfigOf<M>, log: Log): Promise<void>
}

/** A service as its folder exports it: the settings it needs and how it is made from them. */
export interface ServiceDefinition<S extends Settings, M extends Settings> extends Definition<S, M> {
  create(config: ConfigOf<S>, runtime: Runtime): Promise<Service>
}

/**
 * Stops the app first, so that nobody is let in any more, then the parts in the reverse of their start. One that fails
 * keeps none of the others from stopping.
 */
async function stopAll({ app, parts }: ServiceParts): Promise<void> {
  const failures: unknown[] = []
  const attempt = async (stop: () => unknown) => {
    try {
      await stop()
    } catch (error) {
      failures.push(error)
    }
  }
  await attempt(() => app.close())
  for (const group of parts.toReversed()) await Promise.all([group].flat().map((part) => attempt(() => part.stop?.())))
  if (failures.length > 0) throw failures[0]
}

/** A service from its app and parts, whose one order of starting is also, reversed, the order of stopping. */
export function assembleService(name: string, made: ServiceParts): Service {
  return {
    name,
    app: made.app,
    async start() {
      for (const part of made.parts.flat()) await part.start?.()
    },
    stop: () => stopAll(made),
  }
}

/** Keeps the types of a definition together; every line that the service logs carries its name. */
export function defineService<const S extends Settings, const M extends Settings>(
  given: Definition<S, M> & { create(config: ConfigOf<S>, runtime: Runtime): ServiceParts | Promise<ServiceParts> },
): ServiceDefinition<S, M> {
  const { name } = given
  return {
    ...given,
    async create(config, runtime) {
      const log = runtime.log.child({ service: name })
      const secret = ownKeys(runtime.secret, name, given.keys)
      return assembleService(name, await given.create(config, { ...runtime, log, secret }))
    },
  }
}
