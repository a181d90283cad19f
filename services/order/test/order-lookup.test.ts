import { execute, query } from '@stoa/kit/postgres/sql'
import { guessThrottle } from '@stoa/kit/values/guess-throttle'
import t from 'tap'
import { decideLookup } from '../domain/lookup-throttle.ts'
import { lookupAttempts } from '../store/lookup-attempts.ts'
import { type CheckoutFixture, checkoutFixture } from './checkout-fixture.ts'
import { type Body, placed } from './order-steps.ts'

const EMAIL = 'ada@example.com'
const POSTAL_CODE = '10115'
const QUIET = '203.0.113.9'

/** An order whose shipping address has a postal code. */
async function placedWithPostalCode(fixture: CheckoutFixture): Promise<Body & { number: string }> {
  const order = await placed(fixture)
  const change = 'UPDATE orders SET shipping_address = $2 WHERE id = $1'
  await execute(fixture.pg, change, [
    order.id,
    JSON.stringify({ name: 'Ada', line1: 'Main Street 1', country: 'DE', postal_code: POSTAL_CODE }),
  ])
  return order
}

const times = (count: number) => Array.from({ length: count }, (_, n) => n)

interface Given {
  number: string
  email: string
  postal_code?: string | undefined
}

const lookUp = (fixture: CheckoutFixture, given: Given, address: string) =>
  fixture.as({ kind: 'anonymous', cart: null, address })<{ number?: string; code?: string }>(
    'POST',
    '/v1/orders/lookup',
    {
      body: { postal_code: POSTAL_CODE, ...given },
    },
  )

/** Statuses by how often they came. */
const tally = (responses: readonly { status: number }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(responses, ({ status }) => String(status))).map(([status, all]) => [
      status,
      all?.length,
    ]),
  )

async function oneByOne<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results = []
  for (const each of all) results.push(await work(each))
  return results
}

t.test('guessing order numbers from many networks gets one guess for each, and the buyer gets in', async (t) => {
  const fixture = await checkoutFixture(t)
  const { number } = await placed(fixture)
  const networks = times(60).map((n) => `198.51.100.${n}`)
  const guess = (n: number) => lookUp(fixture, { number: `S9${n}`, email: EMAIL }, networks[n] ?? '')
  t.same(tally(await oneByOne(times(60), guess)), { 404: guessThrottle.free, 429: 50 })
  const right = async (address: string) => {
    // Whatever a busy machine has taken for the others.
    await execute(fixture.pg, 'UPDATE lookup_attempts SET last_at = now()')
    return lookUp(fixture, { number, email: EMAIL }, address)
  }
  const again = await oneByOne(networks.slice(guessThrottle.free), right)
  t.same(tally(again), { 429: 50 }, 'a network that has guessed is not told')
  t.match(await right(QUIET), { status: 200, body: { number } })
  t.match(await lookUp(fixture, { number, email: 'ADA@example.com' }, '203.0.113.10'), { status: 200 })
})

t.test('however many guess, a network that has not guessed is let through', async (t) => {
  const quiet = { count: 0, secondsSince: 0 }
  const attacked = { count: 10 * guessThrottle.ceiling.count, secondsSince: 0 }
  const failures = { email: attacked, emailHere: quiet, number: attacked, numberHere: quiet, site: quiet }
  t.equal(decideLookup(failures).kind, 'look')
})

t.test('guessing the address of an order is counted by its number', async (t) => {
  const fixture = await checkoutFixture(t)
  const { number } = await placed(fixture)
  const guess = (n: number) => lookUp(fixture, { number, email: `a${n}@example.com` }, `198.51.100.${n}`)
  t.same(tally(await oneByOne(times(60), guess)), { 404: guessThrottle.free, 429: 50 })
  t.match(await lookUp(fixture, { number, email: EMAIL }, '198.51.100.59'), { status: 429 })
  t.match(await lookUp(fixture, { number, email: EMAIL }, QUIET), { status: 200 })
})

t.test('of a hundred guesses at once from one network no more are answered than of guesses in turn', async (t) => {
  const fixture = await checkoutFixture(t)
  const guesses = times(100).map((n) => lookUp(fixture, { number: `S9${n}`, email: EMAIL }, '198.51.100.1'))
  t.equal(tally(await Promise.all(guesses))['404'], guessThrottle.calm.free)
  const others = times(60).map((n) => lookUp(fixture, { number: `S8${n}`, email: `a${n}@example.com` }, '198.51.100.1'))
  t.equal(tally(await Promise.all(others))['404'], guessThrottle.site.free - guessThrottle.calm.free, 'of one site')
})

t.test('what is not there and what is somebody else’s get the same response for the same statements', async (t) => {
  const fixture = await checkoutFixture(t)
  const { number } = await placedWithPostalCode(fixture)
  const cost = async (pair: Given) => {
    const before = fixture.pg.statements
    const { status, body, headers } = await lookUp(fixture, pair, '198.51.100.1')
    const { instance: _request, request_id: _id, ...told } = body as Record<string, unknown>
    return { status, told, headers: Object.keys(headers), statements: fixture.pg.statements - before }
  }
  const nothing = await cost({ number: 'S99999', email: 'nobody@example.com' })
  t.equal(nothing.status, 404)
  t.same(await cost({ number, email: 'nobody@example.com' }), nothing)
  t.same(await cost({ number: 'S99999', email: EMAIL }), nothing)
  t.same(await cost({ number, email: EMAIL, postal_code: '10999' }), nothing, 'another postal code')
})

t.test('number and e-mail address alone open no order that has a postal code, however it is written', async (t) => {
  const fixture = await checkoutFixture(t)
  const { number } = await placedWithPostalCode(fixture)
  const given = (postal_code: string | undefined) => lookUp(fixture, { number, email: EMAIL, postal_code }, QUIET)
  t.equal((await given(undefined)).status, 404)
  t.equal((await given(` ${POSTAL_CODE.slice(0, 2)}-${POSTAL_CODE.slice(2)}`)).status, 200)
})

t.test('misses are forgotten, and what counts them holds no address', async (t) => {
  const fixture = await checkoutFixture(t)
  await lookUp(fixture, { number: 'S99999', email: EMAIL }, '198.51.100.1')
  const rows = await query<{ account: Buffer }>(fixture.pg, 'SELECT account FROM lookup_attempts')
  t.equal(rows.length, 5)
  for (const { account } of rows) t.ok([0, 32].includes(account.length))
  await lookupAttempts.deleteOld(fixture.pg)
  t.equal((await query(fixture.pg, 'SELECT 1 FROM lookup_attempts')).length, 5)
  await execute(fixture.pg, "UPDATE lookup_attempts SET last_at = now() - interval '25 hours'")
  await lookupAttempts.deleteOld(fixture.pg)
  t.equal((await query(fixture.pg, 'SELECT 1 FROM lookup_attempts')).length, 0)
})
