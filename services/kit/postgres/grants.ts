import pg from 'pg'
import type { Tx } from './queryable.ts'
import { query, script } from './sql.ts'

/** Written by migrating only. */
const READ_ONLY = ['schema_migrations']

export interface TableGrants {
  /** The role that the service connects with. */
  role: string
  /** Tables whose rows are added and read, and never changed: journals. */
  appendOnly: readonly string[]
}

const listed = (tables: readonly string[]) => tables.map((table) => pg.escapeIdentifier(table)).join(', ')

/** Grants a service's role what it needs of the tables that there are now, and takes away everything else. */
export async function grantTables(tx: Tx, { role, appendOnly }: TableGrants): Promise<void> {
  const rows = await query<{ name: string }>(tx, "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  const tables = rows.map((row) => row.name)
  const unknown = appendOnly.filter((table) => !tables.includes(table))
  if (unknown.length > 0) throw new Error(`there is no table ${unknown.join(', ')} to keep append-only`)
  const written = tables.filter((table) => !READ_ONLY.includes(table))
  const changed = written.filter((table) => !appendOnly.includes(table))
  const grantee = pg.escapeIdentifier(role)
  const statements = [
    `GRANT USAGE ON SCHEMA public TO ${grantee}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${grantee}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${grantee}`,
    `GRANT INSERT ON ${listed(written)} TO ${grantee}`,
    `GRANT UPDATE, DELETE ON ${listed(changed)} TO ${grantee}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${grantee}`,
  ]
  await script(tx, statements.join(';\n'))
}
