import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { create, match, shirt } from './product-requests.ts'

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
  t.match(added.body, { title: 'L', position: 3, available: true, product_version: 2 })
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
  t.match(priced, { status: 200, body: { product_version: 3 } }, 'the version that the next change needs')
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
