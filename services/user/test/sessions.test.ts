import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { TTL_SECONDS } from '../store/live-sessions.ts'
import {
  createFixture,
  type Fixture,
  login,
  PASSWORD,
  principalOf,
  refresh,
  registerUser,
  resolve,
  type SignedIn,
  sessionOf,
} from './fixture.ts'

const ageToken = (fixture: Fixture, seconds: number) =>
  execute(fixture.pg, 'UPDATE refresh_tokens SET used_at = used_at - make_interval(secs => $1)', [seconds])

t.test('refresh: tabs that refresh at once get the same successor', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const responses = await Promise.all(Array.from({ length: 8 }, () => refresh(fixture, ada.refresh_token)))
  t.same(
    responses.map((response) => response.status),
    Array(8).fill(200),
  )
  const tokens = new Set(responses.map((response) => response.body.refresh_token))
  t.equal(tokens.size, 1)
  const [successor = ''] = tokens
  t.not(successor, ada.refresh_token)
  t.ok(
    responses.every((response) => sessionOf(response.body) === sessionOf(ada)),
    'it is the same session',
  )
  await ageToken(fixture, 19)
  t.equal((await refresh(fixture, ada.refresh_token)).body.refresh_token, successor, 'a lost response is repeated')
  t.equal((await refresh(fixture, successor)).status, 200)
  const rows = await query<{ hash: Buffer }>(fixture.pg, 'SELECT hash FROM refresh_tokens')
  t.equal(rows.length, 3, 'one token for each generation')
  t.notMatch(JSON.stringify(rows), successor)
})

t.test('refresh: a token used again after the grace period ends its whole family', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const phone = (await login(fixture, 'ada@example.com')).body
  const { refresh_token: successor } = (await refresh(fixture, ada.refresh_token)).body
  await ageToken(fixture, 21)
  const reused = await refresh(fixture, ada.refresh_token)
  t.match(reused, { status: 401, body: { code: 'refresh_token_invalid' } })
  t.equal((await refresh(fixture, successor)).status, 401, 'the successor too')
  t.equal((await resolve(fixture, { session_id: sessionOf(ada) })).status, 401, 'and the access tokens')
  t.equal((await refresh(fixture, phone.refresh_token)).status, 200, 'other sessions continue')
  t.match(fixture.events.at(-1), { type: 'principal.changed', data: { session_ids: [sessionOf(ada)] } })
  const written = await query(fixture.pg, 'SELECT action, target_id FROM audit_log')
  t.same(written, [{ action: 'session.reuse_detected', target_id: sessionOf(ada) }])
  await refresh(fixture, ada.refresh_token)
  t.equal((await query(fixture.pg, 'SELECT 1 FROM audit_log')).length, 1, 'recorded once')
})

t.test(
  'refresh: refused after sign-out, after idling, after the last day, and for anything that is not a token',
  async (t) => {
    const fixture = await createFixture(t)
    const [out, idle, old] = await Promise.all(
      ['a@x.io', 'b@x.io', 'c@x.io'].map((email) => registerUser(fixture, email)),
    )
    if (!out || !idle || !old) throw new Error('three accounts')
    t.equal((await fixture.as(principalOf(out))('POST', '/v1/auth/logout')).status, 204)
    await execute(fixture.pg, 'UPDATE sessions SET idle_until = now() WHERE id = $1', [sessionOf(idle)])
    await execute(fixture.pg, 'UPDATE sessions SET expires_at = now() WHERE id = $1', [sessionOf(old)])
    for (const token of [out, idle, old].map((each) => each.refresh_token))
      t.equal((await refresh(fixture, token)).status, 401)
    for (const each of [idle, old]) t.equal((await resolve(fixture, { session_id: sessionOf(each) })).status, 401)
    t.equal((await refresh(fixture, out.access_token.slice(0, 200))).status, 401)
  },
)

t.test('a live session costs no SQL, and an ended one is never resolved as live', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const session_id = sessionOf(ada)
  const before = fixture.pg.statements
  t.match((await resolve(fixture, { session_id })).body, { kind: 'user', id: ada.user.id, permissions: [] })
  t.equal(fixture.pg.statements - before, 1, 'the first time it is resolved')
  await resolve(fixture, { session_id })
  t.equal(fixture.pg.statements - before, 1, 'then it is read from Redis')
  for (const time of ['once', 'twice']) {
    t.equal((await fixture.as(principalOf(ada))('POST', '/v1/auth/logout')).status, 204, `signed out ${time}`)
  }
  t.equal((await resolve(fixture, { session_id })).status, 401)
  fixture.deps.live.keep(
    session_id,
    { user_id: ada.user.id, permissions: ['*'] },
    { askedMs: Date.now(), seconds: 300 },
  )
  t.equal(
    (await resolve(fixture, { session_id })).status,
    401,
    'a late write of the state before does not bring it back',
  )
})

t.test('a replica that was frozen mirrors no session that has ended since it asked, however long it was', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const session_id = sessionOf(ada)
  t.equal((await fixture.as(principalOf(ada))('POST', '/v1/auth/logout')).status, 204)
  const [key = ''] = await fixture.redis.keys(`*session:{${session_id}}`)
  const tombstoneSeconds = await fixture.redis.ttl(key)
  t.ok(tombstoneSeconds > TTL_SECONDS + 60, 'a tombstone outlives what was read before it')
  const wakesAfter = async (seconds: number) => {
    // As at that moment: the tombstone has that much less to live.
    if (seconds >= tombstoneSeconds) await fixture.redis.del(key)
    else await fixture.redis.expire(key, tombstoneSeconds - seconds)
    const askedMs = Date.now() - seconds * 1_000
    fixture.deps.live.keep(session_id, { user_id: ada.user.id, permissions: ['*'] }, { askedMs, seconds: 86_400 })
    return (await resolve(fixture, { session_id })).status
  }
  for (const seconds of [1, 61, 299, 301, tombstoneSeconds - 1, tombstoneSeconds, 3_600])
    t.equal(await wakesAfter(seconds), 401, `frozen for ${seconds} s`)
  const bob = await registerUser(fixture, 'bob@example.com')
  const live = { user_id: bob.user.id, permissions: [] }
  fixture.deps.live.keep(sessionOf(bob), live, { askedMs: Date.now() - 100_000, seconds: 86_400 })
  t.equal((await resolve(fixture, { session_id: sessionOf(bob) })).status, 200)
  const [mirrored = ''] = await fixture.redis.keys(`*session:{${sessionOf(bob)}}`)
  t.ok((await fixture.redis.ttl(mirrored)) <= TTL_SECONDS - 100, 'an entry ends by when it was asked for')
})

t.test(
  'Redis is not trusted before entries from before the connection have expired, and can be unavailable',
  async (t) => {
    const fixture = await createFixture(t)
    const session_id = sessionOf(await registerUser(fixture, 'ada@example.com'))
    await resolve(fixture, { session_id })
    await resolve(fixture, { session_id })
    fixture.clock.ms = 1_000
    const before = fixture.pg.statements
    await resolve(fixture, { session_id })
    t.equal(fixture.pg.statements - before, 1, 'just connected: PostgreSQL is queried')
    fixture.redis.destroy()
    t.equal((await resolve(fixture, { session_id })).status, 200, 'resolved without Redis')
    const bob = await registerUser(fixture, 'bob@example.com')
    t.equal((await fixture.as(principalOf(bob))('POST', '/v1/auth/logout')).status, 204, 'signed out without Redis')
    t.equal((await resolve(fixture, { session_id: sessionOf(bob) })).status, 401)
  },
)

t.test("sessions: users list and end their own; others' are not found", async (t) => {
  const fixture = await createFixture(t)
  const [laptop, eve] = [await registerUser(fixture, 'ada@example.com'), await registerUser(fixture, 'eve@example.com')]
  const phone = await fixture.anyone<SignedIn>('POST', '/v1/auth/login', {
    body: { email: 'ada@example.com', password: PASSWORD },
    headers: { 'user-agent': 'Stoa Phone/1.0' },
  })
  const mine = fixture.as(principalOf(laptop))
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
  t.equal((await fixture.as(principalOf(eve))('DELETE', url)).status, 404)
  t.equal((await fixture.as(principalOf(eve))('DELETE', '/v1/auth/sessions/ses_nowhere')).status, 404)
  t.equal((await mine('DELETE', url)).status, 204)
  t.equal((await mine('DELETE', url)).status, 404, 'once')
  t.equal((await refresh(fixture, phone.body.refresh_token)).status, 401)
  t.equal((await refresh(fixture, laptop.refresh_token)).status, 200)
})
