import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { ALL_PERMISSIONS, checkGrant } from '../domain/permission.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { revokeKeysOf } from '../store/api-keys.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { endResets } from '../store/password-resets.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { hasOtherAdministrator, lockPermissions, lockUser, setDisabled, type UserSecrets } from '../store/users.ts'
import type { Grantor } from './actor.ts'
import { announcePrincipal } from './sessions.ts'

/** An account, with everybody's permissions, until the transaction ends. */
export async function lockAccount(tx: Tx, idOrEmail: string): Promise<UserSecrets> {
  await lockPermissions(tx)
  const locked = await lockUser(tx, normaliseEmail(idOrEmail))
  if (!locked) throw notFound('The account')
  return locked
}

/** Shuts a member of staff out: sessions, secret keys and reset links end, and none begins. */
export async function disableAccount(
  deps: Pick<Deps, 'outbox' | 'live'> & EventOrigin,
  tx: Tx,
  idOrEmail: string,
  grantor: Grantor,
): Promise<User> {
  const user = await lockAccount(tx, idOrEmail)
  if (user.disabled_at) return user
  checkGrant(grantor.permissions, user.permissions, [])
  if (user.permissions.length === 0) throw new DomainError('invalid_state', 'This account is not staff.')
  if (user.permissions.includes(ALL_PERMISSIONS) && !(await hasOtherAdministrator(tx, user.id))) {
    throw new DomainError('invalid_state', 'Somebody has to keep every permission.')
  }
  const disabled_at = await setDisabled(tx, user.id, true)
  await revokeKeysOf(tx, user.id)
  endResets(tx, user.id)
  insertAuditEntry(tx, { ...grantor.actor, action: 'staff.disabled', target_id: user.id })
  await announcePrincipal(deps, tx, user.id, await endOtherSessions(tx, user.id, null, 'disabled'))
  return { ...user, disabled_at }
}

/** Lets an account sign in again, with the permissions it had; what ended stays ended. */
export async function enableAccount(tx: Tx, idOrEmail: string, grantor: Grantor): Promise<User> {
  const user = await lockAccount(tx, idOrEmail)
  if (!user.disabled_at) return user
  checkGrant(grantor.permissions, [], user.permissions)
  const disabled_at = await setDisabled(tx, user.id, false)
  insertAuditEntry(tx, { ...grantor.actor, action: 'staff.enabled', target_id: user.id })
  return { ...user, disabled_at }
}
