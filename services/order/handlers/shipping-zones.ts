import { listPage } from '@stoa/kit/contract/list-page'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { commit } from '@stoa/kit/postgres/idempotency'
import { newId } from '@stoa/kit/values/ids'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { type OptionInput, optionsFrom } from '../domain/shipping.ts'
import * as store from '../store/rates.ts'

const present = ({ version: _version, ...zone }: store.StoredZone) => ({
  ...zone,
  created_at: zone.created_at.toISOString(),
  updated_at: zone.updated_at.toISOString(),
})

const respond = <S extends 200 | 201>(status: S, zone: store.StoredZone) => ({
  status,
  headers: { etag: etagOf(zone.version) },
  body: present(zone),
})

const missing = () => notFound('The shipping zone')

const mint = () => newId('spo')

export const listShippingZones: Handler<'listShippingZones'> = async ({ query }, ctx) => {
  const body = await listPage(ctx, query, {
    list: 'shipping zones',
    read: (from) => store.listZones(ctx.pg, from),
    keyOf: (zone) => zone.id,
    present,
  })
  return { status: 200, body }
}

export const createShippingZone: Handler<'createShippingZone'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const options = optionsFrom(body.options as OptionInput[], [], mint)
    const zone = await store.putZone(tx, { ...body, options, id: newId('shz', ctx.now.getTime()) })
    tx.afterCommit(ctx.rates.forget)
    return respond(201, zone)
  })

export const getShippingZone: Handler<'getShippingZone'> = async ({ params }, ctx) => {
  const zone = await store.findZone(ctx.pg, params.id)
  if (!zone) throw missing()
  return respond(200, zone)
}

export const updateShippingZone: Handler<'updateShippingZone'> = ({ params, headers, body }, ctx) =>
  commit(ctx, async (tx) => {
    const zone = await store.lockZone(tx, params.id)
    if (!zone) throw missing()
    requireMatch(headers['if-match'], zone.version)
    const options = body.options ? optionsFrom(body.options as OptionInput[], zone.options, mint) : zone.options
    const changed = await store.putZone(tx, { ...zone, ...body, options })
    tx.afterCommit(ctx.rates.forget)
    return respond(200, changed)
  })

export const deleteShippingZone: Handler<'deleteShippingZone'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    if (!(await store.deleteZone(tx, params.id))) throw missing()
    tx.afterCommit(ctx.rates.forget)
    return { status: 204 }
  })
