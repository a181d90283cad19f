import pg from 'pg'

/** Whoever wants to change a locked row waits, so that a step of business stays half done. */
export interface RowLock {
  release(): Promise<void>
}

/** Locks the rows that a SELECT finds until they are released. Repeats the SELECT until it finds one. */
export async function lockRows(url: string, select: string, values: readonly unknown[]): Promise<RowLock> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const end = performance.now() + 10_000
  for (;;) {
    await client.query('BEGIN')
    const { rowCount } = await client.query(`${select} FOR UPDATE`, [...values])
    if (rowCount) return { release: () => client.end() }
    await client.query('ROLLBACK')
    if (performance.now() > end) throw new Error(`no row to lock: ${select} ${values.join()}`)
  }
}
