import type { EventDraft } from '@stoa/kit/events/event'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { customer, serviceNamed } from '@stoa/kit/testing/app'
import { UnavailableError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'
import { abandonmentAt } from '../domain/abandoned-cart.ts'
import { tellOfAbandoned } from '../flows/abandoned-carts.ts'
import type { Published } from '../generated/events.ts'
import { claimMark, PASSING } from '../store/abandoned-carts.ts'
import { cartFixture, database } from './cart-fixture.ts'

const pg = await database(t)
const NOW = new Date('2026-11-23T14:00:00.000Z')
const DAY = 24
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const LINES = JSON.stringify([{ id: 'itm_1', variant_id: 'mug', quantity: 2 }])

interface Made {
  user?: string | null
  /** Since its last change, at NOW. */
  hours?: number
  items?: string
  status?: string
}

/** A shop whose carts are looked at after ten hours, and what it has told of. */
async function createShop(t: Test) {
  const { deps } = await cartFixture(t, pg)
  await execute(pg, "UPDATE abandoned_carts_mark SET reached_at = $1, reached_id = ''", [later(-100 * DAY)])
  const events: EventDraft<Published>[] = []
  const outbox = {
    addAll: async (_tx: unknown, _origin: unknown, drafts: typeof events) => void events.push(...drafts),
  }
  return {
    events,
    told: () => events.splice(0).map(({ aggregate }) => aggregate),
    look: (now = NOW, limit?: number) =>
      tellOfAbandoned({ ...deps, outbox: outbox as never }, { now, hours: 10 }, limit),
    make: (id: string, { user = 'usr_1', hours = 11, items = LINES, status = 'open' }: Made = {}) =>
      execute(
        pg,
        `INSERT INTO carts (id, owner, user_id, status, currency, locale, totals, items, updated_at)
         VALUES ($1, coalesce($2, $1), $2, $3, 'EUR', 'en', '{"total": 2380}', $4, $5)`,
        [id, user, status, items, later(-hours)],
      ),
    change: (id: string, at: Date, status = 'open') =>
      execute(pg, 'UPDATE carts SET updated_at = $2, status = $3, version = version + 1 WHERE id = $1', [
        id,
        at,
        status,
      ]),
  }
}

t.test('a customer’s cart that nobody changed for hours is told of once', async (t) => {
  const shop = await createShop(t)
  await shop.make('cart_1')
  await shop.look(later(-2))
  t.strictSame(shop.told(), [], 'not before')
  await shop.look()
  t.strictSame(shop.events, [
    {
      type: 'cart.abandoned',
      aggregate: 'cart_1',
      data: {
        ...{ cart_id: 'cart_1', cart_version: 1, customer_id: 'usr_1', total: { amount: 2380, currency: 'EUR' } },
        ...{ lines: [{ variant_id: 'mug', quantity: 2 }], changed_at: '2026-11-23T03:00:00.000Z' },
      },
    },
  ])
  shop.told()
  for (const hours of [0, 1, 30 * DAY]) await shop.look(later(hours))
  t.strictSame(shop.told(), [])
})

t.test(
  'nothing is told of guests, of what is empty, ordered or being paid for, or of a cart that is not the latest',
  async (t) => {
    const shop = await createShop(t)
    await shop.make('cart_guest', { user: null })
    await shop.make('cart_empty', { user: 'usr_2', items: '[]' })
    await shop.make('cart_paying', { user: 'usr_3', status: 'in_checkout' })
    await shop.make('cart_bought', { user: 'usr_4', status: 'completed' })
    await shop.make('cart_before', { user: 'usr_5', hours: 20 })
    await shop.make('cart_ordered_since', { user: 'usr_5', hours: 2, status: 'completed' })
    await shop.make('cart_old', { user: 'usr_6', hours: 12 })
    await shop.make('cart_latest', { user: 'usr_6' })
    await shop.look()
    t.strictSame(shop.told(), ['cart_latest'])
    await shop.change('cart_paying', later(1))
    await shop.look(later(12))
    t.strictSame(shop.told(), ['cart_paying'], 'whose payment came to nothing, ten hours after that')
  },
)

t.test('a customer is told of once in seven days, whichever cart it is', async (t) => {
  const shop = await createShop(t)
  await shop.make('cart_1')
  await shop.look()
  await shop.change('cart_1', later(1))
  await shop.make('cart_2', { hours: -2 })
  await shop.look(later(15))
  t.strictSame(shop.told(), ['cart_1'], 'nothing of what was left on the same day')
  await shop.look(later(8 * DAY))
  t.strictSame(shop.told(), [], 'nor afterwards')
  await shop.change('cart_1', later(8 * DAY))
  await shop.look(later(9 * DAY))
  t.strictSame(shop.told(), ['cart_1'])
})

t.test('what was left long ago, or while the shop told of none, stays untold', async (t) => {
  const shop = await createShop(t)
  await shop.make('cart_1', { user: 'usr_1', hours: 40 })
  await shop.make('cart_2', { user: 'usr_2', hours: 30 })
  await shop.look()
  t.strictSame(shop.told(), ['cart_2'], 'a day later it is too late')
})

t.test(
  'a reminder shows what can be bought of a cart now, at today’s prices, as long as it is as it was left',
  async (t) => {
    const shop = await createShop(t)
    const { as, stubs } = await cartFixture(t, pg)
    const ada = as(customer('usr_1'))
    const { id } = (await ada<{ id: string }>('POST', '/v1/carts', { body: {} })).body
    for (const variant_id of ['mug', 'tea', 'song']) {
      await ada('POST', `/v1/carts/${id}/items`, { body: { variant_id, quantity: 2 } })
    }
    stubs.products.delete('tea')
    stubs.products.set('mug', { prices: { EUR: 990 }, data: { image: 'https://shop.example.test/mug.webp' } })
    stubs.stock.set('song', { in_stock: false, available: 0 })
    const read = (cart = id) => as(serviceNamed('notification'))('GET', `/internal/carts/${cart}`)
    const line = {
      title: 'The mug',
      variant_title: null,
      quantity: 2,
      total: { amount: 1980, currency: 'EUR' },
      picture: null,
    }
    t.strictSame((await read()).body, {
      ...{ id, version: 4, customer_id: 'usr_1', locale: 'en', is_abandoned: true },
      ...{ lines: [line], subtotal: { amount: 1980, currency: 'EUR' } },
    })
    stubs.before = () => Promise.reject(new UnavailableError('away', false))
    t.match(await read(), { status: 503 }, 'it is asked again later')
    await shop.make('cart_later', { hours: -1_000_000 })
    t.match((await read()).body, { is_abandoned: false, lines: [] }, 'another is the latest')
    await shop.make('cart_guest', { user: null })
    t.equal((await read('cart_guest')).status, 404)
  },
)

t.test('however small the batches are, each cart is told of once, also those of one moment', async (t) => {
  const shop = await createShop(t)
  const ids = Array.from({ length: 23 }, (_, n) => `cart_${String(n).padStart(2, '0')}`)
  for (const [n, id] of ids.entries()) await shop.make(id, { user: `usr_${n}`, hours: n < 9 ? 12 : 11 })
  await shop.look(NOW, 4)
  t.strictSame(shop.told().sort(), ids)
})

t.test('two processes tell of a cart once, and of none that is being changed', async (t) => {
  const shop = await createShop(t)
  await shop.make('cart_1')
  await shop.make('cart_2', { user: 'usr_2' })
  await pg.tx(async (tx) => {
    await query(tx, "SELECT FROM carts WHERE id = 'cart_2' FOR UPDATE")
    await Promise.all([shop.look(), shop.look(), shop.look()])
  })
  t.strictSame(shop.told(), ['cart_1'])
  await shop.make('cart_3', { user: 'usr_3' })
  await execute(pg, "UPDATE abandoned_carts_mark SET reached_at = $1, reached_id = ''", [later(-DAY)])
  await pg.tx(async (tx) => {
    t.ok(await claimMark(tx, later(-DAY)))
    await shop.look()
  })
  t.strictSame(shop.told(), [], 'while another is at it')
})

t.test('a transaction that fails tells of nothing and forgets nothing', async (t) => {
  const shop = await createShop(t)
  await shop.make('cart_1')
  const { deps } = await cartFixture(t, pg)
  await shop.make('cart_1')
  const outbox = { addAll: () => Promise.reject(new Error('no outbox')) } as never
  await t.rejects(tellOfAbandoned({ ...deps, outbox }, { now: NOW, hours: 10 }), /no outbox/)
  await shop.look()
  t.strictSame(shop.told(), ['cart_1'])
})

t.test('what is read does not grow with the shop, and a changed cart has no entry more in an index', async (t) => {
  const shop = await createShop(t)
  await execute(
    pg,
    `INSERT INTO carts (id, owner, user_id, currency, locale, totals, items, updated_at)
     SELECT 'cart_' || n, 'usr_' || n % 900, 'usr_' || n % 900, 'EUR', 'en', '{}', $1, $2::timestamptz - n * interval '1 minute'
       FROM generate_series(1, 6000) AS n`,
    [LINES, later(-1)],
  )
  await execute(pg, 'ANALYZE carts')
  const { until, quietSince } = abandonmentAt(NOW, 10)
  const plan = await query(pg, `EXPLAIN ${PASSING}`, [later(-11), '', until, quietSince, 200])
  t.match(JSON.stringify(plan), /customer_carts_by_age[^}]*}.*carts_by_owner/s)
  t.notMatch(JSON.stringify(plan), /Seq Scan/)
  const indexed = await maybe<{ count: number }>(
    pg,
    "SELECT count(*)::int AS count FROM pg_indexes WHERE tablename = 'carts' AND indexdef LIKE '%abandoned%'",
  )
  t.strictSame(indexed, { count: 0 })
  await shop.look()
  t.equal(shop.told().length, 360, 'the latest of each customer who has changed none for ten hours')
})
