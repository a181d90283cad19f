import { createCookie } from 'react-router'
import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { readSession } = await import('../app/lib/session.server.ts')
const { createRenewals } = await import('../app/lib/renewals.server.ts')

const START_MS = 1_000_000
const tokensOf = (sid: string, refresh_token: string, expires_at: number) => ({
  access_token: `h.${Buffer.from(JSON.stringify({ sub: sid.split('/')[0], sid })).toString('base64url')}.s`,
  refresh_token,
  expires_at,
})

t.test('tokens that were renewed are known for two minutes to a browser that never got them', async (t) => {
  let nowMs = START_MS
  const renewals = createRenewals(() => nowMs)
  const [old, next] = [tokensOf('ada', 'r1', START_MS + 20_000), tokensOf('ada', 'r2', START_MS + 900_000)]
  t.equal(renewals.successorOf(old), null)
  renewals.remember(old, next)
  nowMs += 119_000
  t.strictSame(renewals.successorOf(old), next)
  t.equal(renewals.successorOf(next), null, 'the newest')
  nowMs += 1_000
  t.equal(renewals.successorOf(old), null)
})

t.test('a new password and another account leave nothing to whoever has the former cookie', async (t) => {
  const renewals = createRenewals(() => START_MS)
  const fresh = tokensOf('ada', 'r1', START_MS + 600_000)
  renewals.remember(fresh, tokensOf('ada', 'r2', START_MS + 900_000))
  t.equal(renewals.successorOf(fresh), null, 'what was not due was not renewed, but replaced')
  const due = tokensOf('ada', 'r3', START_MS)
  renewals.remember(due, tokensOf('eve', 'r4', START_MS + 900_000))
  t.equal(renewals.successorOf(due), null)
})

t.test('who has the cookie of a session that was ended gets nothing of the sign-in that follows it', async (t) => {
  const renewals = createRenewals(() => START_MS)
  const ended = tokensOf('ada/1', 'r5', START_MS - 1_000)
  renewals.remember(ended, tokensOf('ada/2', 'r6', START_MS + 900_000))
  t.equal(renewals.successorOf(ended), null, 'the same account in another session')
})

t.test(
  'a page that was broken off while the session was renewed signs nobody out: the next one has the new tokens',
  async (t) => {
    const cookie = createCookie('session', { secrets: ['a secret'] })
    const old = tokensOf('ada', 'r9', Date.now())
    const sent = { cookie: (await cookie.serialize({ tokens: old })).split(';')[0] ?? '' }
    const read = () => readSession(new Request('http://shop.example/', { headers: sent }), cookie)
    const next = tokensOf('ada', 'r10', Date.now() + 900_000)
    ;(await read()).auth.set(next)
    const again = await read()
    t.strictSame(again.auth.get(), next)
    t.ok(await again.setCookie(), 'and the browser gets them')
  },
)
