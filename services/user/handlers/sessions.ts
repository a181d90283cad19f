import { listPage } from '@stoa/kit/contract/list-page'
import { commit } from '@stoa/kit/postgres/idempotency'
import { headersOfChange } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { endOwnSession } from '../flows/sessions.ts'
import * as store from '../store/sessions.ts'
import { requireUser } from './present.ts'

const present = (session: store.Session, current: string) => ({
  ...session,
  current: session.id === current,
  created_at: session.created_at.toISOString(),
  last_used_at: session.last_used_at.toISOString(),
  expires_at: session.expires_at.toISOString(),
})

export const listSessions: Handler<'listSessions'> = async ({ query }, ctx) => {
  const { id, session } = requireUser(ctx.principal)
  const body = await listPage(ctx, query, {
    list: `sessions ${id}`,
    read: (from) => store.listSessions(ctx.pg, id, from),
    keyOf: (row) => row.id,
    present: (row) => present(row, session),
  })
  return { status: 200, body }
}

export const revokeSession: Handler<'revokeSession'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    const { id: userId } = requireUser(ctx.principal)
    const isEnded = await endOwnSession(ctx, tx, { userId, id: params.id, reason: 'revoked' })
    if (!isEnded) throw notFound('The session')
    return { status: 204, headers: headersOfChange(userId) }
  })
