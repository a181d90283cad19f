import fc from 'fast-check'
import t from 'tap'
import { checkVariants } from '../domain/option.ts'
import type { Product } from '../domain/product.ts'
import { type MergeResult, mergeImported } from '../import/merge-product.ts'
import { context, csv, importText, only } from './shopify-file.ts'

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

t.test('a picture of Shopify that has a new version takes the place of the former one', async (t) => {
  const at = (name: string, version: string) =>
    `https://cdn.shopify.com/s/files/1/${name}.png${version && `?v=${version}`}`
  const own = (version: string) => `https://shop.example/cdn/shop/files/c.png?v=${version}`
  const elsewhere = (version: string) => `https://e.example/d.png?v=${version}`
  const file = (version: string, sources: string[]) =>
    only(
      csv([
        ...[{ Handle: 'cup', Title: 'Cup', 'Option1 Name': 'Size', 'Option1 Value': 'S', 'Variant Price': '1' }].map(
          (row) => ({ ...row, 'Image Src': sources[0] ?? '', 'Variant Image': at('b', version) }),
        ),
        ...sources.slice(1).map((url) => ({ Handle: 'cup', 'Image Src': url })),
      ]),
    )
  const first = mergeImported(
    null,
    file('1', [at('a', '1'), at('b', '1'), own('1'), elsewhere('1')]),
    context(),
  ).product
  const [a, b, c, d] = first.media
  const copied = first.media.map((media) => ({
    ...media,
    url: `/v1/media/${media.id}.png`,
    width: 9,
    height: 9,
    alt: 'By hand',
  }))
  const second = file('2', [at('b', '2'), at('a', '1'), own('2'), elsewhere('2')])
  const ids = { ...context(), newId: (kind: string) => `new_${kind}` }
  const { product } = mergeImported({ ...first, media: copied }, second, ids)
  const news = (id: string | undefined, url: string, position: number) => ({
    id,
    url,
    alt: 'By hand',
    position,
    source_url: url,
  })
  t.same(product.media, [
    news(b?.id, at('b', '2'), 1),
    { ...copied[0], position: 2 },
    news(c?.id, own('2'), 3),
    { ...news('new_media', elsewhere('2'), 4), alt: '' },
    { ...copied[3], position: 5 },
  ])
  t.equal(product.variants[0]?.media_id, b?.id)
  t.same([a?.id, d?.id], [product.media[1]?.id, product.media[4]?.id])
  t.equal(mergeImported(product, second, ids).changed, false)
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
          'Image Src': item.image ? `https://cdn.shopify.com/${item.size.length}.jpg?v=${item.image}` : '',
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
