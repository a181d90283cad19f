import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { readVerification } from '../flows/email-verification.ts'
import { readReset } from '../flows/password-reset.ts'
import { readCode } from '../flows/phone-verification.ts'
import { resolveKey, resolveSession } from '../flows/resolve-principal.ts'
import { findSignIn } from '../store/sessions.ts'
import { findContact } from '../store/users.ts'

/** How long others cache the key set: the next key is in it a month before it signs. */
const JWKS_MAX_AGE_SECONDS = 60

export const getJwks: Handler<'getJwks'> = async (_input, ctx) => ({
  status: 200,
  headers: { 'cache-control': `public, max-age=${JWKS_MAX_AGE_SECONDS}` },
  body: { keys: await ctx.keys.published(ctx.now) },
})

export const resolvePrincipal: Handler<'resolvePrincipal'> = async ({ body }, ctx) => {
  const { session_id, api_key } = body
  if (session_id !== undefined && api_key === undefined) {
    return { status: 200, body: await resolveSession(ctx, session_id) }
  }
  if (api_key !== undefined && session_id === undefined) return { status: 200, body: await resolveKey(ctx, api_key) }
  throw new DomainError('validation_failed', 'Send session_id or api_key, one of them.')
}

export const readContact: Handler<'readContact'> = async ({ params }, ctx) => {
  const contact = await findContact(ctx.pg, params.userId)
  if (!contact) throw notFound('The user')
  return { status: 200, body: contact }
}

export const readSignIn: Handler<'readSignIn'> = async ({ params }, ctx) => {
  const found = await findSignIn(ctx.pg, params.id)
  if (!found) throw notFound('The session')
  return { status: 200, body: { ...found, signed_in_at: found.signed_in_at.toISOString() } }
}

export const readPasswordReset: Handler<'readPasswordReset'> = async ({ params }, ctx) => ({
  status: 200,
  body: await readReset(ctx, params.id),
})

export const readEmailVerification: Handler<'readEmailVerification'> = async ({ params }, ctx) => ({
  status: 200,
  body: await readVerification(ctx, params.id),
})

export const readPhoneVerification: Handler<'readPhoneVerification'> = async ({ params }, ctx) => ({
  status: 200,
  body: await readCode(ctx, params.id),
})
