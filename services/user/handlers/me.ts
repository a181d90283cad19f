import { command } from '@stoa/kit/postgres/command'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { changeProfile } from '../domain/user.ts'
import { findUser, updateProfile } from '../store/users.ts'
import { presentUser, requireUser } from './present.ts'

export const getMe: Handler<'getMe'> = async (_input, ctx) => {
  const user = await findUser(ctx.pg, requireUser(ctx.principal).id)
  if (!user) throw notFound('The account')
  return { status: 200, body: presentUser(user) }
}

export const updateMe: Handler<'updateMe'> = ({ body }, ctx) =>
  command(ctx, async () => {
    const user = await findUser(ctx.pg, requireUser(ctx.principal).id)
    if (!user) throw notFound('The account')
    const changed = changeProfile(user, body)
    return { change: updateProfile(changed), response: { status: 200, body: presentUser(changed) } }
  })
