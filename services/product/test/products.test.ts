import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { create, match, shirt } from './product-requests.ts'

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
    {
      ...{ title: 'Linen shirt', variant_title: 'S', sku: 'LS-S', unit_price: { amount: 4900, currency: 'EUR' } },
      ...{ compare_at: { amount: 5900 }, options: [{ name: 'Size', value: 'S' }] },
    },
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
    const read = await shop.stock('GET', `/internal/variants/${variant_ids[0]}`)
    t.match(read, { status: 200, body: { product_id: body.id } }, 'its stock is counted all the same')
  }
  t.same((await shop.shopper<{ data: Body[] }>('GET', '/v1/products')).body.data, [])
  t.equal((await shop.stock('GET', '/internal/variants/var_unknown')).status, 404)
  const named = { variant_ids: ['var_unknown'], skus: ['LS-S', 'ls-m', 'nobody'] }
  const found = await shop.stock<{ data: Body[] }>('POST', '/internal/variants/find', { body: named })
  t.strictSame(
    found.body.data.map(({ sku }) => sku),
    ['LS-S', 'LS-S', 'LS-S'],
    'each variant that has a SKU, letter by letter',
  )
  const withSku = await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?sku=LS-S&sku=nobody&status=draft')
  t.strictSame(
    withSku.body.data.map(({ title }) => title),
    ['Hidden 0'],
  )
  t.strictSame((await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?sku=ls-s')).body.data, [])
  const all = await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?q=hidd')
  t.same(all.body.data.map(({ title }) => title).sort(), ['Hidden 0', 'Hidden 1', 'Hidden 2'])
  const drafts = await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?status=draft')
  t.equal(drafts.body.data.length, 1)
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

t.test('who may not change stock makes nothing that is for sale, and is told what is missing', async (t) => {
  const shop = await createFixture(t)
  const made = (variant: object) =>
    shop.writer<Body>('POST', '/v1/admin/products', { body: { title: 'Mug', status: 'active', variants: [variant] } })
  const stocked = [{ quantity: 1 }, { track_inventory: false }, { inventory_policy: 'continue' }]
  for (const variant of stocked) t.match(await made(variant), { status: 403, body: { detail: /stock\.write/ } })
  const { status, body } = await made({ quantity: 0 })
  t.equal(status, 201)
  for (const variant of stocked) {
    const added = await shop.writer('POST', `/v1/admin/products/${body.id}/variants`, { body: variant })
    t.match(added, { status: 403, body: { detail: /stock\.write/ } })
  }
  t.match(await shop.clerk('POST', '/v1/admin/products', { body: { title: 'Jug', variants: [{ quantity: 1 }] } }), {
    status: 201,
  })
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

t.test('the first report of a variant is not written when it says what is known, and a later one is', async (t) => {
  const shop = await createFixture(t)
  const { body: product } = await create(shop, shirt())
  const { id, available } = product.variants[0] as { id: string; available: boolean }
  const revision = async () => (await shop.db.products.findById(product.id, { revision: 1 }).lean())?.revision
  const before = await revision()
  await shop.consume({ variant_id: id, in_stock: available, version: 1 })
  t.equal(await revision(), before)
  await shop.consumeMany([
    { variant_id: id, in_stock: available, version: 3 },
    { variant_id: id, in_stock: !available, version: 2 },
  ])
  await shop.consume({ variant_id: id, in_stock: !available, version: 1 })
  const page = await shop.shopper<{ variants: Body[] }>('GET', `/v1/products/${product.id}`)
  t.equal(page.body.variants[0]?.available, available)
  await shop.consumeMany([{ variant_id: id, in_stock: !available, version: 4 }])
  const later = await shop.shopper<{ variants: Body[] }>('GET', `/v1/products/${product.id}`)
  t.equal(later.body.variants[0]?.available, !available)
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

t.test('the version of a product is no copy of it: its stock changes without, and is read again', async (t) => {
  const shop = await createFixture(t)
  const { body: product } = await create(shop, shirt())
  const { id: variant_id, available } = product.variants[0] as { id: string; available: boolean }
  const read = (headers = {}) =>
    shop.clerk<{ variants: Body[] }>('GET', `/v1/admin/products/${product.id}`, { headers })
  const { etag } = (await read()).headers
  await shop.consume({ variant_id, in_stock: !available, version: 5 })
  const again = await read({ 'if-none-match': String(etag) })
  t.match(again, { status: 200, headers: { etag } })
  t.equal(again.body.variants[0]?.available, !available)
})
