import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'
import { product, quoted, run } from './woocommerce-file.ts'

const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => quoted(row, ',')).join('\n')

t.test('what the API would refuse of a product is rejected by line, whatever its cells spell it with', async (t) => {
  const shop = await createFixture(t)
  const head = ['handle', 'title', 'price:EUR', 'tags', 'attribute:Care', 'attributes', 'categories']
  const bad: [string, string, string, RegExp][] = [
    ['', '', '{"a\\u0000b":1}', /^attributes\/a\uFFFDb: holds a character that cannot be kept/],
    ['', '', '{"a":"x\\u0000"}', /^attributes\/a: holds a character/],
    ['', '', '{"a":["\\ud800"]}', /^attributes\/a\/0: holds a character/],
    ['', '', '{"\\ud800":1}', /holds a character/],
    ['', '', '{"":1}', /A name of an attribute has 1 to 100 characters/],
    ['', '', '{" \\t ":1}', /1 to 100 characters/],
    ['', '', JSON.stringify({ ['k'.repeat(5000)]: 1 }), /1 to 100 characters/],
    ['', '"\\u0000"', '', /^attributes\/Care: holds a character/],
    ['wool, \u200B, felt', '', '', /^tags\/1: /],
  ]
  const rows = bad.map(([tags, care, attributes], index) => [`p${index}`, 'P', '1', tags, care, attributes, ''])
  const invisible = ['p9', 'P', '1', '', '', '', 'Home > \u2800 > Hats']
  const good = ['good', 'Good', '1', 'wool', 'cold', '{" Fibre\\tkind ":"wool"}', '']
  const done = await run(shop, csv(head, ...rows, invisible, good))
  t.match(done, { counts: { created: 1, rejected: bad.length + 1 } })
  for (const [index, [, , , detail]] of bad.entries()) {
    t.match(done.rejections[index], { line: index + 2, detail }, String(detail))
  }
  t.match(done.rejections[0], { column: 'attributes', code: 'characters' })
  t.match(done.rejections[8], { column: 'tags' })
  t.match(done.rejections[9], { line: 11, column: 'categories' })
  const stored: Body = await product(shop, 'good')
  t.same(stored.attributes, { Care: 'cold', 'Fibre kind': 'wool' })
  t.equal(await sentBack(shop, stored), 200)
})

async function sentBack(shop: Fixture, { id, attributes, version }: Body): Promise<number> {
  const headers = { 'if-match': `"${version}"` }
  return (await shop.clerk('PATCH', `/v1/admin/products/${id}`, { body: { attributes }, headers })).status
}

t.test('lists of a WooCommerce file hold nothing longer than the API takes', async (t) => {
  const shop = await createFixture(t)
  const head = ['ID', 'Type', 'SKU', 'Name', 'Published', 'Regular price', 'Images', 'Parent']
  const attribute = ['Attribute 1 name', 'Attribute 1 value(s)']
  const long = (count: number) => 'x'.repeat(count)
  const pair = (id: string, name: string, value: string) => [
    [id, 'variable', `p${id}`, 'Mug', '1', '', '', '', name, value],
    [`${id}1`, 'variation', `v${id}`, '', '1', '9', '', `p${id}`, name, value],
  ]
  const picture = ['1', 'simple', 's', 'Pot', '1', '9', `https://e.example/${long(2000)}`, '', '', '']
  const rows = [picture, ...pair('2', 'Size', long(256)), ...pair('3', long(101), 'S')]
  const done = await run(shop, csv([...head, ...attribute], ...rows))
  t.match(done, { counts: { created: 0, rejected: 3 } })
  const reasons = done.rejections.filter(({ code }) => code !== 'product_rejected')
  t.match(reasons, [{ line: 2, column: 'Images', code: 'too_long' }, { code: 'too_long' }, { code: 'too_long' }])
})
