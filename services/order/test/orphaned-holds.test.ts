import { execute, query } from '@stoa/kit/postgres/sql'
import { pino } from 'pino'
import t from 'tap'
import { endOrphanedHolds } from '../flows/checkout/orphaned-holds.ts'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { checkoutFixture, processOn, readyCart } from './checkout-fixture.ts'
import { complete, request } from './checkout-steps.ts'
import { faulty } from './stub-services.ts'

function recordingLog() {
  const lines: { level: number; msg: string; checkout: string }[] = []
  return { log: pino({}, { write: (line) => void lines.push(JSON.parse(line)) }), lines }
}

t.test(
  'held stock is compared with checkouts: sold for placed orders, released for ended and unknown ones',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const { pg, stubs, deps } = fixture
    const { log, lines } = recordingLog()
    const confirmed = await readyCart(fixture)
    await complete(fixture, confirmed)
    const waiting = await readyCart(fixture, { token: 'tok_action' })
    await complete(fixture, waiting)
    const dying = await readyCart(fixture)
    const lost = processOn(
      pg,
      faulty(stubs.transport, ({ url }) => (url === '/internal/payments' ? 'lost' : null)),
    )
    await t.rejects(placeOrder(lost, request(dying)), { code: 'service_unavailable' })
    const declined = await readyCart(fixture, { token: 'tok_decline' })
    await complete(fixture, declined)
    const rows = await query<{ id: string; cart_id: string; state: string }>(
      pg,
      'SELECT id, cart_id, state FROM checkouts',
    )
    const idOf = (cartId: string) => rows.find((row) => row.cart_id === cartId)?.id ?? ''
    t.strictSame(
      [confirmed, waiting, dying, declined].map((cartId) => rows.find((row) => row.cart_id === cartId)?.state),
      ['confirmed', 'requires_action', 'paying', 'failed'],
    )
    // Its release was lost with inventory's database, say.
    const units = [{ variant_id: 'song', quantity: 2 }]
    stubs.holds.set(idOf(declined), { status: 'held', lines: units })
    stubs.holds.set('chk_unknown', { status: 'held', lines: units })
    const before = stubs.stock.get('song') ?? 0

    t.equal(await endOrphanedHolds(deps, log), 3)
    const statusOf = (id: string) => stubs.holds.get(id)?.status
    t.strictSame(
      [confirmed, waiting, dying, declined].map((cartId) => statusOf(idOf(cartId))),
      ['committed', 'held', 'held', 'released'],
    )
    t.equal(statusOf('chk_unknown'), 'released')
    t.equal(stubs.stock.get('song'), before + 4)
    t.equal(lines.filter(({ level }) => level === 40).length, 3, 'each repair is a warning')
    t.equal(await endOrphanedHolds(deps, log), 0, 'nothing is left to do')
  },
)

t.test('many holds of checkouts under way are read in pages, and one that cannot be ended stops none', async (t) => {
  const fixture = await checkoutFixture(t)
  const { pg, stubs, deps } = fixture
  const { log, lines } = recordingLog()
  for (let at = 0; at < 7; at++) await complete(fixture, await readyCart(fixture))
  const ids = (await query<{ id: string }>(pg, 'SELECT id FROM checkouts ORDER BY id')).map(({ id }) => id)
  await execute(pg, "UPDATE checkouts SET state = 'requires_action' WHERE id = ANY($1)", [ids.slice(0, 3)])
  const [, , , , refused = ''] = ids
  const { transport } = stubs
  const process = processOn(pg, {
    ...transport,
    request: async (outgoing) => {
      if (outgoing.url.endsWith(`${refused}/sell`)) stubs.holds.set(refused, { status: 'released', lines: [] })
      return transport.request(outgoing)
    },
  })
  t.equal(await endOrphanedHolds(process, log), 3)
  t.strictSame(
    lines.filter(({ level }) => level === 50).map(({ checkout }) => checkout),
    [refused],
  )
  t.equal(await endOrphanedHolds(deps, log), 0)
})

t.test('a hold whose end fails keeps no other from being ended, and the next round comes back to it', async (t) => {
  const fixture = await checkoutFixture(t)
  const { pg, stubs, deps } = fixture
  const { log, lines } = recordingLog()
  const units = [{ variant_id: 'song', quantity: 1 }]
  const ids = ['chk_1', 'chk_2', 'chk_3', 'chk_4', 'chk_5']
  for (const id of ids) stubs.holds.set(id, { status: 'held', lines: units })
  const failing = (url: string) => ['chk_1', 'chk_4'].some((id) => url.includes(id))
  const process = processOn(
    pg,
    faulty(stubs.transport, ({ url }) => (failing(url) ? 'lost' : null)),
  )
  t.equal(await endOrphanedHolds(process, log), 3)
  const held = () => ids.filter((id) => stubs.holds.get(id)?.status === 'held')
  t.strictSame(held(), ['chk_1', 'chk_4'])
  t.strictSame(
    lines.filter(({ msg }) => msg === 'held stock is tried again').map(({ checkout }) => checkout),
    ['chk_1', 'chk_4'],
  )
  t.match(
    lines.find(({ level }) => level === 50),
    { ended: 3, left: 0, failed: 2 },
  )
  t.equal(await endOrphanedHolds(deps, log), 2)
  t.strictSame(held(), [])
})
