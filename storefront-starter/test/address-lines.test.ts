import t from 'tap'
import { addressLines } from '../app/lib/address-lines.ts'

t.test('an address is written line by line, with its region and its country in the language of the page', async (t) => {
  const address = { name: 'Ada', line1: '1 Main St', city: 'Albany', region: 'NY', postal_code: '12207', country: 'US' }
  t.same(addressLines(address, 'en'), ['Ada', '1 Main St', '12207 Albany NY', 'United States'])
  t.equal(addressLines(address, 'de').at(-1), 'Vereinigte Staaten')
  t.same(addressLines({ name: 'Bo', line1: 'Platz 1', country: 'DE' }, 'de'), ['Bo', 'Platz 1', 'Deutschland'])
})
