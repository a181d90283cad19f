import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'
import { create } from './product-requests.ts'

interface Collection extends Body {
  id: string
  version: number
  product_ids: string[]
}

interface Listed {
  data: { title: string }[]
  page: { next_cursor: string | null; prev_cursor: string | null; total?: number }
  facets?: { field: string; values: Body[] }[]
}

const URL = '/v1/admin/collections'
const match = (version: number) => ({ 'if-match': `"${version}"` })

async function createCollection(shop: Fixture, body: Body): Promise<Collection> {
  const made = await shop.clerk<Collection>('POST', URL, { body })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return made.body
}

/** Active products with these titles; title → id. */
async function products(shop: Fixture, titles: readonly string[], fields: Body = {}): Promise<string[]> {
  const made: string[] = []
  for (const title of titles) {
    const { body } = await create(shop, { title, status: 'active', ...fields })
    made.push(String(body.id))
  }
  return made
}

const list = async (shop: Pick<Fixture, 'shopper'>, query: string) =>
  (await shop.shopper<Listed>('GET', `/v1/products?${query}`)).body
const titlesIn = async (shop: Pick<Fixture, 'shopper'>, query: string) =>
  (await list(shop, query)).data.map(({ title }) => title)

t.test('a collection that staff fill shows its products in their order, in pages in both directions', async (t) => {
  const shop = await createFixture(t)
  const [a = '', b = '', c = '', d = ''] = await products(shop, ['A', 'B', 'C', 'D'])
  const [draft = ''] = await products(shop, ['Draft'], { status: 'draft' })
  const made = await createCollection(shop, { title: 'Gifts', product_ids: [c, a, draft] })
  t.match(made, {
    slug: 'gifts',
    sort: 'manual',
    rules: null,
    product_ids: [c, a, draft],
    product_count: 2,
    version: 1,
  })
  const shown = () => titlesIn(shop, 'collection=gifts')
  t.same(await shown(), ['C', 'A'])

  const edit = (method: 'PUT' | 'POST', path: string, version: number, body: Body) =>
    shop.clerk<Collection>(method, `${URL}/${made.id}/products${path}`, { body, headers: match(version) })
  const added = await edit('POST', '', 1, { product_ids: [d, a, b], position: 1 })
  t.same(added.body.product_ids, [c, d, b, a, draft], 'those that were there stay where they are')
  t.same(await shown(), ['C', 'D', 'B', 'A'])
  t.same((await edit('POST', '/move', 2, { product_ids: [a, c], position: 1 })).body.product_ids, [d, a, c, b, draft])
  t.same((await edit('POST', '/remove', 3, { product_ids: [c, c] })).body.product_ids, [d, a, b, draft])
  t.same((await edit('PUT', '', 4, { product_ids: [b, c, a] })).body.product_ids, [b, c, a])
  t.same(await shown(), ['B', 'C', 'A'])
  t.match((await edit('PUT', '', 4, { product_ids: [] })).body, { code: 'precondition_failed' })
  t.match((await edit('PUT', '', 5, { product_ids: [a, b, a] })).body, {
    errors: [{ pointer: '/product_ids/2', code: 'duplicate' }],
  })
  const unknown = `prd_${'0'.repeat(26)}`
  t.match((await edit('POST', '', 5, { product_ids: [unknown] })).body, {
    errors: [{ pointer: '/product_ids/0', code: 'unknown' }],
  })

  const first = await list(shop, 'collection=gifts&limit=2&include=total')
  t.match(first, { data: [{ title: 'B' }, { title: 'C' }], page: { total: 3, prev_cursor: null } })
  const second = await list(shop, `collection=gifts&limit=2&cursor=${first.page.next_cursor}`)
  t.match(second, { data: [{ title: 'A' }], page: { next_cursor: null } })
  t.match((await list(shop, `collection=gifts&limit=2&cursor=${second.page.prev_cursor}`)).data, first.data)
  const other = await shop.shopper('GET', `/v1/products?collection=gifts&sort=title&cursor=${first.page.next_cursor}`)
  t.match(other, { status: 400, body: { errors: [{ parameter: 'cursor' }] } })

  // Between two pages the product that the cursor stands at is taken out: nothing is shown twice, nothing left out.
  await edit('POST', '/remove', 5, { product_ids: [c] })
  t.same(await titlesIn(shop, `collection=gifts&limit=2&cursor=${first.page.next_cursor}`), ['A'])
  t.same(await titlesIn(shop, 'collection=gifts&sort=title'), ['A', 'B'])
})

t.test('rules decide which products a collection holds, and an edit of a product moves it in and out', async (t) => {
  const shop = await createFixture(t)
  const { body: lamps } = await shop.clerk<Body>('POST', '/v1/admin/categories', { body: { name: 'Lamps' } })
  const { body: desk } = await shop.clerk<Body>('POST', '/v1/admin/categories', {
    body: { name: 'Desk lamps', parent_id: lamps.id },
  })
  const price = (amount: number) => ({
    variants: [{ prices: [{ currency: 'EUR', amount }], quantity: amount > 5000 ? 0 : 1 }],
  })
  const made = await create(shop, { title: 'Déjà Lamp', status: 'active', tags: ['New'], ...price(4900) })
  await create(shop, { title: 'Chair', status: 'active', vendor: 'Acme', type: 'Seat', ...price(9900) })
  await create(shop, {
    title: 'Table',
    status: 'active',
    category_ids: [desk.id],
    published_at: '2020-01-01T00:00:00Z',
  })
  await create(shop, { title: 'Draft', status: 'draft', tags: ['New'] })
  const counted = async (...conditions: Body[]) =>
    (await shop.clerk<Body>('POST', `${URL}/preview`, { body: { rules: { match: 'all', conditions } } })).body
      .product_count
  t.equal(await counted({ field: 'tag', operator: 'is', values: ['new', 'sale'] }), 1)
  t.equal(await counted({ field: 'tag', operator: 'is_not', values: ['NEW'] }), 2)
  t.equal(await counted({ field: 'vendor', operator: 'is', values: ['acme'] }), 1)
  t.equal(await counted({ field: 'type', operator: 'is', values: ['Seat'] }), 1)
  t.equal(await counted({ field: 'category', operator: 'is', values: [String(lamps.id)] }), 1, 'and all below it')
  t.equal(await counted({ field: 'title', operator: 'contains', text: 'deja' }), 1)
  t.equal(await counted({ field: 'title', operator: 'contains_not', text: 'a' }), 0)
  t.equal(await counted({ field: 'title', operator: 'begins_with', text: 'ch' }), 1)
  t.equal(await counted({ field: 'price', currency: 'EUR', gte: 4900, lte: 5000 }), 1)
  t.equal(await counted({ field: 'price', currency: 'USD', gte: 0 }), 0)
  t.equal(await counted({ field: 'available', value: true }), 1)
  t.equal(await counted({ field: 'available', value: false }), 2)
  t.equal(await counted({ field: 'published', before: '2021-01-01T00:00:00Z' }), 1)
  t.equal(await counted({ field: 'published', within_days: 30 }), 2)
  t.equal(await counted({ field: 'created', from: '2021-01-01T00:00:00Z' }), 3)

  const conditions = [
    { field: 'tag', operator: 'is', values: ['New'] },
    { field: 'vendor', operator: 'is', values: ['Acme'] },
  ]
  const fresh = await createCollection(shop, { title: 'Fresh', sort: 'title', rules: { match: 'any', conditions } })
  t.match(fresh, { sort: 'title', product_ids: [], product_count: 2 })
  t.same(await titlesIn(shop, 'collection=fresh'), ['Chair', 'Déjà Lamp'])
  const { id, version } = made.body as { id: string; version: number }
  const edit = await shop.clerk<{ version: number }>('PATCH', `/v1/admin/products/${id}`, {
    body: { tags: [] },
    headers: match(version),
  })
  const inShop = () => titlesIn(shop, 'collection=fresh')
  t.same(await shop.commands(inShop), [], 'no query')
  t.same(await inShop(), ['Chair'])
  await shop.clerk('PATCH', `/v1/admin/products/${id}`, { body: { vendor: 'ACME' }, headers: match(edit.body.version) })
  t.same(await inShop(), ['Chair', 'Déjà Lamp'])
  t.same((await (await shop.addReplica()).shopper<Listed>('GET', '/v1/products?collection=fresh')).body.data.length, 2)

  const rules = { match: 'all', conditions: [{ field: 'category', operator: 'is', values: [String(lamps.id)] }] }
  await shop.clerk('PATCH', `${URL}/${fresh.id}`, { body: { rules }, headers: match(1) })
  t.same(await inShop(), ['Table'])
  await shop.clerk('PATCH', `/v1/admin/categories/${desk.id}`, { body: { parent_id: null }, headers: match(1) })
  t.same(await inShop(), [], 'the category is not below the other any more')
})

t.test('filters, facets, search and other sorts work within collections', async (t) => {
  const shop = await createFixture(t)
  const [a = '', b = ''] = await products(shop, ['Lamp A', 'Chair B'], { vendor: 'Acme' })
  const [c = ''] = await products(shop, ['Lamp C'], { vendor: 'Peak' })
  await products(shop, ['Lamp D'], { vendor: 'Peak' })
  await createCollection(shop, { title: 'First', product_ids: [c, b, a] })
  await createCollection(shop, { title: 'Second', product_ids: [a] })
  t.same(await titlesIn(shop, 'collection=first&vendor=Acme'), ['Chair B', 'Lamp A'])
  t.same((await titlesIn(shop, 'collection=first&q=lamp')).toSorted(), ['Lamp A', 'Lamp C'])
  t.same(await titlesIn(shop, 'collection=second&collection=first&sort=title'), ['Chair B', 'Lamp A', 'Lamp C'])
  t.same(await titlesIn(shop, 'collection=none'), [])
  const { facets = [], data } = await list(shop, 'collection=first&facets=vendor,collection&include=total')
  t.same(
    data.map(({ title }) => title),
    ['Lamp C', 'Chair B', 'Lamp A'],
  )
  t.match(facets[0]?.values, [
    { value: 'Acme', count: 2 },
    { value: 'Peak', count: 1 },
  ])
  const values = [
    { value: 'first', label: 'First', count: 3 },
    { value: 'second', label: 'Second', count: 1 },
  ]
  t.same(facets[1], { field: 'collection', label: null, range: null, values })
  const narrowed = await list(shop, 'collection=first&q=lamp&facets=collection')
  t.match(narrowed.facets?.[0]?.values, [
    { value: 'first', count: 2 },
    { value: 'second', count: 1 },
  ])
})

t.test('a collection has a page in every language, and its former slugs lead to it', async (t) => {
  const shop = await createFixture(t)
  const made = await createCollection(shop, {
    title: 'Gift ideas',
    description_html: '<p onclick="x()">For <b>you</b></p>',
    seo: { title: 'Gifts' },
    image: { url: 'https://example.com/a.png', alt: 'A gift' },
    translations: { 'de-de': { title: 'Geschenkideen' } },
    position: 2,
  })
  const first = await createCollection(shop, { title: 'First' })
  const read = async (path: string) => (await shop.shopper<Body>('GET', `/v1/collections${path}`)).body
  t.match(await read('/gift-ideas?locale=de-DE'), {
    ...{
      id: made.id,
      slug: 'gift-ideas',
      canonical_slug: null,
      title: 'Geschenkideen',
      locale: 'de-DE',
      sort: 'manual',
    },
    ...{ description: '', description_html: '<p>For <b>you</b></p>', seo: { title: 'Gifts', description: '' } },
    ...{ image: { url: 'https://example.com/a.png', alt: 'A gift' }, product_count: 0, updated_at: made.updated_at },
  })
  const all = (await read('?locale=de-DE')) as unknown as { data: Body[]; page: Body }
  t.match(all.data, [{ title: 'First' }, { title: 'Geschenkideen', product_count: 0 }])
  const page = (await read('?limit=1')) as unknown as Listed
  const next = (await read(`?limit=1&cursor=${page.page.next_cursor}`)) as unknown as Listed
  t.match(next.data, [{ title: 'Gift ideas' }])
  t.match(((await read(`?limit=1&cursor=${next.page.prev_cursor}`)) as unknown as Listed).data, [{ title: 'First' }])
  await shop.clerk('PATCH', `${URL}/${made.id}`, { body: { slug: 'gifts', title: 'Gifts' }, headers: match(1) })
  t.match(await read('/gift-ideas'), { slug: 'gifts', canonical_slug: 'gifts', title: 'Gifts' })
  t.match(await read('/gifts'), { canonical_slug: null })
  t.match(await list(shop, 'collection=gift-ideas'), { data: [] })
  await shop.clerk('PATCH', `${URL}/${first.id}`, { body: { slug: 'gift-ideas' }, headers: match(1) })
  t.match(await read('/gift-ideas'), { id: first.id, canonical_slug: null }, 'who has a slug now comes first')
  const kinds = (await shop.shopper<{ data: Body[] }>('GET', '/v1/sitemap')).body.data
  t.same(kinds.map(({ kind, slug }) => `${kind} ${slug}`).toSorted(), ['collection gift-ideas', 'collection gifts'])

  await shop.clerk('DELETE', `${URL}/${made.id}`, { headers: match(2) })
  t.equal((await shop.shopper('GET', '/v1/collections/gifts')).status, 404)
  t.equal((await shop.clerk('GET', `${URL}/${made.id}`)).status, 404)
})

t.test('what cannot be a collection is refused by its field', async (t) => {
  const shop = await createFixture(t)
  const send = async (body: Body) => (await shop.clerk<Body>('POST', URL, { body: { title: 'X', ...body } })).body
  const rule = (condition: Body) => send({ rules: { match: 'all', conditions: [condition] } })
  const refused = (pointer: string, code: string) => ({ errors: [{ pointer, code }] })
  const at = '/rules/conditions/0'
  t.match(await send({ rules: { match: 'all', conditions: [] } }), refused('/rules/conditions', 'too_few'))
  for (const no of [null, 'tag', []]) t.match(await rule(no as never), refused('/rules/conditions/0', 'type'))
  t.match(await rule({ field: 'price', currency: 'EUR' }), refused(`${at}/gte`, 'required'))
  t.match(await rule({ field: 'price', currency: 'EUR', gte: 2, lte: 1 }), refused(`${at}/lte`, 'range'))
  t.match(await rule({ field: 'price', currency: 'XXZ', gte: 2 }), refused(`${at}/currency`, 'currency'))
  t.match(await rule({ field: 'created' }), refused(`${at}/from`, 'required'))
  const unknown = { field: 'category', operator: 'is', values: [`cat_${'0'.repeat(26)}`] }
  t.match(await rule(unknown), refused(`${at}/values/0`, 'unknown'))
  t.match(await rule({ field: 'tag', operator: 'has', values: ['a'] }), refused(`${at}/operator`, 'enum'))
  t.match(await rule({ field: 'tag', operator: 'is', values: [] }), refused(`${at}/values`, 'too_few'))
  t.match(await rule({ field: 'title', operator: 'contains' }), refused(`${at}/text`, 'required'))
  t.match(await rule({ field: 'color', value: 'red' }), refused(`${at}/field`, 'enum'))
  t.match(await rule({ value: true }), refused(`${at}/field`, 'required'))
  t.match(await rule({ field: 'tag', operator: 'is', values: ['\u200b'] }), refused(`${at}/values/0`, 'format'))
  const rules = { match: 'all', conditions: [{ field: 'available', value: true }] }
  t.match(await send({ rules, sort: 'manual' }), refused('/sort', 'invalid'))
  const [a = ''] = await products(shop, ['A'])
  t.match(await send({ rules, product_ids: [a] }), refused('/product_ids', 'invalid'))
  const byRule = await createCollection(shop, { title: 'By rule', rules })
  const set = await shop.clerk('PUT', `${URL}/${byRule.id}/products`, { body: { product_ids: [a] }, headers: match(1) })
  t.match(set, { status: 409, body: { code: 'invalid_state' } })
  const chosen = await createCollection(shop, { title: 'Chosen' })
  const ruled = await shop.clerk('PATCH', `${URL}/${chosen.id}`, { body: { rules }, headers: match(1) })
  t.match(ruled, { status: 409, body: { code: 'invalid_state' } })
  const taken = await shop.clerk('PATCH', `${URL}/${chosen.id}`, { body: { slug: 'by-rule' }, headers: match(1) })
  t.match(taken, { status: 409, body: { errors: [{ pointer: '/slug', code: 'taken' }] } })
  t.match(await shop.clerk('PATCH', `${URL}/${chosen.id}`, { body: {} }), { status: 428 })
})

t.test('a repeated request on a collection has one effect', async (t) => {
  const shop = await createFixture(t)
  const [a = '', b = ''] = await products(shop, ['A', 'B'])
  const key = (name: string, version?: number) => ({
    'idempotency-key': name,
    ...(version === undefined ? {} : match(version)),
  })
  const post = (body: Body) => shop.clerk<Collection>('POST', URL, { body, headers: key('one') })
  const made = await post({ title: 'X', product_ids: [a] })
  t.equal((await post({ title: 'X', product_ids: [a] })).body.id, made.body.id)
  t.match(await post({ title: 'Y' }), { status: 422, body: { code: 'idempotency_key_reused' } })
  const add = () =>
    shop.clerk<Collection>('POST', `${URL}/${made.body.id}/products`, {
      body: { product_ids: [b] },
      headers: key('two', 1),
    })
  t.equal((await add()).body.version, 2)
  t.match((await add()).body, { version: 2, product_ids: [a, b] })
  const remove = () => shop.clerk('DELETE', `${URL}/${made.body.id}`, { headers: key('three', 2) })
  t.equal((await remove()).status, 204)
  t.equal((await remove()).status, 204)
  t.equal((await post({ title: 'X', product_ids: [a] })).status, 404)
})

t.test('another process follows collections by their broadcasts, and by reading while there are none', async (t) => {
  const shop = await createFixture(t)
  await products(shop, ['A', 'B'])
  const replica = await shop.addReplica()
  const rules = { match: 'all', conditions: [{ field: 'title', operator: 'contains', text: 'a' }] }
  const made = await createCollection(shop, { title: 'X', rules })
  await shop.outbox.drain()
  t.same(await titlesIn(replica, 'collection=x'), ['A'])
  shop.broadcasts.isDisconnected = true
  const other = { match: 'all', conditions: [{ field: 'title', operator: 'contains', text: 'b' }] }
  await shop.clerk('PATCH', `${URL}/${made.id}`, { body: { rules: other }, headers: match(1) })
  await shop.broadcasts.disconnect()
  t.same(await titlesIn(replica, 'collection=x'), ['B'])
  await shop.clerk('DELETE', `${URL}/${made.id}`, { headers: match(2) })
  await shop.broadcasts.disconnect()
  t.equal((await replica.shopper('GET', '/v1/collections/x')).status, 404)
})

t.test('a product that is deleted leaves its collections', async (t) => {
  const shop = await createFixture(t)
  const [a = '', b = ''] = await products(shop, ['A', 'B'])
  const { id } = await createCollection(shop, { title: 'X', product_ids: [a, b] })
  await shop.clerk('DELETE', `/v1/admin/products/${a}`, { headers: match(1) })
  t.match((await shop.clerk<Body>('GET', `${URL}/${id}`)).body, { product_count: 1 })
  const headers = match(1)
  const moved = await shop.clerk(`POST`, `${URL}/${id}/products/move`, {
    body: { product_ids: [b], position: 0 },
    headers,
  })
  t.match(moved, { status: 200, body: { product_ids: [b] } })
})
