import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'

interface Throttle {
  free: number
  windowSeconds: number
  maxWaitSeconds: number
}

/**
 * Counts one attempt for an account before its password is verified, so that a thousand attempts at once are all counted.
 * False when it comes too early; then nothing is counted, so that a flood makes no wait longer.
 */
export async function countAttempt(pg: Queryable, account: Buffer, throttle: Throttle): Promise<boolean> {
  const counted = await execute(
    pg,
    `INSERT INTO login_attempts AS a (account, failures) VALUES ($1, 1)
     ON CONFLICT (account) DO UPDATE
        SET last_at = now(),
            failures = CASE WHEN a.last_at <= now() - make_interval(secs => $3) THEN 1 ELSE a.failures + 1 END
      WHERE a.failures < $2 OR a.last_at <= now() - make_interval(secs => least($4, 2 ^ least(a.failures - $2, 20)))`,
    [account, throttle.free, throttle.windowSeconds, throttle.maxWaitSeconds],
  )
  return counted > 0
}

export async function deleteAttempts(pg: Queryable, account: Buffer): Promise<void> {
  await execute(pg, 'DELETE FROM login_attempts WHERE account = $1', [account])
}

export async function deleteOldAttempts(pg: Queryable): Promise<number> {
  return execute(pg, "DELETE FROM login_attempts WHERE last_at < now() - interval '1 day'")
}
