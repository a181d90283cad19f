import type { QueryResult } from 'pg'

/** The key of a database's SQL sender. Only `sql.ts` reads it, and only stores may import `sql.ts`: biome.json. */
export const SQL: unique symbol = Symbol('sql')

export interface SqlSender {
  send<R extends object>(text: string, values: readonly unknown[]): Promise<Pick<QueryResult<R>, 'rows' | 'rowCount'>>
}

export interface SqlTransaction extends SqlSender {
  atCommit(text: string, values: readonly unknown[]): void
  script(text: string): Promise<void>
}

/** SQL that a store has made and that `command` sends, together with the decision it belongs to. */
export interface Statement {
  readonly [SQL]: { text: string; values: readonly unknown[]; rows: number | undefined }
}

/** The pool or one transaction, to be passed to a store. It has no method that sends SQL. */
export interface Queryable {
  readonly [SQL]: SqlSender
}

/** One transaction. A flow passes it to the stores that take part in it. */
export interface Tx extends Queryable {
  readonly [SQL]: SqlTransaction
  /** Runs once the transaction is committed; never when it is rolled back. */
  afterCommit(then: () => void): void
}
