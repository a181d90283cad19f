import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { demoCollections } from '../demo/collections.ts'
import { loadDemo } from '../demo/load.ts'
import { readGerman } from '../demo/translate.ts'

type Row = Readonly<Record<string, string>>

const demo = new URL('../demo/', import.meta.url)

function readRows(): Row[] {
  const text = readFileSync(new URL('products.csv', demo), 'utf8')
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)
  const table: string[][] = [[]]
  for (const [, quoted, plain, end] of cells) {
    table.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') table.push([])
  }
  const [header = [], ...lines] = table.slice(0, -1)
  for (const line of lines) t.equal(line.length, header.length, `row of ${line[0]} has a cell for every column`)
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])))
}

const rows = readRows()
const products = rows.filter((row) => row.Title)
const pictures = readdirSync(new URL('pictures/', demo))

t.test('the shop is big and varied enough to try things on', async (t) => {
  const departments = new Set(products.map((row) => row['Product Category']?.split(' > ')[0]))
  const optionCounts = products.map((row) => {
    if (row['Option1 Name'] === 'Title') return 0
    return [1, 2, 3].filter((number) => row[`Option${number} Name`]).length
  })
  t.ok(products.length >= 60, `${products.length} products`)
  t.ok(departments.size >= 8, `${departments.size} departments`)
  t.same([...new Set(optionCounts)].sort(), [0, 1, 2, 3], 'products with no, one, two and three options')
  t.ok(rows.some((row) => row['Variant Compare At Price']))
  t.ok(rows.some((row) => row['Variant Inventory Qty'] === '0'))
  t.ok(products.some((row) => row.Status === 'draft'))
})

t.test('the rows of a product stand together under a handle of its own', async (t) => {
  const starts = rows.filter((row, at) => row.Handle !== rows[at - 1]?.Handle)
  t.equal(new Set(rows.map((row) => row.Handle)).size, products.length)
  t.same(
    starts.map((row) => row.Handle),
    products.map((row) => row.Handle),
  )
  for (const row of products) {
    for (const column of [
      'Body (HTML)',
      'Vendor',
      'Product Category',
      'Type',
      'Tags',
      'SEO Title',
      'SEO Description',
    ]) {
      t.ok(row[column], `${row.Handle} has ${column}`)
    }
    t.notMatch(row['Body (HTML)'], /<(?!\/?(?:p|ul|li|em|strong)>)/, `${row.Handle} uses plain markup only`)
  }
})

t.test('every variant can be told apart, counted and weighed', async (t) => {
  const combination = (row: Row) => [1, 2, 3].map((number) => row[`Option${number} Value`]).join(' / ')
  for (const column of ['Variant SKU', 'Variant Barcode']) {
    const values = rows.map((row) => row[column]).filter(Boolean)
    t.equal(new Set(values).size, values.length, `no ${column} twice`)
  }
  const combinations = rows.map((row) => `${row.Handle}: ${combination(row)}`)
  t.equal(new Set(combinations).size, rows.length, 'no combination of options twice')
  for (const row of rows) {
    t.match(row['Variant SKU'], /^[A-Z]{2}-[A-Z0-9-]+$/)
    t.match(row['Variant Inventory Qty'], /^\d+$/)
    t.match(row['Variant Grams'], /^[1-9]\d*$/)
    t.equal(row['Variant Inventory Tracker'], 'stoa')
  }
})

t.test('every variant has a price in EUR, USD and GBP, and a sale is one in all three', async (t) => {
  for (const row of rows) {
    const prices = [row['Variant Price'], row['Price / USD'], row['Price / GBP']]
    const before = [row['Variant Compare At Price'], row['Compare At Price / USD'], row['Compare At Price / GBP']]
    for (const price of prices) t.match(price, /^\d+\.\d\d$/, `${row['Variant SKU']} has three prices`)
    const marked = before.filter(Boolean)
    t.ok(marked.length === 0 || marked.length === 3, `${row['Variant SKU']} is on sale everywhere or nowhere`)
    before.forEach((price, at) => {
      if (price) t.ok(Number(price) > Number(prices[at]), `${row['Variant SKU']} was dearer before the sale`)
    })
  }
})

t.test('every picture named exists, is shown somewhere, and is small and harmless', async (t) => {
  const shown = new Set(rows.map((row) => row['Image Src']).filter(Boolean))
  t.same([...shown].sort(), [...pictures].sort())
  for (const row of products) t.ok(row['Image Src'] && row['Image Alt Text'], `${row.Handle} has a picture`)
  for (const row of rows)
    t.ok(!row['Variant Image'] || shown.has(row['Variant Image']), 'a variant shows a known picture')
  for (const name of pictures) {
    const svg = readFileSync(new URL(`pictures/${name}`, demo), 'utf8')
    t.ok(svg.length <= 4096, `${name} is ${svg.length} bytes`)
    t.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 800 800"/)
    t.notMatch(svg, /<script|<foreignObject|<text|\son\w+=|href=/i)
  }
})

t.test('every product, category, option and value that is words has a German text', async (t) => {
  const { products: texts, categories, options } = readGerman()
  t.same(Object.keys(texts).sort(), products.map((row) => row.Handle).sort())
  for (const [slug, [title, text]] of Object.entries(texts)) {
    t.ok(title.length <= 60 && text.length >= 60, `${slug} has a title and a text`)
    t.notMatch(`${title} ${text}`, /[<>&]|\s{2}/, `${slug} is plain text`)
  }
  const names = new Set(products.flatMap((row) => row['Product Category']?.split(' > ') ?? []))
  t.same(Object.keys(categories).sort(), [...names].sort())
  let own: Row | undefined
  for (const row of rows) {
    if (row.Title) own = row
    for (const number of [1, 2, 3]) {
      const name = own?.[`Option${number} Name`] ?? ''
      const value = row[`Option${number} Value`] ?? ''
      if (name === '' || name === 'Title') continue
      t.ok(options[name]?.label, `${name} has a label`)
      // Numbers, ranges and letters of sizes are the same.
      const isSame = /^[\d–]+( (cm|kg|ml))?$|^[SMLX/]+$/.test(value)
      t.ok(isSame || options[name]?.values?.[value], `${name} ${value} has a label`)
    }
  }
})

t.test('every collection has its products, a picture and German texts', async (t) => {
  const handles = new Set(products.map((row) => row.Handle))
  for (const { slug, products: chosen = [], rules, picture, translations } of demoCollections) {
    t.equal(chosen.length > 0, rules === undefined, `${slug} is filled by staff or by rules`)
    for (const handle of chosen) t.ok(handles.has(handle), `${handle} of ${slug} is a product`)
    t.ok(pictures.includes(picture), `${slug} has a picture`)
    t.ok(translations?.de?.title && translations.de.description, `${slug} has German texts`)
  }
})

t.test('a shop that is to be without the demo gets nothing of it, whenever it is started', async (t) => {
  const person = { email: 'x@example.com', password: 'x' }
  const accounts = { customer: person, staff: person, publishableKey: null, isWithoutDemo: true }
  const unused = () => t.fail('nothing is done')
  const nowhere = 'http://127.0.0.1:9'
  t.equal(await loadDemo({ url: nowhere, inboxUrl: nowhere, accounts, save: unused, say: unused }), accounts)
})
