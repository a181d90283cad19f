import { contentEtag } from '@stoa/kit/http/etag'
import { serialised } from '@stoa/kit/http/serialised-body'
import { addressFormatOf, countryCodes } from '@stoa/kit/values/countries/countries'
import { LRUCache } from 'lru-cache'
import type { Handler } from '../context.ts'
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

/** The language if names are known in it; English otherwise, also for a tag that is no tag. */
function languageOf(locale: string): string {
  try {
    return Intl.DisplayNames.supportedLocalesOf([locale])[0] ?? 'en'
  } catch (error) {
    if (error instanceof RangeError) return 'en'
    throw error
  }
}

interface CountryList {
  body: Api.CountryList
  etag: string
}

const countries = countryCodes.map(present)

function makeList(language: string, shipped: ReadonlySet<string>): CountryList {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const data = countries
    .map((country) => ({ ...country, name: names.of(country.code) ?? country.code, ships: shipped.has(country.code) }))
    .sort((a, b) => compare(a.name, b.name))
  return { body: serialised({ data }), etag: contentEtag(data) }
}

/** A list is 165 kB, and making one takes 10 ms in which nobody else is served. */
const lists = new LRUCache<string, CountryList>({ max: 32 })

export const listCountries: Handler<'listCountries'> = async ({ query }, ctx) => {
  const language = languageOf(query.locale ?? 'en')
  const { zones } = await ctx.rates.read()
  const shipped = countryCodes.filter((code) => shipsTo(zones, code))
  const key = [language, ...shipped].join(' ')
  const list = lists.get(key) ?? makeList(language, new Set(shipped))
  lists.set(key, list)
  const headers = { etag: list.etag, 'cache-control': `public, max-age=${MAX_AGE_SECONDS}` }
  return { status: 200, headers, body: list.body }
}
