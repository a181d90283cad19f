import { query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { commitSales } from '../flows/reservation.ts'
import { createFixture, type Fixture, holdOf, item, stockOf } from './fixture.ts'

const saleOf = (n: number) => ({ reservation_id: `chk_${n}`, order_id: `ord_${n}` })

/** Reservations of one unit of `a` and two of `b`. */
async function heldShop(fixture: Fixture, count: number): Promise<void> {
  await stockOf(fixture, [item('a', 100), item('b', 100)])
  const lines = [
    { variant_id: 'b', quantity: 2 },
    { variant_id: 'a', quantity: 1 },
  ]
  for (let n = 0; n < count; n++) await holdOf(fixture, `chk_${n}`, lines)
}

const levels = ({ pg }: Fixture) => query(pg, 'SELECT variant_id, on_hand, reserved FROM stock_levels ORDER BY 1')
const journal = ({ pg }: Fixture) =>
  query<{ reference: string; variant_id: string; delta: number }>(
    pg,
    "SELECT reference, variant_id, delta FROM movements WHERE reason = 'sold' ORDER BY 1, 2",
  )

t.test('many sales are one statement, and one that cannot be made keeps no other from it', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  await heldShop(fixture, 4)
  await fixture.order('POST', '/internal/reservations/chk_3/release')
  const sales = [2, 3, 0, 9, 2].map(saleOf)
  const before = pg.statements
  const failed = await commitSales(pg, sales)
  t.equal(pg.statements - before, 1)
  t.strictSame(
    [...failed.keys()].map(({ reservation_id }) => reservation_id),
    ['chk_3', 'chk_9'],
    'one that was released, and one that nobody made',
  )
  const sold = [
    { variant_id: 'a', on_hand: 98, reserved: 1 },
    { variant_id: 'b', on_hand: 96, reserved: 2 },
  ]
  t.strictSame(await levels(fixture), sold)
  const journalled = ['ord_0', 'ord_2'].flatMap((reference) => [
    { reference, variant_id: 'a', delta: -1 },
    { reference, variant_id: 'b', delta: -2 },
  ])
  t.strictSame(await journal(fixture), journalled)
  await commitSales(pg, sales)
  t.strictSame([await levels(fixture), await journal(fixture)], [sold, journalled], 'twice is once')
})

t.test(
  'the same sales in many batches at once, beside holds and releases: each is made once, and nobody deadlocks',
  async (t) => {
    const fixture = await createFixture(t)
    const { pg } = fixture
    await heldShop(fixture, 12)
    const batch = (_: unknown, at: number) => {
      const sales = Array.from({ length: 12 }, (_, n) => saleOf((n * (at % 2 ? 5 : 7) + at) % 12))
      return commitSales(pg, sales)
    }
    const beside = (_: unknown, n: number) =>
      n % 2
        ? holdOf(
            fixture,
            `more_${n}`,
            ['b', 'a'].map((variant_id) => ({ variant_id, quantity: 1 })),
          )
        : fixture.order('POST', `/internal/reservations/more_${n + 1}/release`)
    const [failures] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, batch)),
      Promise.all(Array.from({ length: 20 }, beside)),
    ])
    t.ok(failures.every((failed) => failed.size === 0))
    t.equal((await journal(fixture)).length, 24)
    t.match(await levels(fixture), [{ on_hand: 88 }, { on_hand: 76 }])
    const [drift] = await query<{ deadlocks: number }>(
      pg,
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    )
    t.equal(drift?.deadlocks, 0)
  },
)
