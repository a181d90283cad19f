import { execute, one, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { refusalOfNumber } from '../domain/phone-number.ts'
import { codeOf, phoneVerification, waitForCode } from '../domain/phone-verification.ts'
import { createFixture, type Fixture, principalOf, registerUser, type SignedIn, useMailedLink } from './fixture.ts'

const PHONE = '+491711234567'
const OTHER = '+491719876543'

type Body = { code?: string; phone?: string; phone_verified_at?: string | null; next_at?: string }
type Response = { status: number; headers: Record<string, unknown>; body: Body }

const as = (fixture: Fixture, who: SignedIn, address?: string) => fixture.as(principalOf(who, address))

const request = (fixture: Fixture, who: SignedIn, phone = PHONE, address?: string) =>
  as(fixture, who, address)<Body>('POST', '/v1/me/phone/verification', { body: { phone } }) as Promise<Response>

const confirm = (fixture: Fixture, who: SignedIn, code: string, address?: string) =>
  as(fixture, who, address)<Body>('POST', '/v1/me/phone/verification/confirm', { body: { code } }) as Promise<Response>

const profile = async (fixture: Fixture, who: SignedIn) => (await as(fixture, who)<Body>('GET', '/v1/me')).body

const requested = (fixture: Fixture) =>
  fixture.events.filter(({ type }) => type === 'user.phone_code_requested').map(({ aggregate }) => aggregate)

const read = (fixture: Fixture, id: string | undefined) =>
  fixture.as({ kind: 'service', name: 'notification' })<{ code: string; phone: string }>(
    'GET',
    `/internal/phone-verifications/${id}`,
  )

/** The code of the newest SMS. */
const sentCode = async (fixture: Fixture) => (await read(fixture, requested(fixture).at(-1))).body.code

const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** Moves every code back, as if that many seconds had passed. */
const pass = (fixture: Fixture, seconds: number) =>
  execute(
    fixture.pg,
    'UPDATE phone_verifications SET created_at = created_at - make_interval(secs => $1), expires_at = expires_at - make_interval(secs => $1)',
    [seconds],
  )

t.test('a number is the account’s once its code is confirmed, and verified until it changes', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  t.match(await profile(fixture, ada), { phone: null, phone_verified_at: null })
  t.match(await request(fixture, ada), { status: 202, body: { phone: PHONE } })
  t.match(await profile(fixture, ada), { phone: null }, 'a number that nobody has shown to own is not on the profile')
  const code = await sentCode(fixture)
  t.match(code, /^\d{6}$/)
  t.notMatch(
    JSON.stringify([fixture.events, await query(fixture.pg, 'SELECT * FROM phone_verifications')]),
    `"${code}"`,
  )
  t.match(await confirm(fixture, ada, wrongOf(code)), {
    status: 422,
    body: { errors: [{ pointer: '/code', code: 'wrong' }] },
  })
  const confirmed = await confirm(fixture, ada, code)
  t.match(confirmed, { status: 200, body: { phone: PHONE, phone_verified_at: /Z$/ } })
  t.match(await confirm(fixture, ada, code), { status: 200 }, 'a response that was lost is asked for again')
  const contact = () =>
    fixture.as({ kind: 'service', name: 'notification' })('GET', `/internal/users/${ada.user.id}/contact`)
  t.match((await contact()).body, { verified_phone: PHONE })
  const me = as(fixture, ada)
  t.match((await me('PATCH', '/v1/me', { body: { name: 'Ada' } })).body, { phone_verified_at: /Z$/ })
  t.match((await me('PATCH', '/v1/me', { body: { phone: OTHER } })).body, { phone: OTHER, phone_verified_at: null })
  t.match(await profile(fixture, ada), { phone: OTHER, phone_verified_at: null })
  t.match((await contact()).body, { verified_phone: null })
})

t.test('a code is good for ten minutes, five tries and until the next', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  await request(fixture, ada)
  const [first] = requested(fixture)
  const code = await sentCode(fixture)
  t.equal((await request(fixture, ada)).status, 202)
  t.equal(requested(fixture).length, 1, 'within a minute nothing more is sent')
  await pass(fixture, phoneVerification.quietSeconds)
  await request(fixture, ada)
  t.equal(requested(fixture).length, 2)
  t.equal((await read(fixture, first)).status, 404, 'the former code is not sent any more')
  t.equal((await confirm(fixture, ada, code)).status, 422, 'nor good')
  const second = await sentCode(fixture)
  // The former code was the first of its five tries.
  for (let n = 2; n <= phoneVerification.tries; n++) await confirm(fixture, ada, wrongOf(second))
  t.equal((await confirm(fixture, ada, second)).status, 422, 'the right one comes too late')
  await pass(fixture, phoneVerification.quietSeconds)
  await request(fixture, ada)
  const third = await sentCode(fixture)
  await pass(fixture, phoneVerification.validSeconds)
  t.equal((await confirm(fixture, ada, third)).status, 422, 'expired')
  t.equal((await read(fixture, requested(fixture).at(-1))).status, 404)
})

t.test('twenty tries at once are counted as twenty', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  await request(fixture, ada)
  const code = await sentCode(fixture)
  await Promise.all(Array.from({ length: 20 }, (_, n) => confirm(fixture, ada, wrongOf(code), `192.0.2.${n}`)))
  const { tries } = await one<{ tries: number }>(fixture.pg, 'SELECT tries FROM phone_verifications')
  t.equal(tries, phoneVerification.tries, 'no more than five were compared')
  t.not((await confirm(fixture, ada, code, '198.51.100.7')).status, 200, 'nor is the right one')
})

t.test('a number is verified for the last account that has shown to own it', async (t) => {
  const fixture = await createFixture(t)
  const [ada, bob] = await Promise.all(['ada', 'bob'].map((name) => registerUser(fixture, `${name}@example.com`)))
  for (const who of [ada, bob] as SignedIn[]) {
    t.equal((await request(fixture, who)).status, 202)
    t.match(await confirm(fixture, who, await sentCode(fixture)), { status: 200, body: { phone_verified_at: /Z$/ } })
  }
  t.match(await profile(fixture, ada as SignedIn), { phone: PHONE, phone_verified_at: null })
  t.match(await profile(fixture, bob as SignedIn), { phone: PHONE, phone_verified_at: /Z$/ })
})

t.test('codes are limited by account, number, client and shop, with the time to wait', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  for (let n = 0; n < phoneVerification.perAccount; n++) {
    t.equal((await request(fixture, ada, `+4917112345${60 + n}`)).status, 202)
  }
  const refused = await request(fixture, ada, OTHER)
  t.equal(refused.status, 429)
  t.ok(Number(refused.headers['retry-after']) > 86_000, 'the oldest is a day old then')
  await pass(fixture, 3_600)
  t.ok(Number((await request(fixture, ada, OTHER)).headers['retry-after']) < 83_000)
  const others = await Promise.all(
    Array.from({ length: 6 }, (_, n) => registerUser(fixture, `someone-${n}@example.com`)),
  )
  const statuses: number[] = []
  for (const other of others) statuses.push((await request(fixture, other, OTHER, '203.0.113.1')).status)
  t.same(statuses, [202, 202, 202, 202, 202, 429], 'one number, many accounts of a network')
  const owner = await registerUser(fixture, 'owner@example.com')
  t.equal((await request(fixture, owner, OTHER, '203.0.113.2')).status, 202, 'its owner is not kept out')
  fixture.deps.phoneCodesPerDay = 11
  t.equal((await request(fixture, others[5] as SignedIn, PHONE, '203.0.113.99')).status, 429, 'the whole shop')
  t.equal(requested(fixture).length, 11)
})

t.test('requested twenty times at once, one code is sent', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const responses = await Promise.all(Array.from({ length: 20 }, () => request(fixture, ada)))
  t.same(new Set(responses.map(({ status }) => status)), new Set([202]))
  t.equal(requested(fixture).length, 1)
})

t.test('no code goes to a country or a kind of number that the shop sends no SMS to', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const refusal = async (phone: string) => {
    const { status, body } = await request(fixture, ada, phone)
    return [status, (body as { errors?: { code: string }[] }).errors?.[0]?.code]
  }
  t.same(await refusal('+33612345678'), [422, 'country'])
  t.same(await refusal('+4930123456'), [422, 'invalid'], 'a landline')
  t.same(await refusal('+499001234567'), [422, 'invalid'], 'premium')
  t.same(await refusal('+12'), [422, 'invalid'])
  t.equal(requested(fixture).length, 0)
  t.equal(refusalOfNumber('+18765551234', new Set(['US']))?.code, 'country', '+1 is many countries')
  t.equal(refusalOfNumber('+14155552671', new Set(['US'])), null)
  t.equal(refusalOfNumber('+33612345678', 'all'), null)
})

t.test('whoever takes an account over by a mailed link is not told about on a stranger’s phone', async (t) => {
  const fixture = await createFixture(t)
  const stranger = await registerUser(fixture, 'ada@example.com')
  await request(fixture, stranger)
  const code = await sentCode(fixture)
  t.equal((await confirm(fixture, stranger, code)).status, 200)
  await useMailedLink(fixture, 'ada@example.com')
  const contact = await fixture.as({ kind: 'service', name: 'notification' })(
    'GET',
    `/internal/users/${stranger.user.id}/contact`,
  )
  t.match(contact.body, { verified_phone: null })
  t.equal((await confirm(fixture, stranger, code)).status, 422, 'with the session the code has ended')
})

t.test('a process of the build before changes the number: it is not verified', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  await request(fixture, ada)
  await confirm(fixture, ada, await sentCode(fixture))
  await execute(fixture.pg, 'UPDATE users SET phone = $1', [OTHER])
  t.match(await profile(fixture, ada), { phone: OTHER, phone_verified_at: null })
})

t.test('codes are six digits, spread evenly, and the longest wait counts', async (t) => {
  t.equal(codeOf(Buffer.alloc(32)), '000000')
  t.equal(codeOf(Buffer.from('0000000f424000ff', 'hex')), '000000')
  const free = { count: 0, oldestEndsInSeconds: 0 }
  const none = { account: free, number: free, client: free, site: free, all: free }
  t.equal(waitForCode(none, 500), null)
  const full = { count: 5, oldestEndsInSeconds: 10.2 }
  t.equal(waitForCode({ ...none, account: full }, 500), 11)
  t.equal(waitForCode({ ...none, account: full, number: { ...full, oldestEndsInSeconds: 99 } }, 500), 99)
  t.equal(waitForCode({ ...none, number: full }, 500), null, 'somebody who has asked for none')
  for (const asked of [{ account: { ...full, count: 1 } }, { client: { ...full, count: 1 } }])
    t.equal(waitForCode({ ...none, ...asked, number: full }, 500), 11, 'somebody who has')
  t.equal(waitForCode({ ...none, number: { ...full, count: 8 } }, 500), 11, 'many accounts and networks')
  t.equal(waitForCode(none, 0), 1, 'a shop that sends none')
})
