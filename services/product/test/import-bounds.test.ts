import { Readable } from 'node:stream'
import t from 'tap'
import { readDescription } from '../domain/description.ts'
import { readGroups, UnreadableFile } from '../import/file/file.ts'
import type { Header } from '../import/file/header.ts'
import type { RowGroup } from '../import/file/rows.ts'
import { surveyFile } from '../import/file/survey.ts'
import { readCounts } from '../import/shopify/inventory.ts'
import { readProduct } from '../import/shopify/product.ts'
import { readWooProduct } from '../import/woocommerce/product.ts'

const HEAD = 'Handle,Title,Variant SKU,Variant Price,Status,Remarks'

/** The groups of a file, given in pieces so that a large one is never whole in memory. */
async function read(
  pieces: Iterable<string>,
  limits?: Parameters<typeof readGroups>[2],
): Promise<{ header: Header; groups: RowGroup[] }> {
  const seen: { header?: Header } = {}
  const groups: RowGroup[] = []
  const body = Readable.from(pieces, { objectMode: false })
  const onHeader = (header: Header) => {
    seen.header = header
  }
  for await (const { group } of readGroups(body, onHeader, limits)) groups.push(group)
  if (!seen.header) throw new Error('no header')
  return { header: seen.header, groups }
}

const OPTIONS = { currency: 'EUR', exponentOf: () => 2, today: '2026-01-01' }

const rejectionsOf = (header: Header, group: RowGroup) => {
  const result = readProduct(header, group, OPTIONS, readDescription(''))
  return 'rejected' in result ? result.rejected : []
}

const refusal = (pieces: Iterable<string>, limits?: { products: number }) =>
  read(pieces, limits).then(
    () => null,
    (error: unknown) => (error instanceof UnreadableFile ? error.problem : error),
  )

t.test('empty cells beyond the columns of a file are not kept, however many a row has', async (t) => {
  const commas = ','.repeat(500_000)
  const { header, groups } = await read([
    `${HEAD}${commas}\n`,
    ...['a,A,1', 'a,,2', 'b,B,3'].map((start) => `${start},1.00,active${commas}\n`),
    `c,C,4,1.00,active,,,${commas}beyond\n`,
  ])
  t.equal(header.names.length, 6)
  const cells = groups.flatMap(({ rows }) => rows.map((row) => row.cells.length))
  t.same(cells, [5, 5, 5, 6])
  t.same(rejectionsOf(header, groups[1] as RowGroup), [])
  t.match(rejectionsOf(header, groups[2] as RowGroup), [{ line: 5, code: 'too_many_cells', detail: /500008 cells/ }])
})

t.test('a file of more columns than any product has is refused, and the refusal names the line', async (t) => {
  const names = Array.from({ length: 1_001 }, (_, index) => `Remark ${index}`)
  const problem = await refusal([`${HEAD},${names.join(',')}\n`, 'a,A,1,1.00,active\n'])
  t.match(problem, { code: 'too_many_columns', detail: 'Line 1 has 1007 columns; at most 1000 are taken.' })
})

t.test('a product whose rows are too large together is rejected by line, the next one is not', async (t) => {
  const remark = 'x'.repeat(1_900_000)
  const rows = Array.from({ length: 10 }, (_, index) => `wide,Wide,${index},1.00,active,${remark}\n`)
  const { header, groups } = await read([`${HEAD}\n`, ...rows, 'b,B,1,1.00,active\n'])
  const [wide, next] = groups as [RowGroup, RowGroup]
  t.equal(wide.rows.length, 8)
  t.match(rejectionsOf(header, wide)[0], {
    line: 2,
    code: 'product_too_large',
    detail: 'a product has at most 16000000 characters in all its rows; 2 rows from line 10 on were left out',
  })
  t.same(rejectionsOf(header, next), [])
  const many = Array.from({ length: 4_100 }, (_, index) => `many,Many,${index},1.00,active\n`)
  const { groups: again } = await read([`${HEAD}\n`, ...many])
  t.match(rejectionsOf(header, again[0] as RowGroup)[0], { code: 'too_many_rows', detail: /4 rows from line 4098 on/ })
})

t.test('the products of a file are limited, as each is remembered until its end', async (t) => {
  const rows = Array.from({ length: 12 }, (_, index) => `p${Math.floor(index / 2)},A,${index},1\n`)
  t.equal((await read([`${HEAD}\n`, ...rows], { products: 6 })).groups.length, 6)
  const problem = await refusal([`${HEAD}\n`, ...rows], { products: 5 })
  t.match(problem, { code: 'too_many_products', detail: /at most 5 products; import those from line 12 on/ })
})

t.test('a product is read no further once a hundred of its cells are wrong', async (t) => {
  const currencies = ['EUR', 'USD', 'GBP', 'SEK', 'NOK', 'DKK', 'CHF', 'PLN', 'CZK', 'HUF']
  const head = `handle,title,sku,${currencies.map((code) => `price:${code}`).join(',')}\n`
  const rows = Array.from({ length: 2_000 }, (_, at) => `wide,Wide,${at},${currencies.map(() => '€ 10').join(',')}\n`)
  const { header, groups } = await read([head, ...rows])
  const rejected = rejectionsOf(header, groups[0] as RowGroup)
  t.match(rejected[0], { line: 2, column: 'price:EUR', code: 'price_not_decimal' })
  t.equal(rejected.filter(({ code }) => code === 'price_not_decimal').length, 100)
  t.equal(rejected.filter(({ code }) => code === 'product_rejected').length, 1_990)
})

t.test(
  'a file that ends within a row is not whole: its last product is rejected, whatever price is left of it',
  async (t) => {
    const { header, groups } = await read([`${HEAD}\n`, 'a,A,1,1299.00,active,\n', 'b,B,2,12'])
    t.same(rejectionsOf(header, groups[0] as RowGroup), [])
    t.match(rejectionsOf(header, groups[1] as RowGroup), [{ line: 3, code: 'row_cut_off', detail: /4 of 6 cells/ }])
    const whole = await read([`${HEAD}\n`, 'b,B,2,12,active,'])
    t.same(rejectionsOf(whole.header, whole.groups[0] as RowGroup), [])
    const short = await read([`${HEAD}\n`, 'b,B,2,12\n'])
    t.same(rejectionsOf(short.header, short.groups[0] as RowGroup), [], 'spreadsheet programs leave out empty cells')
  },
)

t.test('a header cell is read once for all languages, and one that is too long means nothing', async (t) => {
  const { header } = await read([`${HEAD},${'é'.repeat(60_000)}\n`, 'a,A,1,1.00,active,,x\n'])
  t.equal(header.names.length, 7)
  t.equal(header.columns[6]?.kind, 'ignored')
})

t.test('a row with a price in a column of a currency is a variant, whatever else it has', async (t) => {
  for (const head of ['handle,title,price:EUR', 'Handle,Title,Price / EUR']) {
    const { header, groups } = await read([`${head}\n`, 'a,A,19.00\n'])
    const description = readDescription('')
    const options = { currency: 'EUR', exponentOf: () => 2, today: '2026-01-01' }
    const result = readProduct(header, groups[0] as RowGroup, options, description)
    t.match(result, { ok: { variants: [{ prices: [{ currency: 'EUR', amount: 1900 }] }] } }, head)
  }
})

t.test(
  'values of options without one that stands open are not combined: 88 kB took 13 seconds, in which nobody was answered',
  async (t) => {
    const attributes = [1, 2, 3].map((number) => `Attribute ${number} name,Attribute ${number} value(s)`).join(',')
    const values = `"${Array.from({ length: 20_000 }, (_, index) => index.toString(16)).join(', ')}"`
    const pieces = [
      `ID,Type,SKU,Name,Published,Parent,Regular price,${attributes}\n`,
      `1,variable,P1,Mug,1,,,A,${values},B,${values},C,\n`,
      '2,variation,V1,Mug,1,P1,10,A,,B,,C,\n',
    ]
    const survey = await surveyFile(async () => Readable.from(pieces, { objectMode: false }), null)
    const { header, groups } = await read(pieces, survey)
    // Rows of a product may stand apart; what puts them together has looked through the file before.
    const group = { ...(groups[0] as RowGroup), rows: groups.flatMap(({ rows }) => rows) }
    const result = readWooProduct(header, group, OPTIONS, readDescription(''))
    t.match(result, {
      rejected: [
        { line: 2, code: 'no_variants' },
        { line: 3, code: 'product_rejected' },
      ],
    })
  },
)

const LOCATIONS = Array.from({ length: 200 }, (_, index) => `Shop ${index}`)
const COUNTS_HEAD =
  'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU,HS Code,COO,'

const countsOf = async (rows: readonly string[], more = '') => {
  const pieces = [`${COUNTS_HEAD}${LOCATIONS}${more}\n`, ...rows]
  const survey = await surveyFile(async () => Readable.from(pieces, { objectMode: false }), null)
  const { header, groups } = await read(pieces, survey)
  return readCounts(header, groups[0] as RowGroup, OPTIONS)
}

t.test(
  'locations of a variant are read up to their limit, however many rows it has: 2 MB took a minute, in which nobody was answered',
  async (t) => {
    const row = `mug,Mug,Title,Default Title,,,,,S,,,${LOCATIONS.map(() => '1')}\n`
    const result = await countsOf(Array.from({ length: 4_096 }, () => row))
    const rejected = 'rejected' in result ? result.rejected : []
    t.match(rejected[1], { line: 3, code: 'location_repeated', detail: /the variant at "Shop 0" on another line/ })
    t.equal(rejected.filter(({ code }) => code === 'location_repeated').length, 100)
    t.match(await countsOf([row.replace('\n', ',1\n')], ',One more'), {
      rejected: [{ line: 2, code: 'too_many', detail: 'more than 200 locations; no more are taken' }],
    })
    t.equal(rejected.length, 4_096, 'each row is listed')
    t.match(await countsOf([row]), { ok: [{ sku: 'S', locations: LOCATIONS.map((name) => ({ name, quantity: 1 })) }] })
  },
)

t.test(
  'cells of an inventory file that are no numbers are not all listed: 2 MB of them were 400,000 reasons',
  async (t) => {
    const row = (index: number) => `mug,Mug,Title,Size ${index},,,,,,,,${LOCATIONS.map(() => 'many')}\n`
    const result = await countsOf(Array.from({ length: 2_000 }, (_, index) => row(index)))
    const rejected = 'rejected' in result ? result.rejected : []
    t.equal(rejected.filter(({ code }) => code === 'quantity_invalid').length, 200, 'those of one row')
  },
)

t.test('pictures of a product are read up to one more than it may have', async (t) => {
  const { header, groups } = await read([
    'Handle,Title,Variant SKU,Variant Price,Image Src\n',
    ...Array.from(
      { length: 4_000 },
      (_, index) => `mug,Mug,${index},10,${index < 300 ? `https://x.test/${index}` : 'no'}\n`,
    ),
  ])
  const codes = rejectionsOf(header, groups[0] as RowGroup).map(({ code }) => code)
  t.notOk(codes.includes('image_url_invalid'), 'what follows is not read')
  t.ok(codes.includes('too_many_media'))
})
