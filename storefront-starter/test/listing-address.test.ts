import t from 'tap'
import {
  isFiltered,
  listingParams,
  listingQuery,
  parseListing,
  withoutFilter,
  withoutFilters,
} from '../app/lib/listing-address.ts'

const parse = (query: string) => parseListing(new URLSearchParams(query))

t.test('an address says all there is to a list, and says it again', async (t) => {
  const query =
    '?q=mug&vendor=Halden+%26+Roe&option.Size=S&option.Size=M&available=1&price_from=5&price_to=20&sort=price'
  const listing = parse(query)
  t.equal(listingQuery(listing), query)
  t.strictSame(listingParams(listing, 'EUR'), {
    q: 'mug',
    sort: 'price',
    vendor: ['Halden & Roe'],
    available: true,
    'price[gte]': 500,
    'price[lte]': 2000,
    'option.Size': 'S,M',
    currency: 'EUR',
  })
})

t.test('what an address should not say is left out', async (t) => {
  const listing = parse('sort=evil&limit=9999&price_from=cheap&vendor=&option.=x&utm_source=mail')
  t.strictSame(listingParams(listing, 'EUR'), { currency: 'EUR' })
  t.equal(listingParams(parse('sort=relevance'), 'EUR').sort, undefined, 'nothing is relevant to no question')
})

t.test('a search for what was typed stays one on every page, and without words is none', async (t) => {
  const listing = parse('q=muug&exact=1&sort=price')
  t.equal(listingQuery(listing), '?q=muug&exact=1&sort=price')
  t.strictSame(listingParams(listing, 'EUR'), { q: 'muug', correct: false, sort: 'price', currency: 'EUR' })
  t.equal(listingQuery(parse('exact=1')), '')
  t.strictSame(listingParams(parse('exact=1'), 'EUR'), { currency: 'EUR' })
  t.equal(listingParams(parse('q=muug&exact=0'), 'EUR').correct, undefined)
})

t.test('a filter is removed by a link to the first page without it', async (t) => {
  const listing = parse('q=tee&option.Size=S&option.Size=M&available=1&cursor=abc')
  t.equal(listingQuery(withoutFilter(listing, 'option.Size', 'S')), '?q=tee&option.Size=M&available=1')
  t.equal(listingQuery(withoutFilters(listing)), '?q=tee')
  t.ok(isFiltered(listing))
  t.notOk(isFiltered(parse('q=tee&sort=price')))
})
