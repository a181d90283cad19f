import type { IncomingMessage } from 'node:http'
import t from 'tap'
import { createTurnstile } from '../server/turnstile.ts'
import { readProxies, visitorOf } from '../server/visitors.ts'

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
  t.equal(visitorOf(asking('10.0.0.2', '6.6.6.6, 203.0.113.1:5555'), proxies), '203.0.113.1', 'with a port')
  t.equal(visitorOf(asking('10.0.0.2', '6.6.6.6, [2001:db8:7::1]:443'), proxies), '2001:db8:7::1')
  t.equal(
    visitorOf(asking('10.0.0.2', '6.6.6.6, unknown'), proxies),
    '10.0.0.2',
    'what is no address hides nothing before it',
  )
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

t.test(
  'a subscriber of IPv6 is counted however an address is written, by the /64 and by the /48 around it',
  async (t) => {
    const countLetThrough = (addressOf: (number: number) => string, count = 1000) => {
      const turnstile = createTurnstile()
      return Array.from({ length: count }, (_, number) => turnstile.refusalOf(addressOf(number), 0)).filter((r) => !r)
        .length
    }
    const hex = (number: number) => number.toString(16)
    t.equal(
      countLetThrough((number) => `2600:3c00::${hex(number + 1)}:1:2:3`),
      100,
      'one /64, in short form',
    )
    t.equal(
      countLetThrough((number) => `2600:3C00:0:0:${hex(number + 1)}::1`),
      100,
      'and in long form',
    )
    t.equal(
      countLetThrough((number) => `2600:3c00:0:${hex(number)}::1`),
      400,
      'the networks of one /48',
    )
    t.equal(
      countLetThrough((number) => `fe80::1%eth${number}`),
      100,
      'a zone is no other network',
    )
    const mapped = (number: number) => `::ffff:192.0.${number >> 8}.${number & 0xff}`
    t.equal(countLetThrough(mapped), 1000, 'visitors by IPv4 are not one network where both are listened to')
    t.equal(
      countLetThrough(() => '::ffff:192.0.2.1'),
      100,
    )
  },
)

t.test('more networks than are counted share what is left to newcomers', async (t) => {
  const turnstile = createTurnstile()
  const statusOf = (visitor: string) => turnstile.refusalOf(visitor, 0)?.status ?? 200
  const addressOf = (number: number) => `10.${number >> 16}.${(number >> 8) & 0xff}.${number & 0xff}`
  const asked = Array.from({ length: 60_000 }, (_, number) => statusOf(addressOf(number)))
  t.equal(asked.filter((status) => status === 200).length, 51_000)
  t.strictSame([...new Set(asked)], [200, 503])
  t.equal(statusOf(addressOf(0)), 200, 'who is counted already is let through')
})

t.test('one visitor has a part of the places, and so has one site', async (t) => {
  const turnstile = createTurnstile()
  const finish: (() => void)[] = []
  const enter = (visitor: string) =>
    turnstile.count(visitor, () => new Promise<void>((resolve) => finish.push(resolve)))
  const pages = Array.from({ length: 16 }, () => enter('2001:db8:1:1::5'))
  t.match(turnstile.crowdOf('2001:db8:1:1::6'), { status: 429, retryAfterSeconds: 1 })
  t.match(turnstile.refusalOf('2001:db8:1:1::6', 0), { status: 429 }, 'before a form is read, too')
  t.equal(turnstile.crowdOf('2001:db8:1:2::6'), null)
  pages.push(...Array.from({ length: 16 }, () => enter('2001:db8:1:2::5')))
  t.match(turnstile.crowdOf('2001:db8:1:3::6'), { status: 429 }, 'the site has half of all')
  t.equal(turnstile.crowdOf('2001:db8:2::6'), null)
  for (const resolve of finish) resolve()
  await Promise.all(pages)
  t.equal(turnstile.crowdOf('2001:db8:1:1::6'), null)
})

t.test('pages that would only wait are refused until others are made', async (t) => {
  const turnstile = createTurnstile()
  const finish: (() => void)[] = []
  const pages = Array.from({ length: 64 }, (_, number) =>
    turnstile.count(`192.0.2.${number >> 4}`, () => new Promise<void>((resolve) => finish.push(resolve))),
  )
  t.match(turnstile.refusalOf('192.0.2.7', 0), { status: 503, retryAfterSeconds: 1 })
  finish[0]?.()
  await pages[0]
  t.equal(turnstile.refusalOf('192.0.2.7', 0), null)
  for (const resolve of finish) resolve()
  await Promise.all(pages)
})
