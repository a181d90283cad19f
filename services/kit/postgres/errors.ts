/** What the server's errors mean: https://www.postgresql.org/docs/current/errcodes-appendix.html */

/**
 * Nothing has happened, and the same may go through now: a deadlock, a serialisation failure, a lock that was not free in
 * time, a session that the server ended because its transaction was idle for too long.
 */
const ROLLED_BACK = new Set(['40001', '40P01', '55P03', '25P03'])

const CONNECTION_LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P04',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
])

/**
 * The server is there and cannot serve: the statement took too long, it is a standby, its disk or memory is full. What was
 * sent has not happened.
 */
const CANNOT_SERVE = new Set(['57014', '25006', '53100', '53200'])

/** States of our own, which fail_statement raises in the middle of a statement. */
export const RAISED = { changedMeanwhile: 'STROW', keyTaken: 'STKEY' } as const

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** A row was changed between being read and being written. */
export class ChangedMeanwhile extends Error {}

export const isChangedMeanwhile = (error: unknown) => codeOf(error) === RAISED.changedMeanwhile

export const isKeyTaken = (error: unknown) => codeOf(error) === RAISED.keyTaken

export const isRolledBack = (error: unknown) => ROLLED_BACK.has(codeOf(error))

export const isLockTimeout = (error: unknown) => codeOf(error) === '55P03'

export const cannotServe = (error: unknown) => CANNOT_SERVE.has(codeOf(error))

export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error)
  if (CONNECTION_LOST.has(code) || code.startsWith('08')) return true
  const message = error instanceof Error ? error.message : ''
  return /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message,
  )
}

/** Whether an error is a breach of the named unique constraint. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  return codeOf(error) === '23505' && (!constraint || (error as { constraint?: string }).constraint === constraint)
}
