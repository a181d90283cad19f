import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { checkPassword, LONG_PASSWORD } from '../domain/password.ts'
import { ALL, checkGrant, tidy } from '../domain/permission.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { type Actor, insertAuditEntry } from '../store/audit-log.ts'
import { listLiveIds } from '../store/sessions.ts'
import { hasOtherAdministrator, lockPermissions, lockUser, setPermissions, type UserSecrets } from '../store/users.ts'
import { addAccount } from './account.ts'

type StaffDeps = Pick<Deps, 'pg' | 'outbox' | 'live' | 'passwords'>

/** Who changes permissions, and what they hold themselves. */
export interface Granter {
  actor: Actor
  holds: readonly string[]
}

/** The installation itself: whoever can start its commands. */
export const installation: Granter = {
  actor: { actor_kind: 'system', actor_id: null, address: null },
  holds: [ALL],
}

async function checkChange(tx: Tx, user: UserSecrets, after: readonly string[], granter: Granter): Promise<void> {
  checkGrant(granter.holds, user.permissions, after)
  if (after.length > 0 && !user.has_long_password) {
    throw new DomainError('invalid_state', `Staff need a password of ${LONG_PASSWORD} characters; theirs is shorter.`)
  }
  const losesAll = user.permissions.includes(ALL) && !after.includes(ALL)
  if (losesAll && !(await hasOtherAdministrator(tx, user.id))) {
    throw new DomainError('invalid_state', 'Somebody has to keep every permission.')
  }
}

/** Says what an account may do, at once also in the sessions it has open. */
export async function grant(
  deps: Pick<StaffDeps, 'outbox' | 'live'> & EventOrigin,
  tx: Tx,
  idOrEmail: string,
  wanted: readonly string[],
  granter: Granter,
): Promise<User> {
  await lockPermissions(tx)
  const user = await lockUser(tx, normaliseEmail(idOrEmail))
  if (!user) throw notFound('The account')
  const { password_hash: _hash, has_long_password: _long, ...known } = user
  const [before, after] = [tidy(user.permissions), tidy(wanted)]
  if (before.join() === after.join()) return known
  await checkChange(tx, user, after, granter)
  await setPermissions(tx, user.id, after)
  const detail = { before, after }
  await insertAuditEntry(tx, { ...granter.actor, action: 'staff.permissions_set', target_id: user.id, detail })
  const data = { principal_id: user.id, session_ids: [] }
  await deps.outbox.add(tx, deps, { type: 'principal.changed', aggregate: user.id, data })
  await deps.live.evict(await listLiveIds(tx, user.id))
  return { ...known, permissions: after }
}

export interface NewStaff {
  email: string
  password: string
  name?: string
  permissions: readonly string[]
}

/**
 * Makes a staff account, for the installation itself: the first one, or one in place of a lost one. An account that is
 * there keeps its password and gets the permissions.
 */
export async function createStaff(deps: StaffDeps, staff: NewStaff): Promise<{ user: User; created: boolean }> {
  checkPassword(staff.password, { email: normaliseEmail(staff.email), staff: true, pointer: '/password' })
  const hash = await deps.passwords.hash(staff.password)
  return deps.pg.tx(async (tx) => {
    const { email, password, name } = staff
    const created = await addAccount(deps, tx, { email, password, name, hash })
    const user = await grant(deps, tx, email, staff.permissions, installation)
    return { user, created: created !== undefined }
  })
}
