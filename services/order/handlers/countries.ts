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

/** The names of a language by code, in its order. */
type Names = ReadonlyMap<string, string>

function makeNames(language: string): Names {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const named = countryCodes.map((code) => [code, names.of(code) ?? code] as const)
  return new Map(named.sort(([, a], [, b]) => compare(a, b)))
}

/**
 * Names and their order take a few milliseconds in which nobody else is served, so those of every language are kept: there are
 * some hundred, and anybody can ask for one after the other. A list of the names that are there takes less than sending it.
 */
const named = new LRUCache<string, Names>({ max: 1_000, memoMethod: makeNames })

/** What depends on a request: the language of its names, and where the shop ships to. */
interface Asked {
  names: Names
  shipped: ReadonlySet<string>
  /** The same for the same language and countries. */
  key: string
}

async function askedBy(locale: string | undefined, { rates }: Pick<OrderContext, 'rates'>): Promise<Asked> {
  const language = languageOf(locale ?? 'en')
  const { zones } = await rates.read()
  const shipped = countryCodes.filter((code) => shipsTo(zones, code))
  return { names: named.memo(language), shipped: new Set(shipped), key: [language, ...shipped].join(' ') }
}

/** A list for who asks, kept for the languages that most ask for: the whole one is 165 kB. */
function listMaker<T extends object>(entryOf: (code: string, asked: Asked) => T) {
  const made = new LRUCache<string, Serialised<{ data: T[] }>>({ max: 32 })
  return (asked: Asked): Serialised<{ data: T[] }> => {
    const known = made.get(asked.key)
    if (known) return known
    const body = serialised({ data: [...asked.names.keys()].map((code) => entryOf(code, asked)) })
    const list = { body, etag: bytesEtag(jsonOf(body) ?? '') }
    made.set(asked.key, list)
    return list
  }
}

const nameOf = (code: string, { names, shipped }: Asked) => ({
  name: names.get(code) ?? code,
  ships: shipped.has(code),
})

const countries = new Map(countryCodes.map((code) => [code, present(code)]))

const wholeOf = (country: ReturnType<typeof present>, asked: Asked): Api.Country => ({
  ...country,
  ...nameOf(country.code, asked),
})

const wholeList = listMaker((code, asked) => wholeOf(countries.get(code) ?? present(code), asked))
const namesList = listMaker((code, asked) => ({ code, ...nameOf(code, asked) }))

const respond = <T>({ body, etag }: Serialised<T>) => ({
  status: 200 as const,
  headers: { etag, 'cache-control': `public, max-age=${MAX_AGE_SECONDS}` },
  body,
})

export const listCountries: Handler<'listCountries'> = async ({ query }, ctx) =>
  respond(wholeList(await askedBy(query.locale, ctx)))

export const listCountryNames: Handler<'listCountryNames'> = async ({ query }, ctx) =>
  respond(namesList(await askedBy(query.locale, ctx)))

export const getCountry: Handler<'getCountry'> = async ({ params, query }, ctx) => {
  const known = countries.get(params.code)
  if (!known) throw notFound('A country with this code')
  const country = wholeOf(known, await askedBy(query.locale, ctx))
  return respond({ body: country, etag: contentEtag(country) })
}
