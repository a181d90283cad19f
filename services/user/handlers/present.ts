import type { Principal } from '@stoa/kit/security/principal'
import { DomainError } from '@stoa/kit/values/problem'
import type { UserContext } from '../context.ts'
import { ACCESS_TOKEN_SECONDS } from '../domain/session.ts'
import type { User } from '../domain/user.ts'
import type { OpenedSession } from '../flows/sessions.ts'
import type { SavedAddress } from '../store/addresses.ts'
import type { ApiKey } from '../store/api-keys.ts'

export const presentUser = (user: User) => {
  const { id, email, name, phone, locale, permissions } = user
  return {
    id,
    email,
    email_verified_at: user.email_verified_at?.toISOString() ?? null,
    name,
    phone,
    phone_verified_at: user.phone_verified_at?.toISOString() ?? null,
    locale,
    permissions,
    created_at: user.created_at.toISOString(),
  }
}

export const presentCustomer = (user: User) => {
  const { permissions: _permissions, ...customer } = presentUser(user)
  return customer
}

export const presentStaff = ({ id, email, name, permissions, disabled_at, created_at }: User) => ({
  id,
  email,
  name,
  permissions,
  disabled_at: disabled_at?.toISOString() ?? null,
  created_at: created_at.toISOString(),
})

export const presentAddress = ({ id, address, is_default, created_at, updated_at }: SavedAddress) => ({
  id,
  address,
  is_default,
  created_at: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
})

export const presentKey = (key: ApiKey) => ({
  ...key,
  created_at: key.created_at.toISOString(),
  expires_at: key.expires_at?.toISOString() ?? null,
  last_used_at: key.last_used_at?.toISOString() ?? null,
  revoked_at: key.revoked_at?.toISOString() ?? null,
})

/** The response to a successful sign-in. */
export async function presentSignedIn(
  ctx: UserContext,
  { user, session, refresh_token }: OpenedSession & { user: User },
) {
  const access_token = await ctx.tokens.issue(user.id, session, ctx.now)
  const token_type = 'Bearer' as const
  return { access_token, token_type, expires_in: ACCESS_TOKEN_SECONDS, refresh_token, user: presentUser(user) }
}

/** The signed-in user; the route's permission excludes every other principal. */
export function requireUser(principal: Principal): Extract<Principal, { kind: 'user' }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated')
  return principal
}
