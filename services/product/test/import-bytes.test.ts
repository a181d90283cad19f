import { Readable } from 'node:stream'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { surveyFile } from '../import/file/survey.ts'
import { type Body, createFixture, type Fixture } from './fixture.ts'

async function upload(shop: Fixture, bytes: Buffer, type = 'text/csv') {
  const headers = { 'content-type': type }
  return shop.clerk<Body & { id: string }>('POST', '/v1/admin/imports', { body: bytes, headers })
}

async function run(shop: Fixture, bytes: Buffer | string, type?: string) {
  const { status, body } = await upload(shop, Buffer.from(bytes as string), type)
  if (status !== 202) throw new Error(JSON.stringify(body))
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body & { id: string }>('GET', `/v1/admin/imports/${body.id}`)).body
}

const titleOf = async (shop: Fixture, slug: string) =>
  (await shop.shopper<Body>('GET', `/v1/products/${slug}`)).body.title

const HEAD = 'Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'
const file = (...lines: string[]) => `${[HEAD, ...lines].join('\n')}\n`

t.test('a file is read in the charset that it is in, or that its sender names', async (t) => {
  const shop = await createFixture(t)
  const text = (slug: string) => file(`${slug},Größe 5 €,,,1,active`)
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
  const latin = Buffer.from(text('x').replace('€', '\u0080'), 'latin1')
  const files: [string, Buffer, string?][] = [
    ['windows-1252', latin],
    ['utf-16le', Buffer.from(`\uFEFF${text('x')}`, 'utf16le')],
    ['utf-16be', swapped(Buffer.from(`\uFEFF${text('x')}`, 'utf16le'))],
    ['utf-16le', Buffer.from(text('x'), 'utf16le')],
    ['utf-16be', swapped(Buffer.from(text('x'), 'utf16le'))],
    ['utf-8', Buffer.from(`\uFEFF${text('x')}`)],
    ['windows-1252', latin, 'text/csv; charset=ISO-8859-1'],
  ]
  for (const [charset, bytes, type] of files) {
    const done = await run(shop, bytes, type)
    t.match(done, { charset, counts: { rejected: 0 } }, `${charset} ${type ?? ''}`)
    t.equal(await titleOf(shop, 'x'), 'Größe 5 €')
  }
  const assumed = await run(shop, latin)
  t.match(assumed.warnings, [{ line: 2, code: 'charset_assumed', detail: /: "Größe"\. If/ }], 'a guess is said')
  const cyrillic = Buffer.concat([
    Buffer.from(`${HEAD}\nb,`),
    Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    Buffer.from(',,,1,active\n'),
  ])
  const { body } = await upload(shop, cyrillic)
  const failure = await shop.runImportNow(body.id).catch((error: unknown) => error)
  t.match(failure, { problem: { code: 'charset_unknown', detail: /^Line 2 is neither.* big5, / } })
  await run(shop, cyrillic, 'text/csv; charset=windows-1251')
  t.equal(await titleOf(shop, 'b'), 'Привет')
  t.match((await upload(shop, latin, 'text/csv; charset=klingon')).body, { code: 'unsupported_media_type' })
})

t.test('bytes that are no text cost the product they stand in, and are never stored', async (t) => {
  const shop = await createFixture(t)
  const lines = file('a,Größe äöü,,,1,active', 'b,B?,,,1,active', 'c,C,,,1,active')
  const bytes = Buffer.from(lines)
  bytes[bytes.indexOf('?')] = 0xfc
  const done = await run(shop, bytes)
  t.match(done, { counts: { created: 2, rejected: 1 }, rejections: [{ line: 3, code: 'broken_text' }] })
  t.equal(await titleOf(shop, 'a'), 'Größe äöü')
})

t.test('a fault in mid-file names the line where its record began, and loses that product only', async (t) => {
  const shop = await createFixture(t)
  const done = await run(
    shop,
    file(
      'a,A,shopify,5,1,active',
      'b,"never closed,shopify,5,1,active',
      'c,C,shopify,5,1,active',
      'd,D,shopify,many,1,active',
      'e,"E, really",shopify,7,1,active',
    ),
  )
  t.match(done, {
    state: 'done',
    counts: { created: 3, rejected: 2, rejected_rows: 2, stock_set: 3 },
    rejections: [
      { line: 3, code: 'text_after_quote' },
      { line: 5, code: 'quantity_invalid' },
    ],
  })
  t.equal(shop.inventory.levels.size, 3)
  const { body } = await shop.raw(`/v1/admin/imports/${done.id}/rejections`, staff('catalogue.read'))
  t.match(body, /^b,never closed,shopify,5,1,active,"?line 3: something follows a closing quote/m)
})

t.test(
  'a product whose rows stand apart, or of which a row cannot be read, is imported whole or not at all',
  async (t) => {
    const shop = await createFixture(t)
    const head = 'Handle,Title,Option1 Name,Option1 Value,Variant Price,Status'
    const rows = [
      'cup,Cup,Size,S,1,active',
      'mug,Mug,Size,S,1,active',
      'cup,,,M,1,',
      'pot,Pot,Size,S,1,active',
      'pot,,,"M,1,',
      'pot,,,L,1,',
    ]
    const done = await run(shop, `${head}\n${rows.join('\n')}\n`)
    t.match(done, {
      counts: { created: 1, rejected: 3 },
      rejections: [
        { line: 2, code: 'handle_repeated', detail: /others begin on line 4/ },
        { line: 4, code: 'handle_repeated', detail: /others begin on line 2/ },
        { line: 5, code: 'product_rejected' },
        { line: 6, code: 'quote_not_closed' },
        { line: 7, code: 'product_rejected' },
      ],
    })
    t.equal(await titleOf(shop, 'mug'), 'Mug')
    t.equal(await shop.db.products.countDocuments({}), 1)
  },
)

t.test('a row without a name below a product rejects the product with it, unless it says nothing of one', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src,Status,Vendor'
  const rows = [
    ...['cup,Cup,Size,S,1,,active,', ',,,M,2,,,', ',,,L,3,,,', 'mug,Mug,,,1,,active,'],
    ...['pot,Pot,Size,S,1,,active,', ',,,,,https://e.example/p.jpg,,', 'pot,,,M,1,,,', 'pan,Pan,,,1,,active,'],
  ]
  const done = await run(shop, `${head}\n${rows.join('\n')}\n,,,,,,,sold out\n`)
  const missing = { column: 'Handle', code: 'handle_missing', detail: /write the handle on each row/ }
  t.match(done, {
    counts: { created: 2, rejected: 3, rejected_rows: 7 },
    rejections: [
      ...[
        { line: 2, code: 'product_rejected' },
        { line: 3, ...missing },
        { line: 4, code: 'product_rejected' },
      ],
      ...[
        { line: 6, code: 'product_rejected' },
        { line: 7, ...missing },
        { line: 8, code: 'product_rejected' },
      ],
      { line: 10, code: 'handle_missing', detail: /neither a handle nor a title$/ },
    ],
  })
  t.same(await shop.db.products.distinct('handle'), ['mug', 'pan'])
  const own = 'handle,title,price:EUR,option_1_name,option_1_value\njar,Jar,1,Size,S\n,,2,,M\n'
  t.match(await run(shop, own), { counts: { created: 0, rejected: 1 }, rejections: [{ line: 2 }, { line: 3 }] })
  const counts = 'Handle,Title,Option1 Name,Option1 Value,SKU,Location,Available\nmug,Mug,,,,Berlin,3\n,,,,,Köln,4\n'
  t.match(await run(shop, counts), { counts: { rejected: 1, rejected_rows: 2 }, rejections: [{}, { line: 3 }] })
})

t.test(
  'files with semicolons or tabs, a line that names the separator, and line ends of every kind are read',
  async (t) => {
    const shop = await createFixture(t)
    const semicolons = file('a,"Cup; large" ,,,1,active').replaceAll(',', ';')
    const tabs = file('b,"Cup, large" ,,,1,active')
      .replaceAll(/,(?! )/g, '\t')
      .replaceAll('\n', '\r')
    const named = `sep=;\r\n${semicolons.replace('a;', 'c;')}`
    const mixed = file('d,"Cup\r\nlarge",,,1,active\r\ne,E,,,1,active\rf,F,,,1,active')
    for (const text of [semicolons, tabs, named])
      t.match(await run(shop, text), { counts: { created: 1, rejected: 0 } })
    t.match(await run(shop, mixed), { counts: { created: 3, rejected: 0 } })
    t.same(
      [await titleOf(shop, 'a'), await titleOf(shop, 'b'), await titleOf(shop, 'c'), await titleOf(shop, 'd')],
      ['Cup; large', 'Cup, large', 'Cup; large', 'Cup large'],
    )
  },
)

t.test(
  'what a file and the stored product would be together is within the limits of the API, or rejected',
  async (t) => {
    const shop = await createFixture(t)
    const pictures = (from: number, count: number) => {
      const lines = Array.from(
        { length: count },
        (_, n) => `cup,${n ? '' : 'Cup'},${n ? '' : '1'},https://e.example/${from + n}.jpg`,
      )
      return `Handle,Title,Variant Price,Image Src\n${lines.join('\n')}\n`
    }
    t.match(await run(shop, pictures(0, 200)), { counts: { created: 1 } })
    const done = await run(shop, pictures(200, 100))
    t.match(done, { counts: { updated: 0, rejected: 1 }, rejections: [{ line: 2, code: 'too_many_together' }] })
    const { body } = await shop.raw(`/v1/admin/imports/${done.id}/rejections`, staff('catalogue.read'))
    t.equal(body.split('\r\n').length, 102)
  },
)

t.test(
  'a file in another charset than UTF-8 or Windows-1252 is refused unless it is named, and Western text never is',
  async (t) => {
    // The same words as editors and spreadsheet programs of their countries save them.
    const foreign = {
      shift_jis: '90c282a2837d834f834a8362837600',
      'shift_jis, half width': 'cfb8deb6afcc df',
      'euc-jp': 'c0c4a4a4a5dea5b0a5aba5c3a5d7',
      big5: 'c2c5a6e2b0a8a74aaa4d',
      gbk: 'c0b6c9abb1ad d7d3',
      'euc-kr': 'c6c4b6f5 c4c5',
      'windows-874': 'e1a1e9c7 cad5bfe9d2',
      'windows-1250, Polish': 'aff3b37461 2066696c69bf616e6b61',
      'windows-1250, Polish in small letters': '66696c69bf616e6b61 20 b6',
      'windows-1250, Czech': '70f8ed7275e86b61',
      'windows-1250, Romanian': '63e3ba756c',
      'iso-8859-2': '6b6fb9696365',
      'windows-1254': '47fc6dfcfe 20 4b fc70 65',
      macintosh: '866265726772 9aa765 20 6361668e',
      'macintosh, English': '646f6ed574',
      'iso-2022-jp': '1b244240443b 1b2842',
    }
    const upload = (bytes: Buffer) => async () => Readable.from([bytes])
    const fileOf = (words: Buffer) => Buffer.concat([Buffer.from(`${HEAD}\na,`), words, Buffer.from(',,,1,active\n')])
    for (const [name, hex] of Object.entries(foreign)) {
      const words = Buffer.from(hex.replaceAll(' ', '').replace(/00$/, ''), 'hex')
      const failure = await surveyFile(upload(fileOf(words)), null).catch((error: unknown) => error)
      t.match(failure, { problem: { code: 'charset_unknown', detail: /^Line 2 .*charset=windows-1250/ } }, name)
    }
    const western = [
      'Größe – „groß“, ‚klein‘: 20 m², 5 m³/h, ½ Zoll, 5 €, 30 °C, ±2 µm, W/m²K',
      'L’œuf à la coque… «déjà vu» ; n° 5, Nº 3, 1ª, 10 £ ¥, Moët®, Gore‑Tex™ ©2026'.replace('‑', '-'),
      '¡Hola! ¿Qué tal? ¿Niños? mañana señor, col·legi, Škoda, Žižek, “quoted”—dash, Preis¹ und Maß†',
      'rødgrød med fløde, smörgåsbord, þýðing, Føroyar, çedilha, pães, avós, it´s, 1 × 2 ÷ 3',
    ]
    const codes = new Map([...'€‚„…†‡‰Š‹ŒŽ‘’“”•–—™š›œž'].map((sign) => [sign, 0]))
    for (let byte = 0x80; byte < 0xa0; byte++)
      codes.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte)
    for (const text of western) {
      const cell = text.replaceAll(',', ' ')
      const bytes = Buffer.from([...cell].map((sign) => codes.get(sign) || sign.charCodeAt(0)))
      const found = await surveyFile(upload(fileOf(bytes)), null)
      t.match(found, { charset: 'windows-1252', assumedFrom: 2 }, text)
    }
  },
)
