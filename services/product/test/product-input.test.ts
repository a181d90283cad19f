import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { create, shirt } from './product-requests.ts'

t.test('bad input names its field', async (t) => {
  const shop = await createFixture(t)
  const cases: [Body, string][] = [
    [{ titel: 'x' }, '/title'],
    [{ title: 'x', colour: 'red' }, '/colour'],
    [{ title: 'x', slug: 'No Slug' }, '/slug'],
    [{ title: ' ' }, '/title'],
    [{ title: '\u200b\u3164' }, '/title'],
    [{ title: 'x', options: [{ name: '\u200b', values: ['S'] }] }, '/options/0/name'],
    [{ title: 'x', category_ids: ['cat_unknown'] }, '/category_ids/0'],
    [{ title: 'x', media: [{ url: 'javascript:alert(1)' }] }, '/media/0/url'],
    [{ title: 'x', media: [{ url: 'https://cdn.example/a\r\nX: y' }] }, '/media/0/url'],
    [{ title: 'x', media: [{ url: '/a\u0007b' }] }, '/media/0/url'],
    [{ title: 'x', variants: [{ prices: [{ currency: 'EUR', amount: 1.5 }] }] }, '/variants/0/prices/0/amount'],
    [{ title: 'x', variants: [{ prices: [{ currency: 'ZZZ', amount: 1 }] }] }, '/variants/0/prices/0/currency'],
    [
      {
        title: 'x',
        variants: [
          {
            prices: [
              { currency: 'EUR', amount: 1 },
              { currency: 'EUR', amount: 2 },
            ],
          },
        ],
      },
      '/variants/0/prices/1/currency',
    ],
    [{ title: 'x', options: [{ name: 'Size', values: ['S'] }], variants: [{}] }, '/variants/0/option_values'],
  ]
  for (const [body, pointer] of cases) {
    const response = await create(shop, body)
    t.match(response.body, { status: 400, errors: [{ pointer }] }, pointer)
  }
  const parameters: [string, string][] = [
    ['/v1/products?sort=cheap', 'sort'],
    ['/v1/products?price[gte]=abc', 'price[gte]'],
    ['/v1/products?cursor=made-up', 'cursor'],
    ['/v1/products?colour=red', 'colour'],
    ['/v1/products?facets=secrets', 'facets'],
    ['/v1/search/suggest', 'q'],
    ['/v1/search/suggest?q=x&currency=ZZZ', 'currency'],
    ['/v1/products?currency=ZZZ', 'currency'],
    ['/v1/products/any?currency=ZZZ', 'currency'],
  ]
  for (const [url, parameter] of parameters) {
    t.match((await shop.shopper('GET', url)).body, { status: 400, errors: [{ parameter }] }, url)
  }
})

t.test('only staff with the permission change the catalogue', async (t) => {
  const shop = await createFixture(t)
  t.equal((await shop.shopper('GET', '/v1/admin/products')).status, 401)
  t.equal((await shop.reader('GET', '/v1/admin/products')).status, 200)
  t.equal((await shop.reader('POST', '/v1/admin/products', { body: shirt() })).status, 403)
})
