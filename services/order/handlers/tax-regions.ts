import { listPage } from '@stoa/kit/contract/list-page'
import type { AnyResponse } from '@stoa/kit/contract/operations'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import type { Decision } from '@stoa/kit/postgres/command'
import { isDuplicate } from '@stoa/kit/postgres/pg'
import { assertCountry } from '@stoa/kit/values/countries/countries'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler, OrderContext } from '../context.ts'
import { assertOneRateEach, formatRate, parseRate, type TaxRegion } from '../domain/tax.ts'
import { isTaken, taxedPart } from '../domain/taxation.ts'
import { type Named, translationsFrom } from '../domain/translated-name.ts'
import { changeRates } from '../flows/cart.ts'
import * as store from '../store/rates.ts'

interface RateInput extends Named {
  tax_class: string
  rate: string
}

/** Rates as staff sent them; those whose translations were left out keep them. */
function ratesFrom(inputs: readonly RateInput[], known: TaxRegion['rates'] = []): TaxRegion['rates'] {
  const kept = new Map(known.map(({ tax_class, translations }) => [tax_class, translations]))
  const rates = inputs.map(({ translations, ...input }, index) => ({
    ...input,
    translations: translations
      ? translationsFrom(translations, `/rates/${index}/translations`)
      : (kept.get(input.tax_class) ?? {}),
    rate: parseRate(input.rate, `/rates/${index}/rate`),
  }))
  assertOneRateEach(rates)
  return rates
}

function shippingRateFrom(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : parseRate(text, '/shipping_rate')
}

const present = (region: store.StoredRegion) => ({
  ...region,
  translations: region.translations ?? {},
  rates: region.rates.map((rate) => ({
    ...rate,
    translations: rate.translations ?? {},
    rate: formatRate(rate.rate),
  })),
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

const taken = () => new DomainError('already_exists', 'This country, or part of it, has an entry already.')

/** The entry may be that of the shop's country, whose prices getShop tells of. */
const shopChanged = { type: 'shop.changed' as const, aggregate: 'shop', data: { fields: ['prices_include_tax'] } }

/** Saves what is decided; refused when the destination has another entry. */
function save<R extends AnyResponse>(ctx: OrderContext, decide: () => Promise<Decision<R>>): Promise<R> {
  const told = async () => ({ ...(await decide()), events: [shopChanged] })
  return changeRates(ctx, told).catch((error: unknown) => {
    if (!isDuplicate(error, store.ONE_REGION_PER_DESTINATION)) throw error
    throw taken()
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
  save(ctx, async () => {
    assertCountry(body.country, '/country')
    const part = taxedPart(body.country, body.region)
    // The index behind the refusal in save() knows one way to write a part; entries of former releases may have others.
    if (isTaken(await store.allRegions(ctx.pg), body.country, part)) throw taken()
    const region = {
      ...body,
      id: newId('txr', ctx.now.getTime()),
      region: part,
      translations: translationsFrom(body.translations ?? {}, '/translations'),
      rates: ratesFrom(body.rates),
      shipping_rate: shippingRateFrom(body.shipping_rate),
      version: 1,
      created_at: ctx.now,
      updated_at: ctx.now,
    }
    return { change: store.insertRegion(region), response: respond(201, region) }
  })

export const getTaxRegion: Handler<'getTaxRegion'> = async ({ params }, ctx) => {
  const region = await store.findRegion(ctx.pg, params.id)
  if (!region) throw missing()
  return respond(200, region)
}

export const updateTaxRegion: Handler<'updateTaxRegion'> = ({ params, headers, body }, ctx) =>
  save(ctx, async () => {
    const region = await store.findRegion(ctx.pg, params.id)
    if (!region) throw missing()
    requireMatch(headers['if-match'], region.version)
    const { rates, shipping_rate, translations, ...rest } = body
    const changed = {
      ...region,
      ...rest,
      ...(translations ? { translations: translationsFrom(translations, '/translations') } : {}),
      ...(rates ? { rates: ratesFrom(rates, region.rates) } : {}),
      ...(shipping_rate === undefined ? {} : { shipping_rate: shippingRateFrom(shipping_rate) }),
      version: region.version + 1,
      updated_at: ctx.now,
    }
    return { change: store.updateRegion(changed), response: respond(200, changed) }
  })

export const deleteTaxRegion: Handler<'deleteTaxRegion'> = ({ params }, ctx) =>
  save(ctx, async () => {
    if (!(await store.findRegion(ctx.pg, params.id))) throw missing()
    return { change: store.deleteRegion(params.id), response: { status: 204 } }
  })
