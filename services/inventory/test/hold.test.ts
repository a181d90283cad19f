import { setTimeout as pause } from 'node:timers/promises'
import { execute, query } from '@stoa/kit/postgres/sql'
import { DomainError } from '@stoa/kit/values/problem'
import fc from 'fast-check'
import t from 'tap'
import { availabilityOf, type Level } from '../domain/level.ts'
import { type Allocation, allocate, combine } from '../domain/reservation.ts'
import { type HoldResult, insertHold, insertHoldAtDefault, type NewHold } from '../store/hold.ts'
import { readLines } from '../store/reservations.ts'
import { createFixture, type Fixture, holdOf, item, published, stockOf } from './fixture.ts'

/** In the order in which locations give their units. */
const LOCATIONS = ['loc_00000000000000000000000000', 'loc_a', 'loc_b']

const levelIn = (variant_id: string) =>
  fc.record({
    variant_id: fc.constant(variant_id),
    location_id: fc.constantFrom(...LOCATIONS),
    on_hand: fc.nat(12),
    reserved: fc.nat(6),
    low_mark: fc.option(fc.nat(6)),
    tracked: fc.boolean(),
    policy: fc.constantFrom('deny' as const, 'deny' as const, 'continue' as const),
  })

/** Levels as the database has them: one of a variant at a location, and never oversold. */
const levelsOf = (variants: readonly string[]) =>
  fc
    .uniqueArray(fc.oneof(...variants.map(levelIn)), {
      selector: ({ variant_id, location_id }) => `${variant_id} ${location_id}`,
    })
    .map((levels) =>
      levels
        .map((level) => ({ ...level, on_hand: Math.max(level.on_hand, level.reserved) }))
        .sort((a, b) => LOCATIONS.indexOf(a.location_id) - LOCATIONS.indexOf(b.location_id)),
    )

const linesOf = (variants: readonly string[]) =>
  fc
    .array(fc.record({ variant_id: fc.constantFrom(...variants), quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map(combine)

async function putLevels({ pg }: Fixture, levels: readonly Level[]): Promise<void> {
  const column = (key: keyof Level) => levels.map((level) => level[key])
  await execute(pg, 'TRUNCATE stock_levels, announcements')
  await execute(
    pg,
    `INSERT INTO stock_levels (variant_id, location_id, on_hand, reserved, low_mark, tracked, policy)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::boolean[], $7::text[])`,
    (['variant_id', 'location_id', 'on_hand', 'reserved', 'low_mark', 'tracked', 'policy'] as const).map(column),
  )
  await execute(pg, `INSERT INTO announcements (variant_id, in_stock, low) ${ANNOUNCED}`)
}

/** What has to have been announced of the variants that are there. */
const ANNOUNCED = `
  SELECT variant_id, bool_or(NOT tracked OR policy = 'continue' OR on_hand > reserved) AS in_stock,
         bool_or(tracked AND on_hand - reserved <= low_mark) IS TRUE AS low
    FROM stock_levels GROUP BY variant_id`

/** Variants of which something else was announced. */
const wronglyAnnounced = ({ pg }: Fixture) =>
  query(
    pg,
    `SELECT * FROM (${ANNOUNCED}) s JOIN announcements a USING (variant_id) WHERE (a.in_stock, a.low) <> (s.in_stock, s.low)`,
  )

/** As holdStock does: by the short statement where it can be. */
async function hold({ pg }: Fixture, wanted: NewHold): Promise<{ isShort: boolean; result: HoldResult }> {
  const short = await insertHoldAtDefault(pg, wanted)
  return { isShort: short !== undefined, result: short ?? (await insertHold(pg, {}, wanted)) }
}

function allocationsOf(lines: ReturnType<typeof combine>, levels: readonly Level[]): Allocation[] | null {
  try {
    return allocate(lines, levels)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

const reservedAfter = (levels: readonly Level[], allocations: readonly Allocation[]) =>
  levels.map((level) => {
    const taken = allocations.find(
      ({ variant_id, location_id }) => variant_id === level.variant_id && location_id === level.location_id,
    )
    return { ...level, reserved: level.reserved + (taken?.quantity ?? 0) }
  })

const inOrder = (rows: readonly Allocation[]) =>
  rows.map(({ variant_id, location_id, quantity }) => `${variant_id} ${location_id} ${quantity}`).sort()

t.test('a hold gives the units that the rule gives, all lines or none, at any levels', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  await execute(pg, "INSERT INTO locations (id, name) VALUES ('loc_b', 'B'), ('loc_a', 'A')")
  const variants = ['v1', 'v2', 'v3']
  let held = 0
  let short = 0
  const property = fc.asyncProperty(levelsOf(variants), linesOf(variants), async (levels, lines) => {
    const id = `chk_${held++}`
    await putLevels(fixture, levels)
    const expected = allocationsOf(lines, levels)
    const { isShort, result } = await hold(fixture, { id, lines, expiresInSeconds: null })
    if (isShort) short++
    const after = reservedAfter(levels, expected ?? [])
    const stored = await query<Level & { revision: number }>(pg, 'SELECT * FROM stock_levels')
    const reserved = (rows: readonly Level[]) =>
      rows.map((row) => [row.variant_id, row.location_id, row.reserved]).sort()
    t.strictSame(reserved(stored), reserved(after))
    t.strictSame(inOrder(await readLines(pg, id)), inOrder(expected ?? []))
    t.equal(result.kind, expected ? 'held' : 'short')
    t.strictSame(await wronglyAnnounced(fixture), [])
    const known = result.kind === 'held' ? result.left : result.kind === 'short' ? [...result.known.values()] : []
    for (const line of lines) {
      const told = known.find(({ variant_id }) => variant_id === line.variant_id)
      const of = (rows: readonly Level[]) => rows.filter(({ variant_id }) => variant_id === line.variant_id)
      t.equal(told?.available, availabilityOf(of(after)).available)
      if (expected) {
        const revisions = of(stored) as typeof stored
        t.equal(
          told?.revision,
          revisions.reduce((sum, { revision }) => sum + revision, 0),
        )
      }
    }
  })
  await fc.assert(property, { numRuns: 300 })
  t.ok(short > 20, `${short} of ${held} by the short statement`)
})

t.test('a hold is one statement, one that takes the last unit and a refusal are one more', async (t) => {
  const fixture = await createFixture(t)
  const { pg, redis } = fixture
  await stockOf(fixture, [item('v1', 5), item('v2', 5)])
  const wanted = (quantity: number) => [
    { variant_id: 'v1', quantity },
    { variant_id: 'v2', quantity: 1 },
  ]
  redis.destroy()
  const sentBy = async (work: () => Promise<unknown>) => {
    const before = pg.statements
    await work()
    return pg.statements - before
  }
  t.equal(await sentBy(() => holdOf(fixture, 'chk_1', wanted(2))), 1)
  t.equal(await sentBy(() => holdOf(fixture, 'chk_2', wanted(4))), 2)
  t.equal(await sentBy(() => holdOf(fixture, 'chk_3', wanted(3))), 2)
  t.strictSame(await query(pg, 'SELECT id FROM reservations'), [{ id: 'chk_1' }, { id: 'chk_3' }])
  t.match(await published(fixture), [{ data: { variant_id: 'v1', in_stock: false } }])
})

t.test('the same hold many times at once holds once, and each gets the reservation', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 5)])
  const hold = () => holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 3 }])
  const responses = await Promise.all(Array.from({ length: 20 }, hold))
  t.ok(responses.every(({ status, body }) => status === 200 && body.status === 'held'))
  t.strictSame(await query(fixture.pg, 'SELECT reserved FROM stock_levels'), [{ reserved: 3 }])
})

t.test('a hold that waited tells of what it changed, whatever was last announced when it began', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  await stockOf(fixture, [item('v1', 5)])
  await execute(pg, 'UPDATE stock_levels SET low_mark = 5')
  await execute(pg, 'UPDATE announcements SET low = true')
  // A delivery, which is announced: no longer low. The hold has read before that, and makes it low again.
  const holds: ReturnType<typeof holdOf>[] = []
  await pg.tx(async (tx) => {
    await execute(tx, 'UPDATE stock_levels SET on_hand = 10')
    await execute(tx, 'UPDATE announcements SET low = false, version = version + 1')
    holds.push(holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 5 }]))
    const waiting =
      "SELECT 1 AS found FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    while ((await query(pg, waiting)).length === 0) await pause(10)
  })
  t.equal((await holds[0])?.status, 200)
  t.match(await published(fixture), [{ data: { variant_id: 'v1', low: true, version: 3 } }])
  t.match(await query(pg, 'SELECT low, version FROM announcements'), [{ low: true, version: 3 }])
})
