import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import t, { type Test } from 'tap'
import { verifyAuditLog } from '../flows/audit-chain.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { createFixture } from './fixture.ts'

const entry = (target_id: string) =>
  ({ action: 'api_key.created', actor_kind: 'user', actor_id: 'usr_1', address: '192.0.2.1', target_id }) as const

const add = (pg: Postgres, target: string) => pg.tx(async (tx) => insertAuditEntry(tx, entry(target)))

async function openLog(t: Test, entries: number): Promise<Postgres> {
  const { pg } = await createFixture(t)
  for (let number = 1; number <= entries; number += 1) await add(pg, `key_${number}`)
  return pg
}

/** What only the owner of the table can do: the service's role has no right to change an entry. */
async function tamper(pg: Postgres, sql: string): Promise<void> {
  await execute(pg, 'ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only')
  await execute(pg, sql)
  await execute(pg, 'ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only')
}

t.test('a changed entry, a removed one and a cut-off end of the audit log are found', async (t) => {
  const pg = await openLog(t, 5)
  const whole = await verifyAuditLog(pg)
  t.match(whole, { isWhole: true, head: { position: 5, hash: /^[0-9a-f]{64}$/ } })
  const noted = whole.isWhole ? whole.head : undefined
  t.match(await verifyAuditLog(pg, noted), { isWhole: true })

  const columns = ['action', 'actor_id', 'target_id', 'address', 'detail', 'created_at']
  for (const column of columns) {
    const [saved] = await query<{ value: string }>(
      pg,
      `SELECT ${column}::text AS value FROM audit_log WHERE position = 2`,
    )
    const forged = { detail: `'{"name":"other"}'`, created_at: "created_at + interval '1 second'" }
    await tamper(
      pg,
      `UPDATE audit_log SET ${column} = ${forged[column as keyof typeof forged] ?? "'other'"} WHERE position = 2`,
    )
    t.match(await verifyAuditLog(pg), { isWhole: false, broken: { position: 2, fault: 'changed' } }, column)
    await tamper(pg, `UPDATE audit_log SET ${column} = '${saved?.value}' WHERE position = 2`)
    t.match(await verifyAuditLog(pg), { isWhole: true }, 'as it was')
  }

  await tamper(pg, 'UPDATE audit_log SET hash = audit_log_hash(audit_log) WHERE position = 2')
  t.match(await verifyAuditLog(pg), { isWhole: true })
  await tamper(pg, "UPDATE audit_log SET action = 'api_key.revoked' WHERE position = 2")
  await tamper(pg, 'UPDATE audit_log SET hash = audit_log_hash(audit_log) WHERE position = 2')
  t.match(
    await verifyAuditLog(pg),
    { broken: { position: 3, fault: 'unlinked' } },
    'a new hash does not fit the next entry',
  )
})

t.test('an entry that is missing shows at the one after it, or against a noted one', async (t) => {
  const pg = await openLog(t, 4)
  const whole = await verifyAuditLog(pg)
  const noted = whole.isWhole ? whole.head : undefined
  await tamper(pg, 'DELETE FROM audit_log WHERE position = 4')
  t.match(await verifyAuditLog(pg), { isWhole: true, head: { position: 3 } }, 'a cut-off end is whole in itself')
  t.strictSame(await verifyAuditLog(pg, noted), { isWhole: false, missing: noted })
  await add(pg, 'key_4_again')
  t.strictSame(await verifyAuditLog(pg, noted), { isWhole: false, missing: noted }, 'also when others have followed')
  await tamper(pg, 'DELETE FROM audit_log WHERE position = 2')
  t.match(await verifyAuditLog(pg), { broken: { position: 3, fault: 'unlinked' } })
  await tamper(pg, 'DELETE FROM audit_log WHERE position = 1')
  t.match(await verifyAuditLog(pg), { broken: { position: 3, fault: 'unlinked' } }, 'the first entries too')
})

t.test('entries that are written at once have one place each, and those rolled back have none', async (t) => {
  const pg = await openLog(t, 0)
  t.strictSame(await verifyAuditLog(pg), { isWhole: true, head: undefined })
  const undone = pg.tx(async (tx) => {
    insertAuditEntry(tx, entry('undone'))
    throw new Error('undone')
  })
  const written = Array.from({ length: 30 }, (_, number) => add(pg, `key_${number}`))
  await t.rejects(undone, { message: 'undone' })
  await Promise.all(written)
  t.match(await verifyAuditLog(pg), { isWhole: true, head: { position: 30 } })
})
