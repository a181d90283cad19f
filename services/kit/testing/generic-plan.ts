import type { Postgres, Queryable } from '../postgres/pg.ts'
import { SQL } from '../postgres/queryable.ts'
import { execute, query } from '../postgres/sql.ts'

function literal(value: unknown): string {
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`
  if (value instanceof Date) return `'${value.toISOString()}'`
  return typeof value === 'number' ? String(value) : value === null ? 'NULL' : `'${value}'`
}

/** The plan that PostgreSQL keeps for a statement of a store, whatever its values are. */
export async function genericPlan(pg: Postgres, send: (db: Queryable) => Promise<unknown>): Promise<string> {
  let sent = { text: '', values: [] as readonly unknown[] }
  await send({
    [SQL]: {
      send: async (text, values) => {
        sent = { text, values }
        return { rows: [], rowCount: 0 }
      },
    },
  })
  return pg.tx(async (tx) => {
    await execute(tx, 'SET LOCAL plan_cache_mode = force_generic_plan')
    await execute(tx, `PREPARE kept AS ${sent.text}`)
    const given = sent.values.length > 0 ? `(${sent.values.map(literal).join(', ')})` : ''
    const rows = await query<{ 'QUERY PLAN': string }>(tx, `EXPLAIN EXECUTE kept${given}`)
    await execute(tx, 'DEALLOCATE kept')
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}
