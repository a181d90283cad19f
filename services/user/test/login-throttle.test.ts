import { execute, query } from '@stoa/kit/postgres/sql'
import { decideAttempt, type Failures, guessThrottle } from '@stoa/kit/values/guess-throttle'
import fc from 'fast-check'
import t from 'tap'
import { createFixture, type Fixture, login, PASSWORD, principalOf, registerUser, sessionOf } from './fixture.ts'

const EMAIL = 'ada@example.com'
const ADDRESS = '203.0.113.9'

/** Signs in again and again and returns the responses, with the number of passwords that were verified. */
async function guess(fixture: Fixture, attempts: readonly { email?: string; address: string }[]) {
  const { passwords } = fixture.deps
  const { verify } = passwords
  let verified = 0
  passwords.verify = async () => {
    verified += 1
    return false
  }
  const responses = []
  for (const { email = EMAIL, address } of attempts)
    responses.push(await login(fixture, email, 'a wrong password', address))
  passwords.verify = verify
  return { responses, verified, statuses: responses.map((response) => response.status) }
}

const times = (count: number) => Array.from({ length: count }, (_, n) => n)

/** Moves every counter back, as if that many seconds had passed. */
const pass = (fixture: Fixture, seconds: number) =>
  execute(fixture.pg, 'UPDATE login_attempts SET last_at = last_at - make_interval(secs => $1)', [seconds])

/** Has every counter as that many seconds after its last guess, however long this machine took since. */
const setBack = (fixture: Fixture, seconds: number) =>
  execute(fixture.pg, 'UPDATE login_attempts SET last_at = now() - make_interval(secs => $1)', [seconds])

t.test('whoever keeps guessing from one network keeps the owner out nowhere else', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  for (const round of times(3)) {
    const { verified } = await guess(
      fixture,
      times(40).map(() => ({ address: '198.51.100.1' })),
    )
    t.ok(verified <= guessThrottle.free + 1, `round ${round}: ${verified} verified`)
    t.equal((await login(fixture, EMAIL, PASSWORD, `203.0.113.${round}`)).status, 200)
  }
})

t.test('guesses from many networks: each gets one, and the owner gets in from any other', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  const networks = times(60).map((n) => ({ address: `198.51.100.${n}` }))
  const { statuses } = await guess(fixture, networks)
  t.equal(statuses.filter((status) => status === 401).length, guessThrottle.free)
  const again = await guess(fixture, networks)
  t.equal(again.verified, 0, 'no network gets a second one')
  t.same(new Set(again.statuses), new Set([429]))
  t.equal((await login(fixture, EMAIL, PASSWORD, ADDRESS)).status, 200)
})

t.test('a network that has guessed waits exactly as long as it is told', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  await guess(
    fixture,
    times(guessThrottle.free).map((n) => ({ address: `198.51.100.${n}` })),
  )
  const mistyped = await login(fixture, EMAIL, 'a typing error', ADDRESS)
  t.match(mistyped, { status: 429, headers: { 'retry-after': '15' } })
  const told = async () => {
    const { status, headers } = await login(fixture, EMAIL, PASSWORD, ADDRESS)
    t.equal(status, 429)
    return Number(headers['retry-after'])
  }
  await setBack(fixture, 0)
  const wait = await told()
  t.ok(wait > 5 && wait <= 15, `${wait} of 15 s, less what this machine took`)
  await setBack(fixture, 8)
  t.ok((await told()) <= 7)
  await setBack(fixture, 15)
  t.equal((await login(fixture, EMAIL, PASSWORD, ADDRESS)).status, 200)
})

t.test('one password on many accounts: a site gets few guesses, also over the networks of an IPv6 site', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  const accounts = times(60).map((n) => ({ email: `a${n}@example.com`, address: '198.51.100.1' }))
  t.equal((await guess(fixture, accounts)).verified, guessThrottle.site.free)
  const networks = times(60).map((n) => ({ email: `b${n}@example.com`, address: `2001:db8:0:${n}::1` }))
  t.equal((await guess(fixture, networks)).verified, guessThrottle.site.free)
  t.equal((await login(fixture, EMAIL, PASSWORD, '2001:db8:1::1')).status, 200, 'another site')
  t.equal((await login(fixture, EMAIL, PASSWORD, '198.51.100.1')).status, 429)
  await pass(fixture, guessThrottle.site.maxWaitSeconds)
  t.equal(
    (await login(fixture, EMAIL, PASSWORD, '198.51.100.1')).status,
    200,
    'whoever shares the network waits a minute',
  )
})

t.test('a site has thirty wrong passwords an hour, however long it has been in use', async (t) => {
  const fixture = await createFixture(t)
  for (const n of times(12)) await registerUser(fixture, `buyer${n}@example.com`)
  const address = '198.51.100.1'
  const wrong = (n: number) => ({ email: `a${n}@example.com`, address })
  await guess(fixture, times(guessThrottle.site.free).map(wrong))
  t.equal((await guess(fixture, [wrong(100)])).statuses[0], 429)
  const count = async () => {
    const [site] = await query<{ failures: number }>(
      fixture.pg,
      "SELECT failures FROM login_attempts WHERE account = ''",
    )
    return site?.failures
  }
  for (const n of times(12)) {
    await pass(fixture, 300)
    const before = await count()
    t.equal((await login(fixture, `buyer${n}@example.com`, PASSWORD, address)).status, 200)
    t.ok(Math.abs(Number(await count()) - Number(before)) < 1e-9, 'a right password changes no count')
  }
  const again = await guess(
    fixture,
    times(40).map((n) => wrong(200 + n)),
  )
  t.equal(again.verified, guessThrottle.site.free, 'an hour of right passwords later all are forgotten')
  await pass(fixture, 1_200)
  const later = await guess(
    fixture,
    times(40).map((n) => wrong(300 + n)),
  )
  t.equal(later.verified, 10, 'twenty minutes later ten are')
})

t.test(
  'a network stays known for 60 days and after a sign-out, unless the session was ended out of distrust',
  async (t) => {
    const fixture = await createFixture(t)
    const home = '192.0.2.1'
    // During an attack a wrong password is named as such in a known network only.
    const isKnown = async () => {
      await execute(fixture.pg, 'DELETE FROM login_attempts')
      await guess(
        fixture,
        times(guessThrottle.free).map((n) => ({ address: `198.51.100.${n}` })),
      )
      return (await guess(fixture, [{ address: home }])).statuses[0] === 401
    }
    const first = await registerUser(fixture, EMAIL)
    t.equal(await isKnown(), true)
    await fixture.as(principalOf(first))('POST', '/v1/auth/logout')
    t.equal(await isKnown(), true, 'signed out')
    await execute(fixture.pg, "UPDATE sessions SET last_used_at = now() - interval '61 days'")
    t.equal(await isKnown(), false, 'not used for 61 days')
    await execute(fixture.pg, 'DELETE FROM login_attempts')
    const second = (await login(fixture, EMAIL, PASSWORD, home)).body
    const other = (await login(fixture, EMAIL, PASSWORD, ADDRESS)).body
    t.equal(await isKnown(), true)
    await fixture.as(principalOf(other))('DELETE', `/v1/auth/sessions/${sessionOf(second)}`)
    t.equal(await isKnown(), false, 'ended from elsewhere')
  },
)

t.test('guesses within a stolen session do not keep the owner from changing the password', async (t) => {
  const fixture = await createFixture(t)
  const owner = await registerUser(fixture, EMAIL)
  const thief = (await login(fixture, EMAIL, PASSWORD, ADDRESS)).body
  const change = (who: typeof owner, current_password: string) =>
    fixture.as(principalOf(who))('POST', '/v1/auth/password/change', {
      body: { current_password, new_password: 'another kettle of fish' },
    })
  const statuses = []
  for (const n of times(20)) {
    await setBack(fixture, 0)
    statuses.push((await change(thief, `guess ${n}`)).status)
  }
  t.equal(statuses.filter((status) => status === 400).length, guessThrottle.calm.free)
  t.equal((await change(owner, PASSWORD)).status, 204)
})

t.test('an attack past the ceiling slows an account down, for seconds', async (t) => {
  const { ceiling } = guessThrottle
  const quiet: Failures = { count: 0, secondsSince: 0 }
  const account = { count: ceiling.count, secondsSince: 12 }
  t.match(decideAttempt({ here: quiet, account, site: quiet }), {
    kind: 'refuse',
    retryAfterSeconds: ceiling.waitSeconds - 12,
  })
  t.match(decideAttempt({ here: quiet, account: { ...account, secondsSince: ceiling.waitSeconds }, site: quiet }), {
    kind: 'verify',
  })
  t.equal(decideAttempt({ here: quiet }).kind, 'verify', 'a known network is not slowed down')
})

t.test('whatever was counted, a wait is bounded, and after it the password is verified', async () => {
  const failures = fc.record({ count: fc.nat(5_000), secondsSince: fc.nat(100_000) })
  const later = (given: Failures, seconds: number) => ({ ...given, secondsSince: given.secondsSince + seconds })
  fc.assert(
    fc.property(failures, failures, failures, fc.boolean(), (here, account, site, isKnown) => {
      const all = isKnown ? { here } : { here, account, site }
      const decision = decideAttempt(all)
      if (decision.kind === 'verify') return decision.counts.here >= 1
      const { retryAfterSeconds: wait } = decision
      const then = Object.entries(all).map(([name, each]) => [name, later(each, wait)])
      const max = isKnown ? guessThrottle.calm.maxWaitSeconds : guessThrottle.attacked.maxWaitSeconds
      return wait >= 1 && wait <= max && decideAttempt(Object.fromEntries(then)).kind === 'verify'
    }),
  )
})
