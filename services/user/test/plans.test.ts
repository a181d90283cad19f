import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import { testPostgres } from '@stoa/kit/testing/databases'
import { genericPlan } from '@stoa/kit/testing/generic-plan'
import t from 'tap'
import { migrations } from '../app.ts'
import { findLink } from '../store/audit-chain.ts'
import { listAuditEntries } from '../store/audit-log.ts'
import { listUsers } from '../store/users.ts'

t.test('lists use the index of what is asked for, also by the plan that PostgreSQL keeps for them', async (t) => {
  const pg = await testPostgres(t, { migrations: [migrations] })
  await execute(
    pg,
    `INSERT INTO audit_log (id, action, actor_kind, actor_id, target_id, address, detail)
     SELECT 'aud_' || lpad(n::text, 6, '0'), 'staff.signed_in', 'user', 'usr_' || n % 500, 'usr_' || n % 499, NULL, '{}'
       FROM generate_series(1, 4000) AS n`,
  )
  await execute(
    pg,
    `INSERT INTO users (id, email, password_hash, has_long_password, locale, permissions)
     SELECT 'usr_' || lpad(n::text, 6, '0'), n || '@x.example', 'x', false, 'en', '{}' FROM generate_series(1, 4000) AS n`,
  )
  await execute(pg, 'ANALYZE audit_log, users')
  const first = { after: null, back: false, limit: 20 }
  const next = { after: 'aud_003000', back: false, limit: 20 }
  const [actor_id, target_id] = ['usr_7', 'usr_8']
  const statements: Record<string, [RegExp, (db: Queryable) => Promise<unknown>]> = {
    'entries of an actor': [/audit_log_by_actor/, (db) => listAuditEntries(db, first, { actor_id, target_id: null })],
    'entries about somebody, from a place on': [
      /audit_log_by_target/,
      (db) => listAuditEntries(db, next, { actor_id: null, target_id }),
    ],
    'all entries from a place on': [
      /Index Cond: \(+id < /,
      (db) => listAuditEntries(db, next, { actor_id: null, target_id: null }),
    ],
    'one entry': [/audit_log_position/, (db) => findLink(db, 7)],
    'a page of customers': [/Index Cond: \(+id < /, (db) => listUsers(db, { ...next, after: 'usr_000100' }, null)],
  }
  for (const [what, [index, send]] of Object.entries(statements)) {
    const plan = await genericPlan(pg, send)
    t.match(plan, index, what)
    t.notMatch(plan, /Seq Scan|Filter: .*IS NULL/, what)
  }
})
