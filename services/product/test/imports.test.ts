import { readFileSync } from 'node:fs'
import { staff } from '@stoa/kit/testing/app'
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const FILES = ['shopify-apparel.csv', 'shopify-home-and-garden.csv'] as const
const sample = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

const upload = (shop: Fixture, file: Buffer | string, query = '', headers = {}) =>
  shop.clerk<Body & { id: string }>('POST', `/v1/admin/imports${query}`, {
    body: Buffer.from(file),
    headers: { 'content-type': 'text/csv; charset=utf-8', ...headers },
  })

async function run(shop: Fixture, file: Buffer | string, query = '') {
  const { status, body } = await upload(shop, file, query)
  if (status !== 202) throw new Error(JSON.stringify(body))
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body & { id: string }>('GET', `/v1/admin/imports/${body.id}`)).body
}

const HEAD = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Status'
const rows = (...lines: string[]) => `${[HEAD, ...lines].join('\n')}\n`

t.test('both exports import, a second time nothing changes, and sold stock does not come back', async (t) => {
  const shop = await createFixture(t)
  for (const name of FILES) {
    const first = await run(shop, sample(name), '?currency=USD')
    t.match(first, { state: 'done', counts: { created: 20, updated: 0, unchanged: 0, rejected: 0 } }, name)
    t.equal(first.bytes_read, first.bytes_total)
  }
  const [[variantId, sold] = ['', undefined]] = shop.inventory.levels
  if (sold) Object.assign(sold, { quantity: 0, isUnlimited: false })
  await shop.consume({ variant_id: variantId, in_stock: false, version: 1 })
  const before = await shop.db.products.find({}, { _id: 1, version: 1, revision: 1 }).sort({ _id: 1 }).lean()
  for (const name of FILES) {
    const again = await run(shop, sample(name), '?currency=USD')
    t.match(again, { state: 'done', counts: { created: 0, updated: 0, unchanged: 20, rejected: 0 } }, name)
  }
  t.same(await shop.db.products.find({}, { _id: 1, version: 1, revision: 1 }).sort({ _id: 1 }).lean(), before)
  t.equal(sold?.quantity, 0)
  const page = await shop.shopper<Body>('GET', '/v1/products/ocean-blue-shirt?currency=USD')
  t.match(page.body, { title: 'Ocean Blue Shirt', price: { amount: 5000, currency: 'USD' }, available: false })
  const list = await shop.shopper<{ page: Body }>('GET', '/v1/products?include=total&limit=1&currency=USD')
  t.equal(list.body.page.total, 40)
})

t.test('a dry run says what would happen and writes nothing', async (t) => {
  const shop = await createFixture(t)
  const dry = await run(shop, sample(FILES[0]), '?dry_run=true')
  t.match(dry, { dry_run: true, counts: { created: 20 } })
  t.equal(await shop.db.products.countDocuments({}), 0)
  t.equal(await shop.db.categories.countDocuments({}), 0)
  t.equal(shop.inventory.sent.size, 0, 'inventory is asked what it would keep, and told nothing')
})

t.test('rejected rows are named by line, come back as a file, and the rest is imported', async (t) => {
  const shop = await createFixture(t)
  const file = rows(
    'good,Good,Size,S,G-S,5,10.00,active',
    'good,,Size,M,G-M,0,12.00,',
    'bad,"Bad, really",Size,S,B-S,5,ten,active',
    'bad,,Size,M,B-M,5,10.00,',
    'other,Other,,,O,2,7.5,active',
  )
  const done = await run(shop, file)
  t.match(done, {
    counts: { created: 2, rejected: 1, rejected_rows: 2 },
    rejections: [
      { line: 4, column: 'Variant Price', code: 'price_not_decimal' },
      { line: 5, code: 'product_rejected' },
    ],
  })
  const url = `/v1/admin/imports/${done.id}/rejections`
  const response = await shop.raw(url, staff('catalogue.read'))
  t.match(response.headers['content-type'], /^text\/csv/)
  t.match(
    response.body,
    /^Handle,.*,Rejected because\r\nbad,"Bad, really",Size,S,B-S,5,ten,active,"line 4, Variant Price/,
  )
  const corrected = response.body.replace(',ten,', ',9.99,')
  t.match(await run(shop, corrected), { counts: { created: 1, rejected: 0 }, ignored_columns: ['Rejected because'] })
  const page = await shop.shopper<{ variants: Body[] }>('GET', '/v1/products/good')
  t.same(
    page.body.variants.map(({ available }) => available),
    [true, false],
  )
})

t.test('the file of rejected rows holds no formula, and is imported again as it was meant', async (t) => {
  const shop = await createFixture(t)
  const formulas = ['=HYPERLINK("http://e.example";"x")', '+1 (2)', '-x', '@SUM(A1)', '\tx', "'=x", '＝1+1']
  const lines = formulas.map((title, n) => `p${n},"${title.replaceAll('"', '""')}",,,S,-2,ten,active`)
  const done = await run(shop, rows(...lines))
  t.match(done, { counts: { rejected: formulas.length } })
  const { body } = await shop.raw(`/v1/admin/imports/${done.id}/rejections`, staff('catalogue.read'))
  const cells = (parse(body) as string[][]).slice(1)
  t.same(
    cells.map(([, title]) => title?.charAt(0)),
    formulas.map(() => "'"),
    'shown as text',
  )
  t.equal(cells[0]?.[5], '-2', 'numbers stay numbers')
  t.match(await run(shop, body.replaceAll(',ten,', ',1,')), { counts: { created: formulas.length } })
  const titles: string[] = []
  for (const n of formulas.keys())
    titles.push(String((await shop.shopper<Body>('GET', `/v1/products/p${n}`)).body.title))
  t.same(titles, ['=HYPERLINK("http://e.example";"x")', '+1 (2)', '-x', '@SUM(A1)', 'x', '=x', '＝1+1'])
})

t.test('what is no product file fails with a reason', async (t) => {
  const shop = await createFixture(t)
  for (const [file, code] of [
    ['a,b\n1,2\n', 'not_a_product_export'],
    ['', 'empty_file'],
    [`${HEAD}\uFFFD\n`, 'broken_text'],
  ] as const) {
    const { body } = await upload(shop, file)
    const failure = await shop.runImportNow(body.id).then(
      () => null,
      (error: unknown) => error,
    )
    t.match(failure, { problem: { code } }, code)
  }
  t.equal((await upload(shop, Buffer.alloc(5_000_001, 'a'))).body.code, 'payload_too_large')
  const nowhere = await upload(shop, `${HEAD}\n`, '?currency=ZZZ')
  t.match(nowhere.body, { code: 'validation_failed', errors: [{ parameter: 'currency' }] })
  const other = await shop.clerk('POST', '/v1/admin/imports', {
    body: { a: 1 },
    headers: { 'content-type': 'application/json' },
  })
  t.equal(other.body.code, 'unsupported_media_type')
})

t.test('an interrupted import is resumed, counts right, and another worker is kept out', async (t) => {
  const shop = await createFixture(t)
  const { body } = await upload(shop, sample(FILES[1]), '?currency=USD')
  const stop = new AbortController()
  let calls = 0
  const insert = shop.catalogue.apply
  shop.catalogue.apply = (stored) => {
    insert(stored)
    if (++calls === 7) stop.abort()
  }
  await t.rejects(shop.runImportNow(body.id, stop.signal), { name: 'Interrupted' })
  t.equal(await shop.db.products.countDocuments({}), 7)
  await shop.runImportNow(body.id)
  t.match((await shop.clerk('GET', `/v1/admin/imports/${body.id}`)).body, {
    state: 'done',
    counts: { created: 20, updated: 0, unchanged: 0 },
  })
})

t.test('the same upload twice under one key is one import', async (t) => {
  const shop = await createFixture(t)
  const headers = { 'idempotency-key': 'upload' }
  const [a, b] = await Promise.all([upload(shop, rows(), '', headers), upload(shop, rows(), '', headers)])
  t.equal(a.body.id, b.body.id)
  t.equal(await shop.db.imports.countDocuments({}), 1)
  t.equal((await upload(shop, rows('x,X,,,,1,1,active'), '', headers)).body.code, 'idempotency_key_reused')
  t.equal((await upload(shop, rows(), '?dry_run=true', headers)).body.code, 'idempotency_key_reused')
})

t.test('the importer runs what is queued, and ends it as done or failed with a reason', async (t) => {
  const shop = await createFixture(t)
  const good = await upload(shop, sample(FILES[0]))
  const bad = await upload(shop, 'a,b\n1,2\n')
  shop.importer.start()
  t.teardown(() => shop.importer.stop())
  const ended = async (id: string) => {
    for (;;) {
      const { status, body } = await shop.clerk('GET', `/v1/admin/imports/${id}`)
      if (status !== 200) throw new Error(JSON.stringify(body))
      if (body.state === 'done' || body.state === 'failed') return body
    }
  }
  t.match(await ended(good.body.id), { state: 'done', counts: { created: 20 } })
  t.match(await ended(bad.body.id), { state: 'failed', error: { code: 'not_a_product_export' } })
})

t.test('an old file that cannot be deleted keeps no other from being deleted', async (t) => {
  const shop = await createFixture(t)
  const ids: string[] = []
  for (const handle of ['a', 'b', 'c']) {
    const { body } = await upload(shop, rows(`${handle},A,,,,1,1,active`))
    await shop.runImportNow(body.id)
    ids.push(body.id)
  }
  await shop.db.imports.updateMany({}, { $set: { created_at: '2020-01-01T00:00:00.000Z' } })
  const [bad = '', ...others] = ids
  const keyOf = async (id: string) => (await shop.db.imports.findById(id).lean())?.file_key
  const badKey = await keyOf(bad)
  const { files } = shop.deps
  const { delete: deleteFile } = files
  files.delete = async (key) => {
    if (key === badKey) throw new Error('the folder is read-only')
    return deleteFile(key)
  }
  shop.importer.start()
  t.teardown(() => shop.importer.stop())
  for (const id of others) while ((await keyOf(id)) !== null);
  t.ok(badKey)
  t.equal(await keyOf(bad), badKey, 'it is tried again in the next round')
})

t.test('categories named by a file are made once and found', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Product Category,Variant Price,Status'
  const file = `${head}\na,A,Home > Kitchen > Mugs,1,active\nb,B,Home > Kitchen,2,active\nc,C,home > Garden,3,active\n`
  t.match(await run(shop, file), { counts: { created: 3 } })
  const tree = await shop.shopper<{ data: Body[] }>('GET', '/v1/categories')
  t.match(tree.body.data, [
    { name: 'Home', children: [{ name: 'Garden' }, { name: 'Kitchen', children: [{ name: 'Mugs' }] }] },
  ])
  t.equal(tree.body.data.length, 1)
  const list = await shop.shopper<{ data: Body[] }>('GET', '/v1/products?category=kitchen')
  t.equal(list.body.data.length, 2)
})

t.test('a dry run tells product by product what would happen, page by page, and a run what happened', async (t) => {
  const shop = await createFixture(t)
  await run(shop, rows('cup,Cup,,,c,1,5,active', 'jug,Jug,,,j,1,9,active'))
  const file = rows(
    'cup,Big cup,,,c,1,6,active',
    'jug,Jug,,,j,1,9,active',
    'pot,Pot,,,p,1,7,active',
    'bad,Bad,,,b,1,x,active',
  )
  const productsOf = async (id: string, query = '') => {
    const { body } = await shop.clerk<{ data: Body[]; page: Body }>('GET', `/v1/admin/imports/${id}/products${query}`)
    return body
  }
  const cup = (await shop.db.products.findOne({ handle: 'cup' }).lean())?._id
  const expected = [
    {
      line: 2,
      handle: 'cup',
      product_id: cup,
      outcome: 'updated',
      changes: ['title', 'variants.prices'],
      rejections: [],
    },
    { line: 3, handle: 'jug', product_id: String, outcome: 'unchanged', changes: [], rejections: [] },
    { line: 4, handle: 'pot', product_id: null, outcome: 'created', changes: [], rejections: [] },
    {
      line: 5,
      handle: 'bad',
      product_id: null,
      outcome: 'rejected',
      rejections: [{ line: 5, column: 'Variant Price' }],
    },
  ]
  const dry = await run(shop, file, '?dry_run=true')
  t.match((await productsOf(dry.id)).data, expected)
  const first = await productsOf(dry.id, '?limit=3')
  t.equal(first.data.length, 3)
  t.match(await productsOf(dry.id, `?limit=3&cursor=${first.page.next_cursor}`), {
    data: [expected[3]],
    page: { has_more: false },
  })
  t.match((await productsOf(dry.id, '?outcome=updated')).data, [expected[0]])
  t.equal((await productsOf(dry.id, '?outcome=updated')).data.length, 1)

  const real = await run(shop, file)
  t.match((await productsOf(real.id)).data, [
    expected[0],
    expected[1],
    { ...expected[2], product_id: /^prd_/ },
    expected[3],
  ])
  await shop.db.imports.updateOne({ _id: dry.id }, { $set: { file_key: null } })
  t.equal((await shop.reader('GET', `/v1/admin/imports/${dry.id}/products`)).status, 404)
})
