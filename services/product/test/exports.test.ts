import { readFileSync } from 'node:fs'
import { staff } from '@stoa/kit/testing/app'
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const sample = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const URL_OF_EXPORT = '/v1/admin/exports/products'

async function run(shop: Fixture, text: string, query = '') {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const { status, body } = await shop.clerk<Body & { id: string }>('POST', `/v1/admin/imports${query}`, {
    body: Buffer.from(text),
    headers,
  })
  if (status !== 202) throw new Error(JSON.stringify(body))
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body & { id: string }>('GET', `/v1/admin/imports/${body.id}`)).body
}

async function exported(shop: Fixture, ...permissions: string[]): Promise<string> {
  const response = await shop.raw(URL_OF_EXPORT, staff('catalogue.read', ...permissions))
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.body
}

const rowsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[]

async function create(shop: Fixture, body: Body) {
  const created = await shop.clerk<Body>('POST', '/v1/admin/products', { body })
  if (created.status !== 201) throw new Error(JSON.stringify(created.body))
  return created.body
}

/** Everything that a merchant can edit, and texts that spreadsheets and lists have other uses for. */
const AWKWARD = {
  ...{ title: '=SUM(A1)', slug: 'awkward_slug', vendor: "'quoted", type: '@type', status: 'draft' },
  description: '<p>"One", two;\nthree</p>',
  ...{ tags: ['a, b', '-c', 'd\\e', 'f > g'], published_at: '2031-01-01T12:00:00.000Z' },
  attributes: {
    ...{ Material: 'wool', count: 42, text: '42', yes: true, 'yes as text': 'true', list: ['a', 'b; c'], none: [] },
    ...{ empty: '', 'with "quotes"': '["a"]', blank: ' x ', formula: '+1 (2)' },
  },
  options: [
    { name: 'Title', values: ['Default Title', '-'] },
    { name: 'Größe', values: ['S'] },
  ],
  media: [
    { url: 'https://x.example/1.jpg', alt: 'First' },
    { url: '/v1/media/own.png' },
    { url: 'https://x.example/2.jpg' },
  ],
  variants: [
    {
      ...{ option_values: { Title: 'Default Title', Größe: 'S' }, sku: "'007", barcode: '0012', weight_grams: 250 },
      unit_price_measure: { quantity: 0.75, unit: 'l', reference_quantity: 1, reference_unit: 'l' },
      ...{
        requires_shipping: false,
        taxable: false,
        tax_class: 'reduced',
        quantity: 5,
        media_url: '/v1/media/own.png',
      },
      prices: [
        { currency: 'EUR', amount: 1999, compare_at: 2500 },
        { currency: 'JPY', amount: 3000 },
        { currency: 'KWD', amount: 1 },
      ],
    },
    { option_values: { Title: '-', Größe: 'S' }, inventory_policy: 'continue', prices: [] },
  ],
  seo: { title: '-5% today', description: 'Warm' },
}

t.test(
  'an export is imported into an empty shop without a change, and exported again it is the same file',
  async (t) => {
    const shop = await createFixture(t)
    const { body: parent } = await shop.clerk<Body>('POST', '/v1/admin/categories', {
      body: { name: 'Hats, warm > all' },
    })
    const category = { name: 'Caps', parent_id: parent.id }
    const { body: child } = await shop.clerk<Body>('POST', '/v1/admin/categories', { body: category })
    await create(shop, { ...AWKWARD, category_ids: [child.id, parent.id] })
    await create(shop, { title: 'Bare' })
    await create(shop, {
      title: 'Uncounted',
      status: 'active',
      variants: [{ prices: [{ currency: 'EUR', amount: 5 }] }],
    })
    await create(shop, { title: 'Untracked', variants: [{ track_inventory: false, prices: [] }] })
    for (const name of ['shopify-apparel.csv', 'shopify-home-and-garden.csv'])
      await run(shop, sample(name), '?currency=USD')
    const first = await exported(shop, 'stock.read')
    t.match(await run(shop, first), { source: 'own', counts: { created: 0, updated: 0, unchanged: 44, rejected: 0 } })

    const empty = await createFixture(t)
    const done = await run(empty, first)
    t.match(done, { source: 'own', ignored_columns: [], counts: { created: 44, rejected: 0, without_quantity: 0 } })
    t.equal(await exported(empty, 'stock.read'), first)

    const [row, second, third] = rowsOf(first).filter(({ handle }) => handle === 'awkward_slug')
    t.match(row, {
      ...{ title: "'=SUM(A1)", categories: 'Hats\\, warm \\> all > Caps, Hats\\, warm \\> all', 'price:EUR': '19.99' },
      ...{ 'compare_at:EUR': '25.00', 'price:JPY': '3000', 'price:KWD': '0.001', quantity: '5', sku: "'007" },
      ...{
        unit_price_quantity: '0.75',
        unit_price_reference_unit: 'l',
        'attribute:count': '42',
        'attribute:text': '"42"',
        'attribute:list': '["a","b; c"]',
        variant_image_url: '/v1/media/own.png',
      },
    })
    t.match(second, { title: '', sku: '', image_url: '/v1/media/own.png', inventory_policy: 'continue' })
    t.match(third, { title: '', inventory_policy: '', image_url: 'https://x.example/2.jpg' })
  },
)

t.test('what a merchant changes in an export is changed, slugs too, and the rest stays', async (t) => {
  const shop = await createFixture(t)
  await create(shop, {
    title: 'Cup',
    attributes: { size: 1 },
    variants: [{ prices: [{ currency: 'EUR', amount: 500 }] }],
  })
  await create(shop, { title: 'Mug', variants: [{ prices: [{ currency: 'EUR', amount: 700 }] }] })
  const edited = (await exported(shop)).replace('cup,cup,Cup', 'cup,beaker,Beaker').replace('5.00', '5.50')
  t.match(await run(shop, edited), { counts: { updated: 1, unchanged: 1 }, warnings: [] })
  const beaker = (await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?q=beaker')).body.data[0]
  t.match(beaker, {
    slug: 'beaker',
    title: 'Beaker',
    variants: [{ prices: [{ amount: 550 }] }],
    attributes: { size: 1 },
  })
  const again = (await exported(shop)).replace('mug,mug,', 'mug,beaker,')
  t.match(await run(shop, again), {
    counts: { updated: 0, unchanged: 2 },
    warnings: [{ column: 'slug', code: 'slug_changed' }],
  })
  const wrong = (await exported(shop)).replace('mug,mug,', 'mug,Not a slug,')
  t.match(await run(shop, wrong), { counts: { rejected: 1 }, rejections: [{ column: 'slug', code: 'slug_invalid' }] })
  t.match(await run(shop, 'handle,quantity,seo_title\nmug,3,Mugs\n'), { source: 'own', counts: { updated: 1 } })
})

t.test('two products never share a handle in an export, whatever slugs staff have given', async (t) => {
  const shop = await createFixture(t)
  await run(shop, 'Handle,Title,Variant Price\nmug,Imported,1\n')
  const { body } = await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products')
  const [product] = body.data
  const url = `/v1/admin/products/${product?.id}`
  await shop.clerk('PATCH', url, { body: { slug: 'beaker' }, headers: { 'if-match': `"${product?.version}"` } })
  await create(shop, { title: 'By hand', slug: 'mug' })
  const first = await exported(shop)
  t.same(
    rowsOf(first).map(({ handle, slug }) => [handle, slug]),
    [
      ['mug', 'beaker'],
      ['slug:mug', 'mug'],
    ],
  )
  t.match(await run(shop, first), { counts: { created: 0, unchanged: 2 } })
  const empty = await createFixture(t)
  await run(empty, first)
  t.equal(await exported(empty), first)
})

t.test('rejected rows of an export are corrected and imported, and stock is for those who may read it', async (t) => {
  const shop = await createFixture(t)
  await create(shop, { title: 'Cup', variants: [{ quantity: 2, prices: [{ currency: 'EUR', amount: 500 }] }] })
  t.notOk('quantity' in (rowsOf(await exported(shop))[0] ?? {}))
  t.equal(rowsOf(await exported(shop, 'stock.read'))[0]?.quantity, '2')
  const empty = await createFixture(t)
  const done = await run(empty, (await exported(shop, 'stock.read')).replace('5.00', 'five'))
  t.match(done, { rejections: [{ line: 2, column: 'price:EUR', code: 'price_not_decimal' }] })
  const { body } = await empty.raw(`/v1/admin/imports/${done.id}/rejections`, staff('catalogue.read'))
  t.match(await run(empty, body.replace('five', '5.00')), { source: 'own', counts: { created: 1, rejected: 0 } })
  t.equal(await exported(empty, 'stock.read'), await exported(shop, 'stock.read'))
  t.equal((await shop.raw(URL_OF_EXPORT, staff('orders.read'))).statusCode, 403)
})

t.test('attributes beyond five hundred names share a column', async (t) => {
  const shop = await createFixture(t)
  for (const part of [2, 0, 1]) {
    const names = Array.from({ length: 200 }, (_, index) => [`a${part}-${index}`, index] as const)
    await create(shop, { title: `Part ${part}`, attributes: Object.fromEntries(names) })
  }
  const first = await exported(shop)
  t.equal(Object.keys(rowsOf(first)[0] ?? {}).filter((name) => name.startsWith('attribute:')).length, 500)
  const empty = await createFixture(t)
  t.match(await run(empty, first), { counts: { created: 3 } })
  t.ok((await exported(empty)) === first)
})

t.test(
  'an export that a spreadsheet program saved in another country changes nothing, and says what it keeps',
  async (t) => {
    const shop = await createFixture(t)
    await create(shop, {
      ...{ title: 'Lamp', status: 'active', published_at: '2026-11-28T07:20:04.123Z' },
      attributes: { dimmable: true, gift: false, watts: 1.5, volts: 1.125, word: 'wahr' },
      variants: [{ barcode: '0012345678905', prices: [{ currency: 'EUR', amount: 500 }] }],
    })
    const text = await exported(shop)
    t.match(text, ',2026-11-28T07:20:04Z,', 'whole seconds, as a date has there')
    const [row] = rowsOf(text)
    const saved: Record<string, string> = {
      ...row,
      ...{
        'attribute:dimmable': 'WAHR',
        'attribute:gift': 'FAUX',
        'attribute:watts': '1,5',
        'attribute:volts': '1,125',
      },
      ...{ barcode: '12345678905', published_at: '28.11.2026 07:20:04' },
    }
    const cells = [Object.keys(saved), Object.values(saved)]
    const file = cells.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
    t.match(await run(shop, file), {
      counts: { updated: 0, unchanged: 1 },
      warnings: [{ column: 'barcode', code: 'barcode_zeros', detail: /stay as they are: in 1 product$/ }],
    })
    const changed = file.replace('WAHR', 'FALSCH').replace('1,5', '2,5')
    t.match(await run(shop, changed), { counts: { updated: 1 } })
    const found = (await shop.clerk<{ data: Body[] }>('GET', '/v1/admin/products?q=lamp')).body.data[0]
    t.same(found?.attributes, { dimmable: false, gift: false, watts: 2.5, volts: 1.125, word: 'wahr' })
  },
)
