import { rowFailures } from '@stoa/kit/observability/row-failures'
import { execute, query } from '@stoa/kit/postgres/sql'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { createReleaseLoop, releaseExpired } from '../flows/release.ts'
import { createFixture, type Fixture, item, stockOf } from './fixture.ts'

const LOOP = 'release of expired reservations'
const failuresCounted = () => rowFailures().get(LOOP) ?? 0

/** Reservations of one unit each whose end has passed, the first the longest ago. */
async function expiredReservations(fixture: Fixture, ids: readonly string[], variant: string): Promise<void> {
  await stockOf(fixture, [item(variant, ids.length)])
  const lines = [{ variant_id: variant, quantity: 1 }]
  for (const [at, id] of ids.entries()) {
    const body = { reservation_id: id, pinned: false, expires_in: 60, lines }
    await fixture.order('POST', '/internal/reservations', { body })
    const age = `${ids.length - at} minutes`
    await execute(fixture.pg, 'UPDATE reservations SET expires_at = now() - $2::interval WHERE id = $1', [id, age])
  }
}

/** The counter says that nothing is reserved, so that releasing would bring it below 0. */
const letDrift = ({ pg }: Fixture, variant: string) =>
  execute(pg, 'UPDATE stock_levels SET reserved = 0 WHERE variant_id = $1', [variant])

async function heldIn({ pg }: Fixture): Promise<string[]> {
  const rows = await query<{ id: string }>(pg, "SELECT id FROM reservations WHERE status = 'held' ORDER BY id")
  return rows.map(({ id }) => id)
}

async function driftedShop(t: Test) {
  const fixture = await createFixture(t)
  await expiredReservations(fixture, ['chk_1', 'chk_2'], 'drifted')
  await letDrift(fixture, 'drifted')
  await expiredReservations(fixture, ['chk_3', 'chk_4'], 'song')
  return fixture
}

t.test('an expired reservation that cannot be released keeps no other from it, and is counted', async (t) => {
  const fixture = await driftedShop(t)
  const before = failuresCounted()
  const { released, failures } = await releaseExpired(fixture.deps)
  t.equal(released, 2)
  t.strictSame(
    failures.map(({ row }) => row),
    ['chk_1', 'chk_2'],
  )
  t.equal(failuresCounted(), before + 2)
  t.strictSame(await heldIn(fixture), ['chk_1', 'chk_2'])
  await execute(fixture.pg, "UPDATE stock_levels SET reserved = 2 WHERE variant_id = 'drifted'")
  t.match(await releaseExpired(fixture.deps), { released: 2, failures: [] }, 'released once its cause is gone')
})

t.test('more of them than are listed at once keep no other from it either', async (t) => {
  const fixture = await createFixture(t)
  const bad = Array.from({ length: 100 }, (_, n) => `bad_${n}`)
  await expiredReservations(fixture, bad, 'drifted')
  await letDrift(fixture, 'drifted')
  await expiredReservations(fixture, ['chk_1'], 'song')
  await execute(fixture.pg, "UPDATE reservations SET expires_at = now() - interval '1 second' WHERE id = 'chk_1'")
  const { released, failures } = await releaseExpired(fixture.deps)
  t.strictSame([released, failures.length], [1, 100])
})

t.test(
  'a buyer gets the units of expired reservations, or out_of_stock, whatever others cannot be released',
  async (t) => {
    const fixture = await driftedShop(t)
    const hold = (id: string, quantity: number) => {
      const body = { reservation_id: id, pinned: true, lines: [{ variant_id: 'song', quantity }] }
      return fixture.order('POST', '/internal/reservations', { body })
    }
    t.match(await hold('chk_5', 2), { status: 200, body: { status: 'held' } })
    t.match(await hold('chk_6', 1), { status: 409, body: { code: 'out_of_stock' } })
  },
)

t.test('the loop logs which reservations it cannot release when it starts to fail, and goes on', async (t) => {
  const fixture = await driftedShop(t)
  const lines: string[] = []
  const loop = createReleaseLoop(fixture.deps, pino({}, { write: (line) => void lines.push(line) }))
  loop.start()
  await loop.drain().catch(() => undefined)
  await loop.stop()
  t.strictSame(await heldIn(fixture), ['chk_1', 'chk_2'])
  t.equal(lines.length, 1)
  t.match(lines[0], /"level":50.*chk_1.*reserved_not_negative.*chk_2/)
})
