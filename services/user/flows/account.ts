import { createHmac } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { keyFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, invalidField } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { loginThrottle } from '../domain/login-throttle.ts'
import { checkPassword, isLong } from '../domain/password.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { countAttempt, forgetAttempts } from '../store/login-attempts.ts'
import { endOtherSessions } from '../store/sessions.ts'
import {
  findForSignIn,
  findSecrets,
  holdPassword,
  insertUser,
  lockUser,
  replacePassword,
  type UserSecrets,
} from '../store/users.ts'
import { announceEnd, type Opened, type Origin, openSession } from './session.ts'

export interface NewAccount {
  email: string
  password: string
  name?: string | undefined
  phone?: string | undefined
  locale?: string | undefined
  permissions?: readonly string[]
}

/** Adds an account with its event; undefined when the address has one. `hash` is the password's, made before the transaction. */
export async function addAccount(
  deps: Pick<Deps, 'outbox'> & EventOrigin,
  tx: Tx,
  account: NewAccount & { hash: string },
): Promise<User | undefined> {
  const user = await insertUser(tx, {
    id: newId('usr'),
    email: normaliseEmail(account.email),
    password_hash: account.hash,
    has_long_password: isLong(account.password),
    name: account.name ?? null,
    phone: account.phone ?? null,
    locale: account.locale ?? 'en',
    permissions: account.permissions ?? [],
  })
  if (!user) return undefined
  await deps.outbox.add(tx, deps, { type: 'user.registered', aggregate: user.id, data: { user_id: user.id } })
  return user
}

/** Makes an account and signs in. */
export async function registerAccount(
  ctx: UserContext,
  account: NewAccount,
  origin: Origin,
): Promise<Opened & { user: User }> {
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

const attemptsOf = (ctx: Deps, email: string) =>
  createHmac('sha256', keyFor(ctx.secret, 'login attempts')).update(email).digest()

async function refuseEarly(ctx: UserContext, account: Buffer): Promise<void> {
  if (await countAttempt(ctx.pg, account, loginThrottle)) return
  const headers = { 'retry-after': String(loginThrottle.longestWaitSeconds) }
  throw new DomainError('rate_limited', 'Too many wrong passwords for this account.', { headers })
}

/** Makes sure that the password is still the one that was found right, and raises a hash that is weaker than today's. */
async function confirmPassword(tx: Tx, user: UserSecrets, raised: string | null, isLongOne: boolean): Promise<void> {
  const before = user.password_hash
  const isCurrent = raised
    ? await replacePassword(tx, user.id, { before, after: raised, isLong: isLongOne })
    : await holdPassword(tx, user.id, before)
  if (!isCurrent) throw new DomainError('invalid_credentials')
}

/**
 * Signs in. A known and an unknown address take the same steps and the same time. Who was signed in from this network
 * address before is not held up by the throttle, so that a stranger's guesses do not keep them out.
 */
export async function signIn(
  ctx: UserContext,
  given: { email: string; password: string },
  origin: Origin & { address: string },
): Promise<Opened & { user: User }> {
  const email = normaliseEmail(given.email)
  const account = attemptsOf(ctx, email)
  const user = await findForSignIn(ctx.pg, email, origin.address)
  if (!user?.is_known_address) await refuseEarly(ctx, account)
  const isRight = await ctx.passwords.verify(user?.password_hash ?? null, given.password)
  if (!user || !isRight) throw new DomainError('invalid_credentials')
  const raised = ctx.passwords.isWeak(user.password_hash) ? await ctx.passwords.hash(given.password) : null
  return ctx.pg.tx(async (tx) => {
    await confirmPassword(tx, user, raised, isLong(given.password))
    await forgetAttempts(tx, account)
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

/** Changes the password of whoever is signed in; all other sessions end (ASVS 7.4.3). */
export async function changeOwnPassword(
  ctx: UserContext,
  who: SignedInUser,
  change: { current_password: string; new_password: string },
): Promise<void> {
  const wrong = invalidField('/current_password', 'wrong', 'This is not your current password.')
  const user = await findSecrets(ctx.pg, who.id)
  if (!user) throw new DomainError('unauthenticated')
  await refuseEarly(ctx, attemptsOf(ctx, user.email))
  if (!(await ctx.passwords.verify(user.password_hash, change.current_password))) throw wrong
  const after = await ctx.passwords.hash(change.new_password)
  await ctx.pg.tx(async (tx) => {
    // Read under lock: who has become staff meanwhile needs a longer one.
    const isStaff = ((await lockUser(tx, user.id))?.permissions.length ?? 0) > 0
    checkPassword(change.new_password, { email: user.email, staff: isStaff, pointer: '/new_password' })
    const hash = { before: user.password_hash, after, isLong: isLong(change.new_password) }
    if (!(await replacePassword(tx, user.id, hash))) throw wrong
    await forgetAttempts(tx, attemptsOf(ctx, user.email))
    const actor = { actor_kind: 'user', actor_id: user.id, address: who.address } as const
    if (isStaff) await insertAuditEntry(tx, { ...actor, action: 'staff.password_changed', target_id: user.id })
    await announceEnd(ctx, tx, user.id, await endOtherSessions(tx, user.id, who.session, 'password_changed'))
  })
}
