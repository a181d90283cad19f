import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import t from 'tap'
import { checkVariants } from '../domain/option.ts'
import type { Product } from '../domain/product.ts'
import type { ImportedProduct, RejectedRow } from '../import/imported-product.ts'
import { type MergeResult, mergeImported } from '../import/merge-product.ts'
import { readProduct } from '../import/shopify/product.ts'
import { createRowGrouper, type RowGroup, readHeader, SHOPIFY_CSV_OPTIONS } from '../import/shopify/rows.ts'

const options = { currency: 'USD', exponentOf: (currency: string) => (currency === 'JPY' ? 0 : 2) }

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** Reads a whole file the way the import flow does, row by row. */
function importText(text: string): {
  products: ImportedProduct[]
  rejected: RejectedRow[]
  ignored: readonly string[]
} {
  const [first, ...rest] = parse(text, SHOPIFY_CSV_OPTIONS) as unknown as Parsed[]
  const read = readHeader(first?.record ?? [])
  if ('problem' in read) throw new Error(read.problem.detail)
  const grouper = createRowGrouper(read.header)
  const groups: RowGroup[] = []
  let line = (first?.info.lines ?? 1) + 1
  for (const { record, info } of rest) {
    const done = grouper.push({ line, cells: record })
    if (done) groups.push(done)
    line = info.lines + 1
  }
  const last = grouper.end()
  if (last) groups.push(last)
  const products: ImportedProduct[] = []
  const rejected: RejectedRow[] = []
  for (const group of groups) {
    const result = readProduct(read.header, group, options)
    if ('ok' in result) products.push(result.ok)
    else rejected.push(...result.rejected)
  }
  return { products, rejected, ignored: read.header.ignored }
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
}

/** Rows from objects; quotes every cell, as spreadsheets may. */
function csv(rows: Record<string, string>[], eol = '\n'): string {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [line(headers), ...rows.map((row) => line(headers.map((header) => row[header] ?? '')))].join(eol) + eol
}

function context(categoryIds: string[] = [], now = '2026-01-01T00:00:00.000Z') {
  let last = 0
  return { newId: (kind: string) => `${kind}_${++last}`, categoryIds, now }
}

function only(text: string): ImportedProduct {
  const { products, rejected } = importText(text)
  t.same(rejected, [])
  const [product] = products
  if (!product) throw new Error('no product')
  return product
}

t.test('both sample exports import whole, and a second time nothing changes', async (t) => {
  for (const [name, count] of [
    ['shopify-apparel.csv', 20],
    ['shopify-home-and-garden.csv', 20],
  ] as const) {
    const { products, rejected } = importText(fixture(name))
    t.same(rejected, [], name)
    t.equal(products.length, count, name)
    for (const product of products) {
      const first = mergeImported(null, product, context(['cat_1']))
      const stored = JSON.parse(JSON.stringify(first.product)) as Product
      const second = mergeImported(stored, product, context(['cat_1'], '2026-02-02T00:00:00.000Z'))
      t.equal(second.changed, false, product.slug)
      t.equal(second.product, stored)
      t.same(second.stock, first.stock, 'the stock of a file is always returned; inventory knows what it has set already')
      t.same(checkVariants(first.product.options, first.product.variants), [])
    }
  }
})

t.test('sample products as shoppers see them', async (t) => {
  const { products } = importText(fixture('shopify-home-and-garden.csv'))
  const pot = mergeImported(
    null,
    products.find((product) => product.slug === 'clay-plant-pot') as ImportedProduct,
    context(),
  )
  t.match(pot.product, {
    title: 'Clay Plant Pot',
    description: '<p>Classic blown clay pot for plants</p>',
    description_text: 'Classic blown clay pot for plants',
    vendor: 'Company 123',
    tags: ['Pot', 'Plants'],
    status: 'active',
    published_at: '2026-01-01T00:00:00.000Z',
    options: [{ name: 'Size', values: ['Regular', 'Large'] }],
  })
  t.same(
    pot.product.variants.map((variant) => [variant.title, variant.prices[0]?.amount]),
    [
      ['Regular', 999],
      ['Large', 1599],
    ],
  )
  t.same(
    pot.stock.map((stock) => stock.quantity),
    [1, 3],
    'quantities count although the tracker is empty',
  )
  const light = products.find((product) => product.slug === 'copper-light')
  t.same(light?.variants[0]?.prices, [{ currency: 'USD', amount: 5999, compare_at: 7500 }])
  t.same(light?.option_names, [], 'Title / Default Title means no options')
  t.same(light?.category_path, ['Indoor'])
  const chair = mergeImported(
    null,
    products.find((product) => product.slug === 'pink-armchair') as ImportedProduct,
    context(),
  )
  t.equal(chair.product.variants[0]?.available, false, 'a quantity of 0 is out of stock')
})

const NEW_EXPORT = {
  Title: 'Trail Shoe',
  'URL handle': 'trail-shoe',
  Description: '<p>Runs "anywhere".\nEven <b>up</b>hill.</p><script>alert(1)</script>',
  Vendor: 'Peak',
  'Product category': 'Apparel & Accessories > Shoes',
  Type: 'Shoes',
  Tags: 'run, Trail, run',
  'Published on online store': 'TRUE',
  Status: 'active',
  'Option1 name': 'Color',
  'Option1 value': 'Red',
  'Option2 name': 'Size',
  'Option2 value': '42',
  'Option1 Linked To': 'product.metafields.shopify.color-pattern',
  SKU: 'TS-R-42',
  Barcode: '0012345678905',
  Price: '129.90',
  'Compare-at price': '159',
  'Cost per item': '40',
  'Charge tax': 'TRUE',
  'Tax code': 'P1',
  'Inventory tracker': 'shopify',
  'Inventory quantity': '-2',
  'Continue selling when out of stock': 'CONTINUE',
  'Weight value (grams)': '640',
  'Weight unit for display': 'lb',
  'Requires shipping': 'TRUE',
  'Fulfillment service': 'manual',
  'Product image URL': '//cdn.example.com/1.jpg?v=1',
  'Image position': '2',
  'Image alt text': 'Side',
  'Variant image URL': 'https://cdn.example.com/red.jpg',
  'Gift card': 'FALSE',
  'SEO title': 'Shoe',
  'SEO description': '',
  'Color (product.metafields.shopify.color-pattern)': 'red; blue',
  'Vegan (product.metafields.custom.vegan)': 'true',
  'Google Shopping / Gender': 'unisex',
  'Included / United States': 'true',
  'Price / United States': '1.00',
  'Price / EUR': '119.90',
  'Price / JPY': '19000.00',
}

t.test('an export of 2025 with a byte order mark, CRLF, quoted line breaks and unknown columns', async (t) => {
  const second = {
    'URL handle': 'trail-shoe',
    'Option1 value': 'Blue',
    'Option2 value': '42',
    SKU: 'TS-B-42',
    Price: '129.90',
    'Product image URL': 'https://cdn.example.com/0.jpg',
    'Image position': '1',
    'Inventory quantity': '4',
  }
  const picture = {
    'URL handle': 'trail-shoe',
    'Product image URL': 'https://cdn.example.com/3.jpg',
    'Image position': '3',
  }
  const text = `\uFEFF${csv([NEW_EXPORT, second, picture], '\r\n')}`
  const { products, rejected, ignored } = importText(text)
  t.same(rejected, [])
  t.same(ignored, [
    'Option1 Linked To',
    'Cost per item',
    'Fulfillment service',
    'Included / United States',
    'Price / United States',
  ])
  const [shoe] = products
  t.match(shoe, {
    slug: 'trail-shoe',
    description: '<p>Runs "anywhere".\nEven <b>up</b>hill.</p>',
    description_text: 'Runs "anywhere". Even uphill.',
    tags: ['run', 'Trail'],
    category_path: ['Apparel & Accessories', 'Shoes'],
    attributes: { color_pattern: ['red', 'blue'], vegan: true, google_gender: 'unisex' },
    option_names: ['Color', 'Size'],
    seo: { title: 'Shoe', description: null },
  })
  t.same(shoe?.media, [
    { url: 'https://cdn.example.com/0.jpg', alt: null },
    { url: 'https://cdn.example.com/1.jpg?v=1', alt: 'Side' },
    { url: 'https://cdn.example.com/3.jpg', alt: null },
    { url: 'https://cdn.example.com/red.jpg', alt: null },
  ])
  t.equal(shoe?.variants.length, 2, 'the picture row is no variant')
  t.match(shoe?.variants[0], {
    barcode: '0012345678905',
    weight_grams: 640,
    inventory_policy: 'continue',
    stock: 0,
    tax_class: 'P1',
  })
  t.same(shoe?.variants[0]?.prices, [
    { currency: 'USD', amount: 12990, compare_at: 15900 },
    { currency: 'EUR', amount: 11990 },
    { currency: 'JPY', amount: 19000 },
  ])
  const merged = mergeImported(null, shoe as ImportedProduct, context())
  t.equal(merged.product.variants[0]?.media_id, merged.product.media[3]?.id)
  t.equal(merged.product.variants[0]?.available, true, 'back-orders are taken')
})

t.test('a file that is no product export is refused with the names of what is missing', async (t) => {
  const read = readHeader(['Handle', 'Title', 'Option1 Name', 'SKU', 'Location', 'On hand'])
  t.same('problem' in read && read.problem.missing, ['Variant Price'])
  const semicolons = readHeader(['Handle;Title;Variant Price'])
  t.same('problem' in semicolons && semicolons.problem.missing, ['Handle', 'Title', 'Variant Price'])
  t.match('problem' in semicolons && semicolons.problem.detail, /separated by semicolons/, 'and how it came to that')
})

t.test('bad rows reject their product with line, column and reason; the others import', async (t) => {
  const base = {
    Handle: 'good',
    Title: 'Good',
    'Option1 Name': '',
    'Option1 Value': '',
    'Variant SKU': '',
    'Variant Price': '1.00',
    'Variant Inventory Qty': '',
    'Image Src': '',
    Status: '',
  }
  const { products, rejected } = importText(
    csv([
      base,
      {
        ...base,
        Handle: 'bad',
        'Option1 Name': 'Size',
        'Option1 Value': 'S',
        Title: 'two\nlines',
        'Variant Price': '1,5',
      },
      { ...base, Handle: 'bad', Title: '', 'Option1 Value': 'M', 'Variant Inventory Qty': 'many' },
      { ...base, Handle: 'bad', Title: '', 'Option1 Value': 'L' },
      { ...base, Handle: 'twice', 'Option1 Name': 'Size', 'Option1 Value': 'S' },
      { ...base, Handle: 'twice', Title: '', 'Option1 Value': 's' },
      { ...base, Handle: 'odd', 'Image Src': 'javascript:alert(1)', Status: 'gone' },
      { ...base, Handle: '', Title: '' },
      { ...base, Handle: 'untitled', Title: '' },
      { ...base, Handle: 'free', 'Variant Price': '', 'Variant SKU': 'x' },
      { ...base, Handle: 'good' },
      { ...base, Handle: 'last', 'Variant Price': '7' },
    ]),
  )
  t.same(
    products.map((product) => product.slug),
    ['good', 'last'],
  )
  t.same(
    rejected.map(({ line, column, code }) => [line, column, code]),
    [
      [3, 'Variant Price', 'price_not_decimal'],
      [5, 'Variant Inventory Qty', 'quantity_invalid'],
      [6, null, 'product_rejected'],
      [7, null, 'product_rejected'],
      [8, 'Option1 Value', 'duplicate_variant'],
      [9, 'Status', 'status_unknown'],
      [9, 'Image Src', 'image_url_invalid'],
      [10, 'Handle', 'handle_missing'],
      [11, 'Title', 'title_missing'],
      [12, 'Variant Price', 'price_missing'],
      [13, 'Handle', 'handle_repeated'],
    ],
  )
  for (const row of rejected) t.ok(row.detail.length > 10, row.detail)
})

t.test('published and status', async (t) => {
  const row = (fields: Record<string, string>) =>
    only(csv([{ Handle: 'a', Title: 'A', 'Variant Price': '1', ...fields }])).status
  t.equal(row({ Published: 'true' }), 'active')
  t.equal(row({ Published: 'FALSE' }), 'draft')
  t.equal(row({ Published: 'false', Status: 'active' }), 'draft', 'not in the shop window')
  t.equal(row({ Published: 'true', Status: 'Archived' }), 'archived')
  t.equal(row({}), null)
})

t.test('stock without a tracker: what is shipped is tracked, downloads are not', async (t) => {
  const variant = (fields: Record<string, string>) =>
    only(csv([{ Handle: 'a', Title: 'A', 'Variant Price': '1', ...fields }])).variants[0]
  t.match(variant({ 'Variant Inventory Qty': '0' }), { track_inventory: true, stock: 0 })
  t.match(variant({ 'Variant Inventory Qty': '0', 'Variant Requires Shipping': 'false' }), {
    track_inventory: false,
    stock: null,
  })
  t.match(variant({ 'Variant Inventory Tracker': 'shopify' }), { track_inventory: true, stock: null })
  t.match(variant({}), { track_inventory: null, stock: null })
})

t.test('a later import keeps what the file does not carry', async (t) => {
  const rows = (fields: Record<string, string>[]) =>
    only(csv(fields.map((row) => ({ Handle: 'cup', Title: 'Cup', 'Option1 Name': 'Size', ...row }))))
  const small = { 'Option1 Value': 'S', 'Variant SKU': 'C-S', 'Variant Price': '5' }
  const first = mergeImported(
    null,
    rows([small, { 'Option1 Value': 'L', 'Variant SKU': 'C-L', 'Variant Price': '9' }]),
    context(['cat_file']),
  ).product
  const edited: Product = {
    ...first,
    seo: { title: 'By hand', description: '' },
    attributes: { dishwasher: true },
    category_ids: ['cat_hand', 'cat_file'],
    variants: first.variants.map((variant) => ({
      ...variant,
      available: true,
      prices: [...variant.prices, { currency: 'EUR', amount: 450, compare_at: null }],
    })),
    version: 4,
  }
  const again = mergeImported(
    edited,
    rows([{ ...small, 'Variant Price': '6' }]),
    context(['cat_file'], '2026-03-03T00:00:00.000Z'),
  )
  t.equal(again.changed, true)
  t.match(again.product, {
    version: 5,
    updated_at: '2026-03-03T00:00:00.000Z',
    seo: { title: 'By hand' },
    attributes: { dishwasher: true },
    category_ids: ['cat_hand', 'cat_file'],
  })
  t.same(
    again.product.variants.map((variant) => variant.id),
    first.variants.map((variant) => variant.id),
    'L is not in the file and stays',
  )
  t.same(
    again.product.variants[0]?.prices.map((price) => price.amount),
    [600, 450],
  )
  const renamed = mergeImported(first, rows([small].map((row) => ({ ...row, 'Option1 Value': 'Small' }))), context())
  t.equal(renamed.product.variants[0]?.id, first.variants[0]?.id, 'the SKU recognises a renamed value')
  const otherName = {
    ...first,
    options: [{ name: 'Grösse', values: ['S', 'L'] }],
    variants: first.variants.map((variant) => ({
      ...variant,
      sku: null,
      option_values: { Grösse: variant.option_values.Size ?? '' },
    })),
  }
  const back = mergeImported(otherName, rows([small]), context())
  t.same(
    back.product.variants.map((variant) => variant.id),
    first.variants.map((variant) => variant.id),
    'a renamed option loses no variant',
  )
})

t.test('merging any product twice changes nothing the second time', async (t) => {
  const word = fc.string({ minLength: 1, maxLength: 6 }).map((text) => `x${text.replaceAll('\u0000', '')}`)
  const price = fc.nat(100_000).map((amount) => (amount / 100).toFixed(2))
  const row = fc.record({
    colour: word,
    size: word,
    sku: fc.option(word, { nil: '' }),
    price,
    image: fc.nat(3),
    text: fc.string(),
  })
  const file = fc.uniqueArray(row, {
    minLength: 1,
    maxLength: 6,
    selector: (item) => `${item.colour}\n${item.size}`.toLowerCase(),
  })
  const toProduct = (
    rows: readonly { colour: string; size: string; sku: string; price: string; image: number; text: string }[],
  ) =>
    importText(
      csv(
        rows.map((item) => ({
          Handle: 'p',
          Title: 'P',
          'Body (HTML)': item.text,
          Tags: item.text,
          'Option1 Name': 'Colour',
          'Option1 Value': item.colour,
          'Option2 Name': 'Size',
          'Option2 Value': item.size,
          'Variant SKU': item.sku,
          'Variant Price': item.price,
          'Image Src': item.image ? `https://example.com/${item.image}.jpg` : '',
          'note (product.metafields.custom.note)': item.text,
        })),
      ),
    ).products[0]
  fc.assert(
    fc.property(file, file, (before, after) => {
      const [old, fresh] = [toProduct(before), toProduct(after)]
      fc.pre(old !== undefined && fresh !== undefined)
      if (!old || !fresh) return
      const start = mergeImported(null, old, context()).product
      const ids = context()
      const first: MergeResult = mergeImported(start, fresh, { ...ids, newId: (kind) => `new_${ids.newId(kind)}` })
      const stored = JSON.parse(JSON.stringify(first.product)) as Product
      const second = mergeImported(stored, fresh, context())
      if (second.changed) throw new Error('the second merge changed something')
      if (checkVariants(stored.options, stored.variants).length > 0) throw new Error('unsound variants')
      if (new Set(stored.variants.map((variant) => variant.id)).size !== stored.variants.length)
        throw new Error('an id twice')
    }),
    { numRuns: 200 },
  )
  t.pass('merged 200 pairs of files')
})
