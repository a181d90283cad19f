import { listPage } from '@stoa/kit/contract/list-page'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { commit } from '@stoa/kit/postgres/idempotency'
import { isDuplicate, type Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { regionKey } from '../domain/pricing.ts'
import { assertOneRateEach, formatRate, parseRate, type TaxRegion } from '../domain/tax.ts'
import * as store from '../store/rates.ts'

interface RateInput {
  tax_class: string
  name: string
  rate: string
}

function ratesFrom(inputs: readonly RateInput[]): TaxRegion['rates'] {
  const rates = inputs.map((input, index) => ({ ...input, rate: parseRate(input.rate, `/rates/${index}/rate`) }))
  assertOneRateEach(rates)
  return rates
}

function shippingRateFrom(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : parseRate(text, '/shipping_rate')
}

const present = ({ version: _version, ...region }: store.StoredRegion) => ({
  ...region,
  rates: region.rates.map((rate) => ({ ...rate, rate: formatRate(rate.rate) })),
  shipping_rate: region.shipping_rate === null ? null : formatRate(region.shipping_rate),
  created_at: region.created_at.toISOString(),
  updated_at: region.updated_at.toISOString(),
})

const respond = <S extends 200 | 201>(status: S, region: store.StoredRegion) => ({
  status,
  headers: { etag: etagOf(region.version) },
  body: present(region),
})

const missing = () => notFound('The tax region')

function put(tx: Tx, region: TaxRegion): Promise<store.StoredRegion> {
  return store.putRegion(tx, region).catch((error: unknown) => {
    if (!isDuplicate(error, store.ONE_REGION_PER_DESTINATION)) throw error
    throw new DomainError('already_exists', 'This country, or part of it, has an entry already.')
  })
}

export const listTaxRegions: Handler<'listTaxRegions'> = async ({ query }, ctx) => {
  const body = await listPage(ctx, query, {
    list: 'tax regions',
    read: (from) => store.listRegions(ctx.pg, from),
    keyOf: (region) => region.id,
    present,
  })
  return { status: 200, body }
}

export const createTaxRegion: Handler<'createTaxRegion'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const region = await put(tx, {
      ...body,
      id: newId('txr', ctx.now.getTime()),
      region: body.region ? regionKey(body.country, body.region) : null,
      rates: ratesFrom(body.rates),
      shipping_rate: shippingRateFrom(body.shipping_rate),
    })
    tx.afterCommit(ctx.rates.forget)
    return respond(201, region)
  })

export const getTaxRegion: Handler<'getTaxRegion'> = async ({ params }, ctx) => {
  const region = await store.findRegion(ctx.pg, params.id)
  if (!region) throw missing()
  return respond(200, region)
}

export const updateTaxRegion: Handler<'updateTaxRegion'> = ({ params, headers, body }, ctx) =>
  commit(ctx, async (tx) => {
    const region = await store.lockRegion(tx, params.id)
    if (!region) throw missing()
    requireMatch(headers['if-match'], region.version)
    const { rates, shipping_rate, ...rest } = body
    const changed = await put(tx, {
      ...region,
      ...rest,
      ...(rates ? { rates: ratesFrom(rates) } : {}),
      ...(shipping_rate === undefined ? {} : { shipping_rate: shippingRateFrom(shipping_rate) }),
    })
    tx.afterCommit(ctx.rates.forget)
    return respond(200, changed)
  })

export const deleteTaxRegion: Handler<'deleteTaxRegion'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    if (!(await store.deleteRegion(tx, params.id))) throw missing()
    tx.afterCommit(ctx.rates.forget)
    return { status: 204 }
  })
