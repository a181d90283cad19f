import t, { type Test } from 'tap'
import type { Body } from './fixture.ts'
import { createFixture, type Fixture } from './fixture.ts'

const HEAD =
  'Handle,Title,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Policy,Variant Price,Status'

/** Imports a text, and returns the import. */
async function run(shop: Fixture, text: string, query = '') {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const url = `/v1/admin/imports${query}`
  const { status, body } = await shop.clerk<Body & { id: string }>('POST', url, { body: Buffer.from(text), headers })
  if (status !== 202) throw new Error(JSON.stringify(body))
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body>('GET', `/v1/admin/imports/${body.id}`)).body
}

interface Shown {
  available: boolean
  variants: { id: string; available: boolean }[]
}

const read = async (shop: Fixture, slug: string) => (await shop.shopper<Shown>('GET', `/v1/products/${slug}`)).body
const stockOf = async (shop: Fixture, slug: string) => {
  const { variants } = await read(shop, slug)
  return variants.map(({ id }) => shop.inventory.sent.get(id))
}

t.test(
  'a file that tells no quantities leaves nothing sold out in silence: what became of them is chosen and said',
  async (t) => {
    const shop = await createFixture(t)
    const file = (handle: string) =>
      `${HEAD}\n${handle},Cup,Size,S,shopify,deny,5,active\n${handle},,,L,shopify,deny,6,\n`
    const done = await run(shop, file('default'))
    t.match(done, {
      without_quantity: 'not_counted',
      counts: { created: 1, without_quantity: 2, warnings: 1 },
      warnings: [
        { line: 2, code: 'without_quantity', detail: /^2 variants come without a quantity: for sale without/ },
      ],
    })
    t.equal((await read(shop, 'default')).available, true)
    t.match(await stockOf(shop, 'default'), [{ tracked: false }, { tracked: false }])
    t.match(await run(shop, file('stocked'), '?without_quantity=in_stock'), { without_quantity: 'in_stock' })
    t.equal((await read(shop, 'stocked')).available, true)
    t.match(await stockOf(shop, 'stocked'), [{ tracked: true, policy: 'continue', quantity: 0 }, {}])
    t.match(await run(shop, file('empty'), '?without_quantity=zero'), { counts: { without_quantity: 2 } })
    t.equal((await read(shop, 'empty')).available, false)
    t.match(await stockOf(shop, 'empty'), [{ tracked: true, policy: 'deny', quantity: 0 }, {}])
    t.match(await run(shop, file('x'), '?dry_run=true'), { warnings: [{ line: 2 }] }, 'a dry run says it too')
  },
)

t.test(
  'what was chosen stays when the file is imported again, and another choice reaches what was never counted',
  async (t) => {
    const shop = await createFixture(t)
    const file = `${HEAD}\nmug,Mug,,,shopify,deny,5,active\n`
    await run(shop, file)
    t.match(await run(shop, file), { counts: { unchanged: 1, without_quantity: 1 } })
    t.match(await stockOf(shop, 'mug'), [{ tracked: false, replace_uncounted: undefined }])
    t.match(await run(shop, file, '?without_quantity=zero'), { counts: { updated: 1, without_quantity: 1 } })
    t.match(await stockOf(shop, 'mug'), [{ tracked: true, policy: 'deny', replace_uncounted: true }])
    t.match(await run(shop, file), { counts: { unchanged: 1, without_quantity: 0, warnings: 0 } })
  },
)

t.test('an empty tracker is never counted, whatever the quantity beside it', async (t: Test) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'
  const done = await run(shop, `${head}\na,A,,0,1,active\nb,B,,7,1,active\nc,C,shopify,0,1,active\n`)
  t.match(done, { counts: { created: 3, without_quantity: 0, warnings: 0 } })
  t.match([await stockOf(shop, 'a'), await stockOf(shop, 'b')], [[{ tracked: false }], [{ tracked: false }]])
  t.equal((await read(shop, 'a')).available, true)
  t.equal((await read(shop, 'c')).available, false, 'what is tracked and has none is sold out')
})
