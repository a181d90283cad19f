import { execute } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { newSignIn } from '../domain/session.ts'
import { createStaff } from '../flows/staff.ts'
import {
  claimsOf,
  createFixture,
  type Fixture,
  login,
  PASSWORD,
  principalOf,
  refresh,
  registerUser,
  sessionOf,
  useMailedLink,
} from './fixture.ts'

const EMAIL = 'ada@example.com'
/** Where tests register from. */
const HOME = '192.0.2.1'
const network = (n: number) => `198.51.100.${n}`

/** Sessions that the owner is told of. */
const told = (fixture: Fixture) =>
  fixture.events.flatMap((event) =>
    event.type === 'user.signed_in_elsewhere' ? [(event.data as { session_id?: string }).session_id] : [],
  )

const signIn = async (fixture: Fixture, address: string, email = EMAIL) => {
  const { status, body } = await login(fixture, email, PASSWORD, address)
  if (status !== 200) throw new Error(`login returned ${status}`)
  return body
}

/** As if that many seconds had passed. */
const pass = (fixture: Fixture, seconds: number) =>
  execute(
    fixture.pg,
    `WITH moved AS (UPDATE users SET created_at = created_at - make_interval(secs => $1),
                                     owner_proven_at = owner_proven_at - make_interval(secs => $1))
     UPDATE sessions SET created_at = created_at - make_interval(secs => $1), last_used_at = last_used_at - make_interval(secs => $1)`,
    [seconds],
  )

t.test('the first sign-in from a network is told, and no other, no renewal and no wrong password', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  await signIn(fixture, HOME)
  t.strictSame(told(fixture), [], 'the account was registered from there')
  await login(fixture, EMAIL, 'a wrong password', network(1))
  t.strictSame(told(fixture), [])
  const elsewhere = await signIn(fixture, network(1))
  t.strictSame(told(fixture), [sessionOf(elsewhere)])
  const renewed = await refresh(fixture, elsewhere.refresh_token)
  t.equal(claimsOf(renewed.body.access_token).sid, sessionOf(elsewhere))
  await signIn(fixture, network(1))
  t.equal(told(fixture).length, 1, 'it is known now')
  await signIn(fixture, '')
  t.equal(told(fixture).length, 1, 'nothing can be said of a client that nobody knows the address of')
  const read = (id: string) => fixture.as({ kind: 'service', name: 'notification' })('GET', `/internal/sessions/${id}`)
  t.match(await read(sessionOf(elsewhere)), {
    status: 200,
    body: { email: EMAIL, network: network(1), is_owner_proven: false, signed_in_at: /Z$/ },
  })
  t.equal((await read('ses_unknown')).status, 404)
  t.equal((await fixture.as({ kind: 'service', name: 'order' })('GET', '/internal/sessions/ses_x')).status, 403)
})

t.test('a network that was ended by somebody who did not trust it is told again, and one of long ago', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  const stolen = sessionOf(await signIn(fixture, network(1)))
  await fixture.as(principalOf(ada))('DELETE', `/v1/auth/sessions/${stolen}`)
  await signIn(fixture, network(1))
  t.equal(told(fixture).length, 2)
  await pass(fixture, 61 * 86_400)
  await signIn(fixture, HOME)
  t.equal(told(fixture).length, 3)
})

t.test('an account is told of five networks in a day', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  for (let n = 1; n <= newSignIn.perAccount + 2; n++) await signIn(fixture, network(n))
  t.equal(told(fixture).length, newSignIn.perAccount - 1, 'with the one that it was registered from')
  await pass(fixture, newSignIn.windowSeconds)
  await signIn(fixture, network(99))
  t.equal(told(fixture).length, newSignIn.perAccount)
})

t.test(
  'neither the first sign-in of an account that staff made is told, nor the one after a reset by mail',
  async (t) => {
    const fixture = await createFixture(t)
    await createStaff(fixture.deps, { email: EMAIL, password: PASSWORD, permissions: ['orders.read'] })
    await pass(fixture, newSignIn.quietAfterResetSeconds)
    await signIn(fixture, network(1))
    t.strictSame(told(fixture), [])
    await signIn(fixture, network(2))
    t.equal(told(fixture).length, 1)
    await useMailedLink(fixture, EMAIL)
    await signIn(fixture, network(3))
    t.equal(told(fixture).length, 1, 'the reset was told by mail')
    await pass(fixture, newSignIn.quietAfterResetSeconds)
    await signIn(fixture, network(4))
    t.equal(told(fixture).length, 2)
  },
)

t.test('whoever comes back after all sessions are deleted is told', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  await execute(fixture.pg, 'DELETE FROM refresh_tokens')
  await execute(fixture.pg, 'DELETE FROM sessions')
  await pass(fixture, newSignIn.keptSeconds)
  await signIn(fixture, HOME)
  t.equal(told(fixture).length, 1)
})
