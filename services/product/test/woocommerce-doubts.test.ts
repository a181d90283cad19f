import t from 'tap'
import { readHeader } from '../import/file/header.ts'
import { cutRecord } from '../import/file/rows.ts'
import { readWooProduct } from '../import/woocommerce/product.ts'
import { createFixture } from './fixture.ts'
import { file, product, quoted, run, simple, variation } from './woocommerce-file.ts'

const POLISH = [
  ...['Identyfikator', 'Rodzaj', 'SKU', 'GTIN, UPC, EAN lub ISBN', 'Nazwa', 'Opublikowano', 'Stan magazynowy', 'Cena'],
  ...['Znaczniki', 'Nadrzędny', 'Marki', 'Nazwa atrybutu 1', 'Wartości atrybutu 1', 'Pola: _yoast_wpseo_metadesc'],
]
const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => quoted(row, ',')).join('\n')

t.test(
  'the names that WooCommerce gives its columns today are read, the first words of plugins included',
  async (t) => {
    const shop = await createFixture(t)
    const done = await run(
      shop,
      csv(
        POLISH,
        ['1', 'variable', 'kubek', '', 'Kubek', '1', '', '', 'dom', '', 'Fjord', 'Kolor', 'Biały, Czarny', 'Ładny.'],
        ['2', 'variation', 'kubek-b', '4006381333931', '', '1', '5', '20', '', 'kubek', '', 'Kolor', 'Biały', ''],
        ['3', 'variation', 'kubek-c', '', '', '1', '5', '20', '', 'id:1', '', 'Kolor', 'Czarny', ''],
        ['4', 'grouped', 'zestaw', '', 'Zestaw', '1', '', '', '', '', '', '', '', ''],
      ),
    )
    t.match(done, { counts: { created: 1, rejected: 1 }, rejections: [{ line: 5, code: 'grouped_product' }] })
    t.match(await product(shop, 'kubek'), {
      ...{ vendor: 'Fjord', tags: ['dom'], seo: { description: 'Ładny.' } },
      variants: [{ barcode: '4006381333931', title: 'Biały' }, { title: 'Czarny' }],
    })
  },
)

t.test(
  'a file whose types or parents stand under unknown names is refused, not read as a shop of fragments',
  async (t) => {
    const shop = await createFixture(t)
    const as = (names: Record<string, string>) => {
      const [header = '', ...rows] = file(
        simple('1', { Type: 'variable', SKU: 'mug', Name: 'Mug' }),
        variation('2', 'mug', { 'Attribute 1 name': 'Colour', 'Attribute 1 value(s)': 'White' }),
      ).split('\n')
      const renamed = Object.entries(names).reduce(
        (text, [name, other]) => text.replace(`"${name}"`, `"${other}"`),
        header,
      )
      return [renamed, ...rows].join('\n')
    }
    const refusal = (text: string) => run(shop, text).catch((error: unknown) => error)
    t.match(await refusal(as({ Type: 'Mota' })), {
      problem: { code: 'column_unknown', detail: /Line 2 says "variable" under "Mota"/ },
    })
    t.match(await refusal(as({ Parent: 'Gurasoa' })), {
      problem: { code: 'column_unknown', detail: /Line 3 says "variation".*rename the column to "Parent"/ },
    })
    t.match(await run(shop, as({})), { state: 'done', counts: { created: 1 } })
  },
)

t.test(
  'a draft arrives with its variations, which WooCommerce marks as drafts too; none enabled is said',
  async (t) => {
    const shop = await createFixture(t)
    const mug = (id: string, sku: string, Published: string) => [
      simple(id, { Type: 'variable', SKU: sku, Name: sku, Published, 'Attribute 1 name': 'Colour' }),
      ...['White', 'Black'].map((colour, at) =>
        variation(`${id}${at}`, sku, { Published, 'Attribute 1 name': 'Colour', 'Attribute 1 value(s)': colour }),
      ),
    ]
    const done = await run(shop, file(...mug('1', 'draft', '-1'), ...mug('2', 'off', '0')))
    t.match(done, {
      counts: { created: 1, rejected: 1 },
      rejections: [{ line: 5, column: 'Published', code: 'variations_disabled' }, { line: 6 }, { line: 7 }],
    })
    const draft = await product(shop, 'draft')
    t.match(draft, { status: 'draft', variants: [{ title: 'White' }, { title: 'Black' }] })
  },
)

/** Reads a product of three attributes, and one variation that stands for any of their values. */
function readAny(values: readonly string[]) {
  const names = ['ID', 'Type', 'SKU', 'Name', 'Published', 'Regular price', 'Parent']
  const columns = [...names, ...[1, 2, 3].flatMap((at) => [`Attribute ${at} name`, `Attribute ${at} value(s)`])]
  const read = readHeader(columns)
  if (!('header' in read)) throw new Error('no header')
  const row = (line: number, cells: string[]) => ({ line, fault: null, ...cutRecord(cells, columns.length) })
  const all = values.join(', ')
  const rows = [
    row(2, ['1', 'variable', 'p', 'P', '1', '', '', 'x', all, 'y', all, 'z', all]),
    row(3, ['2', 'variation', 'p-any', '', '1', '5', 'p', 'x', '', 'y', '', 'z', '']),
  ]
  const group = { handle: 'sku:p', rows, repeats: null, leftOut: null }
  const options = { currency: 'EUR', exponentOf: () => 2, today: '2026-11-26' }
  return readWooProduct(read.header, group, options, { description: { html: '', text: '' } })
}

t.test('spellings of one value that differ in case only are one variant, however many they are', async (t) => {
  // As many combinations as 512 × 512 × 512 would take hours.
  const spellings = Array.from({ length: 512 }, (_, at) =>
    [...'abcdefghi'].map((letter, bit) => ((at >> bit) & 1 ? letter.toUpperCase() : letter)).join(''),
  )
  t.match(readAny(spellings), { ok: { variants: [{ option_values: { x: spellings[0] } }] } })
  t.match(readAny([...spellings, 'other']), { ok: { variants: { length: 8 } } })
})

t.test('what the page of a product did not show is for no shopper here either, and an option stays one', async (t) => {
  const shop = await createFixture(t)
  const attribute = (n: number) => ['name', 'value(s)', 'visible', 'global'].map((what) => `Attribute ${n} ${what}`)
  const columns = ['ID', 'Type', 'SKU', 'Name', 'Published', 'In stock?', 'Weight (lbs)', 'Regular price', 'Parent']
  const done = await run(
    shop,
    csv(
      [...columns, ...attribute(1), ...attribute(2)],
      [
        '1',
        'variable',
        'mug',
        'Mug',
        '1',
        '1',
        '',
        '',
        '',
        'Supplier',
        'Acme 3.20',
        '0',
        '0',
        'Size',
        'S, L',
        '0',
        '0',
      ],
      ['2', 'variation', 'mug-s', '', '1', '1', '1.125', '10', 'mug', '', '', '', '', 'Size', 'S', '', ''],
      ['3', 'variation', 'mug-l', '', '1', '1', '2.5', '12', 'mug', '', '', '', '', 'Size', 'L', '', ''],
      [
        '4',
        'simple',
        'jug',
        'Jug',
        '1',
        '1',
        '',
        '10',
        '',
        'Made of',
        'Clay',
        '1',
        '0',
        'Supplier',
        'Acme 2.10',
        '0',
        '0',
      ],
    ),
  )
  t.match(done, { counts: { created: 2, rejected: 0 } })
  const mug = await product(shop, 'mug')
  t.strictSame(mug.attributes, {})
  t.match(mug.variants, [
    { option_values: { Size: 'S' }, weight_grams: 510 },
    { option_values: { Size: 'L' }, weight_grams: 1134 },
  ])
  t.strictSame((await product(shop, 'jug')).attributes, { made_of: 'Clay' })
})

t.test('who may not change stock brings none with a file, learns none by it, and is told so', async (t) => {
  const shop = await createFixture(t)
  const stockOf = async (slug: string) => {
    const [variant] = (await product(shop, slug)).variants
    return { available: variant?.available, ...shop.inventory.sent.get(String(variant?.id)) }
  }
  const text = file(
    simple('1', { SKU: 'mug', Name: 'Mug', Stock: '7' }),
    simple('2', { SKU: 'bowl', Name: 'Bowl', Stock: '', 'In stock?': '1' }),
    simple('3', { SKU: 'jug', Name: 'Jug', Stock: '2', 'Backorders allowed?': '1' }),
  )
  const left = await run(shop, text, '', shop.writer)
  t.match(left, { counts: { created: 3, stock_set: 0, without_quantity: 0 } })
  t.strictSame(
    (left.warnings as { code: string }[]).map(({ code }) => code),
    ['stock_not_permitted', 'stock_not_permitted', 'stock_not_permitted'],
  )
  const soldOut = { available: false, quantity: 0, tracked: true, policy: 'deny' }
  for (const slug of ['mug', 'bowl', 'jug']) t.match(await stockOf(slug), soldOut, `${slug} is counted by who may`)
  // Nor does a choice, or the same file again, put anything on sale.
  const choice = await shop.writer('POST', '/v1/admin/imports?without_quantity=in_stock', {
    body: Buffer.from(text),
    headers: { 'content-type': 'text/csv' },
  })
  t.match(choice, { status: 403, body: { detail: /stock\.write/ } })
  await run(shop, text, '', shop.writer)
  t.match(await stockOf('bowl'), soldOut)
  const inventory = 'Handle,Title,SKU,HS Code,COO,Location,Available\nmug,Mug,mug,,,Warehouse,3\n'
  const refusal = await run(shop, inventory, '', shop.writer).catch((error: unknown) => error)
  t.match(refusal, { problem: { code: 'stock_not_permitted' } })
  t.match(await run(shop, inventory), { source: 'shopify_inventory' })
})

t.test(
  'a product of more categories than it may have is rejected when its cell is read, and none of them is made',
  async (t) => {
    const shop = await createFixture(t)
    const names = Array.from({ length: 101 }, (_, at) => `Keyword ${at}`)
    const many = await run(shop, file(simple('1', { SKU: 'mug', Name: 'Mug', Categories: names.join(', ') })))
    t.match(many, { counts: { rejected: 1 }, rejections: [{ line: 2, column: 'Categories', code: 'too_many' }] })
    const taken = simple('2', { SKU: 'cup', Name: 'Cup', Categories: 'A, B' })
    await run(shop, file(taken))
    const more = names.slice(0, 99).join(', ')
    const together = await run(shop, file({ ...taken, Categories: more }))
    t.match(together, { rejections: [{ code: 'too_many_together' }] })
    const { body } = await shop.shopper<{ data: { name: string }[] }>('GET', '/v1/categories')
    t.same(body.data.map(({ name }) => name).sort(), ['A', 'B'])
  },
)

t.test('a new product whose file does not say that it is published is a draft, and the report says so', async (t) => {
  const shop = await createFixture(t)
  const text = file(
    simple('1', { SKU: 'mug', Name: 'Mug', Published: '' }),
    simple('2', { SKU: 'cup', Name: 'Cup', Published: '' }),
  )
  const said = { line: 2, code: 'status_missing', detail: /: in 2 products \(lines 2, 3\)$/ }
  t.match(await run(shop, text), { counts: { created: 2, warnings: 1 }, warnings: [said] })
  t.match(await run(shop, text), { counts: { unchanged: 2, warnings: 0 } })
})

t.test(
  'of more attributes than a product has options, those of one value are attributes and not options',
  async (t) => {
    const shop = await createFixture(t)
    const places = [1, 2, 3, 4, 5]
    const names = ['ID', 'Type', 'SKU', 'Name', 'Published', 'Regular price', 'Parent']
    const head = [...names, ...places.flatMap((at) => [`Attribute ${at} name`, `Attribute ${at} value(s)`])]
    const attributes = (...values: string[]) => values.flatMap((value, at) => [`A${at + 1}`, value])
    const done = await run(
      shop,
      csv(
        head,
        ['6', 'variable', 'few', 'Few', '1', '', '', ...attributes('S', 'oak')],
        ['7', 'variation', 'few-s', '', '1', '9', 'few', ...attributes('', '')],
        ['1', 'variable', 'one', 'One', '1', '', '', ...attributes('3050', 'oak', '60 x 90', 'left', 'matt, dull')],
        ['2', 'variation', 'one-1', '', '1', '9', 'one', ...attributes('', '', '', '', 'matt')],
        ['3', 'variable', 'two', 'Two', '1', '', '', ...attributes('S, M', 'oak', 'red, blue', 'left', 'matt')],
        ['4', 'variation', 'two-s', '', '1', '9', 'two', ...attributes('S', '', '', 'Left', '')],
        ['5', 'variation', 'two-m', '', '1', '9', 'two', ...attributes('M', 'OAK', '', '', 'matt')],
      ),
    )
    t.match(done, { counts: { created: 3, rejected: 0 } })
    const one = await product(shop, 'one')
    t.same(one.options, [])
    t.match(one.attributes, { a1: '3050', a2: 'oak', a3: '60 x 90', a4: 'left', a5: ['matt', 'dull'] })
    t.equal(one.variants.length, 1)
    const two = await product(shop, 'two')
    t.match(two.options, [
      { name: 'A1', values: ['S', 'M'] },
      { name: 'A3', values: ['red', 'blue'] },
    ])
    t.same(two.attributes, { a2: 'oak', a4: 'left', a5: 'matt' })
    t.equal(two.variants.length, 4)
    t.match((await product(shop, 'few')).options, [{ name: 'A1' }, { name: 'A2' }])
  },
)

t.test('a kind of product that a plugin adds is imported as an ordinary one, and said', async (t) => {
  const shop = await createFixture(t)
  const text = file(
    simple('1', { SKU: 'set', Name: 'Set', Type: 'bundle' }),
    simple('2', { SKU: 'ebook', Name: 'E-book', Type: 'simple, virtual' }),
  )
  t.match(await run(shop, text), {
    counts: { created: 2, warnings: 1 },
    warnings: [
      { line: 2, column: 'Type', code: 'type_unknown', detail: /what a "bundle" product is.*: in 1 product$/ },
    ],
  })
})

t.test('a product that gets its SKU after it was imported stays the same one', async (t) => {
  const shop = await createFixture(t)
  const files = (sku: string, title = 'Later') =>
    file(
      simple('9901', { SKU: sku, Name: title, Stock: '5' }),
      simple('9910', { SKU: sku && `${sku}-V`, Name: `${title} shirt`, Type: 'variable' }),
      variation('9911', sku ? `${sku}-V` : 'id:9910', {
        'Attribute 1 name': 'Size',
        'Attribute 1 value(s)': 'S',
        Stock: '5',
      }),
    )
  t.match(await run(shop, files('')), { counts: { created: 2 } })
  t.match(await run(shop, files('LATER')), { counts: { created: 0, updated: 1, unchanged: 1, stock_set: 0 } })
  t.match(await run(shop, files('LATER')), { counts: { unchanged: 2 } })
  t.match(await run(shop, files('OTHER', 'Of another shop')), { counts: { created: 2 } })
})

t.test('a product whose SKU was changed, or taken away, in the other shop stays the same one', async (t) => {
  const shop = await createFixture(t)
  const files = (sku: string, cells: object = {}) =>
    file(simple('646', { SKU: sku, Name: 'Bracelet', Images: 'https://e.example/b.jpg', Stock: '5', ...cells }))
  t.match(await run(shop, files('B-1')), { counts: { created: 1 } })
  // As it was kept before ids were.
  await shop.db.products.updateOne({ slug: 'bracelet' }, { $unset: { handle_by_id: '' } })
  t.match(await run(shop, files('B-1')), { counts: { unchanged: 1 } })
  const known = await product(shop, 'bracelet')
  t.match(await run(shop, files('NV-B-1')), { counts: { created: 0, updated: 1, stock_set: 0, warnings: 0 } })
  t.match(
    await run(shop, files('NV-B-2', { Name: 'Charm' })),
    { counts: { updated: 1 } },
    'the picture says that it is',
  )
  t.match(await run(shop, files('')), { counts: { created: 0, updated: 1, stock_set: 0 } })
  t.match(await product(shop, 'bracelet'), {
    id: known.id,
    title: 'Bracelet',
    variants: [{ id: known.variants[0]?.id }],
  })
  const other = files('LAMP', { Name: 'Lamp', Images: '' })
  t.match(await run(shop, other), { counts: { created: 1, updated: 0 } }, 'another shop has the id, too')
})

t.test('products of another shop with the ids of known ones are rejected rather than put in their place', async (t) => {
  const shop = await createFixture(t)
  const picture = { Images: 'https://lamps.example/a.jpg' }
  const size = { 'Attribute 1 name': 'Size', 'Attribute 1 value(s)': 'S' }
  const lamps = file(
    simple('1126', { Name: 'LED lamp', Description: 'Bright.' }),
    simple('1133', { Name: 'Floor lamp', ...picture }),
    simple('1146', { Name: 'Table lamp', Type: 'variable' }),
    variation('1147', 'id:1146', { SKU: 'TL-S', ...size }),
  )
  t.match(await run(shop, lamps), { counts: { created: 3 } })
  const other = file(simple('1126', { Name: 'Four Voice' }))
  for (const query of ['?dry_run=true', '']) {
    const done = await run(shop, other, query)
    t.match(done, { counts: { updated: 0, created: 0, rejected: 1 } })
    t.match(done.rejections, [
      { line: 2, code: 'id_of_other_product', detail: /"Four Voice".*"LED lamp" \(led-lamp\)/ },
    ])
  }
  t.match(await product(shop, 'led-lamp'), { title: 'LED lamp', version: 1 })
  t.match(await run(shop, file(simple('1126', { Name: 'Four Voice', SKU: 'FV' }))), { counts: { created: 1 } })
  const renamed = file(
    simple('1126', { Name: 'LED  LAMP' }),
    simple('1133', { Name: 'Lamp that stands', ...picture }),
    simple('1146', { Name: 'Lamp for tables', Type: 'variable' }),
    variation('1147', 'id:1146', { SKU: 'TL-S', ...size }),
  )
  t.match(await run(shop, renamed), { counts: { updated: 3, rejected: 0 } })
})
