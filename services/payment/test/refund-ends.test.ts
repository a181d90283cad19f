import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execute, one, script } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { migrations } from '../app.ts'
import { authoriseOf, createFixture, eur } from './fixture.ts'

t.test('a refund says when it ended, also one of before the upgrade', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  const refund = (refund_id: string) =>
    fixture.internal('POST', '/internal/payments/p/refunds', { body: { refund_id, amount: eur(100), reason: null } })
  const before = Date.now()
  await refund('ended')
  fixture.faulty.fault = () => 'request lost'
  await refund('pending')
  const [ended] = fixture.events.flatMap(({ refunds = [] }) => refunds).filter(({ status }) => status === 'succeeded')
  t.ok(Date.parse(ended?.ended_at ?? '') >= before - 1)
  const { body } = await fixture.internal('GET', '/internal/payments/p')
  t.match(body.refunds, [
    { id: 'ended', ended_at: ended?.ended_at },
    { id: 'pending', ended_at: null },
  ])

  const postedAt = await one<{ at: Date }>(
    fixture.pg,
    "SELECT created_at AS at FROM ledger_transfers WHERE reference = 'ended'",
  )
  await execute(fixture.pg, 'ALTER TABLE refunds DROP COLUMN ended_at')
  const sql = await readFile(join(migrations, '008-refund-ends.sql'), 'utf8')
  await fixture.pg.tx((tx) => script(tx, sql))
  const upgraded = await one<{ ended: Date; pending: Date | null }>(
    fixture.pg,
    `SELECT max(ended_at) FILTER (WHERE id = 'ended') AS ended, max(ended_at) FILTER (WHERE id = 'pending') AS pending
       FROM refunds`,
  )
  t.same(upgraded, { ended: postedAt.at, pending: null })
})
