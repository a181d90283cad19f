import { inventory } from '@stoa/inventory/service'
import type { Log } from '@stoa/kit/observability/log'
import { readConfig } from '@stoa/kit/process/config'
import type { Runtime, Service, ServiceDefinition } from '@stoa/kit/process/service'
import { notification } from '@stoa/notification/service'
import { order } from '@stoa/order/service'
import { payment } from '@stoa/payment/service'
import { product } from '@stoa/product/service'
import { user } from '@stoa/user/service'

/** A service, ready to be made from an environment; its own type of configuration stays inside. */
export interface Room {
  name: string
  migrate(env: NodeJS.ProcessEnv, log: Log): Promise<void>
  create(env: NodeJS.ProcessEnv, runtime: Runtime): Promise<Service>
}

function room<C>(definition: ServiceDefinition<C>): Room {
  const configOf = (env: NodeJS.ProcessEnv) => readConfig(env, definition.settings) as C
  return {
    name: definition.name,
    migrate: (env, log) => definition.migrate(configOf(env), log),
    create: (env, runtime) => definition.create(configOf(env), runtime),
  }
}

/** Every service of a shop but the gateway. */
export const rooms: readonly Room[] = [
  room(user),
  room(product),
  room(order),
  room(payment),
  room(inventory),
  room(notification),
]
