import type { IncomingMessage } from 'node:http'
import t from 'tap'
import { createTurnstile, readProxies, visitorOf } from '../server/visitors.ts'

const asking = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage

t.test('a visitor is who is connected, and whom a named proxy tells of', async (t) => {
  const none = readProxies('')
  t.equal(visitorOf(asking('192.0.2.7', '203.0.113.1'), none), '192.0.2.7')
  const proxies = readProxies('10.0.0.0/8, 2001:db8::1')
  t.equal(visitorOf(asking('10.0.0.2', '203.0.113.1'), proxies), '203.0.113.1')
  t.equal(
    visitorOf(asking('10.0.0.2', '6.6.6.6, 203.0.113.1, 10.1.1.1'), proxies),
    '203.0.113.1',
    'what comes before is made up',
  )
  t.equal(visitorOf(asking('2001:db8::1', 'nonsense, 203.0.113.1'), proxies), '203.0.113.1')
  t.throws(() => readProxies('localhost'), /TRUSTED_PROXIES/)
})

t.test('a visitor who takes too many pages is refused, and others are not', async (t) => {
  const turnstile = createTurnstile()
  const statusOf = (visitor: string, nowMs: number) => turnstile.refusalOf(visitor, nowMs)?.status ?? 200
  const asked = Array.from({ length: 101 }, () => statusOf('192.0.2.7', 0))
  t.strictSame([...new Set(asked)], [200, 429])
  t.equal(turnstile.refusalOf('192.0.2.7', 4000)?.retryAfterSeconds, 6)
  t.equal(statusOf('192.0.2.8', 4000), 200)
  t.equal(statusOf('192.0.2.7', 10_000), 200)
  Array.from({ length: 101 }, (_, host) => statusOf(`2001:db8:1:2:3:4:5:${host}`, 10_000))
  t.equal(statusOf('2001:db8:1:2:9:9:9:9', 10_000), 429, 'a network of IPv6 is one visitor')
})

t.test('pages that would only wait are refused until others are made', async (t) => {
  const turnstile = createTurnstile()
  const finish: (() => void)[] = []
  const pages = Array.from({ length: 64 }, () =>
    turnstile.count(() => new Promise<void>((resolve) => finish.push(resolve))),
  )
  t.match(turnstile.refusalOf('192.0.2.7', 0), { status: 503, retryAfterSeconds: 1 })
  finish[0]?.()
  await pages[0]
  t.equal(turnstile.refusalOf('192.0.2.7', 0), null)
  for (const resolve of finish) resolve()
  await Promise.all(pages)
})
