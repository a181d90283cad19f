import { clientNetworkOf, headersOfChange } from '@stoa/kit/security/principal'
import type { Handler, UserContext } from '../context.ts'
import { registerAccount } from '../flows/account.ts'
import { verifyAddress } from '../flows/email-verification.ts'
import { changeOwnPassword, resetPassword as resetOwnPassword } from '../flows/password-change.ts'
import { requestReset } from '../flows/password-reset.ts'
import { endOwnSession, type Origin, refreshSession } from '../flows/sessions.ts'
import { signIn } from '../flows/sign-in.ts'
import { presentSignedIn, requireUser } from './present.ts'

/** Characters of a User-Agent that are stored. */
const MAX_USER_AGENT_LENGTH = 300

function originOf({ principal }: UserContext, agent: string | undefined): Origin {
  const address = principal.kind === 'service' ? '' : principal.address
  return {
    address,
    network: clientNetworkOf(principal) ?? '',
    user_agent: agent?.slice(0, MAX_USER_AGENT_LENGTH) ?? null,
  }
}

export const register: Handler<'register'> = async ({ body, headers }, ctx) => {
  const opened = await registerAccount(ctx, body, originOf(ctx, headers['user-agent']))
  return { status: 201, body: await presentSignedIn(ctx, opened) }
}

export const login: Handler<'login'> = async ({ body, headers }, ctx) => {
  const opened = await signIn(ctx, body, originOf(ctx, headers['user-agent']))
  return { status: 200, body: await presentSignedIn(ctx, opened) }
}

export const refreshToken: Handler<'refreshToken'> = async ({ body }, ctx) => ({
  status: 200,
  body: await presentSignedIn(ctx, await refreshSession(ctx, body.refresh_token)),
})

export const logout: Handler<'logout'> = async (_input, ctx) => {
  const { id: userId, session: id } = requireUser(ctx.principal)
  await ctx.pg.tx((tx) => endOwnSession(ctx, tx, { userId, id, reason: 'signed_out' }))
  return { status: 204, headers: headersOfChange(userId) }
}

export const changePassword: Handler<'changePassword'> = async ({ body }, ctx) => {
  const user = requireUser(ctx.principal)
  await changeOwnPassword(ctx, user, body)
  return { status: 204, headers: headersOfChange(user.id) }
}

export const forgotPassword: Handler<'forgotPassword'> = async ({ body }, ctx) => {
  await requestReset(ctx, body.email)
  return { status: 202 }
}

export const resetPassword: Handler<'resetPassword'> = async ({ body }, ctx) => {
  const { id } = await resetOwnPassword(ctx, body, originOf(ctx, undefined).address)
  return { status: 204, headers: headersOfChange(id) }
}

export const verifyEmail: Handler<'verifyEmail'> = async ({ body }, ctx) => ({
  status: 200,
  body: { email_verified_at: (await verifyAddress(ctx, body.token)).toISOString() },
})
