import { createQueues } from '@stoa/kit/events/queue'
import { checkTakesWrites } from '@stoa/kit/events/worker-looks'
import { createLog } from '@stoa/kit/observability/log'
import { closeRedis, createRedis, type Redis } from '@stoa/kit/redis/redis'
import { testRedis } from '@stoa/kit/testing/databases'
import { untilReached } from '@stoa/kit/testing/own-redis'
import { DELIVERY_QUEUES } from '@stoa/notification/flows/delivery-job'
import t, { type Test } from 'tap'
import { ON_REDIS, REDIS_SERVERS, type RedisServerName, redisRules, redisUsersFile } from '../redis-users.ts'

const { url, prefix, client } = await testRedis(t)
const PASSWORD = 'of a test'

/** The address of the server for a service, as the rules of one of the two servers let it in. */
async function addressFor(server: RedisServerName, service: string): Promise<string> {
  const user = `${prefix}_${server}_${service}`
  await client.aclSetUser(user, ['on', `>${PASSWORD}`, ...redisRules(server, service).split(' ')])
  const address = new URL(url)
  address.username = user
  address.password = PASSWORD
  return address.href
}

async function connectAs(t: Test, server: RedisServerName, service: string): Promise<Redis> {
  const redis = await createRedis({ url: await addressFor(server, service), name: prefix, onError: () => undefined })
  t.teardown(() => closeRedis(redis))
  return redis
}

const event = {
  id: 'evt_1',
  type: 'payment.changed',
  aggregate: 'pay_1',
  data: {},
  occurred_at: '2026-01-01T00:00:00Z',
}

t.test('a mirrored session, which is believed, is read and written by the user service alone', async (t) => {
  const key = `${prefix}:session:{ses_1}`
  await (await connectAs(t, 'redis-queue', 'user')).set(key, 'live')
  for (const service of ON_REDIS.filter((each) => each !== 'user')) {
    const redis = await connectAs(t, 'redis-queue', service)
    await t.rejects(redis.set(key, 'administrator'), /NOPERM/, `${service} writes none`)
    await t.rejects(redis.get(key), /NOPERM/, `${service} reads none`)
    const script = "return redis.call('SET', KEYS[1], 'administrator')"
    await t.rejects(redis.eval(script, { keys: [key] }), /NOPERM/, `${service} writes none by a script`)
  }
  t.equal(await client.get(key), 'live')
})

t.test('levels that change are told and heard by the inventory service alone', async (t) => {
  const channel = `${prefix}:levels`
  const { promise: heard, resolve } = Promise.withResolvers<string>()
  const listener = await connectAs(t, 'redis-cache', 'inventory')
  await listener.subscribe(channel, resolve)
  await (await connectAs(t, 'redis-cache', 'inventory')).publish(channel, '3 v1')
  t.equal(await heard, '3 v1')
  for (const service of ON_REDIS.filter((each) => each !== 'inventory')) {
    const redis = await connectAs(t, 'redis-cache', service)
    await t.rejects(redis.publish(channel, '0 v1'), /NOPERM/, `${service} tells none`)
    await t.rejects(redis.subscribe(channel, resolve), /NOPERM/, `${service} hears none`)
  }
})

t.test('events are put into the queue of a subscriber by those whose events it gets, and by nobody else', async (t) => {
  const log = createLog('silent')
  const publishers: string[] = []
  for (const service of ON_REDIS) {
    const queues = await createQueues({ url: await addressFor('redis-queue', service), log, prefix, timeoutMs: 60_000 })
    t.teardown(queues.close)
    for (const add of [
      () => queues.add('order', { ...event, id: `evt_${service}` }),
      () => queues.addMany('order', [event]),
    ]) {
      const isAdded = await add().then(
        () => true,
        (error: Error) => {
          if (!/NOPERM/.test(error.message)) throw error
          return false
        },
      )
      if (isAdded) publishers.push(service)
    }
  }
  t.strictSame(
    new Set(publishers),
    new Set(['user', 'order', 'payment', 'notification']),
    'notification has failed events tried again',
  )
  const queues = await createQueues({ url, log, prefix })
  t.teardown(queues.close)
  t.equal((await queues.counts('order')).waiting, 5, 'one of each, and the batch, which is one')
})

t.test('each service knows what its queues have lost, and whether Redis takes writes', async (t) => {
  for (const service of ON_REDIS) {
    const address = await addressFor('redis-queue', service)
    await untilReached(() => checkTakesWrites({ url: address, prefix, timeoutMs: 60_000 }))
    const queues = await createQueues({ url: address, log: createLog('silent'), prefix, timeoutMs: 60_000 })
    t.teardown(queues.close)
    const isCurrent = (queue: string) => untilReached(() => queues.marker(queue).isCurrent([]))
    for (const queue of service === 'notification' ? [service, ...DELIVERY_QUEUES] : [service])
      t.equal(await isCurrent(queue), false, `${service}: nothing of ${queue} is there yet`)
    await t.rejects(isCurrent(service === 'user' ? 'order' : 'user'), /NOPERM/, 'of others it does not')
  }
})

t.test('no service looks at the whole server, changes it or stops it', async (t) => {
  for (const server of REDIS_SERVERS) {
    for (const service of ON_REDIS) {
      const redis = await connectAs(t, server, service)
      for (const command of [
        ['KEYS', '*'],
        ['SCAN', '0'],
        ['RANDOMKEY'],
        ['FLUSHALL'],
        ['CONFIG', 'GET', '*'],
        ['ACL', 'LIST'],
        ['MONITOR'],
        ['SHUTDOWN'],
        ['PUBLISH', 'a', 'b'],
      ]) {
        await t.rejects(redis.sendCommand(command), /NOPERM/, `${service} on ${server}: ${command.join(' ')}`)
      }
    }
  }
})

t.test('each server knows its administrator and every service, each by a password of its own', async (t) => {
  for (const server of REDIS_SERVERS) {
    const lines = redisUsersFile(server, (purpose) => `password-${purpose.replace(' ', '-')}`)
      .trimEnd()
      .split('\n')
    t.strictSame(
      lines.map((line) => line.split(' ')[1]),
      ['default', ...ON_REDIS.map((service) => `stoa_${service}`)],
    )
    t.equal(new Set(lines.map((line) => line.split(' ')[3])).size, lines.length)
  }
})
