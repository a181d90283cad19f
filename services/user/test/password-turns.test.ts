import { hash } from '@node-rs/argon2'
import { query } from '@stoa/kit/postgres/sql'
import { DomainError } from '@stoa/kit/values/problem'
import fc from 'fast-check'
import t from 'tap'
import { type Asker, createPasswordTurns, passwordTurns } from '../domain/password-turns.ts'
import { createPasswords } from '../flows/passwords.ts'
import { createFixture, login, PASSWORD, principalOf, registerUser } from './fixture.ts'

interface Waiting {
  asker: Asker
  nth: number
}

const times = (count: number) => Array.from({ length: count }, (_, n) => n)

const askers = fc.record({ site: fc.nat(40).map(String), isKnown: fc.nat(2).map((n) => n === 0) })
/** Mostly more come than have a turn, so that the lines fill up. */
const steps = fc.array(fc.oneof({ weight: 4, arbitrary: askers }, { weight: 1, arbitrary: fc.constant('take') }), {
  maxLength: 700,
  size: 'max',
})

/** What comes of each who asked: a turn, a refusal, or neither yet. */
function play(taken: readonly (Asker | string)[]) {
  const turns = createPasswordTurns<Waiting>()
  const waiting = new Set<Waiting>()
  const had: { each: Waiting; beside: Waiting[] }[] = []
  const refused: { item: Waiting; isOfSite: boolean; beside: Waiting[] }[] = []
  for (const [nth, step] of taken.entries()) {
    if (typeof step === 'string') {
      const each = turns.take()
      if (!each) continue
      had.push({ each, beside: [...waiting] })
      waiting.delete(each)
    } else {
      const each = { asker: step, nth }
      waiting.add(each)
      const none = turns.add(step, each)
      if (!none) continue
      refused.push({ ...none, beside: [...waiting] })
      waiting.delete(none.item)
    }
  }
  return { turns, waiting, had, refused }
}

const lineOf = (all: readonly Waiting[], { isKnown }: Asker) => all.filter((each) => each.asker.isKnown === isKnown)
const ofSite = (all: readonly Waiting[], asker: Asker) =>
  lineOf(all, asker).filter((each) => each.asker.site === asker.site)

t.test('whoever asks has one turn or one refusal, and a site has its turns in the order of asking', async () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { turns, waiting, had, refused } = play(all)
      const askedFor = all.filter((step) => typeof step !== 'string').length
      const isFirst = had.every(({ each, beside }) => ofSite(beside, each.asker).every(({ nth }) => nth >= each.nth))
      return turns.size() === waiting.size && had.length + refused.length + waiting.size === askedFor && isFirst
    }),
    { numRuns: 40 },
  )
})

t.test('a site is refused only when it has all of its places, or when no other has more than it', async () => {
  fc.assert(
    fc.property(steps, (all) =>
      play(all).refused.every(({ item, isOfSite, beside }) => {
        const mine = ofSite(beside, item.asker).length
        if (isOfSite) return mine === passwordTurns.waitingOfSite + 1
        const line = lineOf(beside, item.asker)
        const isFull = line.length === passwordTurns.waiting + 1
        return isFull && line.every((each) => ofSite(beside, each.asker).length <= mine)
      }),
    ),
  )
})

t.test(
  'whoever comes while others wait has a turn once each site had one, however many those have waiting',
  async () => {
    const burst = fc.array(askers, { maxLength: 400, size: 'max' })
    fc.assert(
      fc.property(burst, fc.boolean(), (all, isKnown) => {
        const { turns, waiting } = play(all)
        const newcomer = { asker: { site: 'of its own', isKnown }, nth: -1 }
        turns.add(newcomer.asker, newcomer)
        const sites = new Set(lineOf([...waiting], newcomer.asker).map(({ asker }) => asker.site)).size
        const { knownTurns } = passwordTurns
        const most = isKnown ? sites + 1 + Math.floor(sites / knownTurns) + 1 : (sites + 1) * (knownTurns + 1)
        return times(most).some(() => turns.take() === newcomer)
      }),
    )
  },
)

t.test('while three hundred from thirty networks wait, one from another is verified soon', async (t) => {
  // A hash that takes next to no time, and one worker (of two, one may end several while the other has none), so that only
  // the order counts.
  const stored = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 })
  const passwords = createPasswords({ workers: 1 })
  const refusals: DomainError[] = []
  let verified = 0
  const flood = times(300).map(async (n) => {
    const asker = { site: `198.51.100.${Math.floor(n / 10)}`, isKnown: false }
    await passwords.verify(stored, PASSWORD, asker).then(
      () => verified++,
      (error) => refusals.push(error),
    )
  })
  const stranger = { site: '203.0.113.9', isKnown: false }
  const honest = passwords.verify(stored, PASSWORD, stranger).then((isRight) => ({ isRight, after: verified }))
  const known = passwords
    .verify(stored, PASSWORD, { site: '203.0.113.9', isKnown: true })
    .then((isRight) => ({ isRight, after: verified }))
  t.match(await honest, { isRight: true })
  t.ok((await honest).after <= 40, `${(await honest).after} had their turns before`)
  t.match(await known, { isRight: true })
  t.equal((await known).after, 1, 'only the one that was at work when whoever is known came')
  await Promise.all(flood)
  t.equal(verified + refusals.length, 300)
  t.ok(refusals.length >= 90 && refusals.every((error) => error.code === 'service_unavailable'))
})

t.test(
  'a site that has all of its places gets 429 with the time until those who wait have had their turns',
  async (t) => {
    const passwords = createPasswords({ workers: 1 })
    const asker = { site: '198.51.100.1', isKnown: false }
    const results = await Promise.allSettled(times(60).map(() => passwords.hash(PASSWORD, asker)))
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as DomainError] : []))
    t.equal(reasons.length, 60 - 1 - passwordTurns.waitingOfSite)
    t.ok(reasons.every(({ code, extras }) => code === 'rate_limited' && extras.headers?.['retry-after'] === '1'))
  },
)

t.test('known networks, sessions and mailed links go first; a password that had no turn is no wrong one', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const { passwords } = fixture.deps
  const { verify } = passwords
  const askers: Asker[] = []
  passwords.verify = async (_stored, _password, asker) => {
    askers.push(asker)
    throw new DomainError('service_unavailable', 'Too many are signing in right now.')
  }
  const addresses = ['192.0.2.1', '198.51.100.7', '2001:db8:1:2::3']
  for (const address of addresses) {
    for (const _ of times(12)) t.equal((await login(fixture, 'ada@example.com', PASSWORD, address)).status, 503)
  }
  const change = { current_password: PASSWORD, new_password: 'another kettle of fish' }
  const changing = await fixture.as(principalOf(ada, '198.51.100.8'))('POST', '/v1/auth/password/change', {
    body: change,
  })
  t.equal(changing.status, 503)
  t.same(
    [...new Set(askers.map(({ site, isKnown }) => `${site} ${isKnown}`))],
    ['192.0.2.1 true', '198.51.100.7 false', '2001:db8:1::/48 false', '198.51.100.8 true'],
  )
  const counted = await query<{ failures: number }>(
    fixture.pg,
    'SELECT failures FROM login_attempts WHERE failures > 0',
  )
  t.same(counted, [], 'nothing counts')
  passwords.verify = verify
  t.equal((await login(fixture, 'ada@example.com', PASSWORD, '198.51.100.7')).status, 200)
})
