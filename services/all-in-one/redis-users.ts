import { subscribers as inventory } from '@stoa/inventory/generated/events'
import { batchQueueOf } from '@stoa/kit/events/event-batches'
import { DELIVERY_QUEUES } from '@stoa/notification/flows/delivery-job'
import { WEBHOOK_QUEUE } from '@stoa/notification/flows/webhook-job'
import { subscribers as notification } from '@stoa/notification/generated/events'
import { subscribers as order } from '@stoa/order/generated/events'
import { subscribers as payment } from '@stoa/payment/generated/events'
import { subscribers as product } from '@stoa/product/generated/events'
import { subscribers as user } from '@stoa/user/generated/events'

/** Who gets the events of each service; the gateway publishes none and subscribes to none. */
const subscribersOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ...{ user, product, order, payment, inventory, notification },
  gateway: {},
}

export const ON_REDIS = Object.keys(subscribersOf)
export const REDIS_SERVERS = ['redis-queue', 'redis-cache'] as const

export type RedisServerName = (typeof REDIS_SERVERS)[number]

/** Keys of one server that a service uses besides queues, whatever stands before them (STOA_KEY_PREFIX). */
const FURTHER_KEYS: Readonly<Record<RedisServerName, Readonly<Record<string, readonly string[]>>>> = {
  // A mirrored session says what its user may do, and is believed.
  'redis-queue': { user: ['*:session:*'] },
  'redis-cache': { gateway: ['*:limit:*'], inventory: ['*:level:*'], notification: ['*:provider:*'] },
}

/** Channels of one server that a service speaks and listens on. */
const CHANNELS: Readonly<Record<RedisServerName, Readonly<Record<string, readonly string[]>>>> = {
  'redis-queue': {},
  'redis-cache': { inventory: ['*:levels'] },
}

const keysOfQueue = (service: string) => [service, batchQueueOf(service)].map((queue) => `{*-${queue}}:*`)

/**
 * The queues that a service reads or adds to: its own, and those of its subscribers. The notification service lists failed events
 * of all queues for staff, and has them tried again.
 */
function queuesOf(service: string): string[] {
  if (service === 'gateway') return []
  if (service === 'notification')
    return [...ON_REDIS.filter((each) => each !== 'gateway'), ...DELIVERY_QUEUES, WEBHOOK_QUEUE]
  return [...new Set([service, ...Object.values(subscribersOf[service] ?? {}).flat()])]
}

/** Queues whose content a service can make anew, and so notices when it is lost. */
const refilledBy = (service: string) => (service === 'notification' ? [service, ...DELIVERY_QUEUES] : [service])

function keysOf(server: RedisServerName, service: string): string[] {
  const further = FURTHER_KEYS[server][service] ?? []
  if (server === 'redis-cache') return [...further]
  const markers = refilledBy(service).map((queue) => `*:relayed:${queue}`)
  return [...queuesOf(service).flatMap(keysOfQueue), ...markers, '*:broadcasts', '*:watch', ...further]
}

/**
 * What a service may do on a Redis server, as ACL SETUSER takes it: every command on its own keys and channels, and none that looks at the whole
 * server, changes it or stops it. Scripts are held to the same keys.
 */
export function redisRules(server: RedisServerName, service: string): string {
  const keys = keysOf(server, service).map((pattern) => `~${pattern}`)
  const channels = (CHANNELS[server][service] ?? []).map((pattern) => `&${pattern}`)
  return [
    'resetchannels',
    ...channels,
    ...keys,
    '+@all',
    '-@admin',
    '-@dangerous',
    '-scan',
    '-randomkey',
    '-function',
    '+info',
  ].join(' ')
}

export const redisUserOf = (service: string) => `stoa_${service}`

/** The content of a server's `aclfile`. Its own user is for whoever administers it. */
export function redisUsersFile(server: RedisServerName, passwordOf: (purpose: string) => string): string {
  const users = ON_REDIS.map((service) => {
    const name = redisUserOf(service)
    return `user ${name} on >${passwordOf(`${server} ${name}`)} ${redisRules(server, service)}`
  })
  return `${[`user default on >${passwordOf(server)} ~* &* +@all`, ...users].join('\n')}\n`
}
