import { createClients } from '@stoa/kit/calls/client'
import { createOutbox } from '@stoa/kit/events/outbox'
import { createPostgres } from '@stoa/kit/postgres/pg'
import type { Runtime } from '@stoa/kit/process/service'
import { createRedis, type Redis } from '@stoa/kit/redis/redis'
import { createAccessTokens } from './access-tokens.ts'
import type { UserConfig } from './config.ts'
import type { Deps } from './context.ts'
import { createKeyRing } from './flows/key-ring.ts'
import { createPasswords } from './flows/passwords.ts'
import { type Clients, calls } from './generated/clients.ts'
import { broadcastTypes, numberedTypes, type Published, subscribers } from './generated/events.ts'
import { createLiveSessions } from './store/live-sessions.ts'

/** Opens what handlers and commands work with; the caller closes `deps.pg` and `redis`. */
export async function createDeps(config: UserConfig, runtime: Runtime): Promise<{ deps: Deps; redis: Redis }> {
  const { log, secret, transport } = runtime
  const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
  const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
  const url = config.SESSION_REDIS_URL ?? runtime.cacheRedisUrl
  const redis = await createRedis({ url, name: 'user', onError })
  const keys = createKeyRing({ pg, secret })
  const { STOA_TOKEN_ISSUER: issuer, STOA_TOKEN_AUDIENCE: audience } = config
  const deps: Deps = {
    pg,
    outbox: createOutbox<Published>({ ...runtime, service: 'user', pg, subscribers, broadcastTypes, numberedTypes }),
    clients: createClients<Clients>({ caller: 'user', calls, secret, transport }),
    live: createLiveSessions({ redis, prefix: runtime.keyPrefix, log }),
    passwords: createPasswords({ workers: config.PASSWORD_WORKERS }),
    keys,
    tokens: createAccessTokens({ keys, issuer, audience }),
    secret,
    smsCountries: config.SMS_COUNTRIES,
    phoneCodesPerDay: config.PHONE_CODES_PER_DAY,
  }
  return { deps, redis }
}
