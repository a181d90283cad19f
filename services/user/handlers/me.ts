import { command } from '@stoa/kit/postgres/command'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { changeProfile } from '../domain/user.ts'
import { nextLinkAt, requestVerification } from '../flows/email-verification.ts'
import { confirmCode, nextCodeAt, requestCode } from '../flows/phone-verification.ts'
import { findSignedIn, findUser, updateProfile } from '../store/users.ts'
import { presentUser, requireUser } from './present.ts'

export const getMe: Handler<'getMe'> = async (_input, ctx) => {
  const user = await findUser(ctx.pg, requireUser(ctx.principal).id)
  if (!user) throw notFound('The account')
  return { status: 200, body: presentUser(user) }
}

export const updateMe: Handler<'updateMe'> = ({ body }, ctx) =>
  command(ctx, async () => {
    const { id, session } = requireUser(ctx.principal)
    // Decided anew when the account has changed meanwhile, which may have ended the session.
    const user = await findSignedIn(ctx.pg, id, session)
    if (!user) throw new DomainError('unauthenticated', 'The session has ended.')
    const changed = changeProfile(user, body)
    return { change: updateProfile(changed), response: { status: 200, body: presentUser(changed) } }
  })

export const requestEmailVerification: Handler<'requestEmailVerification'> = async (_input, ctx) => {
  const { user, link } = await requestVerification(ctx, requireUser(ctx.principal))
  return {
    status: 202,
    body: {
      email: user.email,
      email_verified_at: user.email_verified_at?.toISOString() ?? null,
      expires_at: link?.expires_at.toISOString() ?? null,
      next_at: link ? nextLinkAt(link).toISOString() : null,
    },
  }
}

export const requestPhoneCode: Handler<'requestPhoneCode'> = async ({ body }, ctx) => {
  const sent = await requestCode(ctx, requireUser(ctx.principal), body.phone)
  return {
    status: 202,
    body: { phone: sent.phone, expires_at: sent.expires_at.toISOString(), next_at: nextCodeAt(sent).toISOString() },
  }
}

export const verifyPhone: Handler<'verifyPhone'> = async ({ body }, ctx) => ({
  status: 200,
  body: presentUser(await confirmCode(ctx, requireUser(ctx.principal), body.code)),
})
