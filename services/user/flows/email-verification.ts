import type { Tx } from '@stoa/kit/postgres/pg'
import { clientNetworkOf } from '@stoa/kit/security/principal'
import { newId } from '@stoa/kit/values/ids'
import { siteOfNetwork } from '@stoa/kit/values/network'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { emailVerification, waitForLink } from '../domain/email-verification.ts'
import type { User } from '../domain/user.ts'
import { EMAIL_TOKEN_KEY } from '../key-purposes.ts'
import {
  countVerifications,
  type EmailVerification,
  findRecentVerification,
  findVerificationByHash,
  findVerificationRecipient,
  insertVerification,
  lockVerifications,
  setEmailVerified,
  type VerificationRecipient,
} from '../store/email-verifications.ts'
import { findSignedIn } from '../store/users.ts'
import { hashFor, hashOfToken, tokenFor } from './mailed-token.ts'

const TOKEN = { prefix: 'vet', purpose: EMAIL_TOKEN_KEY }

const siteOf = (network: string | null) => (network === null ? null : siteOfNetwork(network))

/** Makes a link for an account; whoever knows its id has it mailed. */
export function addVerification(
  { secret }: Pick<Deps, 'secret'>,
  tx: Tx,
  user_id: string,
  network: string | null,
): Promise<EmailVerification> {
  const id = newId('evr')
  const hash = hashFor(TOKEN, secret, id)
  return insertVerification(tx, { id, user_id, hash, network, site: siteOf(network) })
}

function tooManyLinks(seconds: number): DomainError {
  return new DomainError('rate_limited', 'No more links can be mailed for now.', {
    headers: { 'retry-after': String(seconds) },
  })
}

/** Has a link mailed to the address of the account, unless one is on its way already; no link where the address is verified. */
export async function requestVerification(
  ctx: UserContext,
  asker: { id: string; session: string },
): Promise<{ user: User; link: EmailVerification | null }> {
  const network = clientNetworkOf(ctx.principal)
  return ctx.pg.tx(async (tx) => {
    await lockVerifications(tx, asker.id)
    const user = await findSignedIn(tx, asker.id, asker.session)
    if (!user) throw new DomainError('unauthenticated', 'The session has ended.')
    if (user.email_verified_at) return { user, link: null }
    const recent = await findRecentVerification(tx, user.id)
    if (recent) return { user, link: recent }
    const seconds = waitForLink(await countVerifications(tx, { user_id: user.id, network, site: siteOf(network) }))
    if (seconds !== null) throw tooManyLinks(seconds)
    const link = await addVerification(ctx, tx, user.id, network)
    const data = { verification_id: link.id }
    await ctx.outbox.add(tx, ctx, { type: 'user.email_verification_requested', aggregate: link.id, data })
    return { user, link }
  })
}

/** When the account may be mailed another link. */
export const nextLinkAt = ({ created_at }: EmailVerification): Date =>
  new Date(created_at.getTime() + emailVerification.quietSeconds * 1_000)

/** Verifies the address that a link was mailed to, for whoever holds its token. The second time changes nothing. */
export async function verifyAddress(ctx: UserContext, token: string): Promise<Date> {
  const link = await findVerificationByHash(ctx.pg, hashOfToken(token))
  if (link?.email_verified_at) return link.email_verified_at
  if (!link?.is_good) throw new DomainError('email_verification_invalid')
  const verifiedAt = await ctx.pg.tx((tx) => setEmailVerified(tx, link.user_id))
  // It may have been disabled meanwhile.
  if (!verifiedAt) throw new DomainError('email_verification_invalid')
  return verifiedAt
}

/** Recipient and token of a link, for the moment it is mailed. */
export async function readVerification(
  deps: Pick<Deps, 'pg' | 'secret'>,
  id: string,
): Promise<Omit<VerificationRecipient, 'hash'> & { token: string }> {
  const found = await findVerificationRecipient(deps.pg, id)
  if (!found) throw notFound('The verification')
  const { hash, ...recipient } = found
  const token = tokenFor(TOKEN, deps.secret, { id, hash })
  if (token === null) throw notFound('The verification')
  return { ...recipient, token }
}
