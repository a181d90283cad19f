/**
 * How SQL is sent: for stores only (biome.json refuses this module to everyone else). Values are always parameters,
 * never text.
 */
import { type Queryable, SQL, type Statement, type Tx } from './queryable.ts'

export async function query<R extends object>(
  db: Queryable,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  return (await db[SQL].send<R>(text, values)).rows
}

/** The first row, or undefined. */
export async function maybe<R extends object>(
  db: Queryable,
  text: string,
  values: readonly unknown[] = [],
): Promise<R | undefined> {
  return (await db[SQL].send<R>(text, values)).rows[0]
}

/** The only row of a statement that always has one. */
export async function one<R extends object>(db: Queryable, text: string, values: readonly unknown[] = []): Promise<R> {
  const { rows } = await db[SQL].send<R>(text, values)
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`one row was expected, not ${rows.length}`)
  return row
}

/** How many rows were changed. */
export async function execute(db: Queryable, text: string, values: readonly unknown[] = []): Promise<number> {
  return (await db[SQL].send(text, values)).rowCount ?? 0
}

/** Sent together with COMMIT, for what nothing in the transaction reads; when it fails, nothing is committed. */
export function atCommit(tx: Tx, text: string, values: readonly unknown[] = []): void {
  void tx[SQL].atCommit(text, values)
}

/** Several statements at once, without values: migrations. */
export async function script(tx: Tx, text: string): Promise<void> {
  await tx[SQL].script(text)
}

/**
 * A write that is part of a decision: one INSERT, UPDATE or DELETE, without RETURNING and without a WITH that changes anything.
 * `rows` is how many rows it has to change: a statement guarded by the version that was read changes none when somebody else
 * was faster, and then the decision is taken anew.
 */
export function statement(text: string, values: readonly unknown[], rows?: number): Statement {
  return { [SQL]: { text, values, rows } }
}

/** The same write of one row, of which these columns are wanted back. */
export function returning(write: Statement, columns: string): Statement {
  return { [SQL]: { ...write[SQL], returning: columns } }
}
