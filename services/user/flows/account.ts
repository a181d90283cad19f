import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, invalidField } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { checkPassword, isLongEnoughForStaff } from '../domain/password.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { endOtherSessions, forgetNetworks } from '../store/sessions.ts'
import { findSecrets, insertUser, lockUser, replacePassword } from '../store/users.ts'
import { attemptConfirmation } from './login-throttle.ts'
import { announceEndedSessions, type OpenedSession, type Origin, openSession } from './sessions.ts'

export interface NewAccount {
  email: string
  password: string
  name?: string | undefined
  phone?: string | undefined
  locale?: string | undefined
  permissions?: readonly string[]
}

/** Inserts an account with its event; undefined when the address has one. `hash` is computed before the transaction. */
export async function addAccount(
  deps: Pick<Deps, 'outbox'> & EventOrigin,
  tx: Tx,
  account: NewAccount & { hash: string },
): Promise<User | undefined> {
  const user = await insertUser(tx, {
    id: newId('usr'),
    email: normaliseEmail(account.email),
    password_hash: account.hash,
    has_long_password: isLongEnoughForStaff(account.password),
    name: account.name ?? null,
    phone: account.phone ?? null,
    locale: account.locale ?? 'en',
    permissions: account.permissions ?? [],
  })
  if (!user) return undefined
  await deps.outbox.add(tx, deps, { type: 'user.registered', aggregate: user.id, data: { user_id: user.id } })
  return user
}

/** Creates an account and signs in. */
export async function registerAccount(
  ctx: UserContext,
  account: NewAccount,
  origin: Origin,
): Promise<OpenedSession & { user: User }> {
  checkPassword(account.password, { email: normaliseEmail(account.email), staff: false, pointer: '/password' })
  const hash = await ctx.passwords.hash(account.password)
  return ctx.pg.tx(async (tx) => {
    const user = await addAccount(ctx, tx, { ...account, hash })
    if (!user) {
      const errors = [{ pointer: '/email', code: 'already_exists', detail: 'has an account already' }]
      throw new DomainError('already_exists', 'This e-mail address has an account already.', { errors })
    }
    return { user, ...(await openSession(tx, user.id, origin)) }
  })
}

export interface SignedInUser {
  id: string
  session: string
  address: string
}

/** Changes the password of the signed-in user; all other sessions end (ASVS 7.4.3). */
export async function changeOwnPassword(
  ctx: UserContext,
  who: SignedInUser,
  change: { current_password: string; new_password: string },
): Promise<void> {
  const wrong = invalidField('/current_password', 'wrong', 'This is not your current password.')
  const user = await findSecrets(ctx.pg, who.id)
  if (!user) throw new DomainError('unauthenticated')
  const attempt = await attemptConfirmation(ctx, { email: user.email, session: who.session })
  if (!(await ctx.passwords.verify(user.password_hash, change.current_password))) throw wrong
  const after = await ctx.passwords.hash(change.new_password)
  await ctx.pg.tx(async (tx) => {
    // Read under lock: a user who has become staff meanwhile needs a longer password.
    const isStaff = ((await lockUser(tx, user.id))?.permissions.length ?? 0) > 0
    checkPassword(change.new_password, { email: user.email, staff: isStaff, pointer: '/new_password' })
    const hash = { before: user.password_hash, after, isLong: isLongEnoughForStaff(change.new_password) }
    if (!(await replacePassword(tx, user.id, hash))) throw wrong
    attempt.succeed(tx)
    const actor = { actor_kind: 'user', actor_id: user.id, address: who.address } as const
    if (isStaff) await insertAuditEntry(tx, { ...actor, action: 'staff.password_changed', target_id: user.id })
    await forgetNetworks(tx, user.id, who.session)
    await announceEndedSessions(ctx, tx, user.id, await endOtherSessions(tx, user.id, who.session, 'password_changed'))
  })
}
