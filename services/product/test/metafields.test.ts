import t from 'tap'
import { createFixture } from './fixture.ts'
import { csv, importText } from './shopify-file.ts'
import { product, run } from './woocommerce-file.ts'

const row = { Handle: 'mug', Title: 'Mug', 'Variant Inventory Tracker': '', 'Variant Price': '1', Status: 'active' }
const column = (name: string) => `${name} (product.metafields.${name})`

/** What becomes of one cell. */
function attributesOf(name: string, cell: string) {
  const { products, rejected } = importText(csv([{ ...row, [column(name)]: cell }]))
  t.same(rejected, [])
  return { attributes: products[0]?.attributes, codes: products[0]?.remarks.map(({ code, column: at }) => [code, at]) }
}

t.test('a semicolon in a text stays there, and separates what the header says to be a list', async (t) => {
  const wash = 'Wash at 30°; do not bleach'
  t.same(attributesOf('custom.care', wash).attributes, { care: wash })
  t.same(attributesOf('custom.care', 'Salt &amp; Pepper').attributes, { care: 'Salt &amp; Pepper' })
  t.same(attributesOf('shopify.color-pattern', 'red; blue').attributes, { color_pattern: ['red', 'blue'] })
  t.same(attributesOf('shopify.color-pattern', 'red').attributes, { color_pattern: 'red' })
  const said = importText(csv([{ ...row, 'Metafield: custom.rooms [list.single_line_text_field]': 'Hall; Bath' }]))
  t.same(said.products[0]?.attributes, { rooms: ['Hall', 'Bath'] })
})

t.test('measures, ratings, prices and lists are read as people write them', async (t) => {
  const cases: [string, unknown][] = [
    ['{"value":25.0,"unit":"cm"}', '25 cm'],
    ['{"value":"1.50","unit":"KILOGRAMS"}', '1.5 kg'],
    ['{"value":2,"unit":"IMPERIAL_PINTS"}', '2 imperial pints'],
    ['{"value":8,"unit":"us_fl_oz"}', '8 us fl oz'],
    ['{"value":"4.8","scale_min":"1.0","scale_max":"5.0"}', '4.8 / 5'],
    ['{"amount":"5.90","currency_code":"CAD"}', '5.90 CAD'],
    ['["oak","ash"]', ['oak', 'ash']],
    ['[1,2.5]', ['1', '2.5']],
    ['[{"value":1,"unit":"m"},{"value":20,"unit":"in"}]', ['1 m', '20 in']],
    ['[for him]', '[for him]'],
    ['{wrapped}', '{wrapped}'],
    ['12', 12],
    ['007', '007'],
    ['TRUE', true],
  ]
  for (const [cell, value] of cases)
    t.same(attributesOf('custom.x', cell), { attributes: { x: value }, codes: [] }, cell)
})

t.test('formatted text becomes its text, however deep somebody nests it', async (t) => {
  const text = (value: string) => ({ type: 'text', value })
  const item = (...children: object[]) => ({ type: 'list-item', children })
  const tree = {
    type: 'root',
    children: [
      { type: 'heading', level: 2, children: [text('Care')] },
      { type: 'paragraph', children: [text('Wash '), { ...text('cold'), bold: true }, text('.')] },
      { type: 'list', listType: 'unordered', children: [item(text('No bleach')), item(text('No iron'))] },
      { type: 'paragraph', children: [{ type: 'link', url: 'https://e.example', children: [text('More')] }] },
    ],
  }
  t.same(attributesOf('custom.care', JSON.stringify(tree)), {
    attributes: { care: 'Care\nWash cold.\nNo bleach\nNo iron\nMore' },
    codes: [],
  })
  const deep = `${'{"type":"root","children":['.repeat(2000)}${']}'.repeat(2000)}`
  t.same(attributesOf('custom.care', deep), { attributes: {}, codes: [] })
})

t.test('what names things of the other shop, and data without a known form, is left out and said', async (t) => {
  const left = [['metafield_left_out', column('custom.x')]]
  for (const cell of [
    'gid://shopify/Product/1',
    'gid://shopify/Product/1; gid://shopify/Product/2',
    '["gid://shopify/Metaobject/1"]',
    'shopify--color-pattern-dgy1dvxa',
    '{"colour":"red"}',
    '[{"a":1}]',
  ]) {
    t.same(attributesOf('custom.x', cell), { attributes: {}, codes: left }, cell)
  }
  t.same(attributesOf('custom.x', '["oak","gid://shopify/Metaobject/1"]'), { attributes: { x: ['oak'] }, codes: left })
})

t.test('options whose words Shopify keeps for itself are said once for the file', async (t) => {
  const [black, oak] = ['shopify--color-pattern-dgy1dvxa', 'shopify--material-dek7lzif']
  const cells = 'product.metafields.shopify.color-pattern'
  t.same(attributesOf('shopify.color-pattern', `${black}; ${oak}; white`), {
    attributes: { color_pattern: ['white'] },
    codes: [['metafield_left_out', `shopify.color-pattern (${cells})`]],
  })
  const shop = await createFixture(t)
  const option = (handle: string, value: string) => ({
    ...row,
    Handle: handle,
    'Option1 Name': 'Color',
    'Option1 Value': value,
  })
  t.match(await run(shop, csv([option('a', black), option('b', black), option('c', 'Black')])), {
    counts: { created: 3, warnings: 1 },
    warnings: [
      { line: 2, column: 'Option1 Value', code: 'option_value_linked', detail: /: in 2 products \(lines 2, 3\)$/ },
    ],
  })
})

t.test('it is said once for each column, with the number of products and where they are', async (t) => {
  const shop = await createFixture(t)
  const guide = column('custom.guide')
  const rows = Array.from({ length: 23 }, (_, at) => ({
    ...{ ...row, Handle: `p${at}` },
    [guide]: at === 1 ? '' : 'gid://shopify/Page/7',
    [column('custom.box')]: at === 3 ? '{"a":1}' : '{"value":3,"unit":"cm"}',
  }))
  const done = await run(shop, csv(rows))
  t.match(done, { counts: { created: 23, warnings: 2 } })
  t.match(done.warnings, [
    {
      line: 2,
      column: guide,
      code: 'metafield_left_out',
      detail: /shop.*: in 22 products \(lines 2, 4, 5, .*, 21, 22 …\)$/,
    },
    { line: 5, column: column('custom.box'), detail: /data.*: in 1 product$/ },
  ])
  t.same((await product(shop, 'p1')).attributes, { box: '3 cm' })
  t.match(await run(shop, csv(rows)), { counts: { unchanged: 23, warnings: 2 } })
})
