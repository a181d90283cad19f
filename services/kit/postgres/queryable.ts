import type { QueryResult } from 'pg'

/** The key of a database's SQL sender. Only `sql.ts` reads it, and only stores may import `sql.ts`: biome.json. */
export const SQL: unique symbol = Symbol('sql')

export type SqlResult<R extends object> = Pick<QueryResult<R>, 'rows' | 'rowCount'>

export interface SqlSender {
  send<R extends object>(text: string, values: readonly unknown[]): Promise<SqlResult<R>>
}

export interface SqlTransaction extends SqlSender {
  /** Resolves once the transaction is committed and not when it fails, so nobody waits for it within. */
  atCommit<R extends object>(text: string, values: readonly unknown[]): Promise<SqlResult<R>>
  script(text: string): Promise<void>
}

/** SQL that a store has made, to be sent together with what else belongs to the same change. */
export interface Statement {
  readonly [SQL]: {
    text: string
    values: readonly unknown[]
    /** How many rows it has to change; undefined when any number is right. */
    rows?: number | undefined
    /** What of its row is wanted back. */
    returning?: string | undefined
    /** The error that ends all of it when another number of rows was changed; that of a row changed meanwhile by default. */
    otherwise?: string
  }
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
