import { createHash, createHmac } from 'node:crypto'
import { clientNetworkOf } from '@stoa/kit/security/principal'
import { keyFor, keysFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { siteOfNetwork } from '@stoa/kit/values/network'
import { notFound } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { passwordReset } from '../domain/password-reset.ts'
import { normaliseEmail } from '../domain/user.ts'
import { RESET_REQUEST_KEY, RESET_TOKEN_KEY } from '../key-purposes.ts'
import { findResetRecipient, insertReset, lockResets, type ResetRecipient } from '../store/password-resets.ts'

/** 256 bits that nobody computes without the installation's secret. */
const tokenOf = (key: Buffer, id: string) => `prt_${createHmac('sha256', key).update(id).digest('base64url')}`

export const hashOfResetToken = (token: string) => createHash('sha256').update(token).digest()

/**
 * Requests a link for an e-mail address. Whether it has an account changes neither the steps nor their time: who gets the mail
 * is found out by whoever consumes the event.
 */
export async function requestReset(ctx: UserContext, given: string): Promise<void> {
  const network = clientNetworkOf(ctx.principal)
  const site = network === null ? null : siteOfNetwork(network)
  const email = normaliseEmail(given)
  const account = createHmac('sha256', keyFor(ctx.secret, RESET_REQUEST_KEY)).update(email).digest()
  const id = newId('prs')
  const hash = hashOfResetToken(tokenOf(keyFor(ctx.secret, RESET_TOKEN_KEY), id))
  await ctx.pg.tx(async (tx) => {
    await lockResets(tx, account)
    if (!(await insertReset(tx, { id, account, email, hash, network, site }, passwordReset))) return
    await ctx.outbox.add(tx, ctx, { type: 'user.password_reset_requested', aggregate: id, data: { reset_id: id } })
  })
}

/** Recipient and token of a link, for the moment it is mailed. */
export async function readReset(
  deps: Pick<Deps, 'pg' | 'secret'>,
  id: string,
): Promise<Omit<ResetRecipient, 'hash'> & { token: string }> {
  const found = await findResetRecipient(deps.pg, id)
  if (!found) throw notFound('The password reset')
  const { hash, ...recipient } = found
  // The installation's secret may have been rotated since the request.
  const candidates = keysFor(deps.secret, RESET_TOKEN_KEY).map((key) => tokenOf(key, id))
  const token = candidates.find((text) => hashOfResetToken(text).equals(hash))
  if (!token) throw notFound('The password reset')
  return { ...recipient, token }
}
