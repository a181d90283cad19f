import { migrateDatabase } from '@stoa/kit/postgres/database'
import { defineService } from '@stoa/kit/process/service'
import { closeRedis } from '@stoa/kit/redis/redis'
import { repeat } from '@stoa/kit/timing/repeat'
import { buildUser } from './app.ts'
import { settings, type UserConfig } from './config.ts'
import { createDeps } from './deps.ts'
import { tidyUp } from './flows/housekeeping.ts'
import { migrations } from './store/migrations.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

export const user = defineService<UserConfig>({
  name: 'user',
  port: 4001,
  settings,

  migrate: (config) => migrateDatabase(config.POSTGRES_URL, migrations),

  async create(config, runtime) {
    const log = runtime.log.child({ service: 'user' })
    const { deps, redis } = await createDeps(config, { ...runtime, log })
    const app = buildUser(deps, runtime)
    const loops = [
      repeat(MINUTE_MS, log, () => deps.keys.turn(new Date())),
      repeat(SECOND_MS, log, () => deps.live.catchUp()),
      repeat(60 * MINUTE_MS, log, () => tidyUp(deps)),
    ]
    return {
      name: 'user',
      app,
      async start() {
        deps.outbox.start()
        for (const loop of loops) loop.start()
      },
      async stop() {
        await app.close()
        await Promise.all(loops.map((loop) => loop.stop()))
        await deps.outbox.stop()
        await closeRedis(redis)
        await deps.pg.close()
      },
    }
  },
})
