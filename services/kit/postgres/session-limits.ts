/** How long a session goes on, milliseconds; 0 is without end. The server holds the first three, this process the last. */
export interface SessionLimits {
  /** A statement that runs longer is given up. */
  statementMs: number
  /** A lock that is not free by then is given up, and its transaction rolled back. */
  lockMs: number
  /** A session that sends nothing for so long within a transaction is ended, and its locks are free. */
  idleInTransactionMs: number
  /**
   * A statement without a response by then ends its connection: the server is frozen or gone, and on some networks nothing
   * else would ever tell.
   */
  responseMs: number
}

/**
 * For everything that a request or an event waits for. Two waits for a lock are shorter than the idleness, so that a process
 * which freezes while several of its transactions wait for one row holds it once, and not once more with each of them
 * (docs/decisions/0028-a-frozen-process-loses-its-locks.md).
 */
export const DEFAULT_LIMITS: SessionLimits = {
  statementMs: 15_000,
  lockMs: 1_000,
  idleInTransactionMs: 3_000,
  responseMs: 17_000,
}

/** For migrations and commands, which take as long as the tables are large, and wait for each other. */
export const UNHURRIED: SessionLimits = { statementMs: 0, lockMs: 0, idleInTransactionMs: 60_000, responseMs: 0 }

/** The start-up options of a connection, as `PGOPTIONS` has them. */
export function sessionOptions({
  statementMs,
  lockMs,
  idleInTransactionMs,
}: Omit<SessionLimits, 'responseMs'>): string {
  const settings = {
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  }
  return Object.entries(settings)
    .map(([name, ms]) => `-c ${name}=${ms}`)
    .join(' ')
}
