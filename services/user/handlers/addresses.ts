import { listPage } from '@stoa/kit/contract/list-page'
import { command } from '@stoa/kit/postgres/command'
import { commit, isReplay, REPLAYED } from '@stoa/kit/postgres/idempotency'
import type { Tx } from '@stoa/kit/postgres/pg'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, UserContext } from '../context.ts'
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

/**
 * Saves an address. With its Idempotency-Key only is kept which one it was, and a replay reads it as it is now: copies of
 * addresses of 4 kB would let one account fill the disk.
 */
async function saved<S extends 200 | 201>(ctx: UserContext, status: S, save: (tx: Tx) => Promise<store.SavedAddress>) {
  let address: store.SavedAddress | undefined
  const done = await commit(ctx, async (tx) => {
    address = await save(tx)
    const response: { status: S; headers?: Record<string, string>; body: { id: string } } = {
      status,
      body: { id: address.id },
    }
    return response
  })
  if (address && !isReplay(done)) return { status, body: presentAddress(address) }
  const known = await store.findAddress(ctx.pg, requireUser(ctx.principal).id, done.body.id)
  if (!known) throw notFound('The address')
  return { status, headers: { [REPLAYED]: 'true' }, body: presentAddress(known) }
}

export const createAddress: Handler<'createAddress'> = ({ body }, ctx) =>
  saved(ctx, 201, (tx) => saveAddress(tx, requireUser(ctx.principal), body))

export const updateAddress: Handler<'updateAddress'> = ({ params, body }, ctx) =>
  saved(ctx, 200, (tx) => changeAddress(tx, requireUser(ctx.principal), params.id, body))

export const deleteAddress: Handler<'deleteAddress'> = ({ params }, ctx) =>
  command(ctx, async () => {
    const { id: owner } = requireUser(ctx.principal)
    if (!(await store.findAddress(ctx.pg, owner, params.id))) throw notFound('The address')
    return { change: store.deleteAddress(owner, params.id), response: { status: 204 } }
  })
