/** Parts of countries by code and by name: ISO 3166-2, and the names that people write in addresses. */
import { iso31662 } from 'iso-3166'
import { addressFormatOf, isCountry } from './countries.ts'
import table from './data/region-names.json' with { type: 'json' }

/** Accents, case, blanks and punctuation tell no two regions of a country apart. */
const keyOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** English names that differ from those of ISO 3166-2, by its code. */
const englishNames = new Map(Object.entries(table as Record<string, string>))

interface Regions {
  /** Code by key of a code or name. */
  codes: ReadonlyMap<string, string>
  /** The region that a region is a part of, by code. */
  parents: ReadonlyMap<string, string>
}

const withoutCountry = (code: string) => code.slice(code.indexOf('-') + 1)

function regionsOf(country: string): Regions {
  const codes = new Map<string, string>()
  const parents = new Map<string, string>()
  const name = (text: string, code: string) => {
    const key = keyOf(text)
    if (key !== '' && !codes.has(key)) codes.set(key, code)
  }
  const inStandard = iso31662.filter((entry) => entry.code.startsWith(`${country}-`))
  const inAddresses = addressFormatOf(country).regions ?? []
  // A code comes before any name, and a name that stands in addresses before one of the standard's that is the same.
  for (const entry of inStandard) name(withoutCountry(entry.code), withoutCountry(entry.code))
  for (const [code = ''] of inAddresses) name(code, code)
  for (const [code = '', ...names] of inAddresses) for (const text of names) name(text, code)
  for (const entry of inStandard) name(entry.name, withoutCountry(entry.code))
  for (const entry of inStandard) name(englishNames.get(entry.code) ?? '', withoutCountry(entry.code))
  for (const { code, parent } of inStandard) {
    if (parent !== country) parents.set(withoutCountry(code), withoutCountry(parent))
  }
  return { codes, parents }
}

const known = new Map<string, Regions>()

/** Made when a country is first asked for: most are never. */
function lookUp(country: string): Regions {
  const found = known.get(country)
  if (found) return found
  const regions = regionsOf(country)
  known.set(country, regions)
  return regions
}

/**
 * The code of a part of a country: ISO 3166-2 without the country, so `NY` for "US-NY", "ny" and "New York". Null when the
 * country has no such part.
 */
export function regionCode(country: string, text: string): string | null {
  if (!isCountry(country)) return null
  const { codes } = lookUp(country)
  const prefix = new RegExp(`^\\s*${country}-`, 'i')
  return codes.get(keyOf(text.replace(prefix, ''))) ?? null
}

/** Whether any part of the country is known. */
export function hasRegions(country: string): boolean {
  return isCountry(country) && lookUp(country).codes.size > 0
}

/** A region and what it is a part of, smallest first: Las Palmas, then the Canary Islands. */
export function withParents(country: string, code: string): string[] {
  const parent = isCountry(country) ? lookUp(country).parents.get(code) : undefined
  return parent === undefined ? [code] : [code, ...withParents(country, parent)]
}

/** The name of a part of a country, by its code; the text itself when it is no code. */
export function regionName(country: string, code: string): string {
  if (!isCountry(country)) return code
  const listed = addressFormatOf(country).regions?.find(([known]) => known === code)
  const inStandard = `${country}-${code}`
  return listed?.[1] ?? iso31662.find((entry) => entry.code === inStandard)?.name ?? code
}
