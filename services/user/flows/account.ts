import { createHmac } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { keyFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, invalidField } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { loginThrottle } from '../domain/login-throttle.ts'
import { checkPassword, isLongEnoughForStaff } from '../domain/password.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { countAttempt, deleteAttempts } from '../store/login-attempts.ts'
import { endOtherSessions } from '../store/sessions.ts'
import {
  findForSignIn,
  findSecrets,
  insertUser,
  lockPassword,
  lockUser,
  replacePassword,
  type UserSecrets,
} from '../store/users.ts'
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

const attemptKeyOf = (ctx: Deps, email: string) =>
  createHmac('sha256', keyFor(ctx.secret, 'login attempts')).update(email).digest()

async function throttleAttempt(ctx: UserContext, account: Buffer): Promise<void> {
  if (await countAttempt(ctx.pg, account, loginThrottle)) return
  const headers = { 'retry-after': String(loginThrottle.maxWaitSeconds) }
  throw new DomainError('rate_limited', 'Too many wrong passwords for this account.', { headers })
}

/** Ensures that the verified password has not changed since, and replaces a hash that is weaker than today's. */
async function confirmPassword(tx: Tx, user: UserSecrets, rehashed: string | null, isLong: boolean): Promise<void> {
  const before = user.password_hash
  const isCurrent = rehashed
    ? await replacePassword(tx, user.id, { before, after: rehashed, isLong })
    : await lockPassword(tx, user.id, before)
  if (!isCurrent) throw new DomainError('invalid_credentials')
}

/**
 * Signs in. A known and an unknown e-mail address take the same steps and the same time. A user who has a session from
 * this network address, live or expired, not ended, is not throttled, so that an attacker's guesses do not lock the
 * user out.
 */
export async function signIn(
  ctx: UserContext,
  given: { email: string; password: string },
  origin: Origin & { address: string },
): Promise<OpenedSession & { user: User }> {
  const email = normaliseEmail(given.email)
  const account = attemptKeyOf(ctx, email)
  const user = await findForSignIn(ctx.pg, email, origin.address)
  if (!user?.is_known_address) await throttleAttempt(ctx, account)
  const isCorrect = await ctx.passwords.verify(user?.password_hash ?? null, given.password)
  if (!user || !isCorrect) throw new DomainError('invalid_credentials')
  const rehashed = ctx.passwords.isWeak(user.password_hash) ? await ctx.passwords.hash(given.password) : null
  return ctx.pg.tx(async (tx) => {
    await confirmPassword(tx, user, rehashed, isLongEnoughForStaff(given.password))
    await deleteAttempts(tx, account)
    if (user.permissions.length > 0) {
      const who = { actor_kind: 'user', actor_id: user.id, address: origin.address } as const
      await insertAuditEntry(tx, { ...who, action: 'staff.signed_in', target_id: user.id })
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
  await throttleAttempt(ctx, attemptKeyOf(ctx, user.email))
  if (!(await ctx.passwords.verify(user.password_hash, change.current_password))) throw wrong
  const after = await ctx.passwords.hash(change.new_password)
  await ctx.pg.tx(async (tx) => {
    // Read under lock: a user who has become staff meanwhile needs a longer password.
    const isStaff = ((await lockUser(tx, user.id))?.permissions.length ?? 0) > 0
    checkPassword(change.new_password, { email: user.email, staff: isStaff, pointer: '/new_password' })
    const hash = { before: user.password_hash, after, isLong: isLongEnoughForStaff(change.new_password) }
    if (!(await replacePassword(tx, user.id, hash))) throw wrong
    await deleteAttempts(tx, attemptKeyOf(ctx, user.email))
    const actor = { actor_kind: 'user', actor_id: user.id, address: who.address } as const
    if (isStaff) await insertAuditEntry(tx, { ...actor, action: 'staff.password_changed', target_id: user.id })
    await announceEndedSessions(ctx, tx, user.id, await endOtherSessions(tx, user.id, who.session, 'password_changed'))
  })
}
