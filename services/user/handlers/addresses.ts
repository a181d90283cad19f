import { listPage } from '@stoa/kit/contract/list-page'
import { command } from '@stoa/kit/postgres/command'
import { commit } from '@stoa/kit/postgres/idempotency'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { changeAddress, saveAddress } from '../flows/addresses.ts'
import * as store from '../store/addresses.ts'
import { presentAddress, requireUser } from './present.ts'

export const listAddresses: Handler<'listAddresses'> = async ({ query }, ctx) => {
  const { id } = requireUser(ctx.principal)
  const body = await listPage(ctx, query, {
    list: `addresses ${id}`,
    read: (from) => store.listAddresses(ctx.pg, id, from),
    keyOf: (address) => address.id,
    present: presentAddress,
  })
  return { status: 200, body }
}

export const createAddress: Handler<'createAddress'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => ({
    status: 201,
    body: presentAddress(await saveAddress(tx, requireUser(ctx.principal), body)),
  }))

export const updateAddress: Handler<'updateAddress'> = ({ params, body }, ctx) =>
  commit(ctx, async (tx) => ({
    status: 200,
    body: presentAddress(await changeAddress(tx, requireUser(ctx.principal), params.id, body)),
  }))

export const deleteAddress: Handler<'deleteAddress'> = ({ params }, ctx) =>
  command(ctx, async () => {
    const { id: owner } = requireUser(ctx.principal)
    if (!(await store.findAddress(ctx.pg, owner, params.id))) throw notFound('The address')
    return { change: store.deleteAddress(owner, params.id), response: { status: 204 } }
  })
