import { migratePostgres, postgresMigrationSettings } from '@stoa/kit/process/migration'
import { defineService } from '@stoa/kit/process/service'
import { closeRedis } from '@stoa/kit/redis/redis'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { buildUser, migrations } from './app.ts'
import { settings } from './config.ts'
import { createDeps } from './deps.ts'
import { noteHead } from './flows/audit-chain.ts'
import { beginSecondRounds } from './flows/erasure.ts'
import { deleteExpired } from './flows/housekeeping.ts'
import { calls } from './generated/clients.ts'
import { routes } from './generated/routes.ts'
import { OWN_KEYS } from './key-purposes.ts'
import { untilNextRoundMs } from './store/erasures.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

export const user = defineService({
  name: 'user',
  port: 4001,
  settings,
  keys: { routes, calls, own: OWN_KEYS },

  migrationSettings: postgresMigrationSettings,
  migrate: (config) => migratePostgres(config, { folder: migrations, appendOnly: ['audit_log'] }),

  async create(config, runtime) {
    const { log } = runtime
    const { deps, redis } = await createDeps(config, runtime)
    const loop = (name: string, intervalMs: number, work: () => Promise<void>) =>
      backgroundLoop({ name, log, intervalMs, work })
    return {
      app: buildUser(deps, runtime),
      parts: [
        { stop: deps.pg.close },
        { stop: () => closeRedis(redis) },
        deps.outbox,
        [
          loop('signing key rotation', MINUTE_MS, () => deps.keys.rotate(new Date())),
          loop('live session repair', SECOND_MS, () => deps.live.retryEvictions()),
          loop('clearing of expired rows', 60 * MINUTE_MS, () => deleteExpired(deps)),
          backgroundLoop({
            ...{ name: 'second rounds of erasures', log, intervalMs: 5 * SECOND_MS },
            untilDueMs: () => untilNextRoundMs(deps.pg),
            work: () => beginSecondRounds(deps),
          }),
          loop('note of the newest audit entry', 60 * MINUTE_MS, () => noteHead(deps.pg, log)),
        ],
      ],
    }
  },
})
