import type { FastifyInstance } from 'fastify'
import type { Transport } from '../calls/transport.ts'
import type { Broadcasts } from '../events/broadcasts.ts'
import type { Queues } from '../events/queue.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { RootSecret } from '../security/secrets.ts'
import type { Setting } from './config.ts'

/** What a process gives to each service that runs in it, one on a server or all of them on a laptop. */
export interface Runtime {
  secret: RootSecret
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
  /** Tests: answers are checked against the spec. */
  checkResponses: boolean
}

/** A service that has been built: its app answers requests at once, its background work begins with `start`. */
export interface Service {
  name: string
  app: FastifyInstance
  /** Relays, consumers, recovery loops. */
  start(): Promise<void>
  /** Ends background work, then the app, then its pools. */
  stop(): Promise<void>
}

/** A service as its room exports it: the settings it needs and how it is made from them. */
export interface ServiceDefinition<C> {
  name: string
  /** Port it listens on in a process of its own. */
  port: number
  settings: { [K in keyof C]: Setting<C[K]> }
  /** Brings its database up to date; safe to run by many at once. */
  migrate(config: C, log: Log): Promise<void>
  create(config: C, runtime: Runtime): Promise<Service>
}

/** Keeps the types of a definition together. */
export function defineService<C>(definition: ServiceDefinition<C>): ServiceDefinition<C> {
  return definition
}
