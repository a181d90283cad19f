import { listPage } from '@stoa/kit/contract/list-page'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { assertCountry } from '@stoa/kit/values/countries/countries'
import { newId } from '@stoa/kit/values/ids'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { type OptionInput, optionsFrom } from '../domain/shipping.ts'
import { changeRates } from '../flows/cart.ts'
import * as store from '../store/rates.ts'

const present = (zone: store.StoredZone) => ({
  ...zone,
  options: zone.options.map((option) => ({ ...option, translations: option.translations ?? {} })),
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

function assertCountries(countries: readonly string[]): void {
  for (const [index, country] of countries.entries()) assertCountry(country, `/countries/${index}`)
}

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
  changeRates(ctx, async () => {
    assertCountries(body.countries)
    const options = optionsFrom(body.options as OptionInput[], [], mint)
    const ids = { id: newId('shz', ctx.now.getTime()), version: 1, created_at: ctx.now, updated_at: ctx.now }
    const zone = { ...body, ...ids, options }
    return { change: store.insertZone(zone), response: respond(201, zone) }
  })

export const getShippingZone: Handler<'getShippingZone'> = async ({ params }, ctx) => {
  const zone = await store.findZone(ctx.pg, params.id)
  if (!zone) throw missing()
  return respond(200, zone)
}

export const updateShippingZone: Handler<'updateShippingZone'> = ({ params, headers, body }, ctx) =>
  changeRates(ctx, async () => {
    const zone = await store.findZone(ctx.pg, params.id)
    if (!zone) throw missing()
    requireMatch(headers['if-match'], zone.version)
    assertCountries(body.countries ?? [])
    const options = body.options ? optionsFrom(body.options as OptionInput[], zone.options, mint) : zone.options
    const changed = { ...zone, ...body, options, version: zone.version + 1, updated_at: ctx.now }
    return { change: store.updateZone(changed), response: respond(200, changed) }
  })

export const deleteShippingZone: Handler<'deleteShippingZone'> = ({ params }, ctx) =>
  changeRates(ctx, async () => {
    if (!(await store.findZone(ctx.pg, params.id))) throw missing()
    return { change: store.deleteZone(params.id), response: { status: 204 } }
  })
