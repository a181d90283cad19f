import { mintCartToken, openCartToken } from '@stoa/kit/security/cart-token'
import { bodyHashOf, bodyHeadersOf, mintInternalToken, openInternalToken } from '@stoa/kit/security/internal-token'
import { mintLocalToken } from '@stoa/kit/security/local-token'
import { anonymous } from '@stoa/kit/testing/app'
import t from 'tap'

const secretA = { current: 'a'.repeat(40) }
const secretB = { current: 'b'.repeat(40) }

t.test(
  'an internal token is good for one request, one callee, and half a minute by clocks a minute apart',
  async (t) => {
    const claims = {
      caller: 'gateway',
      callee: 'order',
      method: 'GET',
      url: '/v1/orders?limit=1',
      principal: anonymous,
      headers: {},
    }
    const now = 1_800_000_000_000
    const token = mintInternalToken(secretA, claims, now)
    const opened = (over: Partial<typeof claims>, secret = secretA, at = now) =>
      openInternalToken(secret, token, { ...claims, ...over }, at)
    t.same(opened({}), { caller: 'gateway', principal: anonymous, bodyHash: null })
    t.equal(opened({ method: 'POST' }), null)
    t.equal(opened({ url: '/v1/orders?limit=2' }), null)
    t.equal(opened({ callee: 'payment' }), null)
    t.equal(opened({}, secretB), null)
    for (const seconds of [-60, -30, 30, 90]) t.ok(opened({}, secretA, now + seconds * 1_000), `${seconds} s`)
    for (const [seconds, said] of [
      [-61, '61 s ahead'],
      [91, '91 s old'],
    ] as const) {
      const late = () => opened({}, secretA, now + seconds * 1_000)
      t.throws(late, { code: 'service_unavailable', cause: { message: new RegExp(`gateway is ${said}`) } })
    }
    t.equal(opened({ url: '/v1/other' }, secretA, now + 91_000), null, 'what is wrong otherwise is nobody’s clock')
    t.same(opened({}, { current: secretB.current, previous: secretA.current } as never), {
      caller: 'gateway',
      principal: anonymous,
      bodyHash: null,
    })
    t.equal(
      opened({ method: 'GET', headers: { 'content-type': 'text/csv' } as never })?.caller,
      'gateway',
      'no body is read',
    )
    for (const bad of ['', 'gateway', 'gateway:', `order${token.slice(7)}`, `${token}x`, token.slice(0, -2)]) {
      t.equal(openInternalToken(secretA, bad, claims, now), null, `refuses ${bad.slice(0, 20)}`)
    }
  },
)

t.test('an internal token is bound to the body, by its hash or by what its headers say', async (t) => {
  const claims = { caller: 'gateway', callee: 'order', method: 'POST', url: '/v1/carts', principal: anonymous }
  const json = { 'content-type': 'application/json', 'content-length': '20' }
  const passedOn = mintInternalToken(secretA, { ...claims, body: bodyHeadersOf('POST', json) })
  const open = (token: string, headers: Record<string, string>) =>
    openInternalToken(secretA, token, { ...claims, headers })
  t.equal(open(passedOn, json)?.bodyHash, null)
  t.equal(open(passedOn, { ...json, 'content-length': '21' }), null)
  t.equal(open(passedOn, { ...json, 'content-type': 'text/plain' }), null)
  t.equal(open(passedOn, {}), null)
  const known = mintInternalToken(secretA, { ...claims, body: { hash: bodyHashOf('{"a":1}') } })
  t.equal(open(known, json)?.bodyHash, bodyHashOf('{"a":1}'))
  t.not(bodyHashOf('{"a":1}'), bodyHashOf('{"a":2}'))
})

t.test('a token within the process opens one request, once, and nobody can make one up', async (t) => {
  const claims = { caller: 'gateway', callee: 'order', method: 'POST', url: '/v1/carts', principal: anonymous }
  const open = (token: string, over: Partial<typeof claims> = {}) =>
    openInternalToken(secretA, token, { ...claims, ...over, headers: {} })
  const token = mintLocalToken(claims)
  t.same(open(token), { caller: 'gateway', principal: anonymous, bodyHash: null })
  t.equal(open(token), null, 'a second time')
  for (const over of [{ method: 'GET' }, { url: '/v1/carts?x' }, { callee: 'user' }]) {
    t.equal(open(mintLocalToken(claims), over), null, `another ${Object.keys(over)}`)
  }
  mintLocalToken(claims)
  for (const bad of ['local:0', 'local::0', token.replace(/:[^:]+:/, ':AAAAAAAAAAAAAAAAAAAAAA:')]) {
    t.equal(open(bad), null, `refuses ${bad}`)
  }
})

t.test('a cart token opens its cart, and nothing forged does', async (t) => {
  const token = mintCartToken(secretA, 'cart_1')
  t.equal(openCartToken(secretA, token), 'cart_1')
  t.equal(openCartToken(secretB, token), null)
  const other = Buffer.from('cart_2').toString('base64url')
  t.equal(openCartToken(secretA, `${other}.${token.split('.')[1]}`), null)
})
