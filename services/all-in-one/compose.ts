import type { AddressInfo } from 'node:net'
import { gatewayConfig, gatewaySettings } from '@stoa/gateway/config'
import { createLocalDispatch } from '@stoa/gateway/dispatch-local'
import { createGateway } from '@stoa/gateway/gateway'
import { createLocalTransport } from '@stoa/kit/calls/transport'
import type { App } from '@stoa/kit/http/app'
import type { Log } from '@stoa/kit/observability/log'
import { createMetrics, type Metrics } from '@stoa/kit/observability/metrics'
import { readConfig } from '@stoa/kit/process/config'
import { createRuntime, processSettings } from '@stoa/kit/process/process'
import type { Runtime, Service } from '@stoa/kit/process/service'
import { type AddressSettings, openDatabases } from './databases.ts'
import { serviceFactories } from './services.ts'

export interface ShopOptions {
  /** Of a superuser here and an administrator there: then each service gets roles and users of its own. */
  postgresUrl: string
  mongoUrl: string
  redisUrl: string
  smtpUrl: string
  /** Root secret, at least 32 characters. */
  secret: string
  /** The one before it, of which carts and links may still be around. */
  previousSecret?: string | undefined
  /** Names databases (`<name>_order`) and Redis keys, so that shops can share servers. */
  name: string
  /** Where uploaded files are kept. */
  filesDir: string
  /** Where the search index is kept between starts; absent: nowhere. */
  searchIndexDir?: string
  host: string
  /** 0 takes a free one. */
  port: number
  log: Log
  metrics?: Metrics
  /** Settings of services, by the names of their environment variables; the options above win over them. */
  env?: NodeJS.ProcessEnv
  /** Further settings, which win over everything. */
  settings?: Record<string, string>
  checkResponses?: boolean
}

export interface Shop {
  /** Address of the gateway. */
  url: string
  runtime: Runtime
  /** Settings a service was made from, by its name: for commands that need its database. */
  envOf: EnvOf
  stop(): Promise<void>
}

type EnvOf = (service: string) => NodeJS.ProcessEnv

function createEnv(options: ShopOptions, addressesOf: (service: string) => AddressSettings): EnvOf {
  return (service) => ({
    ...options.env,
    ...addressesOf(service),
    REDIS_QUEUE_URL: options.redisUrl,
    REDIS_CACHE_URL: options.redisUrl,
    SMTP_URL: options.smtpUrl,
    FILES_DIR: options.filesDir,
    SEARCH_INDEX_DIR: options.searchIndexDir,
    STOA_SECRET: options.secret,
    STOA_SECRET_PREVIOUS: options.previousSecret,
    STOA_KEY_PREFIX: options.name,
    STOA_PUBLIC_URL: `http://${options.host}:${options.port}`,
    POSTGRES_POOL: '8',
    ...options.settings,
  })
}

async function openServices(envOf: EnvOf, runtime: Runtime, apps: Map<string, App>): Promise<Service[]> {
  await Promise.all(serviceFactories.map((factory) => factory.migrate(envOf(factory.name), runtime.log)))
  const services = await Promise.all(serviceFactories.map((factory) => factory.create(envOf(factory.name), runtime)))
  for (const service of services) apps.set(service.name, service.app)
  await Promise.all(services.map((service) => service.app.ready()))
  return services
}

/** Opens a whole shop in this process: every service and the gateway, on servers that run already. */
export async function openShop(options: ShopOptions): Promise<Shop> {
  const { log } = options
  const metrics = options.metrics ?? createMetrics()
  const apps = new Map<string, App>()
  const envOf = createEnv(options, await openDatabases(options))
  const env = envOf('gateway')
  const { runtime, cutIfSilent, close } = await createRuntime(readConfig(env, processSettings), {
    log,
    metrics,
    transport: createLocalTransport(apps),
    checkResponses: options.checkResponses ?? false,
  })
  const services = await openServices(envOf, runtime, apps)
  const gateway = await createGateway({
    settings: gatewaySettings(readConfig(env, gatewayConfig)),
    runtime,
    dispatch: createLocalDispatch(apps),
  })
  for (const service of [...services, gateway]) await service.start()
  await gateway.app.listen({ host: options.host, port: options.port })
  const { port } = gateway.app.server.address() as AddressInfo
  return {
    url: `http://${options.host}:${port}`,
    runtime,
    envOf,
    async stop() {
      await cutIfSilent()
      // The gateway first, so that no new request comes in; then the services, which still call each other.
      await gateway.stop()
      await Promise.all(services.map((service) => service.stop()))
      await close()
    },
  }
}
