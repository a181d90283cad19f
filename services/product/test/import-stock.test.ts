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
    const missing = { code: 'products_not_in_file' }
    t.match(await run(shop, file('x'), '?dry_run=true'), { warnings: [missing, { line: 2 }] }, 'a dry run says it too')
    const two = await run(shop, `${file('y')}z,Cup,Size,S,shopify,deny,5,active\n`, '?dry_run=true')
    const detail = /^3 variants come without a quantity: .*: in 2 products \(lines 2, 4\)$/
    t.match(
      two,
      { counts: { warnings: 2 }, warnings: [missing, { line: 2, code: 'without_quantity', detail }] },
      'once',
    )
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

t.test(
  'stock that was counted stays at a later import, and the report says where the file has another number',
  async (t) => {
    const shop = await createFixture(t)
    const head =
      'Handle,Title,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'
    const file = (small: number, large: number) =>
      `${head}\ncup,Cup,Size,S,shopify,${small},1,active\ncup,,,L,shopify,${large},1,\n`
    t.match(await run(shop, file(3, 5)), { counts: { stock_set: 2, stock_kept: 0 } })
    t.match(await run(shop, file(3, 9)), {
      counts: { unchanged: 1, stock_set: 0, stock_kept: 1, warnings: 1 },
      warnings: [
        {
          line: 3,
          code: 'stock_kept',
          detail:
            /^1 variant keeps what was counted before, here or by an .*: 9 in the file, 5 here \(line 3\): line 3$/,
        },
      ],
    })
    t.match(await run(shop, file(2, 9)), {
      counts: { stock_kept: 2, warnings: 1 },
      warnings: [{ line: 2, detail: /^2 variants keep .*: 2 in the file, 3 here \(line 2\); 9 in .*: lines 2, 3$/ }],
    })
  },
)

const INVENTORY = 'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location'

t.test('the inventory export of Shopify counts variants at their locations', async (t) => {
  const shop = await createFixture(t)
  await run(shop, `${HEAD}\nmug,Mug,Size,S,shopify,deny,5,active\nmug,,,L,shopify,deny,6,\n`)
  const row = (handle: string, size: string, location: string, numbers: string) =>
    `${handle},Mug,Size,${size},,,,${location},${numbers}\n`
  const file =
    `${INVENTORY},Incoming (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)\n` +
    row('mug', 'S', 'Berlin', '0,2,5,7,') +
    row('mug', 'S', 'Graz', '0,0,1,1,4') +
    row('mug', 'L', 'Berlin', 'not stocked,not stocked,not stocked,not stocked,') +
    row('mug', 'L', 'Graz', '0,3,-3,0,') +
    row('jug', 'S', 'Graz', '0,0,1,1,')
  const done = await run(shop, file)
  t.match(done, {
    source: 'shopify_inventory',
    counts: { updated: 1, rejected: 1, stock_set: 2 },
    rejections: [{ line: 6, code: 'product_unknown' }],
    warnings: [{ line: 4, column: 'Available (not editable)', code: 'stock_below_zero', detail: /^3 units are sold/ }],
  })
  t.match(await stockOf(shop, 'mug'), [
    {
      tracked: true,
      policy: 'deny',
      locations: [
        { name: 'Berlin', quantity: 5 },
        { name: 'Graz', quantity: 4 },
      ],
    },
    { tracked: true, policy: 'deny', locations: [{ name: 'Graz', quantity: 0 }] },
  ])
  t.match(await run(shop, file), { counts: { unchanged: 1, rejected: 1, stock_set: 0, stock_kept: 0 } })
  const later = file.replace(',5,7,', ',9,11,')
  t.match(await run(shop, later), {
    counts: { stock_kept: 1 },
    warnings: [{ line: 2, code: 'stock_kept' }, { code: 'stock_below_zero' }],
  })
})

t.test('rows of an inventory export are read by variant wherever they stand, as Shopify writes them', async (t) => {
  const shop = await createFixture(t)
  const sizes = ['S', 'M', 'L'].map((size) => `set,Set,Size,${size},shopify,deny,5,active\n`)
  await run(shop, `${HEAD}\n${sizes.join('')}mug,Mug,,,shopify,deny,5,active\n`)
  const head = `${INVENTORY},Available (not editable)\n`
  const row = (handle: string, size: string, count: number) => `${handle},X,Size,${size},,,,Berlin,${count}\n`
  const mug = 'mug,Mug,Title,Default Title,,,,Berlin,4\n'
  const file = head + row('set', 'S', 1) + row('set', 'M', 2) + mug + row('set', 'L', 3)
  const twice = await run(shop, `${file}${mug.replace(',4', ',5')}`)
  t.match(twice, {
    counts: { updated: 1, rejected: 1, stock_set: 3 },
    rejections: [{ line: 4 }, { line: 6, code: 'location_repeated', detail: /at "Berlin" on another line/ }],
  })
  t.match(await run(shop, file), { counts: { updated: 1, unchanged: 1, stock_set: 1, warnings: 0 } })
  const at = (quantity: number) => ({ locations: [{ name: 'Berlin', quantity }] })
  t.match(await stockOf(shop, 'set'), [at(1), at(2), at(3)])
  t.match(await stockOf(shop, 'mug'), [at(4)])
})

t.test(
  'an inventory export with a column for each location is read too, and what has no such variant is rejected',
  async (t) => {
    const shop = await createFixture(t)
    await run(
      shop,
      `${HEAD}\npot,Pot,Title,Default Title,shopify,deny,5,active\nmug,Mug,Size,S,shopify,deny,5,active\n`,
    )
    const head = 'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Berlin,Graz'
    const lines = 'pot,Pot,Title,Default Title,,,,3,not stocked\nmug,Mug,Size,XL,,,,1,1\n'
    t.match(await run(shop, `${head}\n${lines}`), {
      counts: { updated: 1, rejected: 1 },
      rejections: [{ line: 3, code: 'variant_unknown', detail: 'the product has no variant "XL"' }],
    })
    t.match(await stockOf(shop, 'pot'), [{ locations: [{ name: 'Berlin', quantity: 3 }] }])
  },
)

t.test(
  'the stock of many variants at many locations with long names is set in parts that inventory takes',
  async (t) => {
    const shop = await createFixture(t)
    const sizes = Array.from({ length: 30 }, (_, n) => `${n}`)
    await run(shop, [HEAD, ...sizes.map((size) => `cup,Cup,Size,${size},shopify,deny,5,active`), ''].join('\n'))
    const names = Array.from({ length: 200 }, (_, n) => `${n} `.padEnd(120, '倉'))
    const head = ['Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO', ...names].join()
    const rows = sizes.map((size) => [`cup,Cup,Size,${size},,,`, ...names.map(() => 3)].join())
    const callsBefore = shop.inventory.calls
    t.match(await run(shop, [head, ...rows, ''].join('\n')), { counts: { updated: 1, stock_set: 30, rejected: 0 } })
    t.equal(shop.inventory.calls - callsBefore, 3, 'of ten variants each')
    const stock = (await stockOf(shop, 'cup')) as { locations: unknown[] }[]
    t.same(
      stock.map(({ locations }) => locations.length),
      sizes.map(() => 200),
    )
  },
)

t.test('an interrupted import counts as set what it had set before', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'
  const done = await run(shop, `${head}\ncup,Cup,shopify,3,1,active\nmug,Mug,shopify,5,1,active\n`)
  t.match(done, { counts: { created: 2, stock_set: 2 } })
  const noCounts = { created: 0, updated: 0, unchanged: 0, rejected: 0, rejected_rows: 0 }
  // As left behind by a process that died after it had set the stock and before it saved that.
  const before = { state: 'running' as const, resume_line: 0, counts: noCounts }
  await shop.db.imports.updateOne({ _id: String(done.id) }, { $set: before })
  await shop.runImportNow(String(done.id))
  const { body } = await shop.clerk<Body>('GET', `/v1/admin/imports/${done.id}`)
  t.match(body, { counts: { created: 2, stock_set: 2, stock_kept: 0, warnings: 0 } })
})

t.test(
  'what each location of an inventory export says is not stocked is counted as 0, as it is sold out there',
  async (t) => {
    const shop = await createFixture(t)
    const sizes = ['S', 'M', 'L']
    await run(shop, [HEAD, ...sizes.map((size) => `mug,Mug,Size,${size},shopify,deny,5,active`), ''].join('\n'))
    const row = (size: string, location: string, cells: string) => `mug,Mug,Size,${size},,,,${location},${cells}\n`
    const file =
      `${INVENTORY},Available (not editable),On hand (current),On hand (new)\n` +
      row('S', 'Berlin', 'not stocked,not stocked,') +
      row('S', 'Graz', 'Not stocked,Not stocked,') +
      row('M', 'Berlin', 'not stocked,not stocked,') +
      row('M', 'Graz', '4,4,') +
      row('L', 'Berlin', 'not stocked,not stocked,') +
      row('L', 'Graz', ',,')
    t.match(await run(shop, file), {
      counts: { updated: 1, stock_set: 2 },
      warnings: [
        { line: 2, code: 'stocked_nowhere', detail: /^variants that are stocked at no location .*: in 1 product$/ },
      ],
    })
    const [small, medium, large] = await stockOf(shop, 'mug')
    t.match(small, { tracked: true, policy: 'deny', quantity: 0 })
    t.notOk(small?.locations, 'no location is said to have it')
    t.match(medium, { tracked: true, locations: [{ name: 'Graz', quantity: 4 }] })
    t.match(large, { tracked: false }, 'one that a location says nothing of is left as it is')
    const columns = 'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Berlin,Graz'
    await run(shop, `${HEAD}\npot,Pot,Title,Default Title,shopify,deny,5,active\n`)
    t.match(await run(shop, `${columns}\npot,Pot,Title,Default Title,,,,not stocked,not stocked\n`), {
      counts: { updated: 1, stock_set: 1 },
    })
    t.match(await stockOf(shop, 'pot'), [{ tracked: true, quantity: 0 }])
  },
)

t.test('a dry run says how many variants would be counted, and which keep the stock they have', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'
  await run(shop, `${head}\npot,Pot,shopify,5,1,active\n`)
  const next = `${head}\npot,Pot,shopify,7,1,active\npan,Pan,shopify,3,1,active\n`
  const foreseen = await run(shop, next, '?dry_run=true')
  const told = {
    counts: { created: 1, unchanged: 1, stock_set: 1, stock_kept: 1, warnings: 1 },
    warnings: [{ line: 2, code: 'stock_kept', detail: /: 7 in the file, 5 here/ }],
  }
  t.match(foreseen, told)
  t.match(await run(shop, next), told, 'as the run does')
})

t.test('what is owed to buyers stays owed where it is sold without stock, and is said everywhere', async (t: Test) => {
  const shop = await createFixture(t)
  const head = HEAD.replace('Tracker,', 'Tracker,Variant Inventory Qty,')
  const file =
    `${head}\nmug,Mug,Size,S,shopify,-3,continue,5,active\nmug,,,M,shopify,-4,continue,5,\n` +
    'mug,,,L,shopify,-2,deny,5,\ncup,Cup,,,shopify,-1,,5,active\npot,Pot,,,,-9,deny,5,active\n'
  const done = await run(shop, file)
  t.match(done, {
    counts: { created: 3, stock_set: 4, warnings: 3 },
    warnings: [
      { line: 2, column: 'Variant Inventory Qty', code: 'stock_below_zero', detail: /^7 units.*below zero here too/ },
      { line: 4, code: 'stock_below_zero', detail: /^2 units are sold beyond the stock: it begins at 0/ },
      { line: 5, code: 'stock_below_zero', detail: /^1 unit is/ },
    ],
  })
  t.match(await stockOf(shop, 'mug'), [{ quantity: -3, policy: 'continue' }, { quantity: -4 }, { quantity: 0 }])
  t.match(await stockOf(shop, 'cup'), [{ quantity: 0, tracked: true }])
  t.match((await read(shop, 'mug')).variants, [{ available: true }, { available: true }, { available: false }])
  t.match(await run(shop, file), { counts: { unchanged: 3, stock_kept: 0 } })
  const deep = `${head}\nvat,Vat,,,shopify,-1000001,continue,5,active\n`
  t.match(await run(shop, deep), { rejections: [{ line: 2, code: 'quantity_invalid' }] })
})
