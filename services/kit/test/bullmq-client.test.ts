import t from 'tap'
import { bullmqClient } from '../events/bullmq-client.ts'
import { closeRedis, createRedis } from '../redis/redis.ts'
import { ownRedis, untilTaken } from '../testing/own-redis.ts'

t.test(
  'Redis dies while nobody listens to a connection that a worker had: the process lives, and it connects again',
  async (t) => {
    const server = await ownRedis(t)
    server.start()
    const redis = await createRedis({ url: server.url, name: 'test', onError: () => undefined })
    t.teardown(() => closeRedis(redis))
    await untilTaken(() => redis.ping())
    const copy = bullmqClient(redis).duplicate()
    t.teardown(() => copy.disconnect())
    const until = async (status: string) => {
      while (copy.status !== status) await new Promise(setImmediate)
    }
    await until('ready')
    await server.kill('SIGKILL')
    await until('connect')
    server.start()
    await until('ready')
    t.match(await copy.info(), 'redis_version')
  },
)
