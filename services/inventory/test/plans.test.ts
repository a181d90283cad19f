import type { Postgres, Queryable } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import { testPostgres } from '@stoa/kit/testing/databases'
import { genericPlan } from '@stoa/kit/testing/generic-plan'
import t, { type Test } from 'tap'
import { migrations } from '../app.ts'
import { findDrift } from '../store/drift.ts'
import { insertHold, insertHoldAtDefault } from '../store/hold.ts'
import { listMovements } from '../store/movements.ts'
import { sellReservations } from '../store/sale.ts'
import { listLevels } from '../store/stock.ts'

const LEVELS = 20_000
const LOCATION = 'loc_00000000000000000000000000'

/** Tables large enough that a scan of one of them costs more than any index. */
async function largeTables(t: Test): Promise<Postgres> {
  const pg = await testPostgres(t, { migrations: [migrations] })
  const variants = `SELECT 'v' || lpad(n::text, 6, '0') AS v, n FROM generate_series(1, ${LEVELS}) n`
  await execute(
    pg,
    `INSERT INTO stock_levels (variant_id, location_id, on_hand) SELECT v, '${LOCATION}', 3 FROM (${variants}) AS a`,
  )
  await execute(
    pg,
    `INSERT INTO movements (id, variant_id, location_id, delta, reason)
     SELECT 'm' || v || k, v, '${LOCATION}', 1, 'initial' FROM (${variants}) AS a, generate_series(1, 3) k`,
  )
  await execute(pg, `INSERT INTO reservations (id, status) SELECT 'r' || v, 'committed' FROM (${variants}) AS a`)
  await execute(
    pg,
    `INSERT INTO reservation_lines (reservation_id, variant_id, location_id, quantity)
     SELECT 'r' || v, v, '${LOCATION}', 1 FROM (${variants}) AS a`,
  )
  await execute(pg, 'ANALYZE')
  return pg
}

t.test('statements about one variant use its index, also by the plan that PostgreSQL keeps for them', async (t) => {
  const pg = await largeTables(t)
  const page = { limit: 20, back: false }
  const statements: Record<string, (db: Queryable) => Promise<unknown>> = {
    'the drift of one variant': (db) => findDrift(db, 'v000007'),
    'its movements': (db) => listMovements(db, 'v000007', { ...page, after: null }),
    'its movements after one of them': (db) => listMovements(db, 'v000007', { ...page, after: 'mv0000072' }),
    'its levels': (db) => listLevels(db, { variant_ids: ['v000007'] }, { ...page, after: null }),
    'levels that are low': (db) => listLevels(db, { low: true }, { ...page, after: null }),
    'a page of levels': (db) => listLevels(db, {}, { ...page, after: ['v010000', LOCATION] }),
  }
  for (const [what, send] of Object.entries(statements)) {
    const plan = await genericPlan(pg, send)
    t.notMatch(plan, /Seq Scan|(?<!Join )Filter: .*(IS NULL|variant_id|\bid [<>])/, `${what}: ${plan}`)
  }
})

t.test('a hold and a sale read by indexes, also by the plan that PostgreSQL keeps for them', async (t) => {
  const pg = await largeTables(t)
  const lines = ['v000007', 'v000008'].map((variant_id) => ({ variant_id, quantity: 1 }))
  const statements: Record<string, (db: Queryable) => Promise<unknown>> = {
    // Without a database it has no rows to make a result of.
    'a hold': (db) => insertHold(db, {}, { id: 'r1', lines, expiresInSeconds: null }).catch(() => undefined),
    'a hold at the default location': (db) => insertHoldAtDefault(db, { id: 'r1', lines, expiresInSeconds: null }),
    'a sale': (db) => sellReservations(db, [{ reservation_id: 'rv000007', order_id: 'o1' }]),
  }
  for (const [what, send] of Object.entries(statements)) {
    const plan = await genericPlan(pg, send)
    t.notMatch(plan, /Seq Scan on (stock_levels|reservations|reservation_lines|movements)/, `${what}: ${plan}`)
  }
})

t.test('drift and lists find the same by their own statements', async (t) => {
  const pg = await testPostgres(t, { migrations: [migrations] })
  await execute(
    pg,
    `INSERT INTO stock_levels (variant_id, location_id, on_hand, low_mark)
     SELECT v, '${LOCATION}', 2, CASE v WHEN 'v2' THEN 5 END FROM unnest(ARRAY['v1', 'v2', 'v3']) AS v`,
  )
  const drift = (variant_id: string) => ({ variant_id, counter: 'on_hand', found: 2, expected: 0 })
  t.match(await findDrift(pg), [drift('v1'), drift('v2'), drift('v3')])
  t.match(await findDrift(pg, 'v2'), [drift('v2')])
  const variants = async (...args: [Parameters<typeof listLevels>[1], Partial<Parameters<typeof listLevels>[2]>?]) =>
    (await listLevels(pg, args[0], { after: null, back: false, limit: 20, ...args[1] })).map(
      (level) => level.variant_id,
    )
  t.strictSame(await variants({}), ['v1', 'v2', 'v3'])
  t.strictSame(await variants({ variant_ids: ['v3', 'v1'] }), ['v1', 'v3'])
  t.strictSame(await variants({ low: true }), ['v2'])
  t.strictSame(await variants({ location_id: 'elsewhere' }), [])
  t.strictSame(await variants({}, { after: ['v1', LOCATION] }), ['v2', 'v3'])
  t.strictSame(await variants({ variant_ids: ['v1', 'v2'] }, { after: ['v3', LOCATION], back: true }), ['v2', 'v1'])
})
