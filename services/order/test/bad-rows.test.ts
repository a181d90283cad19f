import { createMetrics } from '@stoa/kit/observability/metrics'
import { rowFailures } from '@stoa/kit/observability/row-failures'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { MONEY_LOOP, recoverMoney } from '../flows/cancellation.ts'
import { REFUND_LOOP, recoverRefunds } from '../flows/refund.ts'
import { cancelUnpaidOrders, UNPAID_LOOP } from '../flows/unpaid-orders.ts'
import { type CheckoutFixture, checkoutFixture, log, timePasses } from './checkout-fixture.ts'
import { clerk, once, placed, withoutPayments } from './order-steps.ts'

/** The database refuses to save a change of some rows, with an error that no flow expects. */
async function refuse(pg: Postgres, table: string, when: string): Promise<() => Promise<unknown>> {
  await execute(
    pg,
    `CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`,
  )
  await execute(
    pg,
    `CREATE TRIGGER refuse BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse()`,
  )
  return () => execute(pg, `DROP TRIGGER refuse ON ${table}`)
}

/** Three orders, the first of which is due before the others. */
async function threeOrders(fixture: CheckoutFixture, method = 'test'): Promise<[string, string, string]> {
  const ids: string[] = []
  for (let n = 0; n < 3; n++) ids.push((await placed(fixture, { method })).id)
  return ids as [string, string, string]
}

const columnOf = async ({ pg }: CheckoutFixture, column: string, ids: readonly string[]) => {
  const rows = await query<{ id: string; value: string }>(pg, `SELECT id, ${column} AS value FROM orders`)
  return ids.map((id) => rows.find((row) => row.id === id)?.value)
}

const failuresOf = (row: string) => ({ message: '1 failed, the others were done', errors: [{ message: row }] })

t.test('a cancelled order whose money cannot be recorded keeps no other from getting its money back', async (t) => {
  const fixture = await checkoutFixture(t)
  const ids = await threeOrders(fixture)
  await withoutPayments(fixture, async () => {
    for (const id of ids) await fixture.as(clerk)('POST', `/v1/admin/orders/${id}/cancel`, { body: {} })
  })
  const mend = await refuse(fixture.pg, 'orders', `OLD.id = '${ids[0]}' AND NEW.money_due_at IS NULL`)
  await timePasses(fixture)
  await execute(fixture.pg, "UPDATE orders SET money_due_at = now() - interval '1 hour' WHERE id = $1", [ids[0]])
  await t.rejects(recoverMoney(fixture.deps, log), failuresOf(`order ${ids[0]}`))
  t.strictSame(await columnOf(fixture, 'payment_status', ids), ['paid', 'refunded', 'refunded'])
  t.equal(rowFailures().get(MONEY_LOOP), 1)
  await mend()
  await timePasses(fixture)
  await recoverMoney(fixture.deps, log)
  t.strictSame(await columnOf(fixture, 'payment_status', ids), ['refunded', 'refunded', 'refunded'])
})

t.test('a refund that cannot be recorded keeps no other from being carried out', async (t) => {
  const fixture = await checkoutFixture(t)
  const ids = await threeOrders(fixture)
  await withoutPayments(fixture, async () => {
    for (const id of ids)
      await fixture.as(clerk)('POST', `/v1/admin/orders/${id}/refunds`, { body: {}, headers: once() })
  })
  const refundsOf = async () =>
    query<{ id: string; order_id: string; status: string }>(fixture.pg, 'SELECT id, order_id, status FROM refunds')
  const bad = (await refundsOf()).find(({ order_id }) => order_id === ids[0])
  const mend = await refuse(fixture.pg, 'refunds', `OLD.order_id = '${ids[0]}' AND NEW.status <> OLD.status`)
  await timePasses(fixture)
  await execute(fixture.pg, "UPDATE refunds SET due_at = now() - interval '1 hour' WHERE order_id = $1", [ids[0]])
  await t.rejects(recoverRefunds(fixture.deps, log), failuresOf(`refund ${bad?.id}`))
  const statuses = async () => (await refundsOf()).map(({ status }) => status).toSorted()
  t.strictSame(await statuses(), ['pending', 'succeeded', 'succeeded'])
  const metrics = await createMetrics().registry.metrics()
  t.match(metrics, `stoa_background_row_failures_total{loop="${REFUND_LOOP}"} 1`)
  await mend()
  await timePasses(fixture)
  await recoverRefunds(fixture.deps, log)
  t.strictSame(await statuses(), ['succeeded', 'succeeded', 'succeeded'])
})

t.test('an unpaid order that cannot be cancelled keeps no other from being cancelled', async (t) => {
  const fixture = await checkoutFixture(t)
  const ids = await threeOrders(fixture, 'bank_transfer')
  const timeIsOver = () =>
    execute(
      fixture.pg,
      `UPDATE orders SET pay_by = now(), cancel_unpaid_at = now() - CASE id WHEN $1 THEN interval '1 hour' ELSE '1 second' END
        WHERE status = 'placed'`,
      [ids[0]],
    )
  const mend = await refuse(fixture.pg, 'orders', `OLD.id = '${ids[0]}' AND NEW.status <> OLD.status`)
  await timeIsOver()
  await t.rejects(cancelUnpaidOrders(fixture.deps, log), failuresOf(`order ${ids[0]}`))
  t.strictSame(await columnOf(fixture, 'status', ids), ['placed', 'cancelled', 'cancelled'])
  t.equal(rowFailures().get(UNPAID_LOOP), 1)
  await mend()
  await timeIsOver()
  await cancelUnpaidOrders(fixture.deps, log)
  t.strictSame(await columnOf(fixture, 'status', ids), ['cancelled', 'cancelled', 'cancelled'])
})
