import { execute, query } from '@stoa/kit/postgres/sql'
import { anonymous, customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { expireCarts } from '../flows/cart-expiry.ts'
import type { Cart } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { guestCart, setStatus } from './cart-steps.ts'

const pg = await database(t)
const AGES = { empty: 1, guest: 30, customer: 90 }
const LINE = '[{"id": "itm_1", "variant_id": "song", "quantity": 1}]'

t.test('carts expire after their last change, and a checkout under way keeps its own', async (t) => {
  const fixture = await cartFixture(t, pg)
  const age = (id: string, days: number) =>
    execute(fixture.pg, 'UPDATE carts SET updated_at = now() - make_interval(days => $2) WHERE id = $1', [id, days])
  const idsNow = async () => (await query<{ id: string }>(fixture.pg, 'SELECT id FROM carts')).map(({ id }) => id)
  await expireCarts(fixture.pg, AGES)
  const before = new Set(await idsNow())
  const make = async (as: typeof anonymous) => (await fixture.as(as)<Cart>('POST', '/v1/carts', { body: {} })).body.id
  const [fresh, old] = [await make(anonymous), await make(anonymous)]
  const [recent, forgotten] = [await make(customer('usr_1')), await make(customer('usr_1'))]
  const [busy, bought] = [await guestCart(fixture), await guestCart(fixture)]
  await execute(fixture.pg, 'UPDATE carts SET items = $2 WHERE id = ANY($1)', [[fresh, old], LINE])
  await age(fresh, 29)
  await age(old, 31)
  await age(recent, 31)
  await age(forgotten, 91)
  await setStatus(fixture, busy.id, 'in_checkout')
  await setStatus(fixture, bought.id, 'completed')
  await age(busy.id, 400)
  await age(bought.id, 400)
  t.equal(await expireCarts(fixture.pg, AGES), 3)
  const left = (await idsNow()).filter((id) => !before.has(id))
  t.same(left.sort(), [fresh, recent, busy.id].sort())
  t.equal((await busy.call('GET', busy.url)).status, 200)
  t.equal((await bought.call('GET', bought.url)).status, 404)
})

t.test('more carts than one batch are deleted in one round, from the index of their kind', async (t) => {
  const fixture = await cartFixture(t, pg)
  await execute(
    fixture.pg,
    `INSERT INTO carts (id, owner, currency, locale, totals, items, updated_at)
     SELECT 'cart_' || n, 'cart_' || n, 'EUR', 'en', '{}', $1, now() - interval '40 days' FROM generate_series(1, 1200) AS n`,
    [LINE],
  )
  t.equal(await expireCarts(fixture.pg, AGES), 1_200)
  t.equal(await expireCarts(fixture.pg, AGES), 0)
  const indexes = await query<{ indexname: string }>(
    fixture.pg,
    `SELECT indexname FROM pg_indexes WHERE tablename = 'carts' AND indexdef LIKE '%(updated_at) WHERE%' ORDER BY 1`,
  )
  t.same(
    indexes.map(({ indexname }) => indexname),
    ['customer_carts_by_age', 'empty_guest_carts_by_age', 'guest_carts_by_age'],
  )
})

t.test('a guest’s cart without lines ends a day after its last change, from an index of such carts', async (t) => {
  const fixture = await cartFixture(t, pg)
  const make = async (as: typeof anonymous) => (await fixture.as(as)<Cart>('POST', '/v1/carts', { body: {} })).body.id
  const [empty, filled, customers] = [await make(anonymous), await make(anonymous), await make(customer('usr_1'))]
  const fresh = await make(anonymous)
  await execute(fixture.pg, 'UPDATE carts SET items = $2 WHERE id = $1', [filled, LINE])
  await execute(fixture.pg, "UPDATE carts SET updated_at = now() - interval '25 hours' WHERE id <> $1", [fresh])
  t.equal(await expireCarts(fixture.pg, AGES), 1)
  const left = (await query<{ id: string }>(fixture.pg, 'SELECT id FROM carts')).map(({ id }) => id)
  t.same(left.sort(), [filled, customers, fresh].sort(), `not ${empty}`)
  const plan = await fixture.pg.tx(async (tx) => {
    await execute(tx, 'SET LOCAL enable_seqscan = off')
    return query(
      tx,
      `EXPLAIN SELECT id FROM carts WHERE user_id IS NULL AND items = '[]' AND updated_at < now() - interval '1 day'
        ORDER BY updated_at LIMIT 500`,
    )
  })
  t.match(JSON.stringify(plan), /empty_guest_carts_by_age/)
})
