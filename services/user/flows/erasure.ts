import { createHmac } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import { forgetKeys } from '@stoa/kit/postgres/idempotency'
import type { Tx } from '@stoa/kit/postgres/pg'
import { decrypt, encrypt } from '@stoa/kit/security/encryption'
import { keysFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { siteOf } from '@stoa/kit/values/network'
import { DomainError, invalidField, notFound } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { isErasingService, LAST_ROUND, SECOND_ROUND_SECONDS, waitsFor, withReport } from '../domain/erasure.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { ERASURE_KEY, RESET_REQUEST_KEY } from '../key-purposes.ts'
import { revokeKeysOf } from '../store/api-keys.ts'
import { type Actor, insertAuditEntry } from '../store/audit-log.ts'
import { forgetVerifications, lockVerifications } from '../store/email-verifications.ts'
import {
  claimDueRounds,
  type Erasure,
  findContactToErase,
  insertErasure,
  lockErasure,
  putReports,
} from '../store/erasures.ts'
import { forgetResetsOf } from '../store/password-resets.ts'
import { forgetCodes, lockCodes } from '../store/phone-verifications.ts'
import { listLiveIds } from '../store/sessions.ts'
import { deleteUser, findSecrets, findUserIdByEmail, lockUser } from '../store/users.ts'
import { attemptConfirmation, forgetAttempts, verifyAttempt } from './login-throttle.ts'
import type { SignedInUser } from './password-change.ts'
import { countedPhone } from './phone-verification.ts'
import { announcePrincipal } from './sessions.ts'

type EraseDeps = Pick<Deps, 'secret' | 'outbox' | 'live'> & EventOrigin

/** Whom services are to erase what they hold of. */
interface Person {
  customer_id: string | null
  /** What came under it without an account is theirs, too; null for none of that. */
  email: string | null
  phone: string | null
}

const boundTo = (id: string) => `erasures.contact ${id}`

/** Records an erasure and begins its first round. `by` is who among staff wants it; null for the customer. */
async function requestErasure(deps: EraseDeps, tx: Tx, person: Person, by: Actor | null): Promise<Erasure> {
  const id = newId('era')
  const { customer_id, email, phone } = person
  const contact = encrypt(deps.secret, ERASURE_KEY, boundTo(id), JSON.stringify({ email, phone }))
  const requested_by = by?.actor_id ?? null
  const erasure = await insertErasure(tx, { id, customer_id, contact, requested_by, seconds: SECOND_ROUND_SECONDS })
  await deps.outbox.add(tx, deps, { type: 'erasure.requested', aggregate: id, data: { erasure_id: id, round: 1 } })
  if (by) insertAuditEntry(tx, { ...by, action: 'customer.erased', target_id: customer_id ?? id })
  return erasure
}

/** Links that were requested for an address, whether it had an account or not, are nobody's. */
async function forgetResets({ secret }: Pick<Deps, 'secret'>, tx: Tx, email: string): Promise<void> {
  const accounts = keysFor(secret, RESET_REQUEST_KEY).map((key) => createHmac('sha256', key).update(email).digest())
  await forgetResetsOf(tx, accounts)
}

/** An account that no request can write to any more, nor add anything to, until the transaction ends. */
async function lockForErasure(tx: Tx, id: string) {
  await lockVerifications(tx, id)
  await lockCodes(tx)
  return lockUser(tx, id)
}

interface Wanted {
  by: Actor | null
  /** Whether what came under its address without signing in is known to be theirs. */
  hasMailbox: boolean
}

/** Deletes a locked account with all that belongs to it, and has the other services do their part. */
async function eraseAccount(deps: EraseDeps, tx: Tx, user: User, { by, hasMailbox }: Wanted): Promise<Erasure> {
  if (user.permissions.length > 0) {
    throw new DomainError('invalid_state', 'This account is of staff. Have its permissions taken away first.')
  }
  const { id, email, phone, phone_verified_at } = user
  // Whoever has accounts erased is sent no more for that: what limits count stays, without anybody's name.
  await forgetResets(deps, tx, email)
  await forgetVerifications(tx, id)
  await forgetCodes(tx, id, (number) => countedPhone(deps, number))
  const sessions = await listLiveIds(tx, id)
  await deleteUser(tx, id)
  await revokeKeysOf(tx, id)
  await forgetKeys(tx, [`user:${id}`])
  forgetAttempts(deps, tx, email)
  const contact = { email: hasMailbox ? email : null, phone: phone_verified_at ? phone : null }
  const erasure = await requestErasure(deps, tx, { customer_id: id, ...contact }, by)
  await deps.outbox.add(tx, deps, { type: 'user.erased', aggregate: id, data: { user_id: id } })
  await announcePrincipal(deps, tx, id, sessions)
  return erasure
}

/** Closes the account of whoever is signed in and knows its password. */
export async function eraseOwnAccount(ctx: UserContext, who: SignedInUser, password: string): Promise<Erasure> {
  const wrong = invalidField('/current_password', 'wrong', 'This is not your current password.')
  const user = await findSecrets(ctx.pg, who.id)
  if (!user) throw new DomainError('unauthenticated')
  const attempt = await attemptConfirmation(ctx, { email: user.email, session: who.session })
  const asker = { site: siteOf(who.address), isKnown: true }
  if (!(await verifyAttempt(ctx, attempt, user.password_hash, password, asker))) throw wrong
  return ctx.pg.tx(async (tx) => {
    const locked = await lockForErasure(tx, user.id)
    if (locked?.password_hash !== user.password_hash) throw wrong
    // Anybody may have registered an address, and its owner verified it: what they ordered under it is not a stranger's to erase.
    return eraseAccount(ctx, tx, locked, { by: null, hasMailbox: locked.owner_proven_at !== null })
  })
}

/** Erases a customer for staff. */
export async function eraseCustomer(deps: EraseDeps, tx: Tx, id: string, by: Actor): Promise<Erasure> {
  const user = await lockForErasure(tx, id)
  if (user?.id !== id) throw notFound('The customer')
  return eraseAccount(deps, tx, user, { by, hasMailbox: user.owner_proven_at !== null })
}

/** Erases whatever came under an e-mail address, for staff who know whose it is: the account that has it, or a guest. */
export async function eraseAddress(deps: EraseDeps, tx: Tx, given: string, by: Actor): Promise<Erasure> {
  const email = normaliseEmail(given)
  const id = await findUserIdByEmail(tx, email)
  const user = id === undefined ? undefined : await lockForErasure(tx, id)
  if (user) return eraseAccount(deps, tx, user, { by, hasMailbox: true })
  await forgetResets(deps, tx, email)
  return requestErasure(deps, tx, { customer_id: null, email, phone: null }, by)
}

/** Whom an erasure is about, for a service that does its part; not found once all are done. */
export async function readErasure(
  deps: Pick<Deps, 'pg' | 'secret'>,
  id: string,
): Promise<Person & { requested_at: Date }> {
  const found = await findContactToErase(deps.pg, id)
  if (!found) throw notFound('The erasure')
  const opened = decrypt(deps.secret, ERASURE_KEY, boundTo(id), found.contact)
  if (!opened) throw new Error(`no key opens the contact of erasure ${id}`)
  const { email, phone } = JSON.parse(opened.text) as Pick<Person, 'email' | 'phone'>
  return { customer_id: found.customer_id, email, phone, requested_at: found.requested_at }
}

/** Notes that a service has done a round. */
export async function noteReport(deps: Pick<Deps, 'pg'>, id: string, service: string, round: number): Promise<void> {
  if (!isErasingService(service)) throw new DomainError('forbidden')
  await deps.pg.tx(async (tx) => {
    const erasure = await lockErasure(tx, id)
    if (!erasure) throw notFound('The erasure')
    const reports = withReport(erasure.reports, service, round)
    await putReports(tx, id, reports, waitsFor(reports).length === 0)
  })
}

/** Erasures whose second round begins in one transaction. */
const BATCH = 100

/** Begins the second rounds that are due. Any replica may. */
export async function beginSecondRounds(deps: Pick<Deps, 'pg' | 'outbox'>): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    count = await deps.pg.tx(async (tx) => {
      const ids = await claimDueRounds(tx, BATCH)
      const events = ids.map((id) => {
        const data = { erasure_id: id, round: LAST_ROUND }
        return { type: 'erasure.requested', aggregate: id, data } as const
      })
      await deps.outbox.addAll(tx, {}, events)
      return ids.length
    })
  }
}
