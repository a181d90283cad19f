import { type Address, readAddress } from '@stoa/kit/values/address'
import { addressFormatOf, assertCountry, countryCodes, isCountry } from '@stoa/kit/values/countries/countries'
import { isPostalCode } from '@stoa/kit/values/countries/postal-code'
import { regionCode, withParents } from '@stoa/kit/values/countries/regions'
import { isVisible, trimmed } from '@stoa/kit/values/visible-text'
import fc from 'fast-check'
import t from 'tap'

const london: Address = {
  name: 'Ada',
  line1: '12 St James’s Square',
  city: 'London',
  postal_code: 'SW1Y 4JH',
  country: 'GB',
}

const refusal = (given: Partial<Address>) => {
  try {
    readAddress({ ...london, ...given }, '/shipping_address')
  } catch (error) {
    const { code, message, extras } = error as { code: string; message: string; extras: { errors: object[] } }
    return { code, message, pointer: (extras.errors[0] as { pointer: string }).pointer }
  }
  return null
}

t.test(
  'countries are those of ISO 3166-1, and a code that is often mistaken for one names the right one',
  async (t) => {
    t.equal(countryCodes.length, 249)
    for (const code of ['DE', 'GB', 'SX', 'AX']) t.ok(isCountry(code), code)
    for (const code of ['UK', 'EL', 'ZZ', 'XX', 'AA', 'EU', 'AN', 'gb', '', 'GBR']) t.notOk(isCountry(code), code)
    t.throws(() => assertCountry('UK', '/country'), { code: 'unprocessable', message: /United Kingdom is GB/ })
    t.throws(() => assertCountry('ZZ', '/country'), { code: 'unprocessable', message: 'ISO 3166-1 has no country ZZ.' })
  },
)

t.test(
  'the table knows every country: its fields, its postal code with an example that fits, its regions',
  async (t) => {
    const members = new Set(['name', 'company', 'line1', 'line2', 'city', 'region', 'postal_code'])
    for (const code of countryCodes) {
      const { fields, required, postal_pattern, postal_example, regions = [] } = addressFormatOf(code)
      const all = fields.split(' ')
      t.ok(all.every((field) => members.has(field)) && new Set(all).size === all.length, `${code}: ${fields}`)
      t.ok(
        required.split(' ').every((field) => all.includes(field)),
        `${code}: asks for ${required}`,
      )
      t.equal(postal_pattern === undefined, postal_example === undefined, code)
      if (postal_example) t.ok(isPostalCode(code, postal_example), `${code} ${postal_example}`)
      t.equal(new Set(regions.map(([region]) => region)).size, regions.length, `${code}: no region twice`)
      for (const [region = '', ...names] of regions) {
        for (const text of [region, `${code}-${region}`, ...names])
          t.equal(regionCode(code, text), region, `${code} ${text}`)
      }
    }
  },
)

t.test('a region is known by its code and by its names, whatever their case and accents', async (t) => {
  for (const [country, code, ...texts] of [
    ['US', 'NY', 'New York', 'new  york', 'US-NY', 'us-ny', 'N.Y.'],
    ['US', 'DC', 'District of Columbia', 'D.C.'],
    ['CA', 'QC', 'Québec', 'quebec', 'ca-QC'],
    ['JP', '13', 'Tokyo', 'Tôkyô', '東京都', 'JP-13'],
    ['DE', 'BY', 'Bayern', 'Bavaria', 'BAYERN'],
    ['ES', 'CN', 'Canarias', 'Canary Islands'],
    ['PT', '30', 'Madeira', 'Região Autónoma da Madeira'],
    ['GB', 'NIR', 'Northern Ireland'],
    ['IT', 'MI', 'Milano', 'mi'],
  ] as const) {
    for (const text of texts) t.equal(regionCode(country, text), code, `${country} ${text}`)
  }
  t.equal(regionCode('US', 'Narnia'), null)
  t.equal(regionCode('ZZ', 'NY'), null)
  t.same(withParents('ES', 'GC'), ['GC', 'CN'], 'Las Palmas lies in the Canary Islands')
  t.same(withParents('US', 'NY'), ['NY'])
})

t.test('a postal code may be written with blanks, hyphens, small letters and digits of any script', async (t) => {
  for (const [country, text] of [
    ['GB', 'sw1y4jh'],
    ['SE', '114 55'],
    ['DE', 'D-10115'],
    ['NL', '1234ab'],
    ['IN', '110 001'],
    ['US', '10001-1234'],
    ['SA', '١٢٣٤٥'],
    ['SA', '12345-6789'],
    ['SV', '1101'],
    ['SV', 'CP 1101'],
    ['AD', '500'],
    ['AD', 'AD500'],
    ['BB', '11000'],
    ['VC', '0100'],
    ['VG', '1110'],
    ['KZ', 'A25D5G0'],
    ['KZ', '040900'],
    ['MU', 'R5133'],
    ['NL', 'NL-1234 AB'],
    ['SH', 'TDCU 1ZZ'],
    ['UM', '96898-0001'],
    ['VE', '1010-A'],
    ['JP', '１５４−００２３'.replace('−', '-')],
    ['QA', 'none of ours'],
  ] as const) {
    t.ok(isPostalCode(country, text), `${country} ${text}`)
  }
  for (const [country, text] of [
    ['DE', '1011'],
    ['US', 'SW1Y 4JH'],
    ['GB', '10115'],
    ['CA', '12345'],
    ['SA', '12345-67'],
    ['SV', '110'],
    ['GG', '1 1AA'],
  ] as const) {
    t.notOk(isPostalCode(country, text), `${country} ${text}`)
  }
  fc.assert(
    fc.property(fc.constantFrom(...countryCodes), fc.string({ unit: 'binary', maxLength: 32 }), (country, text) => {
      isPostalCode(country, text)
      regionCode(country, text)
      return true
    }),
  )
})

t.test('an address is kept trimmed, its region as a code; what shows nothing is left out, or refused', async (t) => {
  const read = (given: Partial<Address>) => readAddress({ ...london, ...given }, '/shipping_address')
  t.same(read({}), london)
  t.match(read({ country: 'US', region: ' new york ', postal_code: '10001' }), { region: 'NY', postal_code: '10001' })
  t.match(read({ country: 'HK', region: '九龍', postal_code: 'none' }), { region: 'Kowloon' })
  t.match(read({ country: 'QA', region: ' Al Rayyan Road ' }), { region: 'Al Rayyan Road' }, 'unknown text stays')
  t.match(read({ name: '\u200b Zoë 🦊\u00a0' }), { name: 'Zoë 🦊' })
  t.same(Object.keys(read({ line2: '  ', company: '\u200d' })), Object.keys(london))
  for (const name of ['', '   ', '\u200b', '\u00a0\u3000', '\u3164', '\u0301', '\u202e\u200f', '\u2800', '\ufe0f']) {
    t.match(refusal({ name }), { code: 'validation_failed', pointer: '/shipping_address/name' }, JSON.stringify(name))
    t.match(refusal({ line1: name }), { code: 'validation_failed', pointer: '/shipping_address/line1' })
  }
  t.match(refusal({ country: 'UK' }), { code: 'unprocessable', pointer: '/shipping_address/country', message: /GB/ })
  t.match(refusal({ country: 'ZZ' }), { code: 'unprocessable', pointer: '/shipping_address/country' })
  t.match(refusal({ postal_code: '1' }), {
    code: 'unprocessable',
    pointer: '/shipping_address/postal_code',
    message: /such as/,
  })
})

t.test('whatever is typed, reading an address twice changes nothing more', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 20 })
  fc.assert(
    fc.property(line, line, line, fc.constantFrom('US', 'JP', 'QA', 'DE'), (name, line1, region, country) => {
      const given = { name, line1, region, country }
      if (trimmed(name) === '' || trimmed(line1) === '') return true
      const once = readAddress(given, '')
      const twice = readAddress(once, '')
      return isVisible(once.name) && JSON.stringify(once) === JSON.stringify(twice)
    }),
  )
})
