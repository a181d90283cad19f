import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const shirt = (more: Body = {}) => ({
  title: 'Linen shirt',
  status: 'active',
  vendor: 'Peak',
  type: 'Shirts',
  tags: ['summer'],
  variants: ['S', 'M'].map((size, n) => ({
    sku: `LS-${size}`,
    option_values: { Size: size },
    prices: [
      { currency: 'EUR', amount: 4900 + n * 100, compare_at: 5900 },
      { currency: 'JPY', amount: 8000 },
    ],
    quantity: 3 * n,
  })),
  ...more,
})

const create = (shop: Pick<Fixture, 'clerk'>, body: Body, headers = {}) =>
  shop.clerk<Body & { id: string; version: number; variants: Body[] }>('POST', '/v1/admin/products', { body, headers })
const match = (version: unknown) => ({ 'if-match': `"${version}"` })

t.test('a new product is listed, read, searched and quoted at once', async (t) => {
  const shop = await createFixture(t)
  const made = await create(shop, shirt())
  t.equal(made.status, 201)
  t.equal(made.headers.etag, '"1"')
  t.same(
    made.body.variants.map((variant) => [variant.title, variant.available]),
    [
      ['S', false],
      ['M', true],
    ],
  )
  const list = await shop.shopper<{ data: Body[] }>('GET', '/v1/products?q=linnen')
  t.match(list.body.data, [
    {
      slug: 'linen-shirt',
      price: { amount: 4900, currency: 'EUR' },
      compare_at: { amount: 5900, currency: 'EUR' },
      price_range: { min: { amount: 4900 }, max: { amount: 5000 } },
      available: true,
      options: [{ name: 'Size', values: ['S', 'M'] }],
      default_variant_id: null,
    },
  ])
  for (const key of ['linen-shirt', made.body.id]) {
    const page = await shop.shopper('GET', `/v1/products/${key}?currency=JPY`)
    t.match(page.body, {
      id: made.body.id,
      currency: 'JPY',
      price: { amount: 8000, currency: 'JPY' },
      compare_at: null,
    })
  }
  const suggested = await shop.shopper<Body>('GET', '/v1/search/suggest?q=lin')
  t.match(suggested.body, { products: [{ slug: 'linen-shirt' }] })
  const variant_ids = [...made.body.variants.map(({ id }) => id), 'var_unknown']
  let quote: Body[] = []
  const commands = await shop.commands(async () => {
    const response = await shop.order<{ data: Body[] }>('POST', '/internal/products/quote', {
      body: { currency: 'EUR', variant_ids },
    })
    quote = response.body.data
  })
  t.same(commands, ['find'])
  t.match(quote, [
    { title: 'Linen shirt', variant_title: 'S', sku: 'LS-S', unit_price: { amount: 4900, currency: 'EUR' } },
    { variant_title: 'M', unit_price: { amount: 5000, currency: 'EUR' }, tax_class: 'standard' },
  ])
})

t.test('drafts, scheduled and archived products are not for shoppers', async (t) => {
  const shop = await createFixture(t)
  const future = new Date(Date.now() + 3_600_000).toISOString()
  const bodies = [{ status: 'draft' }, { status: 'archived' }, { status: 'active', published_at: future }]
  for (const [n, more] of bodies.entries()) {
    const { body } = await create(shop, shirt({ ...more, title: `Hidden ${n}` }))
    t.equal((await shop.shopper('GET', `/v1/products/${body.id}`)).status, 404)
    const variant_ids = body.variants.map(({ id }) => id)
    const quote = await shop.order<{ data: Body[] }>('POST', '/internal/products/quote', {
      body: { currency: 'EUR', variant_ids },
    })
    t.same(quote.body.data, [])
  }
  t.same((await shop.shopper<{ data: Body[] }>('GET', '/v1/products')).body.data, [])
  const all = await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?q=hidd')
  t.same(all.body.data.map(({ title }) => title).sort(), ['Hidden 0', 'Hidden 1', 'Hidden 2'])
  const drafts = await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?status=draft')
  t.equal(drafts.body.data.length, 1)
})

t.test(
  'staff change what they have read: 428 without If-Match, 412 with an old one, and one of many wins',
  async (t) => {
    const shop = await createFixture(t)
    const { body: product } = await create(shop, shirt())
    const url = `/v1/admin/products/${product.id}`
    t.equal((await shop.clerk('PATCH', url, { body: { title: 'X' } })).status, 428)
    t.equal((await shop.clerk('PATCH', url, { body: { title: 'X' }, headers: match(9) })).status, 412)
    const responses = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        shop.clerk('PATCH', url, { body: { title: `Shirt ${n}` }, headers: match(1) }),
      ),
    )
    t.same(responses.map(({ status }) => status).sort(), [200, ...Array(7).fill(412)])
    const winner = responses.find(({ status }) => status === 200)
    const page = await shop.shopper('GET', `/v1/products/${product.id}`)
    t.equal(page.body.title, winner?.body.title)
    t.equal(winner?.headers.etag, '"2"')
  },
)

t.test('a merge patch leaves what it does not name', async (t) => {
  const shop = await createFixture(t)
  const made = await create(shop, shirt({ attributes: { material: 'linen', 'care.°C': 30 }, seo: { title: 'A' } }))
  const url = `/v1/admin/products/${made.body.id}`
  const body = {
    attributes: { material: null, fit: ['loose', 'long'] },
    media: [{ url: 'https://example.com/a.jpg', alt: 'Front' }],
    description: '<p onclick="x()">Cool<script>1</script></p>',
    seo: { description: 'B' },
  }
  const patched = await shop.clerk<Body & { media: Body[] }>('PATCH', url, { body, headers: match(1) })
  t.match(patched.body, {
    title: 'Linen shirt',
    attributes: { 'care.°C': 30, fit: ['loose', 'long'] },
    description: '<p>Cool</p>',
    seo: { title: 'A', description: 'B' },
    media: [{ alt: 'Front', position: 1 }],
  })
  t.notOk('material' in (patched.body.attributes as Body))
  const wrong = { options: [{ name: 'Colour', values: ['Red'] }] }
  const refused = await shop.clerk('PATCH', url, { body: wrong, headers: match(2) })
  t.match(refused.body, { status: 400, errors: [{ pointer: '/options' }] })
  const again = await shop.clerk<Body & { media: Body[] }>('PATCH', url, {
    body: { media: [{ id: patched.body.media[0]?.id, url: 'https://example.com/b.jpg' }] },
    headers: match(2),
  })
  t.match(again.body.media, [{ id: patched.body.media[0]?.id, url: 'https://example.com/b.jpg', alt: 'Front' }])
})

t.test('variants come, change, get prices and go', async (t) => {
  const shop = await createFixture(t)
  const { body: product } = await create(shop, shirt())
  const url = `/v1/admin/products/${product.id}`
  const added = await shop.clerk('POST', `${url}/variants`, {
    body: { option_values: { Size: 'L' }, prices: [{ currency: 'EUR', amount: 5100 }], quantity: 2 },
  })
  t.equal(added.status, 201)
  t.match(added.body, { title: 'L', position: 3, available: true })
  t.equal(shop.inventory.levels.get(String(added.body.id))?.quantity, 2)
  const twin = await shop.clerk<Body & { errors: Body[] }>('POST', `${url}/variants`, {
    body: { option_values: { Size: 'l' } },
  })
  t.equal(twin.status, 400)
  t.match(twin.body.errors, [{ pointer: '/option_values', code: 'duplicate_variant' }])
  const nowhere = await shop.clerk('PUT', `${url}/variants/${added.body.id}/prices`, {
    body: { prices: [{ currency: 'ZZZ', amount: 4000 }] },
    headers: match(2),
  })
  t.match(nowhere, { status: 400, body: { errors: [{ pointer: '/prices/0/currency' }] } })
  const priced = await shop.clerk('PUT', `${url}/variants/${added.body.id}/prices`, {
    body: { prices: [{ currency: 'EUR', amount: 4000 }] },
    headers: match(2),
  })
  t.equal(priced.status, 200)
  const moved = await shop.clerk('PATCH', `${url}/variants/${added.body.id}`, {
    body: { position: 1, sku: ' LS-L ' },
    headers: match(3),
  })
  t.match(moved.body, { position: 1, sku: 'LS-L', prices: [{ amount: 4000 }] })
  t.match((await shop.shopper('GET', `/v1/products/${product.id}`)).body, { price: { amount: 4000 } })
  for (const [n, { id }] of product.variants.entries()) {
    const gone = await shop.clerk('DELETE', `${url}/variants/${id}`, { headers: match(4 + n) })
    t.equal(gone.status, 204)
  }
  const last = await shop.clerk('DELETE', `${url}/variants/${added.body.id}`, { headers: match(6) })
  t.equal(last.body.code, 'invalid_state')
})

t.test('the same Idempotency-Key makes one product, another body is refused', async (t) => {
  const shop = await createFixture(t)
  const headers = { 'idempotency-key': 'first' }
  const responses = await Promise.all(Array.from({ length: 10 }, () => create(shop, shirt(), headers)))
  t.ok(responses.every(({ status }) => status === 201))
  t.equal(new Set(responses.map(({ body }) => body.id)).size, 1)
  t.equal(await shop.db.products.countDocuments({}), 1)
  t.equal((await create(shop, shirt({ title: 'Other' }), headers)).body.code, 'idempotency_key_reused')
  const id = responses[0]?.body.id
  const patch = { body: { title: 'New' }, headers: { ...match(1), 'idempotency-key': 'second' } }
  t.equal((await shop.clerk('PATCH', `/v1/admin/products/${id}`, patch)).status, 200)
  const replay = await shop.clerk('PATCH', `/v1/admin/products/${id}`, patch)
  t.match([replay.status, replay.body.version], [200, 2], 'the second time is no change and no 412')
})

t.test('a product whose initial stock could not be set is completed by a repeated request', async (t) => {
  const shop = await createFixture(t)
  const headers = { 'idempotency-key': 'stock' }
  shop.inventory.isDown = true
  t.equal((await create(shop, shirt(), headers)).status, 503)
  shop.inventory.isDown = false
  const { status, body } = await create(shop, shirt(), headers)
  t.equal(status, 201)
  t.equal(shop.inventory.levels.get(String(body.variants[1]?.id))?.quantity, 3)
})

t.test('slugs are unique: a given one is refused, a made one moves on', async (t) => {
  const shop = await createFixture(t)
  await create(shop, shirt())
  t.equal((await create(shop, shirt())).body.slug, 'linen-shirt-2')
  const taken = await create(shop, shirt({ slug: 'linen-shirt' }))
  t.match(taken.body, { status: 409, code: 'already_exists', errors: [{ pointer: '/slug' }] })
})

t.test('a deleted product is gone at once, leaves its event, and its slug is free', async (t) => {
  const shop = await createFixture(t)
  const { body: product } = await create(shop, shirt())
  await shop.outbox.drain()
  const gone = await shop.clerk('DELETE', `/v1/admin/products/${product.id}`, { headers: match(1) })
  t.equal(gone.status, 204)
  t.equal((await shop.shopper('GET', '/v1/products/linen-shirt')).status, 404)
  t.equal((await shop.clerk('GET', `/v1/admin/products/${product.id}`)).status, 404)
  t.same((await shop.shopper<{ data: Body[] }>('GET', '/v1/products')).body.data, [])
  t.equal((await create(shop, shirt({ slug: 'linen-shirt' }))).status, 201)
  const tombstone = await shop.db.products.findOne({ _id: product.id }).lean()
  t.match(tombstone?.pending, [{ type: 'product.changed', data: { product_id: product.id, deleted: true } }])
  await shop.outbox.drain()
  t.equal(await shop.db.products.countDocuments({ _id: product.id }), 0)
})

t.test('an availability change is shown, an older one is not, and staff edits go on', async (t) => {
  const shop = await createFixture(t)
  const { body: product } = await create(shop, shirt())
  const variant_id = String(product.variants[0]?.id)
  await shop.consume({ variant_id, in_stock: true, version: 4 })
  await shop.consume({ variant_id, in_stock: false, version: 3 })
  await shop.consume({ variant_id, in_stock: true, version: 4 })
  const page = await shop.shopper<{ variants: Body[] }>('GET', `/v1/products/${product.id}`)
  t.equal(page.body.variants[0]?.available, true)
  const patch = { body: { title: 'New' }, headers: match(1) }
  t.equal((await shop.clerk('PATCH', `/v1/admin/products/${product.id}`, patch)).status, 200)
  for (const [n, { id }] of product.variants.entries()) {
    await shop.consume({ variant_id: String(id), in_stock: false, version: 5 + n })
  }
  const sold = await shop.shopper<{ data: Body[] }>('GET', '/v1/products?available=false')
  t.match(sold.body.data, [{ id: product.id, available: false }])
})

t.test('bad input names its field', async (t) => {
  const shop = await createFixture(t)
  const cases: [Body, string][] = [
    [{ titel: 'x' }, '/title'],
    [{ title: 'x', colour: 'red' }, '/colour'],
    [{ title: 'x', slug: 'No Slug' }, '/slug'],
    [{ title: ' ' }, '/title'],
    [{ title: 'x', category_ids: ['cat_unknown'] }, '/category_ids/0'],
    [{ title: 'x', media: [{ url: 'javascript:alert(1)' }] }, '/media/0/url'],
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

t.test('pictures: recognised by their bytes, served so that nothing in them can run', async (t) => {
  const shop = await createFixture(t)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAFklEQVR4nGP8z8Dwn4GBgYGJAQrgDAAkHgIEVFs7mwAAAABJRU5ErkJggg==',
    'base64',
  )
  const upload = (bytes: Buffer | string, type: string) =>
    shop.clerk<Body>('POST', '/v1/admin/media', { body: Buffer.from(bytes), headers: { 'content-type': type } })
  const stored = await upload(png, 'image/jpeg')
  t.match(stored.body, { content_type: 'image/png', width: 2, height: 3, bytes: png.length })
  t.equal((await upload(png, 'image/png')).body.url, stored.body.url, 'the same picture is kept once')
  const file = await shop.raw(String(stored.body.url))
  t.equal(file.headers['content-type'], 'image/png')
  t.equal(file.headers['x-content-type-options'], 'nosniff')
  t.match(file.headers['content-security-policy'], /sandbox/)
  t.ok(file.rawPayload.equals(png))
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">${inner}</svg>`
  const good = svg('<defs><path id="a"/></defs><use href="#a"/><rect fill="url(#g)" style="fill:red"/>')
  t.match((await upload(good, 'image/svg+xml')).body, { content_type: 'image/svg+xml', width: 10, height: 20 })
  const bad = [
    svg('<script>1</script>'),
    svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
    svg('<g onload="x()"/>'),
    svg('<foreignObject/>'),
    svg('<image href="https://example.com/a.png"/>'),
    svg('<a xlink:href="&#106;avascript:1"/>'),
    svg('<rect fill="url(https://example.com/x)"/>'),
    svg('<style>@import "x"</style>'),
    `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`,
  ]
  for (const source of bad) t.equal((await upload(source, 'image/svg+xml')).status, 400, source)
  t.equal((await upload('<html></html>', 'image/png')).status, 400)
  t.equal((await upload(Buffer.alloc(10_000_001), 'image/png')).body.code, 'payload_too_large')
  t.equal((await shop.shopper('GET', `/v1/media/${'0'.repeat(64)}.png`)).status, 404)
  t.equal((await shop.shopper('GET', '/v1/media/..%2f..%2fsecret.png')).status, 400)
})
