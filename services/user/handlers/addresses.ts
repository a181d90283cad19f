import { commit } from '@stoa/kit/postgres/idempotency'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { changeAddress, saveAddress } from '../flows/addresses.ts'
import * as store from '../store/addresses.ts'
import { pageById } from './page.ts'
import { presentAddress, requireUser } from './present.ts'

export const listAddresses: Handler<'listAddresses'> = async ({ query }, ctx) => {
  const { id } = requireUser(ctx.principal)
  const { data, page } = await pageById(ctx, `addresses ${id}`, query, (from) => store.listAddresses(ctx.pg, id, from))
  return { status: 200, body: { data: data.map(presentAddress), page } }
}

export const createAddress: Handler<'createAddress'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => ({
    status: 201,
    body: presentAddress(await saveAddress(tx, requireUser(ctx.principal).id, body)),
  }))

export const updateAddress: Handler<'updateAddress'> = ({ params, body }, ctx) =>
  commit(ctx, async (tx) => ({
    status: 200,
    body: presentAddress(await changeAddress(tx, requireUser(ctx.principal).id, params.id, body)),
  }))

export const deleteAddress: Handler<'deleteAddress'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    const isGone = await store.deleteAddress(tx, requireUser(ctx.principal).id, params.id)
    if (!isGone) throw notFound('The address')
    return { status: 204 }
  })
