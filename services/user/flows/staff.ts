import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { checkPassword, STAFF_PASSWORD_LENGTH } from '../domain/password.ts'
import { ALL_PERMISSIONS, checkGrant, checkKnown, normalisePermissions } from '../domain/permission.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { listLiveIds } from '../store/sessions.ts'
import {
  hasOtherAdministrator,
  lockPermissions,
  lockUser,
  setOwnerProven,
  setPermissions,
  type UserSecrets,
} from '../store/users.ts'
import { addAccount } from './account.ts'
import { type Grantor, installation } from './actor.ts'
import { setPassword } from './password-change.ts'
import { INSTALLATION } from './passwords.ts'
import { enableAccount, lockAccount } from './staff-access.ts'

type StaffDeps = Pick<Deps, 'pg' | 'outbox' | 'live' | 'passwords'>

async function checkChange(tx: Tx, user: UserSecrets, after: readonly string[], grantor: Grantor): Promise<void> {
  checkGrant(grantor.permissions, user.permissions, after)
  if (user.disabled_at) throw new DomainError('invalid_state', 'This account is disabled.')
  // Registering proves no mailbox: a grant to an address must not go to a stranger who registered it first.
  if (after.length > 0 && !user.owner_proven_at) {
    throw new DomainError(
      'invalid_state',
      `Nobody has shown yet that this account belongs to its mailbox. Have its owner request a link by "forgot password" and set a password of ${STAFF_PASSWORD_LENGTH} characters with it; then repeat this.`,
    )
  }
  if (after.length > 0 && !user.has_long_password) {
    throw new DomainError(
      'invalid_state',
      `Staff need a password of ${STAFF_PASSWORD_LENGTH} characters; theirs is shorter.`,
    )
  }
  const losesAll = user.permissions.includes(ALL_PERMISSIONS) && !after.includes(ALL_PERMISSIONS)
  if (losesAll && !(await hasOtherAdministrator(tx, user.id))) {
    throw new DomainError('invalid_state', 'Somebody has to keep every permission.')
  }
}

/** Sets an account's permissions, with immediate effect in its open sessions too. */
export async function setPermissionsOf(
  deps: Pick<StaffDeps, 'outbox' | 'live'> & EventOrigin,
  tx: Tx,
  idOrEmail: string,
  wanted: readonly string[],
  grantor: Grantor,
): Promise<User> {
  await lockPermissions(tx)
  const user = await lockUser(tx, normaliseEmail(idOrEmail))
  if (!user) throw notFound('The account')
  const [before, after] = [normalisePermissions(user.permissions), normalisePermissions(wanted)]
  if (before.join() === after.join()) return user
  checkKnown(wanted, before, 'permissions')
  await checkChange(tx, user, after, grantor)
  await setPermissions(tx, user.id, after)
  const detail = { before, after }
  insertAuditEntry(tx, { ...grantor.actor, action: 'staff.permissions_set', target_id: user.id, detail })
  const data = { principal_id: user.id, session_ids: [] }
  await deps.outbox.add(tx, deps, { type: 'principal.changed', aggregate: user.id, data })
  await deps.live.evict(await listLiveIds(tx, user.id))
  return { ...user, permissions: after }
}

export interface NewStaff {
  email: string
  password: string
  name?: string
  permissions: readonly string[]
}

/**
 * Creates a staff account, for the installation itself: the first one, or one that replaces a lost one. Whoever holds an
 * existing account may be a stranger: it gets the password too, which ends its sessions, links and what a reset ends of its
 * keys, and is enabled. With `unlessExists` it stays as it is, so that a start which runs this by itself does not undo what
 * the staff have decided.
 */
export async function createStaff(
  deps: StaffDeps,
  staff: NewStaff,
  { unlessExists = false } = {},
): Promise<{ user: User; created: boolean }> {
  checkPassword(staff.password, { email: normaliseEmail(staff.email), staff: true, pointer: '/password' })
  const hash = await deps.passwords.hash(staff.password, INSTALLATION)
  return deps.pg.tx(async (tx) => {
    const { email, password, name } = staff
    const created = await addAccount(deps, tx, { email, password, name, hash })
    if (created) await setOwnerProven(tx, created.id)
    else {
      const user = await lockAccount(tx, normaliseEmail(email))
      if (unlessExists) return { user, created: false }
      await enableAccount(tx, user.id, installation)
      const change = { kept: null, reason: 'password_reset', actor: installation.actor, keys: 'revoke_recent' } as const
      await setPassword(deps, tx, user, { text: password, hash }, change)
    }
    const user = await setPermissionsOf(deps, tx, email, staff.permissions, installation)
    return { user, created: created !== undefined }
  })
}
