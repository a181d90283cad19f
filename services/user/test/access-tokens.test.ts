import { createPublicKey, verify } from 'node:crypto'
import { query } from '@stoa/kit/postgres/sql'
import { testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import { PUBLISHED_BEFORE_MS, SIGNING_MS } from '../domain/signing-key.ts'
import { createKeyRing } from '../flows/key-ring.ts'
import { claimsOf, createFixture, registerUser } from './fixture.ts'

interface Jwks {
  keys: { kid: string; alg: string }[]
}

t.test('access tokens are signed by a published key and contain no personal data', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com')
  const jwks = await fixture.anyone<Jwks>('GET', '/.well-known/jwks.json')
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

t.test('replicas agree on the signing keys, and rotate them', async (t) => {
  const fixture = await createFixture(t)
  const ring = () => createKeyRing({ pg: fixture.pg, secret: testSecret })
  const now = new Date()
  const kids = await Promise.all([ring(), ring(), ring(), ring()].map(async (each) => (await each.signing(now)).kid))
  t.equal(new Set(kids).size, 1, 'however many start at once')
  const one = ring()
  const [, next] = (await one.published(now)).map((key) => key.kid)
  const later = new Date(now.getTime() + SIGNING_MS)
  await one.rotate(later)
  t.not((await one.signing(later)).kid, kids[0])
  const published = (await one.published(later)).map((key) => key.kid)
  t.equal(published.length, 3)
  t.ok(published.includes(kids[0] ?? ''), 'tokens of the previous one are still valid')
  t.ok(next && published.includes(next), 'the one that signs now was published before')
  const rows = await query<{ private_key: Buffer }>(fixture.pg, 'SELECT private_key FROM signing_keys')
  t.notOk(
    rows.some((row) => row.private_key.includes('PRIVATE KEY')),
    'private keys are not readable in the database',
  )
  const root = { current: 'a secret that comes after, 32+ characters', previous: testSecret.current }
  const replaced = createKeyRing({ pg: fixture.pg, secret: root })
  await replaced.rotate(later)
  t.equal((await replaced.signing(later)).kid, next, 'while the secret is replaced the same key signs')
  const afterwards = new Date(later.getTime() + PUBLISHED_BEFORE_MS)
  await replaced.rotate(afterwards)
  t.not((await replaced.signing(afterwards)).kid, next, 'and an hour later another')
  const alone = createKeyRing({ pg: fixture.pg, secret: { current: root.current } })
  const kept = await replaced.published(afterwards)
  t.same(await alone.published(afterwards), kept, 'then none is encrypted under the secret before')
  t.ok(
    kept.some(({ kid }) => kid === next),
    'tokens of that one are still valid',
  )
  const lost = createKeyRing({ pg: fixture.pg, secret: { current: 'another secret, also of 32+ characters' } })
  t.notOk(published.includes((await lost.signing(later)).kid), 'without the secret a new key signs')
})
