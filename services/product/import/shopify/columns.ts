import { foldText } from '../../domain/text.ts'
import type { Column } from '../file/columns.ts'

// Each field's headers: the classic export first, then the one of 2025 (which also fills the product template).
const HEADERS = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  description: ['body (html)', 'body html', 'body', 'description'],
  vendor: ['vendor'],
  category: ['product category', 'standard product type', 'standardized product type'],
  type: ['type', 'custom product type', 'product type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  option1_name: ['option1 name'],
  option1_value: ['option1 value'],
  option2_name: ['option2 name'],
  option2_value: ['option2 value'],
  option3_name: ['option3 name'],
  option3_value: ['option3 value'],
  sku: ['variant sku', 'sku'],
  barcode: ['variant barcode', 'barcode'],
  grams: ['variant grams', 'weight value (grams)'],
  weight: ['variant weight'],
  weight_unit: ['variant weight unit', 'weight unit for display'],
  tracker: ['variant inventory tracker', 'inventory tracker'],
  quantity: ['variant inventory qty', 'variant inventory quantity', 'inventory quantity'],
  policy: ['variant inventory policy', 'continue selling when out of stock'],
  price: ['variant price', 'price'],
  compare_at: ['variant compare at price', 'compare-at price', 'compare at price'],
  unit_quantity: ['unit price total measure', 'variant unit price total measure'],
  unit: ['unit price total measure unit', 'variant unit price total measure unit'],
  reference_quantity: ['unit price base measure', 'variant unit price base measure'],
  reference_unit: ['unit price base measure unit', 'variant unit price base measure unit'],
  requires_shipping: ['variant requires shipping', 'requires shipping'],
  taxable: ['variant taxable', 'charge tax'],
  tax_code: ['variant tax code', 'tax code'],
  image_url: ['image src', 'product image url'],
  image_position: ['image position'],
  image_alt: ['image alt text'],
  variant_image: ['variant image', 'variant image url'],
  gift_card: ['gift card'],
  seo_title: ['seo title', 'metafield: title_tag'],
  seo_description: ['seo description', 'metafield: description_tag'],
  // Of Matrixify, a program that exports Shopify's products too.
  ...{ command: ['command'], variant_command: ['variant command'], image_command: ['image command'] },
  location: ['location'],
  available: ['available', 'available (not editable)'],
  on_hand: ['on hand', 'on hand (current)'],
  on_hand_new: ['on hand (new)'],
} as const

export type ShopifyField = keyof typeof HEADERS

const FIELD_OF = new Map<string, ShopifyField>(
  (Object.keys(HEADERS) as ShopifyField[]).flatMap((field) => HEADERS[field].map((header) => [header, field] as const)),
)

// Google's columns were renamed in 2025; both names must give one attribute.
const GOOGLE_KEYS: Record<string, string> = {
  manufacturer_part_number_mpn: 'mpn',
  adwords_grouping: 'ad_group_name',
  adwords_labels: 'ads_labels',
  google_product_category: 'product_category',
}

/** What a header cell means. `Price / United States` names a market, not a currency, and is left out: its currency is not in the file. */
export function columnOf(header: string, isCurrency: (code: string) => boolean): Column {
  const name = foldText(header).replace(/\s+/g, ' ').trim()
  const field = FIELD_OF.get(name.replace(/^(metafield: [a-z]+_tag) ?\[[\w.]+\]$/, '$1'))
  if (field) return { kind: 'field', field }
  const market = /^(price|compare[ -]at price) ?\/ ?(.+)$/.exec(name)
  if (market) return marketColumn(market[1] === 'price' ? 'price' : 'compare_at', market[2] ?? '', isCurrency)
  const google = /^google shopping ?\/ ?(.+)$/.exec(name)
  if (google) {
    const key = attributeKey(google[1] ?? '')
    return attributeColumn(`google_${GOOGLE_KEYS[key] ?? key}`)
  }
  const metafield =
    /\(?product\.metafields\.([\w-]+)\.([\w-]+)\)?$/.exec(name) ??
    /^metafield: ([\w-]+)\.([\w-]+)(?: ?(\[list\.))?/.exec(name)
  if (metafield) return metafieldColumn(metafield[1] ?? '', metafield[2] ?? '', metafield[3] !== undefined)
  return { kind: 'ignored' }
}

/** What Shopify's own apps keep is no fact about a product: what its search prefers, and products to show beside it by their ids there. */
function metafieldColumn(namespace: string, name: string, isSaidList: boolean): Column {
  if (namespace.startsWith('shopify--discovery')) return { kind: 'ignored' }
  if (namespace === 'mm-google-shopping') return attributeColumn(`google_${name}`, `google_mm_${name}`)
  // What Shopify itself keeps of a category, such as colours and sizes, are lists.
  return attributeColumn(name, `${namespace}_${name}`, isSaidList || namespace === 'shopify')
}

/** Longest name of an attribute that the API takes. */
const MAX_ATTRIBUTE_NAME = 100

function attributeColumn(name: string, longName = name, isList = false): Column {
  if (attributeKey(longName).length > MAX_ATTRIBUTE_NAME) return { kind: 'ignored' }
  return { kind: 'attribute', key: attributeKey(name), longKey: attributeKey(longName), isList }
}

function marketColumn(kind: 'price' | 'compare_at', market: string, isCurrency: (code: string) => boolean): Column {
  const currency = market.toUpperCase()
  return /^[A-Z]{3}$/.test(currency) && isCurrency(currency) ? { kind, currency } : { kind: 'ignored' }
}

/** A name that is safe as a document key and as a query parameter: `color-pattern` → `color_pattern`. */
export function attributeKey(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

/** What an inventory export has beside locations and what we read of it. */
const INVENTORY_COLUMNS = ['hs code', 'coo', 'bin name', 'incoming', 'unavailable', 'committed']

/** Whether a header cell stands in inventory exports alone. */
export function isInventoryColumn(header: string): boolean {
  const name = foldText(header).replace(/ \(not editable\)$/, '')
  return INVENTORY_COLUMNS.includes(name)
}

/** The header of a column when it is missing, as the classic export writes it. */
export const COLUMNS_OF_NEW: readonly { field: ShopifyField; header: string }[] = [
  { field: 'handle', header: 'Handle' },
  { field: 'title', header: 'Title' },
  { field: 'price', header: 'Variant Price' },
]
