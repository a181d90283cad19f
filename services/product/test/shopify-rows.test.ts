import t from 'tap'
import { readHeader } from '../import/file/header.ts'
import { csv, importText, only } from './shopify-file.ts'

t.test('a file that is no product export is refused with the names of what is missing', async (t) => {
  const read = readHeader(['Title', 'Option1 Name', 'SKU', 'Cost per item'])
  t.same('problem' in read && read.problem.missing, ['Handle', 'Variant Price'])
  const alone = readHeader(['Handle', 'Cost per item'])
  t.ok('problem' in alone, 'a handle alone says nothing')
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
        'Variant Price': 'one euro',
      },
      { ...base, Handle: 'bad', Title: '', 'Option1 Value': 'M', 'Variant Inventory Qty': 'many' },
      { ...base, Handle: 'bad', Title: '', 'Option1 Value': 'L' },
      { ...base, Handle: 'twice', 'Option1 Name': 'Size', 'Option1 Value': 'S' },
      { ...base, Handle: 'twice', Title: '', 'Option1 Value': 's' },
      { ...base, Handle: 'odd', 'Image Src': 'javascript:alert(1)', Status: 'gone' },
      { ...base, Handle: '', Title: '', 'Variant Price': '', Status: 'active' },
      { ...base, Handle: 'untitled', Title: '' },
      { ...base, Handle: 'free', 'Variant Price': '', 'Variant SKU': 'x' },
      { ...base, Handle: 'good' },
      { ...base, Handle: 'last', 'Variant Price': '7' },
    ]),
  )
  t.same(
    products.map((product) => product.handle),
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

t.test('a title of blanks or zero-width marks is no title', async (t) => {
  const base = { Title: 'Good', 'Variant Price': '1.00' }
  const { products, rejected } = importText(
    csv([
      { ...base, Handle: 'blank', Title: '\u00a0\u200b' },
      { ...base, Handle: 'filler', Title: '\u3164' },
      { ...base, Handle: 'good', Title: '\u200b Good\u00a0' },
    ]),
  )
  t.same(
    rejected.map(({ column, code }) => [column, code]),
    [
      ['Title', 'title_missing'],
      ['Title', 'title_missing'],
    ],
  )
  t.match(products, [{ handle: 'good', title: 'Good' }])
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

t.test(
  'in a file without a tracker column what is shipped and has a quantity is tracked, downloads are not',
  async (t) => {
    const variant = (fields: Record<string, string>) =>
      only(csv([{ Handle: 'a', Title: 'A', 'Variant Price': '1', ...fields }])).variants[0]
    t.match(variant({ 'Variant Inventory Qty': '0' }), { track_inventory: true, stock: 0 })
    t.match(variant({ 'Variant Inventory Qty': '0', 'Variant Requires Shipping': 'false' }), {
      track_inventory: false,
      stock: null,
    })
    t.match(variant({ 'Variant Inventory Tracker': 'shopify' }), { track_inventory: true, stock: null })
    t.match(
      variant({ 'Variant Inventory Tracker': '', 'Variant Inventory Qty': '7' }),
      { track_inventory: false, stock: null },
      'an empty tracker is how Shopify writes what is always for sale; an old number beside it means nothing',
    )
    t.match(variant({}), { track_inventory: null, stock: null })
  },
)

t.test('what a file of Matrixify says to delete is not imported, and its SEO texts are', async (t) => {
  const { products, rejected } = importText(
    csv([
      {
        ...{ Handle: 'mug', Command: 'MERGE', Title: 'Mug', 'Option1 Name': 'Size', 'Option1 Value': 'S' },
        ...{ 'Variant Command': 'MERGE', 'Variant Price': '1', 'Image Src': 'https://e.example/a.jpg' },
        ...{
          'Image Command': 'DELETE',
          'Metafield: title_tag [string]': 'A mug',
          'Metafield: description_tag [string]': 'B',
        },
      },
      { Handle: 'mug', Command: 'MERGE', 'Option1 Value': 'M', 'Variant Command': 'DELETE', 'Variant Price': '1' },
      { Handle: 'old', Command: 'DELETE', Title: 'Old', 'Variant Price': '1' },
      { Handle: 'gone', Title: 'Gone', 'Variant Command': 'DELETE', 'Variant Price': '1' },
    ]),
  )
  t.match(products, [{ handle: 'mug', media: [], seo: { title: 'A mug', description: 'B' }, attributes: {} }])
  t.same(
    products[0]?.variants.map(({ option_values }) => option_values),
    [{ Size: 'S' }],
  )
  t.match(products[0]?.remarks, [{ line: 3, column: 'Variant Command', code: 'command_delete', is_about_file: true }])
  t.match(rejected, [
    { line: 4, column: 'Command', code: 'command_delete', detail: /^the file says "DELETE" of this product/ },
    { line: 5, column: 'Variant Command', code: 'command_delete' },
  ])
})
