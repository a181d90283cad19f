import type { QueryResult } from 'pg'
import type { SqlTransaction, Tx } from './queryable.ts'

/** One connection, whose statements may be sent before the responses to earlier ones have come; they are carried out in order. */
export interface Connection {
  /** `mayHaveHappened`: whether a lost connection leaves open what became of it. */
  send<R extends object>(text: string, values: readonly unknown[], mayHaveHappened: boolean): Promise<QueryResult<R>>
  /** What is sent within goes out as one write. */
  corked<T>(work: () => T): T
}

export interface Transaction extends Pick<Tx, 'afterCommit'>, Pick<SqlTransaction, 'send' | 'atCommit'> {
  /** Resolves once the server has confirmed BEGIN. */
  opened(): Promise<void>
  commit(): Promise<void>
}

/** A statement that is sent with COMMIT. */
interface Last {
  text: string
  values: readonly unknown[]
  resolve: (result: QueryResult<never>) => void
}

const READ = /^\s*SELECT\b/

/** Each wait for the server costs both sides a write and a wake-up, so BEGIN and COMMIT travel with a statement. */
export function createTransaction(connection: Connection): Transaction {
  let begun: Promise<unknown> | undefined
  const last: Last[] = []
  const then: (() => void)[] = []

  const begin = () => {
    begun = connection.send('BEGIN', [], false)
    return begun
  }
  const opened = async () => void (await (begun ?? begin()))
  // Should BEGIN fail, a read leaves nothing behind; anything else would stand alone, so it waits.
  const beginWith = async <R extends object>(text: string, values: readonly unknown[]) => {
    const [, result] = await Promise.all(
      connection.corked(() => [begin(), connection.send<R>(text, values, false)] as const),
    )
    return result
  }
  const send = async <R extends object>(text: string, values: readonly unknown[]): Promise<QueryResult<R>> => {
    if (!begun && READ.test(text)) return beginWith<R>(text, values)
    await opened()
    return connection.send<R>(text, values, false)
  }
  return {
    send,
    opened,
    afterCommit: (fn) => void then.push(fn),
    atCommit: <R extends object>(text: string, values: readonly unknown[]) =>
      new Promise<QueryResult<R>>((resolve) => last.push({ text, values, resolve: resolve as Last['resolve'] })),
    async commit() {
      if (last.length > 0) await opened()
      // COMMIT after a statement that failed is a rollback: PostgreSQL's own rule.
      const sent = connection.corked(() => [
        ...last.map(({ text, values }) => connection.send(text, values, true)),
        ...(begun ? [connection.send('COMMIT', [], true)] : []),
      ])
      const results = await Promise.all(sent)
      for (const [at, { resolve }] of last.entries()) resolve(results[at] as QueryResult<never>)
      for (const fn of then) fn()
    },
  }
}
