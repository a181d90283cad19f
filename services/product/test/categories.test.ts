import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'
import { create } from './product-requests.ts'

interface Category extends Body {
  id: string
  version: number
}

const createCategory = async (shop: Fixture, body: Body) =>
  (await shop.clerk<Category>('POST', '/v1/admin/categories', { body })).body

t.test('a category has a page: picture, safe HTML, what search engines are told, and when it changed', async (t) => {
  const shop = await createFixture(t)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"/>')
  const headers = { 'content-type': 'image/svg+xml' }
  const { url } = (await shop.clerk<Body>('POST', '/v1/admin/media', { body: svg, headers })).body
  const html = '<p onclick="x()">Warm <b>lamps</b></p><script>x()</script>'
  const seo = { title: 'Lamps for every room' }
  const made = await createCategory(shop, { name: 'Lamps', description_html: html, seo, image: { url, alt: 'A lamp' } })
  const page = {
    description_html: '<p>Warm <b>lamps</b></p>',
    seo: { title: 'Lamps for every room', description: '' },
    image: { url, alt: 'A lamp', width: 10, height: 20 },
  }
  t.match(made, page)
  const read = async () => (await shop.shopper<Body>('GET', '/v1/categories/lamps')).body
  t.match(await read(), { ...page, description: '', updated_at: made.updated_at, product_count: 0 })
  const [node] = (await shop.shopper<{ data: Body[] }>('GET', '/v1/categories')).body.data
  t.match(node, { image: page.image, updated_at: made.updated_at, product_count: 0, children: [] })

  const edit = (body: Body, version: number) =>
    shop.clerk<Category>('PATCH', `/v1/admin/categories/${made.id}`, { body, headers: { 'if-match': `"${version}"` } })
  const second = await edit({ seo: { description: 'Light' }, description: 'Lamps' }, 1)
  const kept = { ...page, seo: { title: 'Lamps for every room', description: 'Light' }, description: 'Lamps' }
  t.match(second.body, kept, 'what is left out stays')
  t.match((await edit({ image: null, description_html: '' }, 2)).body, { image: null, description_html: '' })
  t.match(await read(), { image: null, description_html: '', description: 'Lamps' })
  const bad = await edit({ image: { url: 'javascript:alert(1)' } }, 3)
  t.match(bad, { status: 400, body: { errors: [{ pointer: '/image/url' }] } })
})

t.test('a category that an earlier release wrote has no picture and no HTML', async (t) => {
  const shop = await createFixture(t)
  const { id } = await createCategory(shop, { name: 'Old', description: 'As it was' })
  await shop.db.categories.updateOne({ _id: id }, { $unset: { image: 1, seo: 1, description_html: 1 } })
  const replica = await shop.addReplica()
  const empty = { image: null, description_html: '', seo: { title: '', description: '' }, description: 'As it was' }
  t.match((await replica.shopper<Body>('GET', '/v1/categories/old')).body, empty)
})

t.test(
  'products are counted once with those of the categories below, when shoppers see them, without a query',
  async (t) => {
    const shop = await createFixture(t)
    const home = await createCategory(shop, { name: 'Home' })
    const lamps = await createCategory(shop, { name: 'Lamps', parent_id: home.id })
    await createCategory(shop, { name: 'Empty' })
    await create(shop, { title: 'Both', status: 'active', category_ids: [lamps.id, home.id] })
    await create(shop, { title: 'Draft', status: 'draft', category_ids: [lamps.id] })
    const later = { status: 'active', published_at: '2999-01-01T00:00:00Z' }
    await create(shop, { title: 'Later', ...later, category_ids: [lamps.id] })
    const counts = async () => {
      const { data } = (
        await shop.shopper<{ data: { slug: string; product_count: number; children: Body[] }[] }>(
          'GET',
          '/v1/categories',
        )
      ).body
      return Object.fromEntries(
        data.flatMap((node) => [node, ...node.children]).map((node) => [node.slug, node.product_count]),
      )
    }
    t.same(await counts(), { home: 1, lamps: 1, empty: 0 })
    const table = await create(shop, { title: 'Table', status: 'active', category_ids: [home.id] })
    t.same(await shop.commands(counts), [])
    t.same(await counts(), { home: 2, lamps: 1, empty: 0 })
    t.equal((await shop.shopper<Body>('GET', '/v1/categories/home')).body.product_count, 2)
    const { id, version } = table.body as { id: string; version: number }
    await shop.clerk('DELETE', `/v1/admin/products/${id}`, { headers: { 'if-match': `"${version}"` } })
    t.same(await counts(), { home: 1, lamps: 1, empty: 0 })
  },
)

t.test('a product knows the way to its first category, from the root down', async (t) => {
  const shop = await createFixture(t)
  const home = await createCategory(shop, { name: 'Home' })
  const lamps = await createCategory(shop, { name: 'Lamps', parent_id: home.id })
  const sale = await createCategory(shop, { name: 'Sale' })
  await create(shop, { title: 'Both', status: 'active', category_ids: [lamps.id, sale.id] })
  await create(shop, { title: 'Alone', status: 'active' })
  const wayTo = async (slug: string) => (await shop.shopper<Body>('GET', `/v1/products/${slug}`)).body.breadcrumb
  t.same(await wayTo('both'), [
    { id: home.id, slug: 'home', name: 'Home' },
    { id: lamps.id, slug: 'lamps', name: 'Lamps' },
  ])
  t.same(await wayTo('alone'), [])
})

t.test('a process that learns of a product before its new category finds it by the name of that', async (t) => {
  const shop = await createFixture(t)
  const replica = await shop.addReplica()
  shop.broadcasts.isDisconnected = true
  const lamps = await createCategory(shop, { name: 'Lamps' })
  const { body: product } = await create(shop, { title: 'Globe', status: 'active', category_ids: [lamps.id] })
  await shop.outbox.drain()
  shop.broadcasts.isDisconnected = false
  await shop.broadcasts.publish({ type: 'product.changed', id: product.id, version: 1 })
  await shop.broadcasts.publish({ type: 'category.changed', id: lamps.id, version: 1 })
  const found = await replica.shopper<{ data: Body[] }>('GET', '/v1/products?q=lamps')
  t.match(found.body.data, [{ title: 'Globe' }])
})
