import { bytesEtag } from '@stoa/kit/http/etag'
import { jsonOf, serialised } from '@stoa/kit/http/serialised-body'
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
  const body = serialised({ data })
  return { body, etag: bytesEtag(jsonOf(body) ?? '') }
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
