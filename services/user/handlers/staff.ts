import { listPage } from '@stoa/kit/contract/list-page'
import { commit } from '@stoa/kit/postgres/idempotency'
import { headersOfChange } from '@stoa/kit/security/principal'
import type { Handler } from '../context.ts'
import { lockGrantor } from '../flows/actor.ts'
import { setPermissionsOf } from '../flows/staff.ts'
import { disableAccount, enableAccount } from '../flows/staff-access.ts'
import * as audit from '../store/audit-log.ts'
import * as users from '../store/users.ts'
import { presentStaff } from './present.ts'

export const listStaff: Handler<'listStaff'> = async ({ query }, ctx) => {
  const body = await listPage(ctx, query, {
    list: 'staff',
    read: (from) => users.listStaff(ctx.pg, from),
    keyOf: (user) => user.id,
    present: presentStaff,
  })
  return { status: 200, body }
}

export const setStaffPermissions: Handler<'setStaffPermissions'> = ({ params, body }, ctx) =>
  commit(ctx, async (tx) => {
    const grantor = await lockGrantor(tx, ctx.principal)
    const user = await setPermissionsOf(ctx, tx, params.id, body.permissions, grantor)
    return { status: 200, headers: headersOfChange(user.id), body: presentStaff(user) }
  })

export const disableStaff: Handler<'disableStaff'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    const user = await disableAccount(ctx, tx, params.id, await lockGrantor(tx, ctx.principal))
    return { status: 200, headers: headersOfChange(user.id), body: presentStaff(user) }
  })

export const enableStaff: Handler<'enableStaff'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    const user = await enableAccount(tx, params.id, await lockGrantor(tx, ctx.principal))
    return { status: 200, headers: headersOfChange(user.id), body: presentStaff(user) }
  })

export const listAuditLog: Handler<'listAuditLog'> = async ({ query }, ctx) => {
  const filter = { actor_id: query.actor_id ?? null, target_id: query.target_id ?? null }
  const body = await listPage(ctx, query, {
    list: 'audit log',
    read: (from) => audit.listAuditEntries(ctx.pg, from, filter),
    keyOf: (entry) => entry.id,
    present: (entry) => ({ ...entry, created_at: entry.created_at.toISOString() }),
  })
  return { status: 200, body }
}
