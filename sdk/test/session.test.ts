import t from 'tap'
import { memoryStore } from '../src/auth.ts'
import { AbortedError, ServerError, StoaError, UnauthenticatedError } from '../src/errors.ts'
import type { StoredTokens } from '../src/types.ts'
import { type Clock, makeCalls, makeClock, operations } from './fixture.ts'
import { type Behaviour, problem, type Seen, serve } from './server.ts'

const thing = { path: { id: 'a' } }
const isRefresh = ({ url }: Seen) => url === '/v1/auth/refresh'
const tokensOf = (n: number): Behaviour => ({
  status: 200,
  body: { access_token: `access-${n}`, refresh_token: `refresh-${n}`, expires_in: 600 },
})

/** Tokens of generation 0, with this much left of them. */
function stored(clock: Clock, leftMs: number) {
  return memoryStore<StoredTokens>({
    access_token: 'access-0',
    refresh_token: 'refresh-0',
    expires_at: clock.time + leftMs,
  })
}

/** Takes only `access-1`, which a refresh with `refresh-0` gives, once. */
function strict(seen: Seen): Behaviour {
  if (isRefresh(seen)) {
    return seen.body === '{"refresh_token":"refresh-0"}' ? tokensOf(1) : problem(401, 'refresh_token_invalid')
  }
  if (seen.headers.authorization === 'Bearer access-1') return { status: 200, body: { fine: true } }
  return problem(401, 'token_expired')
}

t.test('signing in and out', async (t) => {
  const shop = await serve(t, ({ url }) => (url === '/v1/auth/login' ? tokensOf(0) : { status: 200, body: {} }))
  const clock = makeClock()
  const auth = memoryStore<StoredTokens>()
  const calls = makeCalls(shop.url, { auth }, clock)
  const sent = () => shop.seen.at(-1)?.headers.authorization
  await calls.send(operations.read, thing)
  t.equal(sent(), undefined, 'a guest has no token')
  await calls.send(operations.login, { body: {} })
  t.same(auth.get(), { access_token: 'access-0', refresh_token: 'refresh-0', expires_at: clock.time + 600_000 })
  await calls.send(operations.read, thing)
  t.equal(sent(), 'Bearer access-0')
  await calls.send(operations.login, { body: {} })
  t.equal(sent(), undefined, 'signing in needs no token')
  await calls.send(operations.logout)
  t.equal(sent(), 'Bearer access-0')
  t.equal(auth.get(), null)
})

t.test('signing out of a session that has ended forgets it too', async (t) => {
  const shop = await serve(t, () => problem(401, 'unauthenticated'))
  const clock = makeClock()
  const auth = stored(clock, 600_000)
  await t.rejects(makeCalls(shop.url, { auth }, clock).send(operations.logout), UnauthenticatedError)
  t.equal(auth.get(), null)
})

t.test('ten calls side by side share one refresh', async (t) => {
  for (const [name, leftMs, tries] of [
    ['when the server refuses the token', 600_000, 20],
    ['early, when the token is about to end', 29_000, 10],
  ] as const) {
    const shop = await serve(t, strict)
    const clock = makeClock()
    const auth = stored(clock, leftMs)
    const calls = makeCalls(shop.url, { auth }, clock)
    const results = await Promise.all(Array.from({ length: 10 }, () => calls.send(operations.read, thing)))
    t.same(
      results,
      Array.from({ length: 10 }, () => ({ fine: true })),
      name,
    )
    t.equal(shop.seen.filter(isRefresh).length, 1, 'one refresh')
    t.ok(shop.seen.length <= tries + 1, `no more than ${tries} tries`)
    t.notOk(shop.seen.find(isRefresh)?.headers.authorization, 'without the old token')
    t.match(auth.get(), { access_token: 'access-1', refresh_token: 'refresh-1' })
  }
})

t.test('a replay keeps its idempotency key and happens once', async (t) => {
  const shop = await serve(t, (seen) => (isRefresh(seen) ? tokensOf(1) : problem(401, 'unauthenticated')))
  const clock = makeClock()
  const calls = makeCalls(shop.url, { auth: stored(clock, 600_000) }, clock)
  await t.rejects(calls.send(operations.create, { body: {} }), UnauthenticatedError)
  t.same(
    shop.seen.map(({ url, headers }) => [url, headers.authorization, headers['idempotency-key']]),
    [
      ['/v1/things', 'Bearer access-0', 'key-0'],
      ['/v1/auth/refresh', undefined, undefined],
      ['/v1/things', 'Bearer access-1', 'key-0'],
    ],
  )
})

t.test('a refresh that is refused ends the session; the first error surfaces', async (t) => {
  const shop = await serve(t, (seen) =>
    isRefresh(seen) ? problem(401, 'refresh_token_invalid') : problem(401, 'token_expired'),
  )
  const clock = makeClock()
  const auth = stored(clock, 600_000)
  await t.rejects(makeCalls(shop.url, { auth }, clock).send(operations.read, thing), { code: 'token_expired' })
  t.equal(auth.get(), null)
})

t.test('a refused refresh is told to onSignedOut, and the call does not go on as a silent guest', async (t) => {
  const shop = await serve(t, (seen) =>
    isRefresh(seen) ? problem(401, 'refresh_token_invalid') : { status: 200, body: { fine: true } },
  )
  for (const leftMs of [-1, 20_000]) {
    const clock = makeClock()
    const auth = stored(clock, leftMs)
    const told: unknown[] = []
    const onSignedOut = (error: unknown) => void told.push([error, auth.get()])
    const calls = makeCalls(shop.url, { auth, onSignedOut }, clock)
    shop.seen.length = 0
    const [one, other] = await Promise.allSettled([
      calls.send(operations.create, { body: {} }),
      calls.send(operations.read, thing),
    ])
    t.match(one, { status: 'rejected', reason: { code: 'refresh_token_invalid' } })
    t.match(other, { status: 'rejected', reason: UnauthenticatedError })
    t.equal(shop.seen.length, 1, 'nothing but the refresh was sent')
    t.match(told, [[{ code: 'refresh_token_invalid' }, null]], 'told once, when the tokens are gone')
    t.same(await calls.send(operations.read, thing), { fine: true }, 'the next call is a guest, knowingly')
  }
})

t.test('a refresh that brings no tokens is not the end of the session', async (t) => {
  const shop = await serve(t, () => ({ status: 200, body: { welcome: 'to the airport network' } }))
  const clock = makeClock()
  const auth = stored(clock, -1)
  await t.rejects(makeCalls(shop.url, { auth }, clock).send(operations.read, thing), StoaError)
  t.match(auth.get(), { refresh_token: 'refresh-0' })
})

t.test('a refresh that fails for another reason keeps the session', async (t) => {
  const shop = await serve(t, (seen) =>
    isRefresh(seen) ? problem(500, 'internal_error') : { status: 200, body: { fine: true } },
  )
  const clock = makeClock()
  const early = stored(clock, 20_000)
  t.same(
    await makeCalls(shop.url, { auth: early }, clock).send(operations.read, thing),
    { fine: true },
    'the token is still good',
  )
  t.match(early.get(), { refresh_token: 'refresh-0' })
  const ended = stored(clock, -1)
  const calls = makeCalls(shop.url, { auth: ended, maxRetries: 0 }, clock)
  await t.rejects(calls.send(operations.read, thing), ServerError)
  t.match(ended.get(), { refresh_token: 'refresh-0' })
})

t.test('a wrong password is no reason to refresh', async (t) => {
  const shop = await serve(t, () => problem(401, 'invalid_credentials'))
  const clock = makeClock()
  const calls = makeCalls(shop.url, { auth: stored(clock, 600_000) }, clock)
  await t.rejects(calls.send(operations.read, thing), { code: 'invalid_credentials' })
  t.equal(shop.seen.length, 1)
})

t.test('tokens that another tab has refreshed already are taken, without another refresh', async (t) => {
  const clock = makeClock()
  const auth = stored(clock, 600_000)
  const shop = await serve(t, (seen) => {
    auth.set({ access_token: 'access-1', refresh_token: 'refresh-1', expires_at: clock.time + 600_000 })
    return strict(seen)
  })
  t.same(await makeCalls(shop.url, { auth }, clock).send(operations.read, thing), { fine: true })
  t.equal(shop.seen.filter(isRefresh).length, 0)
})

t.test('a refresh that ends after somebody else signed in does not undo that', async (t) => {
  const clock = makeClock()
  const auth = stored(clock, 0)
  const other = { access_token: 'other', refresh_token: 'other', expires_at: clock.time + 600_000 }
  const shop = await serve(t, (seen) => {
    if (!isRefresh(seen)) return { status: 200, body: {} }
    auth.set(other)
    return tokensOf(1)
  })
  await makeCalls(shop.url, { auth }, clock).send(operations.read, thing)
  t.same(auth.get(), other)
  t.equal(shop.seen.at(-1)?.headers.authorization, 'Bearer other')
})

t.test('who waits for a refresh may stop waiting; the others go on', async (t) => {
  const controller = new AbortController()
  const shop = await serve(t, (seen) => {
    if (isRefresh(seen)) controller.abort()
    return strict(seen)
  })
  const clock = makeClock()
  const calls = makeCalls(shop.url, { auth: stored(clock, 0) }, clock)
  const [impatient, patient] = await Promise.allSettled([
    calls.send(operations.read, thing, { signal: controller.signal }),
    calls.send(operations.read, thing),
  ])
  t.match(impatient, { status: 'rejected', reason: AbortedError })
  t.match(patient, { status: 'fulfilled', value: { fine: true } })
  t.equal(shop.seen.filter(isRefresh).length, 1)
})

t.test('a token that the caller manages is asked for again after a 401', async (t) => {
  let token = 'access-0'
  const auth = () => token
  const shop = await serve(t, (seen) => {
    token = 'access-1'
    return strict(seen)
  })
  t.same(await makeCalls(shop.url, { auth }).send(operations.read, thing), { fine: true })
  t.equal(shop.seen.length, 2)
})

t.test('a cart token is sent with calls for its cart and orders, and with no others', async (t) => {
  const shop = await serve(t, ({ url, body }) => {
    if (url === '/v1/carts') return { status: 201, body: { ...JSON.parse(body), lines: [] } }
    return url === '/v1/auth/login' ? tokensOf(0) : { status: 200, body: {} }
  })
  const calls = makeCalls(shop.url)
  const sent = async (work: Promise<unknown>) => {
    await work
    return shop.seen.at(-1)?.headers['stoa-cart-token']
  }
  const create = (id: string, token?: string) => calls.send(operations.createCart, { body: { id, token } })
  const cart = (cartId: string, options = {}) => calls.send(operations.getCart, { path: { cartId } }, options)
  const order = (options = {}) => calls.send(operations.getOrder, { path: { id: 'o' } }, options)

  t.equal(await sent(order()), undefined, 'none is known yet')
  t.equal(await sent(create('a', 'token-a')), undefined)
  t.equal(await sent(create('b', 'token-b')), undefined)
  t.equal(await sent(cart('a')), 'token-a', 'each cart opens with its own')
  t.equal(await sent(order()), 'token-a', 'an order opens with that of the cart used last')
  t.equal(await sent(cart('b')), 'token-b')
  t.equal(await sent(order()), 'token-b')
  t.equal(await sent(order({ cartToken: 'mine' })), 'mine', 'the one in the options wins')
  t.equal(await sent(cart('c')), undefined, "an unknown cart is not tried with another's token")
  t.equal(await sent(calls.send(operations.read, thing)), undefined, 'what needs no buyer carries none')
  await calls.send(operations.login, { body: {} })
  t.equal(await sent(order()), undefined, 'a signed-in user needs none')
  t.equal(await sent(cart('a')), 'token-a', 'but keeps what the guest had')
})

t.test('a cart whose first response was lost is made anew, because nobody gets its token twice', async (t) => {
  const carts = new Set<string>()
  const shop = await serve(t, ({ headers }, n) => {
    const key = String(headers['idempotency-key'])
    const isReplay = carts.has(key)
    carts.add(key)
    if (n === 0) return 'cut'
    const body = { id: `cart of ${key}`, ...(isReplay ? {} : { token: `token of ${key}` }) }
    return { status: 201, body, headers: isReplay ? { 'idempotent-replayed': 'true' } : {} }
  })
  const made = await makeCalls(shop.url).send<{ id: string; token?: string }>(operations.createCart, { body: {} })
  t.same(made, { id: 'cart of key-1', token: 'token of key-1' })
  t.same(
    shop.seen.map(({ headers }) => headers['idempotency-key']),
    ['key-0', 'key-0', 'key-1'],
  )
  const given = makeCalls(shop.url).send<{ token?: string }>(operations.createCart, {}, { idempotencyKey: 'key-1' })
  t.equal((await given).token, undefined, "a key of the caller is the caller's own")
})

t.test('a cart whose responses are lost again and again is made anew twice, and then the call fails', async (t) => {
  const replayed = { 'idempotent-replayed': 'true' }
  const lose = async (lost: number) => {
    const shop = await serve(t, ({ headers }, n) => {
      const cart = { id: `cart of ${headers['idempotency-key']}` }
      if (n < lost) return { status: 201, body: cart, headers: replayed }
      return { status: 201, body: { ...cart, token: 'token' } }
    })
    const made = await makeCalls(shop.url)
      .send<{ token?: string }>(operations.createCart, { body: {} })
      .catch((error: unknown) => error)
    return { made, keys: new Set(shop.seen.map(({ headers }) => headers['idempotency-key'])).size }
  }
  t.match(await lose(2), { made: { token: 'token' }, keys: 3 })
  t.match(await lose(10), { made: { name: 'StoaError' }, keys: 3 })
})
