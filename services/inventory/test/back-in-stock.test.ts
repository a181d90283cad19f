import { createHash, createHmac } from 'node:crypto'
import { query } from '@stoa/kit/postgres/sql'
import type { Principal } from '@stoa/kit/security/principal'
import { keyFor } from '@stoa/kit/security/secrets'
import { anonymous, serviceNamed, staff } from '@stoa/kit/testing/app'
import { DomainError } from '@stoa/kit/values/problem'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { SIGN_UPS } from '../domain/back-in-stock.ts'
import { consumers } from '../events/erasures.ts'
import { forgetAddress, readOfAddress, readRequest, unsubscribe } from '../flows/back-in-stock.ts'
import { tellBatch } from '../flows/back-in-stock-loops.ts'
import { SIGN_UP_TOKEN_KEY } from '../key-purposes.ts'
import { deleteOld } from '../store/back-in-stock.ts'
import { type Body, createFixture, type Fixture, item, stockOf } from './fixture.ts'

const MUG = 'var_mug'

const anonymousAt = (address: string): Principal => ({ kind: 'anonymous', cart: null, address })

/** A shop whose mug is sold out. */
async function soldOut(t: Test) {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item(MUG, 0)])
  const shopper = fixture.as(anonymous)
  const subscribe = (email: string, more: Body = {}) =>
    shopper<Body>('POST', '/v1/back-in-stock', { body: { variant_id: MUG, email, ...more } })
  const remove = (token: string) => shopper('POST', '/v1/back-in-stock/remove', { body: { token } })
  const clerk = fixture.as(staff('stock.read', 'stock.write'))
  const setStock = (on_hand: number) => clerk('POST', '/v1/admin/stock/set', { body: { variant_id: MUG, on_hand } })
  const tell = async (limit = 100) => {
    const before = fixture.events.length
    while (await tellBatch(fixture.deps as never, limit));
    return fixture.events.slice(before).filter(({ type }) => type === 'stock.back_in_stock')
  }
  return { ...fixture, subscribe, remove, setStock, tell }
}

const idsOf = (events: Fixture['events']) => events.map(({ data }) => (data as { request_id: string }).request_id)

const rows = ({ pg }: Pick<Fixture, 'pg'>) =>
  query<{ id: string; email: string; told_at: Date | null }>(
    pg,
    'SELECT id, email, told_at FROM back_in_stock_requests ORDER BY created_at',
  )

t.test('who signed up is told once when the variant is back, the first first', async (t) => {
  const shop = await soldOut(t)
  for (const email of ['a@example.test', 'b@example.test', ' A@Example.Test', 'c@example.test'])
    t.equal((await shop.subscribe(email, { locale: 'de' })).status, 202)
  t.same((await shop.tell()).length, 0, 'not before')
  await shop.setStock(5)
  const told = await shop.tell(2)
  const kept = await rows(shop)
  t.same(
    kept.map(({ email }) => email),
    ['a@example.test', 'b@example.test', 'c@example.test'],
    'one for an address',
  )
  t.same(
    idsOf(told),
    kept.map(({ id }) => id),
    'in batches of two, the oldest first',
  )
  t.same(await shop.tell(), [])
  await shop.setStock(0)
  await shop.setStock(3)
  t.same(await shop.tell(), [], 'back a second time: nobody asked again')
  await shop.setStock(0)
  t.equal((await shop.subscribe('a@example.test')).status, 202)
  await shop.setStock(1)
  t.equal((await shop.tell()).length, 1, 'who asks again is told again')
})

t.test('stock that is back while somebody signs up loses nobody', async (t) => {
  const shop = await soldOut(t)
  const many = Array.from({ length: 12 }, (_, n) => shop.subscribe(`${n}@example.test`))
  const [back, ...outcomes] = await Promise.all([shop.setStock(5), ...many])
  t.equal(back?.status, 200)
  const late = outcomes.filter(({ status }) => status === 409)
  t.equal((await shop.tell()).length, 12 - late.length, 'told, or told at once that it is there')
  t.same(
    (await rows(shop)).filter(({ told_at }) => told_at === null),
    [],
  )
})

t.test('what can be bought, and what nobody sells, is refused', async (t) => {
  const shop = await soldOut(t)
  await shop.setStock(1)
  t.match(await shop.subscribe('a@example.test'), { status: 409, body: { code: 'invalid_state' } })
  shop.catalogue.fault = new DomainError('not_found')
  t.match(await shop.subscribe('a@example.test', { variant_id: 'var_unknown' }), { status: 422 })
  t.same(await rows(shop), [])
  shop.catalogue.fault = undefined
  t.equal((await shop.subscribe('a@example.test', { variant_id: 'var_never_counted' })).status, 202)
  await stockOf(shop, [item('var_never_counted', 4)])
  t.equal((await shop.tell()).length, 1)
})

t.test('a link removes every sign-up of its address, and nobody else', async (t) => {
  const shop = await soldOut(t)
  await stockOf(shop, [item('var_cup', 0)])
  await shop.subscribe('a@example.test', { locale: 'de-AT' })
  await shop.subscribe('a@example.test', { variant_id: 'var_cup' })
  await shop.subscribe('b@example.test')
  await shop.setStock(1)
  const [first] = await shop.tell()
  const notification = shop.as(serviceNamed('notification'))
  const url = `/internal/back-in-stock/${idsOf(first ? [first] : [])[0]}`
  const read = await notification<Body>('GET', url)
  t.match(read.body, { variant_id: MUG, email: 'a@example.test', locale: 'de-AT', token: /^bis_/ })
  t.equal((await shop.remove('bis_wrong')).status, 204)
  t.equal((await rows(shop)).length, 3)
  t.equal((await shop.remove(String(read.body.token))).status, 204)
  t.same(
    (await rows(shop)).map(({ email }) => email),
    ['b@example.test'],
  )
  t.equal((await notification('GET', url)).status, 404, 'not mailed any more')
})

t.test('strangers who use up the sign-ups of an address push out their own, not those of its owner', async (t) => {
  const networks = (site: string) => (n: number) => `2001:db8:${site}:${n.toString(16)}::1`
  for (const stranger of [() => '198.51.100.7', networks('1'), networks('f')]) {
    const shop = await soldOut(t)
    const as = (address: string) => (variant_id: string) =>
      shop.as(anonymousAt(address))('POST', '/v1/back-in-stock', { body: { variant_id, email: 'a@example.test' } })
    const owner = as('2001:db8:ffff:1::1')
    for (const variant of ['var_first', 'var_second']) t.equal((await owner(variant)).status, 202)
    const strangers = SIGN_UPS.perAddress + 2
    for (let n = 0; n < strangers; n++) t.equal((await as(stranger(n))(`var_${n}`)).status, 202)
    t.equal((await owner('var_last')).status, 202)
    const kept = await query<{ variant_id: string }>(shop.pg, 'SELECT variant_id FROM back_in_stock_requests')
    const own = kept.map(({ variant_id }) => variant_id).filter((id) => !/\d/.test(id))
    t.same(own.sort(), ['var_first', 'var_last', 'var_second'])
    t.equal(kept.length, SIGN_UPS.perAddress)
  }
})

t.test('an address has so many, a network so many in a day, and all are deleted in the end', async (t) => {
  const shop = await soldOut(t)
  for (let n = 0; n <= SIGN_UPS.perAddress; n++)
    t.equal((await shop.subscribe('a@example.test', { variant_id: `var_${n}` })).status, 202)
  t.equal((await rows(shop)).length, SIGN_UPS.perAddress)
  const askFrom = (address: string, n: number) =>
    shop.as(anonymousAt(address))('POST', '/v1/back-in-stock', {
      body: { variant_id: MUG, email: `${n}@example.test` },
    })
  for (let n = 0; n < SIGN_UPS.perSiteInADay; n++) t.equal((await askFrom(`2001:db8:1:${n % 3}::1`, n)).status, 202)
  for (const address of ['2001:db8:1:1::1', '2001:db8:1:9::1'])
    t.equal((await askFrom(address, -1)).status, 429, 'neither a network nor the site around it asks for more')
  t.equal((await askFrom('2001:db8:2:1::1', -1)).status, 202)
  await query(shop.pg, "DELETE FROM back_in_stock_requests WHERE client LIKE '2001%'")
  await query(
    shop.pg,
    `UPDATE back_in_stock_requests SET told_at = now() - interval '8 days' WHERE variant_id < 'var_2'`,
  )
  await query(
    shop.pg,
    `UPDATE back_in_stock_requests SET created_at = now() - interval '181 days' WHERE variant_id = 'var_9'`,
  )
  const before = (await rows(shop)).length
  const deleted = await deleteOld(shop.pg, SIGN_UPS, 1000)
  t.ok(deleted > 1)
  t.equal((await rows(shop)).length, before - deleted)
})

t.test('an address has one form, whatever it was typed as, and what a build before kept is found by it', async (t) => {
  const shop = await soldOut(t)
  const kept = 'ada@xn--bcher-kva.example'
  for (const email of ['Ada@Bücher.example', 'ada@bu\u0308cher.example', 'ada@bücher。example', kept])
    t.equal((await shop.subscribe(email)).status, 202)
  t.same(
    (await rows(shop)).map(({ email }) => email),
    [kept],
  )
  const token = (await readRequest(shop.deps, (await rows(shop))[0]?.id ?? '')).token
  // As the build before hashed it.
  const former = 'ada@bücher.example'
  const key = keyFor(shop.deps.secret, SIGN_UP_TOKEN_KEY)
  const formerToken = `bis_${createHmac('sha256', key).update(former).digest('base64url')}`
  const hash = createHash('sha256').update(formerToken).digest()
  await query(
    shop.pg,
    "INSERT INTO back_in_stock_requests (id, variant_id, email, locale, token_hash) VALUES ('bis_0', 'var_old', $1, 'de', $2)",
    [former, hash],
  )
  t.match(await readOfAddress(shop.deps, kept), [{ email: former }, { email: kept }])
  t.equal((await readRequest(shop.deps, 'bis_0')).token, formerToken, 'its link works')
  t.equal((await shop.subscribe(kept, { variant_id: 'var_old' })).status, 202)
  t.equal((await rows(shop)).length, 2, 'and it has one mail of a variant')
  await unsubscribe(shop.deps, token)
  t.same(await rows(shop), [], 'a link of one form ends the sign-ups of both')
  await shop.subscribe(kept)
  await forgetAddress(shop.deps, kept, new Date(Date.now() + 1_000))
  t.same(await rows(shop), [])
})

t.test(
  'an address that is erased has signed up for nothing, and is not looked for where it is not known',
  async (t) => {
    const shop = await soldOut(t)
    for (const email of ['ada@example.test', 'bob@example.test']) await shop.subscribe(email)
    const person = { customer_id: 'usr_1', email: null as string | null, phone: null }
    const round = async (round: number, email: string | null) => {
      shop.erasing.person = { ...person, email, requested_at: new Date(Date.now() + 1).toISOString() }
      const data = { erasure_id: 'era_1', round }
      const event = {
        id: `evt_${round}`,
        type: 'erasure.requested',
        aggregate: 'era_1',
        occurred_at: '',
        data,
      } as const
      const context = { requestId: 'evt', traceparent: undefined, now: new Date(), log: pino({ level: 'silent' }) }
      await consumers['erasure.requested'](event, { ...shop.deps, ...context } as never)
    }
    await round(1, null)
    t.equal((await rows(shop)).length, 2)
    const user = shop.as(serviceNamed('user'))
    const held = await user<Body>('POST', '/internal/personal-data', { body: { email: 'ADA@example.test' } })
    t.match(held.body, { data: [{ variant_id: MUG, email: 'ada@example.test', told_at: null }] })
    await round(2, 'ada@example.test')
    t.same(
      (await rows(shop)).map(({ email }) => email),
      ['bob@example.test'],
    )
    t.same(shop.erasing.rounds, [1, 2], 'each round is reported')
    shop.erasing.person = null
  },
)
