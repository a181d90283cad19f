import { commit } from '@stoa/kit/postgres/idempotency'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { findUser, updateUser } from '../store/users.ts'
import { presentUser, requireUser } from './present.ts'

export const getMe: Handler<'getMe'> = async (_input, ctx) => {
  const user = await findUser(ctx.pg, requireUser(ctx.principal).id)
  if (!user) throw notFound('The account')
  return { status: 200, body: presentUser(user) }
}

export const updateMe: Handler<'updateMe'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const user = await updateUser(tx, requireUser(ctx.principal).id, body)
    if (!user) throw notFound('The account')
    return { status: 200, body: presentUser(user) }
  })
