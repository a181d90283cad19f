import t from 'tap'
import { isLabelOf, rangesOf, typedTerms } from '../search/search-index.ts'
import { type Body, createFixture } from './fixture.ts'
import { create } from './product-requests.ts'
import { entry, indexOf } from './search-entries.ts'

const shop = indexOf(
  ...['Desk lamp', 'Floor lamp', 'Land map', 'Étui'].map((title) => entry(title, { title })),
  entry('code', { title: 'Camp stove', skus: ['LAMB-7'] }),
)
const understood = (text: string) => shop.query({ text, currency: 'EUR', limit: 9 }).text

t.test('a search says what it took misspelt words for, and when no product has all of them', async (t) => {
  t.same(understood('lamp'), { corrected: null, isLoose: false })
  t.same(
    understood('Desk  lanp'),
    { corrected: 'Desk lamp', isLoose: false },
    'the nearest word that is in what was found',
  )
  t.same(understood('desk map'), { corrected: null, isLoose: true })
  t.same(understood('lapm'), { corrected: 'lamp', isLoose: false })
  t.same(understood('lamb-7'), { corrected: null, isLoose: false }, 'a code is no mistake')
  t.same(understood('etu'), { corrected: null, isLoose: false }, 'nor is what is being typed')
  t.match(shop.query({ text: 'xylophon', currency: 'EUR', limit: 9 }), {
    ids: [],
    text: { corrected: null, isLoose: false },
  })
  t.equal(understood('!'), undefined)
  t.equal(shop.query({ currency: 'EUR', limit: 9 }).text, undefined)
})

t.test('ranges say which beginnings of words were typed, as the label is written', async (t) => {
  const ranges = (label: string, typed: string) =>
    rangesOf(label, typedTerms(typed)).map(({ start, length }) => label.slice(start, start + length))
  t.same(ranges('Étui for the Straße', 'etu STRASS'), ['Étu', 'Straß'])
  t.same(ranges('T-Shirt Tshirt', 'shirt'), ['Shirt'])
  t.same(ranges('Lamp', 'lanp'), [])
  t.ok(isLabelOf('Desk lamps', typedTerms('lam de')))
  t.notOk(isLabelOf('Desk lamps', typedTerms('lam x')))
  t.notOk(isLabelOf('Desk lamps', []))
})

t.test('what is being typed brings categories and collections too, in the language of the shopper', async (t) => {
  const shop = await createFixture(t)
  const names = { name: 'Lamps', translations: { de: { name: 'Leuchten' } } }
  await shop.clerk('POST', '/v1/admin/categories', { body: names })
  await shop.clerk('POST', '/v1/admin/collections', {
    body: { title: 'New lamps', translations: { de: { title: 'Neue Leuchten' } } },
  })
  await create(shop, { title: 'Desk lamp', status: 'active' })
  const suggest = async (query: string) => (await shop.shopper<Body>('GET', `/v1/search/suggest?q=${query}`)).body
  t.match(await suggest('lam'), {
    texts: ['lamp'],
    products: [{ title: 'Desk lamp' }],
    categories: [{ slug: 'lamps', name: 'Lamps' }],
    collections: [{ slug: 'new-lamps', title: 'New lamps' }],
    ranges: {
      texts: [[{ start: 0, length: 3 }]],
      products: [[{ start: 5, length: 3 }]],
      categories: [[{ start: 0, length: 3 }]],
      collections: [[{ start: 4, length: 3 }]],
    },
  })
  t.match(await suggest('leuch&locale=de'), {
    categories: [{ name: 'Leuchten' }],
    collections: [{ title: 'Neue Leuchten' }],
  })
  t.match(await suggest('lamps&locale=de'), { categories: [], collections: [] })
  t.match(await suggest('l'), { categories: [], collections: [] })
  const list = async (query: string) => (await shop.shopper<Body>('GET', `/v1/products?${query}`)).body
  t.match(await list('q=%20desk%20lanp'), { query: { text: 'desk lanp', corrected_to: 'desk lamp', fallback: false } })
  t.match(await list('q=desk%20lanp&correct=false'), { query: { corrected_to: null, fallback: true } })
  t.match(await list('q=desk%20chair'), { query: { corrected_to: null, fallback: true } })
  t.notOk('query' in (await list('')))
})
