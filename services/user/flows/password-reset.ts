import { createHmac } from 'node:crypto'
import { clientNetworkOf } from '@stoa/kit/security/principal'
import { keyFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { siteOfNetwork } from '@stoa/kit/values/network'
import { notFound } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { passwordReset } from '../domain/password-reset.ts'
import { normaliseEmail } from '../domain/user.ts'
import { RESET_REQUEST_KEY, RESET_TOKEN_KEY } from '../key-purposes.ts'
import { findResetRecipient, insertReset, lockResets, type ResetRecipient } from '../store/password-resets.ts'
import { hashFor, tokenFor } from './mailed-token.ts'

const TOKEN = { prefix: 'prt', purpose: RESET_TOKEN_KEY }

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
  const hash = hashFor(TOKEN, ctx.secret, id)
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
  const token = tokenFor(TOKEN, deps.secret, { id, hash })
  if (token === null) throw notFound('The password reset')
  return { ...recipient, token }
}
