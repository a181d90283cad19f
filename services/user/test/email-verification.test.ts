import { execute, one, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { emailVerification, waitForLink } from '../domain/email-verification.ts'
import { deleteExpired } from '../flows/housekeeping.ts'
import {
  createFixture,
  createStaffMember,
  type Fixture,
  principalOf,
  registerUser,
  type SignedIn,
  useMailedLink,
} from './fixture.ts'

const EMAIL = 'ada@example.com'

interface Contact {
  is_address_verified: boolean
  is_owner_proven: boolean
  email_verification_id: string | null
}

interface Requested {
  email: string
  email_verified_at: string | null
  expires_at: string | null
  next_at: string | null
}

const request = (fixture: Fixture, who: SignedIn, address?: string) =>
  fixture.as(principalOf(who, address))<Requested>('POST', '/v1/me/email/verification')

const verify = (fixture: Fixture, token: string) =>
  fixture.anyone<{ email_verified_at: string }>('POST', '/v1/auth/email/verify', { body: { token } })

const profile = async (fixture: Fixture, who: SignedIn) =>
  (await fixture.as(principalOf(who))<{ email_verified_at: string | null }>('GET', '/v1/me')).body

const notification = (fixture: Fixture) => fixture.as({ kind: 'service', name: 'notification' })

const contactOf = async (fixture: Fixture, { user }: SignedIn) =>
  (await notification(fixture)<Contact>('GET', `/internal/users/${user.id}/contact`)).body

const read = (fixture: Fixture, id: string | null | undefined) =>
  notification(fixture)<{ token: string; email: string }>('GET', `/internal/email-verifications/${id}`)

const requested = (fixture: Fixture) =>
  fixture.events.filter(({ type }) => type === 'user.email_verification_requested').map(({ aggregate }) => aggregate)

/** The token of the mail that welcomes. */
const welcomeToken = async (fixture: Fixture, who: SignedIn) =>
  (await read(fixture, (await contactOf(fixture, who)).email_verification_id)).body.token

/** Moves every link back, as if that many seconds had passed. */
const pass = (fixture: Fixture, seconds: number) =>
  execute(
    fixture.pg,
    'UPDATE email_verifications SET created_at = created_at - make_interval(secs => $1), expires_at = expires_at - make_interval(secs => $1)',
    [seconds],
  )

const invalid = { status: 422, body: { code: 'email_verification_invalid' } }

t.test('the link of the mail that welcomes verifies the address, and used again it says the same', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  t.match(await profile(fixture, ada), { email_verified_at: null })
  t.match(await contactOf(fixture, ada), { is_address_verified: false, is_owner_proven: false })
  t.strictSame(requested(fixture), [], 'the mail that welcomes is the only one')
  const token = await welcomeToken(fixture, ada)
  t.match(token, /^vet_[\w-]{43}$/, '256 bits')
  t.notMatch(JSON.stringify([fixture.events, await query(fixture.pg, 'SELECT * FROM email_verifications')]), token)
  const first = await verify(fixture, token)
  t.match(first, { status: 200, body: { email_verified_at: /Z$/ } })
  t.strictSame((await verify(fixture, token)).body, first.body)
  t.match(await profile(fixture, ada), first.body)
  const contact = await contactOf(fixture, ada)
  t.match(contact, { is_address_verified: true, email_verification_id: null })
  t.equal(contact.is_owner_proven, false, 'whoever knows the password may be a stranger')
  const staff = await createStaffMember(fixture, 'clerk@example.com', ['customers.read'])
  const clerk = fixture.as(principalOf(staff))
  t.match((await clerk('GET', `/v1/admin/customers/${ada.user.id}`)).body, first.body, 'staff see it')
  t.match((await clerk('GET', '/v1/admin/customers')).body, {
    data: [{ email: 'clerk@example.com', email_verified_at: /Z$/ }, first.body],
  })
  await pass(fixture, emailVerification.validSeconds)
  t.equal((await verify(fixture, token)).status, 200, 'an old link of a verified address is no problem')
})

t.test('clicked many times at once, the address is verified once', async (t) => {
  const fixture = await createFixture(t)
  const token = await welcomeToken(fixture, await registerUser(fixture, EMAIL))
  const responses = await Promise.all(Array.from({ length: 10 }, () => verify(fixture, token)))
  t.strictSame(new Set(responses.map(({ status }) => status)), new Set([200]))
  t.equal(new Set(responses.map(({ body }) => body.email_verified_at)).size, 1)
})

t.test('a link that was requested is mailed once a minute, and never to a verified address', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  t.match(await request(fixture, ada), { status: 202, body: { email: EMAIL, email_verified_at: null, next_at: /Z$/ } })
  t.strictSame(requested(fixture), [], 'the one of the mail that welcomes is on its way')
  await pass(fixture, emailVerification.quietSeconds)
  const responses = await Promise.all(Array.from({ length: 5 }, () => request(fixture, ada)))
  t.match(
    responses,
    responses.map(() => ({ status: 202, body: responses[0]?.body })),
  )
  t.equal(requested(fixture).length, 1, 'of many at once, one is mailed')
  const { token } = (await read(fixture, requested(fixture)[0])).body
  t.not(token, await welcomeToken(fixture, ada))
  t.equal((await verify(fixture, await welcomeToken(fixture, ada))).status, 200, 'a link before it stays good')
  await pass(fixture, emailVerification.quietSeconds)
  t.match(await request(fixture, ada), {
    status: 202,
    body: { email: EMAIL, email_verified_at: /Z$/, expires_at: null, next_at: null },
  })
  t.equal(requested(fixture).length, 1, 'nothing is mailed')
  t.equal((await verify(fixture, token)).status, 200)
  t.equal((await fixture.anyone('POST', '/v1/me/email/verification')).status, 401)
})

t.test('an account is mailed five links in a day', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  const bob = await registerUser(fixture, 'bob@example.com')
  for (let n = 1; n <= emailVerification.perAccount; n++) {
    await pass(fixture, emailVerification.quietSeconds)
    const { status, headers } = await request(fixture, ada, '198.51.100.7')
    if (n < emailVerification.perAccount) t.equal(status, 202, `request ${n}`)
    else t.match({ status, wait: Number(headers['retry-after']) }, { status: 429, wait: 86_400 - n * 60 })
  }
  t.equal(requested(fixture).length, emailVerification.perAccount - 1)
  t.equal((await request(fixture, bob, '198.51.100.7')).status, 202, 'another account is')
  await pass(fixture, emailVerification.windowSeconds)
  t.equal((await request(fixture, ada)).status, 202, 'and it is again, a day later')
})

t.test('links that a client or a site caused are counted, whoever they went to', (t) => {
  const counted = (client: number, site: number) => {
    const none = { count: 0, oldestEndsInSeconds: 0 }
    return { account: none, client: { count: client, oldestEndsInSeconds: 30.2 }, site: { ...none, count: site } }
  }
  const { perClient, perSite } = emailVerification
  t.equal(waitForLink(counted(perClient - 1, perSite - 1)), null)
  t.equal(waitForLink(counted(perClient, 0)), 31)
  t.equal(waitForLink(counted(0, perSite)), 1)
  t.end()
})

t.test('a link that has expired, is none, or is of a disabled account verifies nothing', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  const { email_verification_id: id } = await contactOf(fixture, ada)
  const token = await welcomeToken(fixture, ada)
  t.match(await verify(fixture, `${token}x`), invalid)
  await execute(fixture.pg, 'UPDATE users SET disabled_at = now() WHERE id = $1', [ada.user.id])
  t.match(await verify(fixture, token), invalid)
  await execute(fixture.pg, 'UPDATE users SET disabled_at = NULL WHERE id = $1', [ada.user.id])
  await pass(fixture, emailVerification.validSeconds)
  t.match(await verify(fixture, token), invalid)
  t.equal((await read(fixture, id)).status, 404, 'and is not mailed')
  t.match(await contactOf(fixture, ada), { email_verification_id: null })
  t.match(await profile(fixture, ada), { email_verified_at: null })
  await pass(fixture, 31 * 86_400)
  await deleteExpired(fixture.deps)
  t.match(await one(fixture.pg, 'SELECT count(*)::int AS count FROM email_verifications'), { count: 0 })
})

t.test(
  'who sets a password by a mailed link has verified the address; who has verified it gets no permissions',
  async (t) => {
    const fixture = await createFixture(t)
    const ada = await registerUser(fixture, EMAIL)
    await verify(fixture, await welcomeToken(fixture, ada))
    const root = fixture.as(principalOf(await createStaffMember(fixture, 'root@example.com', ['*'])))
    const grant = () => root('PUT', `/v1/admin/staff/${EMAIL}`, { body: { permissions: ['orders.read'] } })
    t.match(
      await grant(),
      { status: 409, body: { code: 'invalid_state' } },
      'whoever registered the address knows the password still',
    )
    const { email_verified_at } = await profile(fixture, ada)
    await useMailedLink(fixture, EMAIL)
    t.equal((await grant()).status, 200)
    const bob = await registerUser(fixture, 'bob@example.com')
    await useMailedLink(fixture, 'bob@example.com')
    const verified = () =>
      query(fixture.pg, 'SELECT email_verified_at FROM users WHERE id = ANY ($1) ORDER BY email', [
        [ada.user.id, bob.user.id],
      ])
    t.match(await verified(), [{ email_verified_at: new Date(String(email_verified_at)) }, { email_verified_at: Date }])
    // As a process of the build before notes it.
    await execute(fixture.pg, 'UPDATE users SET email_verified_at = NULL WHERE id = $1', [bob.user.id])
    t.match(await contactOf(fixture, bob), { is_address_verified: true, is_owner_proven: true })
  },
)
