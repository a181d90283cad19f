import { contentEtag } from '@stoa/kit/http/etag'
import { addressFormatOf, countryCodes } from '@stoa/kit/values/countries/countries'
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

function present(code: string, name: string, ships: boolean): Api.Country {
  const format = addressFormatOf(code)
  return {
    code,
    name,
    ships,
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

export const listCountries: Handler<'listCountries'> = async ({ query }, ctx) => {
  const language = languageOf(query.locale ?? 'en')
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const { zones } = await ctx.rates.read()
  const data = countryCodes
    .map((code) => present(code, names.of(code) ?? code, shipsTo(zones, code)))
    .sort((a, b) => compare(a.name, b.name))
  const headers = { etag: contentEtag(data), 'cache-control': `public, max-age=${MAX_AGE_SECONDS}` }
  return { status: 200, headers, body: { data } }
}
