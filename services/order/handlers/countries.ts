import { bytesEtag, contentEtag } from '@stoa/kit/http/etag'
import { jsonOf, serialised } from '@stoa/kit/http/serialised-body'
import { addressFormatOf, countryCodes } from '@stoa/kit/values/countries/countries'
import { notFound } from '@stoa/kit/values/problem'
import { LRUCache } from 'lru-cache'
import type { Handler, OrderContext } from '../context.ts'
import { shipsTo } from '../domain/pricing.ts'
import type * as Api from '../generated/types.ts'

/** Zones change seldom, and a form that shows a country too many or too few for a moment does no harm. */
const MAX_AGE_SECONDS = 300

type Format = ReturnType<typeof addressFormatOf>

function fieldsOf({ fields, required, region_label, city_label, postal_label }: Format): Api.AddressField[] {
  const isRequired = new Set(required.split(' '))
  const labels: Record<string, string | undefined> = {
    region: region_label,
    city: city_label,
    postal_code: postal_label,
  }
  return fields.split(' ').map((name) => ({
    name: name as Api.AddressFieldName,
    required: isRequired.has(name),
    label: labels[name] ?? name,
  }))
}

function present(code: string): Omit<Api.Country, 'name' | 'ships'> {
  const format = addressFormatOf(code)
  return {
    code,
    phone_prefix: format.phone ?? null,
    fields: fieldsOf(format),
    postal_pattern: format.postal_pattern === undefined ? null : `^(?:${format.postal_pattern})$`,
    postal_example: format.postal_example ?? null,
    regions: (format.regions ?? []).map(([region = '', called = region]) => ({ code: region, name: called })),
  }
}

/**
 * The language, script and region that names are known in; English where there are none, also for a tag that is no tag. Anybody
 * can write tags without end (`en-a1000`, `en-a1001`), so only the few hundred that the tables of names have are told apart.
 */
function languageOf(locale: string): string {
  try {
    const { language, script, region } = new Intl.Locale(locale)
    const tag = [language, script, region].filter(Boolean).join('-')
    if (Intl.DisplayNames.supportedLocalesOf([tag]).length === 0) return 'en'
    return new Intl.DisplayNames([tag], { type: 'region' }).resolvedOptions().locale
  } catch (error) {
    if (error instanceof RangeError) return 'en'
    throw error
  }
}

interface Serialised<T> {
  body: T
  etag: string
}

interface Countries {
  whole: Serialised<Api.CountryList>
  names: Serialised<Api.NamedCountryList>
}

const countries = countryCodes.map(present)

function asBytes<T extends object>(data: T): Serialised<T> {
  const body = serialised(data)
  return { body, etag: bytesEtag(jsonOf(body) ?? '') }
}

function makeCountries(language: string, shipped: ReadonlySet<string>): Countries {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const data = countries
    .map((country) => ({ ...country, name: names.of(country.code) ?? country.code, ships: shipped.has(country.code) }))
    .sort((a, b) => compare(a.name, b.name))
  return {
    whole: asBytes({ data }),
    names: asBytes({ data: data.map(({ code, name, ships }) => ({ code, name, ships })) }),
  }
}

/** A list is 165 kB, and making one takes 10 ms in which nobody else is served. */
const made = new LRUCache<string, Countries>({ max: 32 })

async function countriesIn(locale: string | undefined, ctx: Pick<OrderContext, 'rates'>): Promise<Countries> {
  const language = languageOf(locale ?? 'en')
  const { zones } = await ctx.rates.read()
  const shipped = countryCodes.filter((code) => shipsTo(zones, code))
  const key = [language, ...shipped].join(' ')
  const found = made.get(key) ?? makeCountries(language, new Set(shipped))
  made.set(key, found)
  return found
}

const respond = <T>({ body, etag }: Serialised<T>) => ({
  status: 200 as const,
  headers: { etag, 'cache-control': `public, max-age=${MAX_AGE_SECONDS}` },
  body,
})

export const listCountries: Handler<'listCountries'> = async ({ query }, ctx) =>
  respond((await countriesIn(query.locale, ctx)).whole)

export const listCountryNames: Handler<'listCountryNames'> = async ({ query }, ctx) =>
  respond((await countriesIn(query.locale, ctx)).names)

export const getCountry: Handler<'getCountry'> = async ({ params, query }, ctx) => {
  const { data } = (await countriesIn(query.locale, ctx)).whole.body
  const country = data.find(({ code }) => code === params.code)
  if (!country) throw notFound('A country with this code')
  return respond({ body: country, etag: contentEtag(country) })
}
