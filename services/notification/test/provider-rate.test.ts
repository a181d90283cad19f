import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import t, { type Test } from 'tap'
import { OverRateError } from '../domain/sender.ts'
import { createProviderRate } from '../flows/provider-rate.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { createMailer } from '../mail/mailer.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { createProviderTurns } from '../store/provider-turns.ts'
import { at, createFixture, idOf } from './fixture.ts'

const SECOND_MS = 1_000
const MAIL_FROM = { name: null, address: 'shop@example.test' }

/** What several processes know of one provider that takes a message in a second. `turns` are when they have sent, by the clock of all. */
async function createProcesses(t: Test, server: { url: string; prefix: string }) {
  const time = { now: at(0) }
  const turns: number[] = []
  const start = async () => {
    const redis = await createRedis({ url: server.url, name: server.prefix, onError: () => undefined })
    t.teardown(() => closeRedis(redis))
    const asked = createProviderTurns({
      ...{ redis, keyPrefix: server.prefix, timeoutMs: 120_000, clockMs: () => time.now.getTime() },
      onFailure: (error) => void t.fail(String(error)),
    })
    const counted: typeof asked = {
      async ask(request) {
        const turn = await asked.ask(request)
        if (turn.isTaken) turns.push(time.now.getTime() + turn.inMs)
        return turn
      },
    }
    const how = { provider: 'smtp', perSecond: 1, turns: counted, clock: () => time.now }
    return { redis, rate: createProviderRate({ ...how, pause: async () => undefined }) }
  }
  return { time, turns, start }
}

const gaps = (turns: readonly number[]) => {
  const sorted = turns.toSorted((a, b) => a - b)
  return sorted.slice(1).map((turn, n) => turn - (sorted[n] ?? 0))
}

t.test('all processes together send no more than a provider takes in a second, and nothing fails of it', async (t) => {
  const shop = await createFixture(t)
  const { time, turns, start } = await createProcesses(t, shop.redis)
  const senders = await Promise.all(
    [1, 2].map(async () => {
      const { rate } = await start()
      const email = createMailer({ url: shop.smtp.url, from: MAIL_FROM, connections: 2, dkim: null, rate })
      t.teardown(() => email.close())
      return { ...shop.deps.senders, email }
    }),
  )
  const events = Array.from({ length: 8 }, (_, n) => `evt_${n}`)
  for (const event of events) await shop.consumeOrderPlaced(event)
  const added = (await shop.queues.counts('notification-email')).waiting
  time.now = at(1)
  const send = (id: string, n: number) => {
    const deps = { ...shop.deps, senders: senders[n % 2] ?? shop.deps.senders, log: shop.log }
    return sendDelivery(deps, id, time.now)
  }
  await Promise.all(events.map((event, n) => send(idOf(event), n)))
  t.equal(shop.smtp.mails.length, 3, 'those whose turn is within two seconds')
  const waiting = (await shop.deps.deliveries
    .find({ status: 'waiting' })
    .sort({ next_attempt_at: 1 })
    .lean()) as Delivery[]
  t.match(
    waiting.map(({ next_attempt_at, last_error, attempts }) => ({ next_attempt_at, last_error, attempts })),
    [4, 5, 6, 7, 8].map((second) => ({ next_attempt_at: at(second), last_error: 'ERATE', attempts: 0 })),
    'the others come again one after the other, and no try is used up',
  )
  const { delayed, waiting: ready } = await shop.queues.counts('notification-email')
  t.equal(delayed + ready, added + 5, 'each by a job of its own')
  for (const [n, { _id, next_attempt_at }] of waiting.entries()) {
    time.now = next_attempt_at ?? time.now
    await send(_id, n)
  }
  t.equal(shop.smtp.mails.length, 8)
  t.same(new Set((await shop.all()).map(({ status, attempts }) => `${status} ${attempts}`)), new Set(['sent 1']))
  t.equal(turns.length, 8)
  t.ok(
    gaps(turns).every((gap) => gap >= SECOND_MS),
    `${turns}`,
  )
})

t.test('what somebody waits for finds room when there is none for the others', async (t) => {
  const shop = await createFixture(t)
  const { start } = await createProcesses(t, shop.redis)
  const { rate } = await start()
  for (let n = 0; n < 3; n++) await rate.take('order-confirmation')
  await t.rejects(rate.take('order-confirmation'), new OverRateError(at(3)))
  await rate.take('password-reset')
  await t.rejects(rate.take('shipping'), OverRateError)
})

t.test('what somebody waits for and has no turn asks again in seconds, however long the backlog is', async (t) => {
  const shop = await createFixture(t)
  const { start } = await createProcesses(t, shop.redis)
  const { redis, rate } = await start()
  const check = async () => {
    for (let n = 0; n < 3; n++) await rate.take('order-confirmation')
    for (let n = 3; n < 100; n++) await t.rejects(rate.take('order-confirmation'), new OverRateError(at(n)))
    for (let n = 3; n < 6; n++) await rate.take('password-reset')
    await t.rejects(rate.take('password-reset'), new OverRateError(at(2)), 'the next one has its turn in six seconds')
  }
  await check()
  await closeRedis(redis)
  await check()
})

t.test('without Redis a process keeps the rate by itself', async (t) => {
  const shop = await createFixture(t)
  const { turns, start } = await createProcesses(t, shop.redis)
  const { redis, rate } = await start()
  await closeRedis(redis)
  for (let n = 0; n < 3; n++) await rate.take('order-confirmation')
  await t.rejects(rate.take('order-confirmation'), OverRateError)
  t.same(gaps(turns), [SECOND_MS, SECOND_MS])
})
