import t from 'tap'
import { checkVariants } from '../domain/option.ts'
import type { Product } from '../domain/product.ts'
import type { ImportedProduct } from '../import/imported-product.ts'
import { mergeImported } from '../import/merge-product.ts'
import { context, csv, importText, sample } from './shopify-file.ts'

t.test('both sample exports import whole, and a second time nothing changes', async (t) => {
  for (const [name, count] of [
    ['shopify-apparel.csv', 20],
    ['shopify-home-and-garden.csv', 20],
  ] as const) {
    const { products, rejected } = importText(sample(name))
    t.same(rejected, [], name)
    t.equal(products.length, count, name)
    for (const product of products) {
      const first = mergeImported(null, product, context(['cat_1']))
      const stored = JSON.parse(JSON.stringify(first.product)) as Product
      const second = mergeImported(stored, product, context(['cat_1'], '2026-02-02T00:00:00.000Z'))
      t.equal(second.changed, false, product.handle)
      t.equal(second.product, stored)
      t.same(
        second.stock,
        first.stock,
        'the stock of a file is always returned; inventory knows what it has set already',
      )
      t.same(checkVariants(first.product.options, first.product.variants), [])
    }
  }
})

t.test('sample products as shoppers see them', async (t) => {
  const { products } = importText(sample('shopify-home-and-garden.csv'))
  const pot = mergeImported(
    null,
    products.find((product) => product.handle === 'clay-plant-pot') as ImportedProduct,
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
    pot.stock.map((stock) => stock.item.quantity),
    [0, 0],
    'an empty tracker means that nothing is counted, whatever the quantity',
  )
  const light = products.find((product) => product.handle === 'copper-light')
  t.same(light?.variants[0]?.prices, [{ currency: 'USD', amount: 5999, compare_at: 7500 }])
  t.same(light?.option_names, [], 'Title / Default Title means no options')
  t.same(light?.category_paths, [['Indoor']])
  const chair = mergeImported(
    null,
    products.find((product) => product.handle === 'pink-armchair') as ImportedProduct,
    context(),
  )
  t.equal(chair.product.variants[0]?.available, true, 'a quantity of 0 beside an empty tracker is for sale')
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
    handle: 'trail-shoe',
    description: '<p>Runs "anywhere".\nEven <b>up</b>hill.</p>',
    description_text: 'Runs "anywhere". Even uphill.',
    tags: ['run', 'Trail'],
    category_paths: [['Apparel & Accessories', 'Shoes']],
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
    stock: -2,
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

t.test(
  'what apps of Shopify keep is no attribute that shoppers see, and an entity is no end of an entry',
  async (t) => {
    const row = {
      ...{ Handle: 'mug', Title: 'Mug', 'Variant Price': '1' },
      'Boost (product.metafields.shopify--discovery--product_search_boost.queries)': 'cup',
      'Custom product (product.metafields.mm-google-shopping.custom_product)': 'false',
      'Care (product.metafields.custom.care)': 'Salt &amp; pepper',
      'Rooms (product.metafields.shopify.rooms)': 'Kitchen; Bath',
    }
    const { products, ignored } = importText(csv([row]))
    t.match(products, [
      { attributes: { google_custom_product: false, care: 'Salt &amp; pepper', rooms: ['Kitchen', 'Bath'] } },
    ])
    t.same(ignored, ['Boost (product.metafields.shopify--discovery--product_search_boost.queries)'])
  },
)
