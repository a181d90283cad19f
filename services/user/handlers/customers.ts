import { listPage } from '@stoa/kit/contract/list-page'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { MAX_ADDRESSES } from '../domain/address.ts'
import { normaliseEmail } from '../domain/user.ts'
import * as addresses from '../store/addresses.ts'
import * as users from '../store/users.ts'
import { presentAddress, presentCustomer } from './present.ts'

export const listCustomers: Handler<'listCustomers'> = async ({ query }, ctx) => {
  const email = query.email === undefined ? null : normaliseEmail(query.email)
  const body = await listPage(ctx, query, {
    list: 'customers',
    read: (from) => users.listUsers(ctx.pg, from, email),
    keyOf: (user) => user.id,
    present: presentCustomer,
  })
  return { status: 200, body }
}

export const getCustomer: Handler<'getCustomer'> = async ({ params }, ctx) => {
  const all = { after: null, back: false, limit: MAX_ADDRESSES }
  const user = await users.findUser(ctx.pg, params.id)
  if (!user) throw notFound('The customer')
  const book = await addresses.listAddresses(ctx.pg, user.id, all)
  return { status: 200, body: { ...presentCustomer(user), addresses: book.map(presentAddress) } }
}
