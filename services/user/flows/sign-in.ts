import type { Tx } from '@stoa/kit/postgres/pg'
import { siteOf } from '@stoa/kit/values/network'
import { DomainError } from '@stoa/kit/values/problem'
import type { UserContext } from '../context.ts'
import { isLongEnoughForStaff } from '../domain/password.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { isTold } from '../store/sessions.ts'
import { findForSignIn, lockPassword, replacePassword, type UserSecrets } from '../store/users.ts'
import { attemptSignIn, verifyAttempt } from './login-throttle.ts'
import { type OpenedSession, type Origin, openSession } from './sessions.ts'

/** Ensures that the verified password has not changed since, and replaces a hash that is weaker than today's. */
async function confirmPassword(tx: Tx, user: UserSecrets, rehashed: string | null, isLong: boolean): Promise<void> {
  const before = user.password_hash
  const isCurrent = rehashed
    ? await replacePassword(tx, user.id, { before, after: rehashed, isLong })
    : await lockPassword(tx, user.id, before)
  if (!isCurrent) throw new DomainError('invalid_credentials')
}

/**
 * Signs in. A known and an unknown e-mail address take the same steps and the same time. Who has the right password from a network that is
 * not known is told of to the owner (ASVS 6.3.5).
 */
export async function signIn(
  ctx: UserContext,
  given: { email: string; password: string },
  origin: Origin,
): Promise<OpenedSession & { user: User }> {
  const email = normaliseEmail(given.email)
  const user = await findForSignIn(ctx.pg, email, origin.network)
  const { address } = origin
  const isKnown = user?.is_known_network ?? false
  const attempt = await attemptSignIn(ctx, { email, address, isKnownNetwork: isKnown })
  const asker = { site: siteOf(address), isKnown }
  const isCorrect = await verifyAttempt(ctx, attempt, user?.password_hash ?? null, given.password, asker)
  if (!user || !isCorrect || user.disabled_at) throw attempt.wrong
  const rehashed = ctx.passwords.isWeak(user.password_hash) ? await ctx.passwords.hash(given.password, asker) : null
  return ctx.pg.tx(async (tx) => {
    await confirmPassword(tx, user, rehashed, isLongEnoughForStaff(given.password))
    attempt.succeed(tx)
    if (user.permissions.length > 0) {
      const who = { actor_kind: 'user', actor_id: user.id, address } as const
      insertAuditEntry(tx, { ...who, action: 'staff.signed_in', target_id: user.id })
    }
    const isTelling = !isKnown && origin.network !== '' && (await isTold(tx, user.id))
    const opened = await openSession(tx, user.id, origin)
    if (isTelling) {
      const data = { user_id: user.id, session_id: opened.session }
      await ctx.outbox.add(tx, ctx, { type: 'user.signed_in_elsewhere', aggregate: user.id, data })
    }
    return { user, ...opened }
  })
}
