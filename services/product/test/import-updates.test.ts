import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'

async function run(shop: Fixture, text: string, query = '') {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const { body } = await shop.clerk<{ id: string }>('POST', `/v1/admin/imports${query}`, {
    body: Buffer.from(text),
    headers,
  })
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body>('GET', `/v1/admin/imports/${body.id}`)).body
}

const read = async (shop: Fixture, slug: string) => (await shop.shopper<Body>('GET', `/v1/products/${slug}`)).body

const variantIds = async (shop: Fixture, slug: string) => {
  const { body } = await shop.shopper<{ variants: { id: string }[] }>('GET', `/v1/products/${slug}`)
  return body.variants.map(({ id }) => id)
}

const FULL = `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Tags,Status,Image Src
cup,Cup,Size,S,C-S,5,old,active,https://e.example/1.jpg
cup,,,L,C-L,6,,,
jar,Jar,,,J,7,,active,
`

t.test('a file that has no prices changes known products, and leaves alone what it does not carry', async (t) => {
  const shop = await createFixture(t)
  await run(shop, FULL)
  const before = await read(shop, 'cup')
  const tags = await run(shop, 'Handle,Title,Tags\ncup,Big cup,"new, hot"\njug,Jug,new\n')
  t.match(tags, {
    counts: { updated: 1, rejected: 1, warnings: 0 },
    rejections: [{ line: 3, code: 'product_unknown', detail: /"jug"; a new one needs "Variant Price"/ }],
  })
  const after = await read(shop, 'cup')
  t.same(after, { ...before, title: 'Big cup', tags: ['new', 'hot'], updated_at: after.updated_at })
  t.match(await run(shop, 'Handle,Image Src,Image Alt Text\ncup,https://e.example/2.jpg,Side\n'), {
    counts: { updated: 1 },
  })
  const { media, variants } = await read(shop, 'cup')
  t.match(media, [{ alt: 'Side' }, { alt: '' }])
  t.match(variants, [
    { title: 'S', sku: 'C-S' },
    { title: 'L', sku: 'C-L' },
  ])
})

t.test('products of former files that a whole one does not have are said once', async (t) => {
  const shop = await createFixture(t)
  t.match(await run(shop, FULL), { counts: { created: 2 } })
  const part = FULL.replace('jar,Jar,,,J,7,,active,', 'pan,Pan,,,P,7,,active,')
  const said = {
    counts: { created: 1, unchanged: 1, warnings: 2 },
    warnings: [
      { line: 1, code: 'products_not_in_file', detail: /^1 active product is not .*: jar\. What the shop/ },
      {},
    ],
  }
  t.match(await run(shop, part, '?dry_run=true'), said)
  t.match(await run(shop, part), said)
  t.match(await run(shop, 'Handle,Tags\ncup,new\n'), { counts: { updated: 1, warnings: 0 } })
  t.match(
    await run(shop, `${FULL.replace(',active,', ',draft,')}pan,Pan,,,P,x,,active,\n`),
    {
      counts: { updated: 1, rejected: 1, warnings: 0 },
    },
    'what is rejected is in the file',
  )
})

t.test('a file that only changes variants finds them by option values, by SKU, or as the only one', async (t) => {
  const shop = await createFixture(t)
  await run(shop, FULL)
  const file = 'Handle,Variant SKU,Variant Barcode\ncup,C-L,400638133393\njar,,400638133394\n'
  t.match(await run(shop, file), { counts: { updated: 2, rejected: 0 } })
  const barcodes = async () => {
    const products = await shop.db.products
      .find({}, { variants: 1 })
      .sort({ slug: 1 })
      .lean<{ variants: { barcode: string | null }[] }[]>()
    return products.map(({ variants }) => variants.map(({ barcode }) => barcode))
  }
  t.same(await barcodes(), [[null, '400638133393'], ['400638133394']])
  const named = 'Handle,Option1 Name,Option1 Value,Variant Barcode\ncup,Size,S,400638133395\n'
  t.match(await run(shop, named), { counts: { updated: 1 } })
  t.same(await barcodes(), [['400638133395', '400638133393'], ['400638133394']])
  t.match(await run(shop, 'Handle,Variant SKU,Variant Barcode\ncup,C-XL,1\n'), {
    counts: { updated: 0, rejected: 1 },
    rejections: [{ line: 2, code: 'variant_unknown', detail: /"C-XL"; a new one needs a price/ }],
  })
})

t.test('what a spreadsheet has done to a cell is undone or rejected, and a gift card is said', async (t) => {
  const shop = await createFixture(t)
  const head =
    'Handle,Title,Variant Inventory Tracker,Variant Barcode,Variant Price,Status,Gift Card,ean (product.metafields.custom.ean),by (product.metafields.custom.by)'
  const lines = [
    'a,A,,4.00638E+12,1,active,,,',
    "b,B,,'4006381333931,1,active,,'0123,'s Avonds",
    'c,C,,,1,active,true,,',
  ]
  const done = await run(shop, `${head}\n${lines.join('\n')}\n`)
  t.match(done, {
    counts: { created: 2, rejected: 1 },
    rejections: [{ line: 2, column: 'Variant Barcode', code: 'barcode_damaged' }],
    warnings: [{ line: 4, column: 'Gift Card', code: 'gift_card' }],
  })
  t.match(await read(shop, 'b'), { attributes: { ean: '0123', by: "'s Avonds" } })
})

t.test('an import of a known product keeps its translations', async (t) => {
  const shop = await createFixture(t)
  await run(shop, FULL)
  const { id } = await read(shop, 'cup')
  const url = `/v1/admin/products/${id}`
  const translations = {
    de: { title: 'Tasse', description: '<p>Groß</p>', options: { Size: { label: 'Größe', values: { S: 'klein' } } } },
  }
  const { headers } = await shop.clerk('GET', url)
  const written = await shop.clerk('PATCH', url, {
    body: { translations },
    headers: { 'if-match': String(headers.etag) },
  })
  t.equal(written.status, 200)
  t.match(await run(shop, FULL.replace('Cup', 'Big cup').replace(',old,', ',new,')), {
    counts: { updated: 1, unchanged: 1 },
  })
  t.match((await shop.clerk<Body>('GET', url)).body, { title: 'Big cup', translations })
  t.match(await run(shop, FULL.replace('Cup', 'Big cup').replace(',old,', ',new,')), { counts: { unchanged: 2 } })
  t.match((await shop.shopper('GET', '/v1/products/cup?locale=de')).body, {
    title: 'Tasse',
    description: '<p>Groß</p>',
    variants: [{ title: 'klein' }, { title: 'L' }],
  })
})

t.test('variants that a file adds to a known product are told where others of it are not in the file', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Status'
  const file = (...rows: string[]) => `${head}\n${rows.map((row) => `hose,Hose,Size,${row},15,active\n`).join('')}`
  const dryRun = async (text: string) => {
    const headers = { 'content-type': 'text/csv; charset=utf-8' }
    const url = '/v1/admin/imports?dry_run=true'
    const { body } = await shop.clerk<{ id: string }>('POST', url, { body: Buffer.from(text), headers })
    await shop.runImportNow(body.id)
    return (await shop.clerk<Body>('GET', `/v1/admin/imports/${body.id}`)).body
  }
  const first = file('10-12,00123,7', '12-14,00124,3')
  t.match(await run(shop, first), { counts: { created: 1, warnings: 0 } })
  t.match(await run(shop, first), { counts: { unchanged: 1, warnings: 0 } })
  // What a spreadsheet makes of sizes and numbers.
  const damaged = file('12. Okt,123,7', '14. Dez,124,3')
  const told = {
    code: 'variants_not_in_file',
    line: 2,
    detail:
      '2 variants of the product are not in the file and stay as they are; 2 variants of the file are new, with 10 units',
  }
  t.match(await dryRun(damaged), { counts: { updated: 1, warnings: 1 }, warnings: [told] })
  t.match(await run(shop, damaged), { counts: { updated: 1, warnings: 1 }, warnings: [told] })
  t.match(await run(shop, file('10-12,00123,7', '12-14,00124,3', '12. Okt,123,7')), {
    // In the order of the file.
    counts: { updated: 1 },
    warnings: [{ line: 2, detail: '1 variant of the product is not in the file and stays as it is' }],
  })
  t.match(await run(shop, 'Handle,Option1 Name,Option1 Value,Variant Barcode\nhose,Size,10-12,1\n'), {
    counts: { updated: 1, warnings: 0 },
  })
})

t.test('variants stay the same, with their stock, where an option is renamed, added or taken away', async (t) => {
  const head =
    'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Inventory Qty,Variant Price,Status'
  const file = (...rows: string[]) => `${head}\n${rows.map((row) => `hat,Hat,${row},active\n`).join('')}`
  const first = file('Size,S,Color,Red,10,1', 'Size,M,Color,Red,6,1')
  const changed: [string, string][] = [
    ['one of two renamed', file('Groesse,S,Color,Red,10,1', 'Groesse,M,Color,Red,6,1')],
    ['renamed and in another order', file('Color,Red,Groesse,S,10,1', 'Color,Red,Groesse,M,6,1')],
    ['both renamed', file('Groesse,S,Farbe,Red,10,1', 'Groesse,M,Farbe,Red,6,1')],
    ['one taken away', file('Size,S,,,10,1', 'Size,M,,,6,1')],
  ]
  for (const [what, text] of changed) {
    const shop = await createFixture(t)
    await run(shop, first)
    const ids = await variantIds(shop, 'hat')
    t.match(await run(shop, text), { counts: { updated: 1, stock_set: 0, warnings: 0 } }, what)
    t.same(await variantIds(shop, 'hat'), ids, what)
    const back = await run(shop, first)
    t.match(back, { counts: { updated: 1, stock_set: 0, warnings: 0 } }, `${what}, and back`)
    t.same(await variantIds(shop, 'hat'), ids)
  }
})

t.test('variants that an import replaces are said, with the units of those that come instead', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Status'
  await run(shop, `${head}\nmug,Mug,Title,Default Title,MUG,5,1,active\n`)
  t.match(await run(shop, `${head}\nmug,Mug,Color,Red,MUG-R,4,1,active\nmug,,,Blue,MUG-B,3,1,\n`), {
    counts: { updated: 1, warnings: 1 },
    warnings: [
      {
        code: 'variants_replaced',
        line: 2,
        detail:
          '1 variant that the file does not name does not fit its options and goes, with what was counted of them; 2 variants of the file are new, with 7 units',
      },
    ],
  })
})
