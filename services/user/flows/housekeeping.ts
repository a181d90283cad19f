import type { Deps } from '../context.ts'
import { deleteOldVerifications } from '../store/email-verifications.ts'
import { loginAttempts } from '../store/login-attempts.ts'
import { deleteOldResets } from '../store/password-resets.ts'
import { deleteOldCodes } from '../store/phone-verifications.ts'
import { deleteOldSessions } from '../store/sessions.ts'

const BATCH = 1_000

/** Deletes sessions that ended long ago, with their tokens, old login attempts, old links and codes. */
export async function deleteExpired(deps: Pick<Deps, 'pg'>): Promise<void> {
  await loginAttempts.deleteOld(deps.pg)
  await deleteOldResets(deps.pg)
  await deleteOldCodes(deps.pg)
  await deleteOldVerifications(deps.pg)
  while ((await deleteOldSessions(deps.pg, BATCH)) === BATCH);
}
