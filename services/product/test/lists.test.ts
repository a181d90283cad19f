import t from 'tap'
import { type Body, createFixture, type Fixture, type Instance } from './fixture.ts'

interface Page {
  data: (Body & { id: string; title: string })[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean; total?: number }
  facets?: { field: string; values: Body[]; range: Body | null }[]
}

const list = (shop: Pick<Instance, 'shopper'>, query = '') => shop.shopper<Page>('GET', `/v1/products${query}`)
const titles = async (shop: Pick<Instance, 'shopper'>, query: string) =>
  (await list(shop, query)).body.data.map(({ title }) => title)
const match = (version: unknown) => ({ 'if-match': `"${version}"` })

async function post(shop: Pick<Fixture, 'clerk'>, url: string, body: Body) {
  const response = await shop.clerk<Body & { id: string; slug: string }>('POST', url, { body })
  if (response.status !== 201) throw new Error(JSON.stringify(response.body))
  return response.body
}

/** Twelve products: colours and sizes, two vendors, three categories in two levels. */
async function addProducts(shop: Fixture) {
  const clothes = await post(shop, '/v1/admin/categories', { name: 'Clothes' })
  const shirts = await post(shop, '/v1/admin/categories', { name: 'Shirts', parent_id: clothes.id })
  const mugs = await post(shop, '/v1/admin/categories', { name: 'Mugs' })
  for (let n = 0; n < 12; n++) {
    const isShirt = n < 8
    await post(shop, '/v1/admin/products', {
      title: `${isShirt ? 'Shirt' : 'Mug'} ${String(n).padStart(2, '0')}`,
      status: 'active',
      published_at: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(),
      vendor: n % 2 ? 'Peak' : 'Acme',
      tags: n % 3 ? ['plain'] : ['sale', 'plain'],
      category_ids: [isShirt ? shirts.id : mugs.id],
      attributes: { material: isShirt ? 'linen' : 'stone, glazed' },
      variants: (isShirt ? ['S', 'M'] : ['One']).map((size) => ({
        option_values: { Size: size },
        prices: [{ currency: 'EUR', amount: 1000 + n * 100 }],
        quantity: n % 4 === 0 ? 0 : 5,
      })),
    })
  }
  return { clothes, shirts, mugs }
}

t.test('filters, facets, order and pages of a list', async (t) => {
  const shop = await createFixture(t)
  const { clothes } = await addProducts(shop)
  t.equal((await list(shop, '?include=total&limit=3')).body.page.total, 12)
  t.equal(
    (await list(shop, '?include=total&category=clothes&limit=1')).body.page.total,
    8,
    'a category holds those below',
  )
  t.equal((await list(shop, `?include=total&category=${clothes.id}`)).body.page.total, 8)
  t.equal((await list(shop, '?include=total&category=shirts&category=mugs&limit=1')).body.page.total, 12)
  t.equal((await list(shop, '?include=total&category=unknown')).body.page.total, 0)
  t.same(await titles(shop, '?price[gte]=1900&price[lte]=2000&sort=price'), ['Mug 09', 'Mug 10'])
  t.same(await titles(shop, '?vendor=Peak&tag=sale&sort=title'), ['Mug 09', 'Shirt 03'])
  t.same(await titles(shop, '?option.size=One,Two&available=true&sort=-price'), ['Mug 11', 'Mug 10', 'Mug 09'])
  t.equal((await list(shop, '?attribute.material=stone,%20glazed')).body.data.length, 4, 'a comma inside a value')
  t.same(await titles(shop, '?sort=newest&limit=2'), ['Mug 11', 'Mug 10'])
  const { body } = await list(shop, '?vendor=Acme&facets=vendor,category,price,option.*,available&limit=1')
  const facet = (field: string) => body.facets?.find((one) => one.field === field)
  t.same(facet('vendor')?.values, [
    { value: 'Acme', label: 'Acme', count: 6 },
    { value: 'Peak', label: 'Peak', count: 6 },
  ])
  t.match(
    facet('category')?.values.find(({ value }) => value === 'clothes'),
    { label: 'Clothes', count: 4 },
  )
  t.same(facet('price')?.range, { min: { amount: 1000, currency: 'EUR' }, max: { amount: 2000, currency: 'EUR' } })
  t.ok(facet('option.Size'))
})

t.test('a list takes twelve options and attributes, and twenty facets', async (t) => {
  const shop = await createFixture(t)
  const options = ['A', 'B', 'C'].map((name) => ({ name, values: ['1'] }))
  const option_values = { A: '1', B: '1', C: '1' }
  await post(shop, '/v1/admin/products', { title: 'Lamp', status: 'active', options, variants: [{ option_values }] })
  const conditions = (count: number) => Array.from({ length: count }, (_, at) => `attribute.a${at}=x`).join('&')
  t.equal((await shop.shopper('GET', `/v1/products?${conditions(12)}`)).status, 200)
  const refused = await shop.shopper('GET', `/v1/products?${conditions(13)}`)
  t.match(refused, { status: 400, body: { errors: [{ code: 'too_many' }] } })
  const named = Array.from({ length: 18 }, (_, at) => `attribute.a${at}`)
  const { body } = await list(shop, `?facets=option.*,${named.join()}`)
  t.same(
    body.facets?.map(({ field }) => field),
    ['option.A', 'option.B', ...named],
  )
})

t.test('paging forth and back meets every product once', async (t) => {
  const shop = await createFixture(t)
  await addProducts(shop)
  for (const query of ['?limit=5', '?limit=5&sort=price', '?limit=5&sort=title&currency=EUR', '?limit=5&q=shirt']) {
    const pages: string[][] = []
    let cursor: string | null = ''
    let back: string | null = null
    while (cursor !== null) {
      const { body }: { body: Page } = await list(shop, `${query}${cursor && `&cursor=${cursor}`}`)
      pages.push(body.data.map(({ id }) => id))
      cursor = body.page.next_cursor
      back = body.page.prev_cursor
      t.equal(body.page.has_more, cursor !== null)
    }
    const all = pages.flat()
    t.equal(new Set(all).size, all.length, query)
    const before = await list(shop, `${query}&cursor=${back}`)
    t.same(
      before.body.data.map(({ id }) => id),
      pages.at(-2),
      query,
    )
  }
  const { body } = await list(shop, '?limit=5&sort=price')
  const elsewhere = await list(shop, `?limit=5&sort=title&cursor=${body.page.next_cursor}`)
  t.match(elsewhere.body, { status: 400, errors: [{ parameter: 'cursor' }] })
})

t.test('a list costs one query at most, whatever its size, and none when it is hot', async (t) => {
  const shop = await createFixture(t)
  await addProducts(shop)
  const [cold] = [await shop.addReplica()]
  const query = '?limit=12&q=shirt&facets=vendor,price&include=total'
  t.same(await shop.commands(() => list(shop, query)), ['find'], 'cold')
  t.same(await shop.commands(() => list(shop, query)), [], 'hot')
  t.same(await shop.commands(() => list(shop, '?limit=1&sort=price')), [], 'hot in another order')
  const [first] = (await list(cold, '?limit=1')).body.data
  t.same(await shop.commands(() => shop.shopper('GET', `/v1/products/${first?.id}`)), ['find'])
  t.same(await shop.commands(() => shop.shopper('GET', `/v1/products/${first?.slug}`)), [], 'by slug, from the cache')
  t.same(await shop.commands(() => shop.clerk('GET', '/v1/admin/products?limit=12')), ['find'])
})

t.test('another process follows by broadcasts: new, changed, sold out, deleted', async (t) => {
  const shop = await createFixture(t)
  const replica = await shop.addReplica()
  const made = await post(shop, '/v1/admin/products', {
    title: 'Lamp',
    status: 'active',
    variants: [{ prices: [{ currency: 'EUR', amount: 100 }], quantity: 1 }],
  })
  const url = `/v1/admin/products/${made.id}`
  t.same(await titles(replica, ''), [])
  await shop.outbox.drain()
  t.same(await titles(replica, ''), ['Lamp'])
  t.equal((await replica.shopper('GET', '/v1/products/lamp')).status, 200)
  await shop.clerk('PATCH', url, { body: { title: 'Torch', slug: 'torch' }, headers: match(1) })
  await shop.outbox.drain()
  t.same(await titles(replica, '?q=torch'), ['Torch'])
  const former = await replica.shopper('GET', '/v1/products/lamp')
  t.match(former, { status: 200, body: { slug: 'torch', canonical_slug: 'torch' } }, 'the former address')
  await shop.consume({ variant_id: String((made.variants as Body[])[0]?.id), in_stock: false, version: 1 })
  await shop.outbox.drain()
  t.same(await titles(replica, '?available=true'), [])
  t.equal((await replica.shopper<Body>('GET', '/v1/products/torch')).body.available, false)
  await shop.clerk('DELETE', url, { headers: match(2) })
  await shop.outbox.drain()
  t.same(await titles(replica, ''), [])
  t.equal((await replica.shopper('GET', '/v1/products/torch')).status, 404)
})

t.test('without broadcasts a rescan finds what changed, and after a gap everything is read anew', async (t) => {
  const shop = await createFixture(t)
  const replica = await shop.addReplica()
  shop.broadcasts.isDisconnected = true
  const made = await post(shop, '/v1/admin/products', { title: 'Lamp', status: 'active' })
  await shop.broadcasts.disconnect()
  t.same(await titles(replica, ''), ['Lamp'])
  await shop.clerk('DELETE', `/v1/admin/products/${made.id}`, { headers: match(1) })
  await shop.broadcasts.disconnect()
  t.same(await titles(replica, ''), [])
  await post(shop, '/v1/admin/products', { title: 'Chair', status: 'active' })
  await shop.outbox.drain()
  await shop.broadcasts.gap()
  t.same(await titles(replica, ''), ['Chair'])
})

t.test('categories: tree, path, moves, and names that are found', async (t) => {
  const shop = await createFixture(t)
  const replica = await shop.addReplica()
  const early = await post(replica, '/v1/admin/categories', { name: 'Early' })
  await post(shop, '/v1/admin/products', { title: 'Early bird', category_ids: [early.id] })
  const { clothes, shirts } = await addProducts(shop)
  await shop.outbox.drain()
  const tree = await replica.shopper<{ data: Body[] }>('GET', '/v1/categories')
  t.match(tree.body.data, [
    { slug: 'clothes', children: [{ slug: 'shirts', children: [] }] },
    { slug: 'early' },
    { slug: 'mugs' },
  ])
  const page = await replica.shopper('GET', '/v1/categories/shirts')
  t.match(page.body, { path: [{ slug: 'clothes' }], children: [] })
  const url = `/v1/admin/categories/${clothes.id}`
  const ring = await shop.clerk('PATCH', url, { body: { parent_id: shirts.id }, headers: match(1) })
  t.match(ring.body, { status: 400, errors: [{ pointer: '/parent_id', code: 'ring' }] })
  t.equal((await shop.clerk('DELETE', url, { headers: match(1) })).body.code, 'invalid_state')
  const renamed = await shop.clerk('PATCH', url, { body: { name: 'Garments' }, headers: match(1) })
  t.equal(renamed.headers.etag, '"2"')
  t.equal((await shop.clerk('PATCH', url, { body: { name: 'Old' }, headers: match(1) })).status, 412)
  await shop.outbox.drain()
  for (const one of [shop, replica]) t.equal((await list(one, '?q=garments&limit=20')).body.data.length, 8)
  const gone = await shop.clerk('DELETE', `/v1/admin/categories/${shirts.id}`, { headers: match(1) })
  t.equal(gone.status, 204)
  await shop.outbox.drain()
  t.equal((await replica.shopper('GET', '/v1/categories/shirts')).status, 404)
  t.equal((await list(replica, '?limit=20')).body.data.length, 12, 'its products stay')
  const key = { 'idempotency-key': 'a' }
  const twice = [1, 2].map(() => shop.clerk('POST', '/v1/admin/categories', { body: { name: 'New' }, headers: key }))
  const [a, b] = await Promise.all(twice)
  t.equal(a?.body.id, b?.body.id)
})
