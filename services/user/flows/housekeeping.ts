import type { Deps } from '../context.ts'
import { deleteOldAttempts } from '../store/login-attempts.ts'
import { deleteOldSessions } from '../store/sessions.ts'

const BATCH = 1_000

/** Deletes sessions that ended long ago, with their tokens, and old login attempts. */
export async function deleteExpired(deps: Pick<Deps, 'pg'>): Promise<void> {
  await deleteOldAttempts(deps.pg)
  while ((await deleteOldSessions(deps.pg, BATCH)) === BATCH);
}
