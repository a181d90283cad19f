import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { siteOf } from '@stoa/kit/values/network'
import { DomainError, type FieldError } from '@stoa/kit/values/problem'
import { trimmed } from '@stoa/kit/values/visible-text'
import type { Deps, UserContext } from '../context.ts'
import { checkPassword, isLongEnoughForStaff } from '../domain/password.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { insertUser } from '../store/users.ts'
import { addVerification } from './email-verification.ts'
import { type OpenedSession, type Origin, openSession } from './sessions.ts'

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
    name: account.name === undefined ? null : trimmed(account.name),
    phone: account.phone ?? null,
    locale: account.locale ?? 'en',
    permissions: account.permissions ?? [],
  })
  if (!user) return undefined
  await deps.outbox.add(tx, deps, { type: 'user.registered', aggregate: user.id, data: { user_id: user.id } })
  return user
}

/** Creates an account, with the link that its address is verified by, and signs in. */
export async function registerAccount(
  ctx: UserContext,
  account: NewAccount,
  origin: Origin,
): Promise<OpenedSession & { user: User }> {
  checkPassword(account.password, { email: normaliseEmail(account.email), staff: false, pointer: '/password' })
  const hash = await ctx.passwords.hash(account.password, { site: siteOf(origin.address), isKnown: false })
  return ctx.pg.tx(async (tx) => {
    const user = await addAccount(ctx, tx, { ...account, hash })
    if (!user) {
      const errors: FieldError[] = [{ pointer: '/email', code: 'already_exists', detail: 'has an account already' }]
      throw new DomainError('already_exists', 'This e-mail address has an account already.', { errors })
    }
    await addVerification(ctx, tx, user.id, origin.network === '' ? null : origin.network)
    return { user, ...(await openSession(tx, user.id, origin)) }
  })
}
