import type { QueryResult } from 'pg'

/** Under this key a database keeps the way to send SQL; `sql.ts` alone looks behind it, so that SQL stands in stores. */
export const SQL: unique symbol = Symbol('sql')

export interface SqlSender {
  send<R extends object>(text: string, values: readonly unknown[]): Promise<Pick<QueryResult<R>, 'rows' | 'rowCount'>>
}

export interface SqlTransaction extends SqlSender {
  atCommit(text: string, values: readonly unknown[]): void
  script(text: string): Promise<void>
}

/** SQL that a store has put together and that is sent later, by whoever writes the decision it belongs to. */
export interface Statement {
  readonly [SQL]: { text: string; values: readonly unknown[]; rows: number | undefined }
}

/** The pool or one transaction, to be handed to a store. Whoever holds it cannot send anything by himself. */
export interface Queryable {
  readonly [SQL]: SqlSender
}

/** One transaction. Handed from a flow to the stores that take part in it. */
export interface Tx extends Queryable {
  readonly [SQL]: SqlTransaction
  /** Runs once the transaction is committed; never when it is rolled back. */
  afterCommit(then: () => void): void
}
