import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { siteOf } from '@stoa/kit/values/network'
import { DomainError, invalidField } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { checkPassword, isLongEnoughForStaff } from '../domain/password.ts'
import type { EndReason } from '../domain/session.ts'
import { clearDefault } from '../store/addresses.ts'
import { type RevokedKey, revokeKeysOf, revokeKeysOfEndedSessions } from '../store/api-keys.ts'
import { type Actor, insertAuditEntry } from '../store/audit-log.ts'
import { endResets, findResetByHash, useReset } from '../store/password-resets.ts'
import { endOtherSessions, forgetNetworks } from '../store/sessions.ts'
import {
  clearPhoneVerified,
  findSecrets,
  lockUser,
  replacePassword,
  setOwnerProven,
  type UserSecrets,
} from '../store/users.ts'
import { attemptConfirmation, forgetAttempts, verifyAttempt } from './login-throttle.ts'
import { hashOfToken } from './mailed-token.ts'
import { announcePrincipal } from './sessions.ts'

export interface NewPassword {
  text: string
  hash: string
}

interface Change {
  /** The session that goes on; null ends all. */
  kept: string | null
  /** A reset is by who has shown to be the owner of the mailbox, or by the installation, which vouches for it. */
  reason: Extract<EndReason, 'password_changed' | 'password_reset'>
  actor: Actor
  keys: KeysAtPasswordChange
}

/** Which secret keys of the account end with its password. */
type KeysAtPasswordChange = 'keep' | 'revoke_recent' | 'revoke_all'

/** After the sessions have ended: keys that were made in them may be those of whoever had stolen one. */
async function revokeKeys(tx: Tx, userId: string, which: KeysAtPasswordChange): Promise<RevokedKey[]> {
  if (which === 'keep') return []
  return which === 'revoke_all' ? revokeKeysOf(tx, userId) : revokeKeysOfEndedSessions(tx, userId)
}

/**
 * The owner of the mailbox has the account now. Until then a stranger may have registered it, and the owner's next parcel would go
 * to the stranger's default address, and word of it to their phone: so there is none until one is chosen, and the number is verified anew; carts lose their contact
 * and addresses by the event. Most accounts are their owner's all along, so nothing
 * is deleted.
 */
async function proveOwner(tx: Tx, user: UserSecrets): Promise<void> {
  if (!user.owner_proven_at) {
    await clearDefault(tx, user.id)
    await clearPhoneVerified(tx, user.id)
  }
  await setOwnerProven(tx, user.id)
}

/** Replaces the password of a locked account, ends its other sessions (ASVS 7.4.3) and open links, and tells its owner. */
export async function setPassword(
  ctx: Pick<Deps, 'outbox' | 'live'> & EventOrigin,
  tx: Tx,
  user: UserSecrets,
  next: NewPassword,
  change: Change,
): Promise<void> {
  const { kept, reason, actor, keys } = change
  // Read under lock: a user who has become staff meanwhile needs a longer password. The installation makes staff only.
  const isStaff = user.permissions.length > 0 || actor.actor_kind === 'system'
  checkPassword(next.text, { email: user.email, staff: isStaff, pointer: '/new_password' })
  await replacePassword(tx, user.id, {
    before: user.password_hash,
    after: next.hash,
    isLong: isLongEnoughForStaff(next.text),
  })
  if (reason === 'password_reset') await proveOwner(tx, user)
  endResets(tx, user.id)
  await forgetNetworks(tx, user.id, kept)
  const isFirstProof = reason === 'password_reset' && !user.owner_proven_at
  const data = { user_id: user.id, ...(isFirstProof && { owner_proven: true }) }
  await ctx.outbox.add(tx, ctx, { type: 'user.password_changed', aggregate: user.id, data })
  const ended = await endOtherSessions(tx, user.id, kept, reason)
  const revoked = await revokeKeys(tx, user.id, keys)
  // The keys of a user are forgotten with their user.
  if (ended.length + revoked.length > 0) await announcePrincipal(ctx, tx, user.id, ended)
  for (const { id, name, scopes } of revoked) {
    insertAuditEntry(tx, { ...actor, action: 'api_key.revoked', target_id: id, detail: { name, before: scopes } })
  }
  if (isStaff) {
    insertAuditEntry(tx, { ...actor, action: `staff.${reason}`, target_id: user.id })
  }
}

const actorAt = (userId: string, address: string): Actor => ({ actor_kind: 'user', actor_id: userId, address })

export interface SignedInUser {
  id: string
  session: string
  address: string
}

/** Changes the password of the signed-in user; all other sessions end. */
export async function changeOwnPassword(
  ctx: UserContext,
  who: SignedInUser,
  given: { current_password: string; new_password: string; api_keys?: KeysAtPasswordChange | undefined },
): Promise<void> {
  const wrong = invalidField('/current_password', 'wrong', 'This is not your current password.')
  const user = await findSecrets(ctx.pg, who.id)
  if (!user) throw new DomainError('unauthenticated')
  const attempt = await attemptConfirmation(ctx, { email: user.email, session: who.session })
  // A session is known as a network is.
  const asker = { site: siteOf(who.address), isKnown: true }
  if (!(await verifyAttempt(ctx, attempt, user.password_hash, given.current_password, asker))) throw wrong
  const next = { text: given.new_password, hash: await ctx.passwords.hash(given.new_password, asker) }
  await ctx.pg.tx(async (tx) => {
    const locked = await lockUser(tx, user.id)
    if (locked?.password_hash !== user.password_hash) throw wrong
    attempt.succeed(tx)
    await setPassword(ctx, tx, locked, next, {
      kept: who.session,
      reason: 'password_changed',
      actor: actorAt(who.id, who.address),
      keys: given.api_keys ?? 'keep',
    })
  })
}

/** Sets the password of whoever holds the token of a mailed link; all sessions end. A refused password uses no token. */
export async function resetPassword(
  ctx: UserContext,
  given: { token: string; new_password: string; api_keys?: KeysAtPasswordChange | undefined },
  address: string,
): Promise<{ id: string }> {
  const reset = await findResetByHash(ctx.pg, hashOfToken(given.token))
  const user = reset && (await findSecrets(ctx.pg, reset.user_id))
  if (!reset || !user || user.disabled_at) throw new DomainError('password_reset_invalid')
  checkPassword(given.new_password, { email: user.email, staff: user.permissions.length > 0, pointer: '/new_password' })
  const asker = { site: siteOf(address), isKnown: true }
  const next = { text: given.new_password, hash: await ctx.passwords.hash(given.new_password, asker) }
  await ctx.pg.tx(async (tx) => {
    const locked = await lockUser(tx, user.id)
    if (!locked || locked.disabled_at || !(await useReset(tx, reset.id)))
      throw new DomainError('password_reset_invalid')
    // The mailbox has proven the owner: guesses of others do not make the next sign-in wait.
    forgetAttempts(ctx, tx, user.email)
    const keys = given.api_keys ?? 'revoke_recent'
    const actor = actorAt(user.id, address)
    await setPassword(ctx, tx, locked, next, { kept: null, reason: 'password_reset', actor, keys })
  })
  return { id: user.id }
}
