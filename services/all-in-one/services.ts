import { inventory } from '@stoa/inventory/service'
import type { Log } from '@stoa/kit/observability/log'
import { readConfig, type Settings } from '@stoa/kit/process/config'
import type { Runtime, Service, ServiceDefinition } from '@stoa/kit/process/service'
import { keysOfService } from '@stoa/kit/process/service-keys'
import { notification } from '@stoa/notification/service'
import { order } from '@stoa/order/service'
import { payment } from '@stoa/payment/service'
import { product } from '@stoa/product/service'
import { user } from '@stoa/user/service'

/** Makes a service from environment variables; the type of its configuration stays inside. */
export interface ServiceFactory {
  name: string
  /** What the keys it holds are for. */
  purposes: readonly string[]
  /** Names of its settings. */
  settings: readonly string[]
  /** Names of the settings that migrating reads. */
  migrationSettings: readonly string[]
  migrate(env: NodeJS.ProcessEnv, log: Log): Promise<void>
  create(env: NodeJS.ProcessEnv, runtime: Runtime): Promise<Service>
}

function factoryOf<S extends Settings, M extends Settings>(definition: ServiceDefinition<S, M>): ServiceFactory {
  const { name, settings, migrationSettings } = definition
  return {
    name,
    purposes: keysOfService(name, definition.keys),
    settings: Object.keys(settings),
    migrationSettings: Object.keys(migrationSettings),
    migrate: (env, log) => definition.migrate(readConfig(env, migrationSettings), log),
    create: (env, runtime) => definition.create(readConfig(env, settings), runtime),
  }
}

/** Every service of a shop except the gateway. */
export const serviceFactories: readonly ServiceFactory[] = [
  factoryOf(user),
  factoryOf(product),
  factoryOf(order),
  factoryOf(payment),
  factoryOf(inventory),
  factoryOf(notification),
]
