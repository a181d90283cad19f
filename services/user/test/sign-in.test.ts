import { createPublicKey, verify } from 'node:crypto'
import { execute, query } from '@stoa/kit/postgres/sql'
import { anonymous, testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import { loginThrottle } from '../domain/login-throttle.ts'
import { SIGNS_FOR_MS } from '../domain/signing-key.ts'
import { createKeyRing } from '../flows/key-ring.ts'
import {
  claimsOf,
  login,
  PASSWORD,
  principalOf,
  type Room,
  refresh,
  registered,
  resolve,
  room,
  type SignedIn,
  sessionOf,
  staffed,
} from './room.ts'

interface Jwks {
  keys: { kid: string; alg: string }[]
}

t.test('register, sign in, read me', async (t) => {
  const here = await room(t)
  const ada = await registered(here, 'Ada@Example.com')
  t.match(ada, { token_type: 'Bearer', expires_in: 600, user: { email: 'ada@example.com', permissions: [] } })
  t.match(here.events, [{ type: 'user.registered', data: { user_id: ada.user.id } }])
  t.notMatch(JSON.stringify(here.events), /example\.com/, 'no personal data in events')
  const again = await login(here, 'ADA@example.com')
  t.equal(again.status, 200)
  t.equal(again.body.user.id, ada.user.id)
  const me = here.as(principalOf(again.body))
  t.match((await me('GET', '/v1/me')).body, { id: ada.user.id, name: null, locale: 'en' })
  const patched = await me('PATCH', '/v1/me', { body: { name: 'Ada', phone: '+442071234567', locale: 'en-GB' } })
  t.match(patched.body, { name: 'Ada', phone: '+442071234567', locale: 'en-GB' })
  t.match((await me('PATCH', '/v1/me', { body: { phone: null } })).body, { name: 'Ada', phone: null })
  for (const field of ['email', 'permissions', 'id', 'created_at']) {
    const answer = await me('PATCH', '/v1/me', { body: { [field]: 'x' } })
    t.match(answer, { status: 400, body: { errors: [{ pointer: `/${field}` }] } }, `${field} is not for patching`)
  }
  t.equal((await here.anyone('GET', '/v1/me')).status, 401)
})

t.test('register refuses what it must, naming the field', async (t) => {
  const here = await room(t)
  await registered(here, 'ada@example.com')
  const register = (body: object) => here.anyone('POST', '/v1/auth/register', { body })
  const taken = await register({ email: 'ADA@example.com', password: PASSWORD })
  t.match(taken, { status: 409, body: { code: 'already_exists', errors: [{ pointer: '/email' }] } })
  const bad: [object, string][] = [
    [{ email: 'b@example.com', password: 'password123' }, '/password'],
    [{ email: 'b@example.com', password: 'short' }, '/password'],
    [{ email: 'not an address', password: PASSWORD }, '/email'],
    [{ email: 'b@example.com', password: PASSWORD, permissions: ['*'] }, '/permissions'],
    [{ email: 'b@example.com', password: PASSWORD, phone: '0207' }, '/phone'],
  ]
  for (const [body, pointer] of bad) t.match(await register(body), { status: 400, body: { errors: [{ pointer }] } })
  const both = await Promise.all([1, 2, 3].map(() => register({ email: 'c@example.com', password: PASSWORD })))
  t.same(both.map((answer) => answer.status).sort(), [201, 409, 409], 'one account, however many at once')
})

t.test('a wrong password and an unknown address are answered alike', async (t) => {
  const here = await room(t)
  await registered(here, 'ada@example.com')
  const [wrong, unknown] = [
    await login(here, 'ada@example.com', 'not it'),
    await login(here, 'bob@example.com', 'not it'),
  ]
  const strip = ({ request_id: _id, ...rest }: Record<string, unknown>) => rest
  t.match(wrong, { status: 401, body: { code: 'invalid_credentials' } })
  t.same(strip({ ...wrong.body }), strip({ ...unknown.body }))
  await here.deps.passwords.verify(null, 'the first one makes the hash of nobody')
  const from = performance.now()
  t.equal(await here.deps.passwords.verify(null, 'a password that nobody has'), false)
  t.ok(performance.now() - from > 2, 'against nobody it costs a verification too, and is never right')
})

t.test('access tokens are signed by a published key and say nothing about the person', async (t) => {
  const here = await room(t)
  const ada = await registered(here, 'ada@example.com')
  const jwks = await here.anyone<Jwks>('GET', '/.well-known/jwks.json')
  t.match(jwks.headers['cache-control'], /max-age/)
  t.equal(jwks.body.keys.length, 2, 'the one that signs, and the next')
  const [head = '', body = '', signature = ''] = ada.access_token.split('.')
  const header = JSON.parse(Buffer.from(head, 'base64url').toString())
  t.match(header, { alg: 'ES256', typ: 'at+jwt' })
  const jwk = jwks.body.keys.find((key) => key.kid === header.kid)
  const key = createPublicKey({ key: jwk as never, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  t.ok(isSigned)
  const claims = claimsOf(ada.access_token)
  t.same(Object.keys(claims).sort(), ['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub'])
  t.match(claims, { iss: 'stoa', aud: 'stoa-api', sub: ada.user.id })
  t.equal(Number(claims.exp) - Number(claims.iat), 600)
})

t.test('replicas agree on the signing keys, and turn them', async (t) => {
  const here = await room(t)
  const ring = () => createKeyRing({ pg: here.pg, secret: testSecret })
  const now = new Date()
  const kids = await Promise.all([ring(), ring(), ring(), ring()].map(async (each) => (await each.signing(now)).kid))
  t.equal(new Set(kids).size, 1, 'however many start at once')
  const one = ring()
  const [, next] = (await one.published(now)).map((key) => key.kid)
  const later = new Date(now.getTime() + SIGNS_FOR_MS)
  await one.turn(later)
  t.not((await one.signing(later)).kid, kids[0])
  const published = (await one.published(later)).map((key) => key.kid)
  t.equal(published.length, 3)
  t.ok(published.includes(kids[0] ?? ''), 'tokens of the one before are still good')
  t.ok(next && published.includes(next), 'the one that signs now was published before')
  const rows = await query<{ private_key: Buffer }>(here.pg, 'SELECT private_key FROM signing_keys')
  t.notOk(
    rows.some((row) => row.private_key.includes('PRIVATE KEY')),
    'private keys are not readable in the database',
  )
  const lost = createKeyRing({ pg: here.pg, secret: { current: 'another secret, also of 32+ characters' } })
  t.notOk(published.includes((await lost.signing(later)).kid), 'without the secret a new key signs')
})

const ageToken = (here: Room, seconds: number) =>
  execute(here.pg, 'UPDATE refresh_tokens SET used_at = used_at - make_interval(secs => $1)', [seconds])

t.test('refresh: tabs that refresh at once get the same successor', async (t) => {
  const here = await room(t)
  const ada = await registered(here, 'ada@example.com')
  const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(here, ada.refresh_token)))
  t.same(
    answers.map((answer) => answer.status),
    Array(8).fill(200),
  )
  const tokens = new Set(answers.map((answer) => answer.body.refresh_token))
  t.equal(tokens.size, 1)
  const [successor = ''] = tokens
  t.not(successor, ada.refresh_token)
  t.ok(
    answers.every((answer) => sessionOf(answer.body) === sessionOf(ada)),
    'it is the same session',
  )
  await ageToken(here, 19)
  t.equal((await refresh(here, ada.refresh_token)).body.refresh_token, successor, 'a lost reply is given again')
  t.equal((await refresh(here, successor)).status, 200)
  const rows = await query<{ hash: Buffer }>(here.pg, 'SELECT hash FROM refresh_tokens')
  t.equal(rows.length, 3, 'one token a generation')
  t.notMatch(JSON.stringify(rows), successor)
})

t.test('refresh: used again after the grace, the whole family ends', async (t) => {
  const here = await room(t)
  const ada = await registered(here, 'ada@example.com')
  const phone = (await login(here, 'ada@example.com')).body
  const { refresh_token: successor } = (await refresh(here, ada.refresh_token)).body
  await ageToken(here, 21)
  const reused = await refresh(here, ada.refresh_token)
  t.match(reused, { status: 401, body: { code: 'refresh_token_invalid' } })
  t.equal((await refresh(here, successor)).status, 401, 'the successor too')
  t.equal((await resolve(here, { session_id: sessionOf(ada) })).status, 401, 'and the access tokens')
  t.equal((await refresh(here, phone.refresh_token)).status, 200, 'other sign-ins go on')
  t.match(here.events.at(-1), { type: 'principal.changed', data: { session_ids: [sessionOf(ada)] } })
  const written = await query(here.pg, 'SELECT action, target_id FROM audit_log')
  t.same(written, [{ action: 'session.reuse_detected', target_id: sessionOf(ada) }])
  await refresh(here, ada.refresh_token)
  t.equal((await query(here.pg, 'SELECT 1 FROM audit_log')).length, 1, 'told once')
})

t.test('refresh: refused after sign-out, after idling, after its last day, and for what is no token', async (t) => {
  const here = await room(t)
  const [out, idle, old] = await Promise.all(['a@x.io', 'b@x.io', 'c@x.io'].map((email) => registered(here, email)))
  if (!out || !idle || !old) throw new Error('three accounts')
  t.equal((await here.as(principalOf(out))('POST', '/v1/auth/logout')).status, 204)
  await execute(here.pg, 'UPDATE sessions SET idle_until = now() WHERE id = $1', [sessionOf(idle)])
  await execute(here.pg, 'UPDATE sessions SET expires_at = now() WHERE id = $1', [sessionOf(old)])
  for (const token of [out, idle, old].map((each) => each.refresh_token))
    t.equal((await refresh(here, token)).status, 401)
  for (const each of [idle, old]) t.equal((await resolve(here, { session_id: sessionOf(each) })).status, 401)
  t.equal((await refresh(here, out.access_token.slice(0, 200))).status, 401)
})

t.test('a live session costs no SQL, and an ended one is never taken for live', async (t) => {
  const here = await room(t)
  const ada = await registered(here, 'ada@example.com')
  const session_id = sessionOf(ada)
  const before = here.pg.statements
  t.match((await resolve(here, { session_id })).body, { kind: 'user', id: ada.user.id, permissions: [] })
  t.equal(here.pg.statements - before, 1, 'the first time it is asked for')
  await resolve(here, { session_id })
  t.equal(here.pg.statements - before, 1, 'then Redis knows')
  for (const time of ['once', 'twice']) {
    t.equal((await here.as(principalOf(ada))('POST', '/v1/auth/logout')).status, 204, `signed out ${time}`)
  }
  t.equal((await resolve(here, { session_id })).status, 401)
  here.deps.live.keep(session_id, { user_id: ada.user.id, permissions: ['*'] }, 300)
  t.equal((await resolve(here, { session_id })).status, 401, 'a late answer of before does not bring it back')
})

t.test('Redis is not believed before all it may have missed is gone, and may be away', async (t) => {
  const here = await room(t)
  const session_id = sessionOf(await registered(here, 'ada@example.com'))
  await resolve(here, { session_id })
  await resolve(here, { session_id })
  here.clock.ms = 1_000
  const before = here.pg.statements
  await resolve(here, { session_id })
  t.equal(here.pg.statements - before, 1, 'just connected: PostgreSQL is asked')
  here.redis.destroy()
  t.equal((await resolve(here, { session_id })).status, 200, 'signed in without Redis')
  const bob = await registered(here, 'bob@example.com')
  t.equal((await here.as(principalOf(bob))('POST', '/v1/auth/logout')).status, 204, 'signed out without Redis')
  t.equal((await resolve(here, { session_id: sessionOf(bob) })).status, 401)
})

t.test('sessions: your own are listed and ended, others are not there', async (t) => {
  const here = await room(t)
  const [laptop, eve] = [await registered(here, 'ada@example.com'), await registered(here, 'eve@example.com')]
  const phone = await here.anyone<SignedIn>('POST', '/v1/auth/login', {
    body: { email: 'ada@example.com', password: PASSWORD },
    headers: { 'user-agent': 'Stoa Phone/1.0' },
  })
  const mine = here.as(principalOf(laptop))
  const { body } = await mine<{ data: { id: string; current: boolean; user_agent: string }[] }>(
    'GET',
    '/v1/auth/sessions',
  )
  t.same(
    body.data.map((session) => session.current),
    [false, true],
  )
  t.match(body.data[0], { id: sessionOf(phone.body), user_agent: 'Stoa Phone/1.0' })
  const url = `/v1/auth/sessions/${sessionOf(phone.body)}`
  t.equal((await here.as(principalOf(eve))('DELETE', url)).status, 404)
  t.equal((await here.as(principalOf(eve))('DELETE', '/v1/auth/sessions/ses_nowhere')).status, 404)
  t.equal((await mine('DELETE', url)).status, 204)
  t.equal((await mine('DELETE', url)).status, 404, 'once')
  t.equal((await refresh(here, phone.body.refresh_token)).status, 401)
  t.equal((await refresh(here, laptop.refresh_token)).status, 200)
})

t.test('changing the password ends the other sessions', async (t) => {
  const here = await room(t)
  const laptop = await registered(here, 'ada@example.com')
  const phone = (await login(here, 'ada@example.com')).body
  const change = (body: object, who = laptop) => here.as(principalOf(who))('POST', '/v1/auth/password/change', { body })
  const wrong = await change({ current_password: 'not it', new_password: 'another kettle' })
  t.match(wrong, { status: 400, body: { errors: [{ pointer: '/current_password' }] } })
  const common = await change({ current_password: PASSWORD, new_password: 'password1234' })
  t.match(common, { status: 400, body: { errors: [{ pointer: '/new_password' }] } })
  t.equal((await change({ current_password: PASSWORD, new_password: 'another kettle' })).status, 204)
  t.equal((await refresh(here, phone.refresh_token)).status, 401)
  t.equal((await refresh(here, laptop.refresh_token)).status, 200)
  t.equal((await login(here, 'ada@example.com', PASSWORD)).status, 401)
  t.equal((await login(here, 'ada@example.com', 'another kettle')).status, 200)
  const boss = await staffed(here, 'boss@example.com', ['*'])
  const short = await change({ current_password: PASSWORD, new_password: 'another kettle' }, boss)
  t.match(short, { status: 400, body: { errors: [{ pointer: '/new_password', code: 'minLength' }] } })
})

t.test('guessing is slowed down for every account, known or not, and locks nobody out', async (t) => {
  const here = await room(t)
  await registered(here, 'ada@example.com')
  for (const email of ['ada@example.com', 'nobody@example.com']) {
    const guesses = Array.from({ length: 30 }, (_, n) => login(here, email, `guess ${n}`, `198.51.100.${n}`))
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status)
    t.equal(statuses.filter((status) => status === 401).length, loginThrottle.free, `${email}: looked at`)
    t.equal(statuses.filter((status) => status === 429).length, 30 - loginThrottle.free)
  }
  const blocked = await login(here, 'ada@example.com', PASSWORD, '203.0.113.9')
  t.match(blocked, { status: 429, headers: { 'retry-after': '60' } })
  t.equal((await login(here, 'ada@example.com')).status, 200, 'from where she was signed in before')
  await login(here, 'nobody@example.com', 'again', '203.0.113.9')
  await execute(here.pg, "UPDATE login_attempts SET last_at = last_at - interval '61 seconds'")
  t.equal((await login(here, 'nobody@example.com', 'again', '203.0.113.9')).status, 401, 'a minute later')
  t.equal((await here.as(anonymous)('POST', '/v1/auth/login', { body: { email: 'ada@example.com' } })).status, 400)
})
