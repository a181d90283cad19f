import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import { newestFirst } from './page.ts'

export interface HeldSession {
  id: string
  address: string | null
  network: string | null
  user_agent: string | null
  created_at: Date
  last_used_at: Date
  expires_at: Date
  ended_at: Date | null
  end_reason: string | null
}

/** A page of all sessions of an account that are kept, live or over. */
export async function listHeldSessions(pg: Queryable, userId: string, from: PageFrom): Promise<HeldSession[]> {
  const { rest, values } = newestFirst(from, { equal: { user_id: userId } })
  return query<HeldSession>(
    pg,
    `SELECT id, address, network, user_agent, created_at, last_used_at, least(idle_until, expires_at) AS expires_at, ended_at, end_reason
       FROM sessions ${rest}`,
    values,
  )
}

export interface HeldVerification {
  kind: 'email_verification' | 'phone_verification' | 'password_reset'
  phone: string | null
  network: string | null
  created_at: Date
  expires_at: Date
  /** When it was used, or could not be any more. */
  ended_at: Date | null
}

/** Links and codes that an account was sent and that are kept, a month at most: as few as their limits let be. */
export async function listHeldVerifications(pg: Queryable, userId: string): Promise<HeldVerification[]> {
  return query<HeldVerification>(
    pg,
    `SELECT 'email_verification' AS kind, NULL AS phone, network, created_at, expires_at, NULL::timestamptz AS ended_at
       FROM email_verifications WHERE user_id = $1
      UNION ALL
     SELECT 'phone_verification', phone, network, created_at, expires_at, confirmed_at
       FROM phone_verifications WHERE user_id = $1
      UNION ALL
     SELECT 'password_reset', NULL, network, created_at, expires_at, ended_at FROM password_resets WHERE user_id = $1
      ORDER BY created_at DESC`,
    [userId],
  )
}
