import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'
import { create, match, shirt } from './product-requests.ts'

const german = {
  title: 'Leinenhemd',
  description: '<p onclick="x()">Kühl an heißen Tagen<script>1</script></p>',
  seo: { title: 'Leinenhemd für den Sommer' },
  options: { Size: { label: 'Größe', values: { S: 'klein', M: 'mittel' } } },
}

const translated = (more: Body = {}) =>
  shirt({ description: '<p>Cool on hot days</p>', seo: { title: 'A shirt', description: 'Of linen' }, ...more })

const read = (shop: Pick<Fixture, 'shopper'>, id: string, locale: string) =>
  shop.shopper<Body>('GET', `/v1/products/${id}?locale=${locale}`)

const titlesOf = async (shop: Pick<Fixture, 'shopper'>, query: string) =>
  (await shop.shopper<{ data: Body[] }>('GET', `/v1/products?${query}`)).body.data.map(({ title }) => title)

t.test(
  'a product is read in a locale, and each field falls back to the language and then to what staff wrote',
  async (t) => {
    const shop = await createFixture(t)
    const translations = { de: german, 'de-at': { title: 'Leinenpfoad' } }
    const { body: product, status } = await create(shop, translated({ translations }))
    t.equal(status, 201)
    t.same(Object.keys(product.translations as Body), ['de', 'de-AT'], 'tags are kept in their canonical spelling')
    const austrian = await read(shop, product.id, 'de-AT')
    t.match(austrian.body, {
      title: 'Leinenpfoad',
      locale: 'de-AT',
      description: '<p>Kühl an heißen Tagen</p>',
      seo: { title: 'Leinenhemd für den Sommer', description: 'Of linen' },
      options: [
        {
          name: 'Size',
          label: 'Größe',
          values: ['S', 'M'],
          choices: [
            { value: 'S', label: 'klein' },
            { value: 'M', label: 'mittel' },
          ],
        },
      ],
      variants: [{ title: 'klein', option_values: { Size: 'S' } }, { title: 'mittel' }],
    })
    t.equal(austrian.headers['content-language'], 'de-AT')
    for (const tag of ['DE-ch', 'deu', 'de-Latn-AT-1996'])
      t.match((await read(shop, product.id, tag)).body, { title: 'Leinenhemd', locale: 'de' }, tag)
    for (const locale of ['fr', 'en-GB', 'den']) {
      const other = await read(shop, product.id, locale)
      t.match(other.body, { title: 'Linen shirt', locale: null, variants: [{ title: 'S' }, { title: 'M' }] }, locale)
      t.notOk(other.headers['content-language'])
    }
    const plain = await shop.shopper<Body>('GET', `/v1/products/${product.id}`)
    t.match(plain.body, { title: 'Linen shirt', locale: null, options: [{ name: 'Size', label: 'Size' }] })
  },
)

t.test(
  'a quote has the texts of every language, each as it falls back, so that it is kept for buyers of all of them',
  async (t) => {
    const shop = await createFixture(t)
    const { body: product } = await create(
      shop,
      translated({
        translations: { de: german, 'de-at': { title: 'Leinenpfoad' }, fr: { description: '<p>Frais</p>' } },
      }),
    )
    const [first] = product.variants as Body[]
    const { body } = await shop.order<{ data: Body[] }>('POST', '/internal/products/quote', {
      body: { currency: 'EUR', variant_ids: [first?.id] },
    })
    const options = [{ label: 'Größe', value_label: 'klein' }]
    t.match(body.data, [
      {
        ...{ title: 'Linen shirt', variant_title: 'S', options: [{ name: 'Size', value: 'S' }] },
        translations: [
          { locale: 'de', title: 'Leinenhemd', variant_title: 'klein', options },
          { locale: 'de-AT', title: 'Leinenpfoad', variant_title: 'klein', options },
          { locale: 'fr', title: 'Linen shirt', variant_title: 'S', options: [{ label: 'Size', value_label: 'S' }] },
        ],
      },
    ])
  },
)

t.test('what is no language tag is refused', async (t) => {
  const shop = await createFixture(t)
  for (const locale of ['', 'd', 'de_AT', 'de-', 'de-AT-AT-1-1-1-1-1-1-1-1-1-1-1-1-1-1', 'de%00', '../de']) {
    for (const path of ['products', 'products/x', 'categories', 'categories/x', 'search/suggest?q=a']) {
      const url = `/v1/${path}${path.includes('?') ? '&' : '?'}locale=${locale}`
      const { body, status } = await shop.shopper<Body>('GET', url)
      t.match({ status, body }, { status: 400, body: { errors: [{ parameter: 'locale' }] } }, url)
    }
  }
  const twice = await shop.shopper<Body>('GET', '/v1/products?locale=de-1994-1994')
  t.match(twice.body, { status: 400, errors: [{ parameter: 'locale', code: 'invalid' }] })
  const made = await create(shop, shirt({ translations: { 'de AT/~': { title: 'Hemd' } } }))
  t.match(made.body, { status: 400, errors: [{ pointer: '/translations/de AT~1~0' }] })
})

t.test('a merge patch changes one text of one language, and null and an empty text fall back', async (t) => {
  const shop = await createFixture(t)
  const { body: product } = await create(shop, translated({ translations: { de: german } }))
  const url = `/v1/admin/products/${product.id}`
  const patch = async (translations: Body, version: number) =>
    shop.clerk<Body & { translations: Record<string, Body> }>('PATCH', url, {
      body: { translations },
      headers: match(version),
    })
  const first = await patch(
    { de: { title: null, options: { Size: { values: { S: null } } } }, fr: { title: 'Chemise' } },
    1,
  )
  t.same(first.body.translations, {
    de: {
      description: '<p>Kühl an heißen Tagen</p>',
      seo: { title: 'Leinenhemd für den Sommer' },
      options: { Size: { label: 'Größe', values: { M: 'mittel' } } },
    },
    fr: { title: 'Chemise' },
  })
  t.match((await read(shop, product.id, 'de')).body, {
    title: 'Linen shirt',
    locale: null,
    description: '<p>Kühl an heißen Tagen</p>',
    variants: [{ title: 'S' }, { title: 'mittel' }],
  })
  const second = await patch({ de: null, fr: { title: ' \u200b ' } }, 2)
  t.same(second.body.translations, {})
  t.match((await read(shop, product.id, 'fr')).body, { title: 'Linen shirt', description: '<p>Cool on hot days</p>' })
  t.same((await shop.clerk<Body>('GET', url)).body.translations, {}, 'also from the database')
})

t.test('languages and their texts are bounded', async (t) => {
  const shop = await createFixture(t)
  const many = Array.from({ length: 21 }, (_, n) => [`de-${String(n).padStart(3, '0')}`, { title: 'Hemd' }])
  const refused = async (translations: Body, error: Body) =>
    t.match((await create(shop, shirt({ translations }))).body, { status: 400, errors: [error] })
  await refused(Object.fromEntries(many), { pointer: '/translations', code: 'too_many' })
  await refused({ de: { title: 'x'.repeat(501) } }, { pointer: '/translations/de/title', code: 'too_long' })
  await refused({ de: { body: 'x' } }, { code: 'unknown_field' })
  const long = { description: 'x'.repeat(260_000) }
  await refused({ de: long, fr: long }, { pointer: '/translations', code: 'too_long' })
  const deep = { description: '<div>'.repeat(300) }
  await refused({ de: deep }, { pointer: '/translations/de/description', code: 'too_deep' })
  const { body: product } = await create(shop, shirt({ translations: Object.fromEntries(many.slice(1)) }))
  const one = await shop.clerk<Body>('PATCH', `/v1/admin/products/${product.id}`, {
    body: { translations: { sv: { title: 'Skjorta' } } },
    headers: match(1),
  })
  t.match(one.body, { status: 400, errors: [{ pointer: '/translations', code: 'too_many' }] })
})

t.test('a search in a locale finds its words and those that are not translated, and no other language', async (t) => {
  const shop = await createFixture(t)
  await create(shop, translated({ translations: { de: german } }))
  await create(
    shop,
    shirt({ title: 'Mug', vendor: 'Halden', variants: [{}], translations: { fr: { title: 'Tasse' } } }),
  )
  t.same(await titlesOf(shop, 'q=leinenhemd&locale=de'), ['Leinenhemd'])
  t.same(await titlesOf(shop, 'q=leinenhmed&locale=de-AT'), ['Leinenhemd'], 'misspelt, in a locale that falls back')
  t.same(await titlesOf(shop, 'q=heissen&locale=de'), ['Leinenhemd'], 'a word of the description')
  t.same(await titlesOf(shop, 'q=peak&locale=de'), ['Leinenhemd'], 'what is not translated')
  t.same(await titlesOf(shop, 'q=leinenhemd'), [])
  t.same(await titlesOf(shop, 'q=leinenhemd&locale=fr'), [])
  t.same(await titlesOf(shop, 'q=tasse&locale=de'), [])
  t.same(await titlesOf(shop, 'q=tasse&locale=fr'), ['Tasse'])
  t.same(await titlesOf(shop, 'q=linen'), ['Linen shirt'])
  const texts = async (locale: string) =>
    (await shop.shopper<Body>('GET', `/v1/search/suggest?q=lein${locale}`)).body.texts
  t.same(await texts('&locale=de'), ['leinenhemd'])
  t.same(await texts(''), [])
  const suggested = await shop.shopper('GET', '/v1/search/suggest?q=lein&locale=de')
  t.match(suggested.body, { products: [{ title: 'Leinenhemd', locale: 'de' }] })
})

t.test('a changed translation is searched at once, and so is that of a category', async (t) => {
  const shop = await createFixture(t)
  const replica = await shop.addReplica()
  const category = await shop.clerk<Body & { id: string }>('POST', '/v1/admin/categories', {
    body: { name: 'Shirts', description: 'All of them', translations: { de: { name: 'Hemden' } } },
  })
  await shop.outbox.drain()
  const { body: product } = await create(
    shop,
    shirt({ category_ids: [category.body.id], translations: { de: german } }),
  )
  const both = [shop, replica]
  const found = async (text: string) => {
    await shop.outbox.drain()
    return Promise.all(both.map((one) => titlesOf(one, `q=${text}&locale=de`)))
  }
  t.same(await found('hemden'), [['Leinenhemd'], ['Leinenhemd']])
  await shop.clerk('PATCH', `/v1/admin/products/${product.id}`, {
    body: { translations: { de: { title: 'Sommerhemd' } } },
    headers: match(1),
  })
  t.same(await found('sommerhemd'), [['Sommerhemd'], ['Sommerhemd']])
  await shop.clerk('PATCH', `/v1/admin/categories/${category.body.id}`, {
    body: { translations: { de: { name: 'Oberteile' } } },
    headers: match(1),
  })
  t.same(await found('oberteile'), [['Sommerhemd'], ['Sommerhemd']])
})

t.test('facets and cards show labels, and filters take the own values', async (t) => {
  const shop = await createFixture(t)
  await create(shop, translated({ translations: { de: german } }))
  await create(shop, shirt({ title: 'Plain shirt', attributes: { material: 'linen' } }))
  const page = await shop.shopper<{ data: Body[]; facets: Body[] }>(
    'GET',
    '/v1/products?locale=de&option.Size=S&facets=option.size,vendor,attribute.material&sort=title',
  )
  t.match(page.body.facets, [
    {
      field: 'option.size',
      label: 'Größe',
      values: [
        { value: 'M', label: 'mittel', count: 2 },
        { value: 'S', label: 'klein', count: 2 },
      ],
    },
    { field: 'vendor', label: null, values: [{ value: 'Peak', label: 'Peak' }] },
    { field: 'attribute.material', label: 'material', values: [{ value: 'linen', label: 'linen' }] },
  ])
  t.match(page.body.data, [
    {
      title: 'Leinenhemd',
      options: [{ name: 'Size', label: 'Größe', values: ['S', 'M'], labels: ['klein', 'mittel'] }],
    },
    { title: 'Plain shirt', locale: null, options: [{ name: 'Size', label: 'Size', labels: ['S', 'M'] }] },
  ])
  t.same(await titlesOf(shop, 'locale=de&option.Size=klein'), [], 'a label is no value')
  const base = await shop.shopper<{ facets: Body[] }>('GET', '/v1/products?facets=option.Size')
  t.match(base.body.facets, [{ label: 'Size', values: [{ label: 'M' }, { label: 'S' }] }])
})

t.test('categories are read in a locale, in the tree, by themselves and beside a product', async (t) => {
  const shop = await createFixture(t)
  const make = (body: Body) =>
    shop.clerk<Body & { id: string; version: number }>('POST', '/v1/admin/categories', { body })
  const root = await make({
    ...{ name: 'Clothing', description: 'All of it' },
    translations: { DE: { name: ' Kleidung ', description: 'Alles' } },
  })
  t.same(root.body.translations, { de: { name: 'Kleidung', description: 'Alles' } })
  const child = await make({ name: 'Shirts', parent_id: root.body.id })
  const { body: product } = await create(shop, shirt({ category_ids: [root.body.id] }))
  t.match((await shop.shopper('GET', '/v1/categories?locale=de-AT')).body, {
    data: [{ name: 'Kleidung', children: [{ name: 'Shirts' }] }],
  })
  const page = await shop.shopper('GET', '/v1/categories/clothing?locale=de')
  t.match(page.body, { name: 'Kleidung', locale: 'de', description: 'Alles', children: [{ name: 'Shirts' }] })
  t.equal(page.headers['content-language'], 'de')
  const below = await shop.shopper('GET', '/v1/categories/shirts?locale=de')
  t.match(below.body, { name: 'Shirts', locale: null, path: [{ name: 'Kleidung' }] })
  t.match((await read(shop, product.id, 'de')).body, { categories: [{ name: 'Kleidung' }] })
  const removed = await shop.clerk('PATCH', `/v1/admin/categories/${root.body.id}`, {
    body: { translations: { de: { description: null } } },
    headers: match(1),
  })
  t.same(removed.body.translations, { de: { name: 'Kleidung' } })
  t.match((await shop.shopper('GET', '/v1/categories/clothing?locale=de')).body, { description: 'All of it' })
  t.equal(child.status, 201)
})

t.test('a cursor belongs to its locale', async (t) => {
  const shop = await createFixture(t)
  for (const title of ['One', 'Two', 'Three']) await create(shop, shirt({ title, translations: { de: german } }))
  const first = await shop.shopper<{ page: Body }>('GET', '/v1/products?locale=de&limit=1&q=hemd')
  t.equal(first.status, 200)
  const { next_cursor } = (await shop.shopper<{ page: Body }>('GET', '/v1/products?locale=de&limit=1')).body.page
  t.equal((await shop.shopper('GET', `/v1/products?locale=de&limit=1&cursor=${next_cursor}`)).status, 200)
  const other = await shop.shopper('GET', `/v1/products?limit=1&cursor=${next_cursor}`)
  t.match(other.body, { status: 400, errors: [{ parameter: 'cursor' }] })
})

t.test(
  'what an earlier release wrote has no translations, and what it writes keeps those that there are',
  async (t) => {
    const shop = await createFixture(t)
    const { body: product } = await create(shop, translated({ translations: { de: german } }))
    // An earlier release sets the fields that it knows.
    await shop.db.products.updateOne({ _id: product.id }, { $set: { title: 'Old shirt', revision: 5, version: 2 } })
    const second = await shop.addReplica()
    t.match((await read(second, product.id, 'de')).body, { title: 'Leinenhemd' })
    t.match((await read(second, product.id, 'en')).body, { title: 'Old shirt' })
    await shop.db.products.updateOne(
      { _id: product.id },
      { $unset: { translations: 1, translated_descriptions: 1 }, $set: { revision: 6 } },
    )
    const third = await shop.addReplica()
    t.match((await read(third, product.id, 'de')).body, { title: 'Old shirt', locale: null })
    t.same(await titlesOf(third, 'q=leinenhemd&locale=de'), [])
  },
)
