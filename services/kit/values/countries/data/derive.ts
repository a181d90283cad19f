/**
 * Makes address-formats.json and region-names.json. Run by hand when their sources have changed (README.md):
 *   node services/kit/values/countries/data/derive.ts <libaddressinput's folder> <CLDR's English names of subdivisions>
 * Calling codes are kept from the file that is there.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { iso31661, iso31662 } from 'iso-3166'

/** What libaddressinput says of a country; lists are joined by `~`. */
interface Source {
  fmt?: string
  require?: string
  zip?: string
  zipex?: string
  state_name_type?: string
  zip_name_type?: string
  locality_name_type?: string
  sub_keys?: string
  sub_isoids?: string
  sub_names?: string
  sub_lnames?: string
}

const [, , folder, namesFile] = process.argv
if (folder === undefined || namesFile === undefined) throw new Error('name both sources')

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

const formatsFile = join(import.meta.dirname, 'address-formats.json')

/** English names by ISO 3166-2 code; CLDR writes US-NY as usny. */
const englishNames = new Map<string, string>(
  Object.entries(read(namesFile).subdivisions.localeDisplayNames.subdivisions as Record<string, string>).map(
    ([key, name]) => [`${key.slice(0, 2)}-${key.slice(2)}`.toUpperCase(), name.replace(/²$/, '')],
  ),
)

const keyOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/ (Province|Governorate|Sheng|Shi|County|City)$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Regions whose code has changed and whose names are too different to be found. */
const CHANGED: Readonly<Record<string, string>> = {
  'CN Neimenggu Zizhiqu': 'NM',
  'CN Hong Kong': 'HK',
  'CN Macau': 'MO',
  'CN Xinjiang Weiwuerzizhiqu': 'XJ',
  'IR East Azerbaijan Province': '03',
  'IR West Azerbaijan Province': '04',
  'IR Isfahan Province': '10',
  'IR Chaharmahal and Bakhtiari Province': '14',
  'IR South Khorasan Province': '29',
  'IR Razavi Khorasan Province': '09',
  'IR North Khorasan Province': '28',
  'IR Sistan and Baluchestan Province': '11',
  'IR Kurdistan Province': '12',
  'IR Kohgiluyeh and Boyer-Ahmad Province': '17',
}

/** libaddressinput has some codes that ISO 3166-2 has since changed: then the names say which code is meant. */
function codeOf(country: string, given: string, names: readonly string[]): string {
  const changed = CHANGED[`${country} ${names[0]}`]
  if (changed !== undefined) return changed
  const keys = new Set(names.map(keyOf))
  const called = iso31662.filter(({ code, name }) => code.startsWith(`${country}-`) && keys.has(keyOf(name)))
  const isRight = called.length !== 1 || called.some(({ code }) => code === `${country}-${given}`)
  return isRight ? given : (called[0]?.code.slice(3) ?? given)
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  N: ['name'],
  O: ['company'],
  A: ['line1', 'line2'],
  C: ['city'],
  S: ['region'],
  Z: ['postal_code'],
}

const fieldsOf = (format: string) =>
  [...format.matchAll(/%([NOACSZ])/g)].flatMap(([, letter]) => FIELDS[letter ?? ''] ?? [])

/** Codes that a country has and libaddressinput does not: longer forms, letters of islands, the country before letters. */
const CORRECTED: Readonly<Record<string, string>> = {
  KZ: '(?:[A-Z]{1,3}[ -]?)?\\d{6}|[A-Z]\\d{2}[A-Z]\\d[A-Z]\\d',
  MU: '\\d{3}(?:\\d{2}|[A-Z]{2}\\d{3})|[AR]\\d{4}',
  NL: '(?:NL[ -]?)?[1-9]\\d{3}[ -]?(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])',
  SA: '(?:[A-Z]{1,3}[ -]?)?(?:\\d{5}(?:[ -]?\\d{4})?)',
  SH: '(?:ASCN|STHL|TDCU)[ -]?1ZZ',
  UM: '(?:[A-Z]{1,3}[ -]?)?(?:96898(?:[ -]?\\d{4})?)',
  VE: '(?:[A-Z]{1,3}[ -]?)?(?:\\d{4}(?:[ -]?[A-Z])?)',
}

/** Space and hyphen are optional in every pattern, groups capture nothing, and what is not a code is left out. */
function patternOf(country: string, zip: string): string {
  const corrected = CORRECTED[country]
  if (corrected !== undefined) return corrected
  const loose = zip
    .replaceAll('(?:^|\\b)', '')
    .replaceAll('(?:$|\\b)', '')
    .replace(/\((?!\?)/g, '(?:')
    .replace(/\[ \\-\]|[ -]\?/g, '~')
    .replace(/(\[[^[\]]*\])|[ -]/g, (_, charClass: string | undefined) => charClass ?? '~')
    .replaceAll('~', '[ -]?')
  // Many write the country before a code of digits, as in D-10115 or CH-8001.
  const hasLetters = /[A-Z]/.test(loose)
  if (!hasLetters) return `(?:[A-Z]{1,3}[ -]?)?(?:${loose})`
  // Letters that are the same in all codes of the country (CP is "código postal") are often left out.
  return loose.replace(/^(AD|BB|CP|LV|VC|VG)(?:\[ -\]\?)?(?=[^A-Z]+$)/, '(?:$1[ -]?)?')
}

const isLatin = (text: string) => /^\p{Script=Latin}/u.test(text)

/** The name that is shown comes first. */
const latinFirst = (a: string, b: string) => Number(isLatin(b)) - Number(isLatin(a))

/** [code, name, other names]: the code is the one of ISO 3166-2 without its country, where there is one. */
function regionsOf(
  country: string,
  { fmt = '', sub_keys, sub_isoids = '', sub_names = '', sub_lnames = '' }: Source,
): string[][] {
  if (sub_keys === undefined || !fmt.includes('%S')) return []
  const [codes, names, latinNames] = [sub_isoids, sub_names, sub_lnames].map((list) => list.split('~')) as [
    string[],
    string[],
    string[],
  ]
  return sub_keys.split('~').map((key, index) => {
    const known = ([latinNames[index], names[index], key].filter(Boolean) as string[]).sort(latinFirst)
    const code = codeOf(country, codes[index] || key, known)
    return [code, ...new Set(known)].filter((name, at) => at < 2 || name !== code)
  })
}

function entryOf(country: string, source: Source, phone: string | undefined): object {
  const {
    fmt = '%N%n%O%n%A%n%C',
    require = '',
    zip,
    zipex,
    state_name_type,
    zip_name_type,
    locality_name_type,
  } = source
  const fields = fieldsOf(fmt)
  const required = fieldsOf([...require].map((letter) => `%${letter}`).join('')).filter((field) => field !== 'line2')
  const regions = regionsOf(country, { ...source, fmt })
  return {
    fields: fields.join(' '),
    required: ['name', 'line1', ...required.filter((field) => field !== 'line1' && fields.includes(field))].join(' '),
    ...(fields.includes('region') ? { region_label: state_name_type ?? 'province' } : {}),
    ...(fields.includes('city') && locality_name_type ? { city_label: locality_name_type } : {}),
    ...(zip && fields.includes('postal_code')
      ? {
          postal_label: zip_name_type ?? 'postal',
          postal_pattern: patternOf(country, zip),
          postal_example: zipex?.split(',')[0],
        }
      : {}),
    ...(phone ? { phone } : {}),
    ...(regions.length > 0 ? { regions } : {}),
  }
}

/** One line for each entry, in the order of the alphabet. */
function write(path: string, entries: readonly (readonly [string, unknown])[]): void {
  const lines = entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).sort()
  writeFileSync(path, `{\n${lines.join(',\n')}\n}\n`)
}

const before = read(formatsFile) as Record<string, { phone?: string }>
const sources = new Map<string, Source>()
for (const name of readdirSync(folder).filter((entry) => /^[a-z]{2}\.json$/i.test(entry))) {
  for (const [code, source] of Object.entries(read(join(folder, name)))) sources.set(code, source as Source)
}
const codes = iso31661.map(({ alpha2 }) => alpha2)
write(
  formatsFile,
  codes.map((code) => [code, entryOf(code, sources.get(code) ?? {}, before[code]?.phone)]),
)
write(
  join(import.meta.dirname, 'region-names.json'),
  iso31662.flatMap(({ code, name }) => {
    // CLDR's names of Iran's provinces still stand under the codes of before 2020.
    const english = code.startsWith('IR-') ? undefined : englishNames.get(code)
    return english === undefined || keyOf(english) === keyOf(name) ? [] : [[code, english] as const]
  }),
)
