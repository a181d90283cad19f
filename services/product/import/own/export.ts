import { exponentOf } from '@stoa/kit/values/money'
import { trimmed } from '@stoa/kit/values/visible-text'
import type { AttributeValue, Product } from '../../domain/product.ts'
import { normalizeLine } from '../../domain/text.ts'
import type { Variant } from '../../domain/variant.ts'
import { csvLine } from '../csv/write.ts'
import { formatMinorUnits, maybeThousands } from '../money-text.ts'
import { OTHER_ATTRIBUTES, OWN_FIELDS, type OwnColumn } from './columns.ts'
import { writeList, writePaths } from './lists.ts'
import { writeValue } from './values.ts'

/** What the columns of an export are, beside those that every one has. */
export interface ExportLayout {
  /** ISO 4217 codes, in order. */
  currencies: readonly string[]
  /** Names of attributes that have a column of their own. */
  attributes: readonly string[]
  hasOtherAttributes: boolean
  hasQuantities: boolean
}

/** What an export knows of a product beside the product. */
export interface ExportedProduct {
  product: Product
  handle: string
  /** Of each category its names from the root down. */
  categories: readonly (readonly string[])[]
  /** Variant id → units on hand; none where it was never counted. */
  quantities: ReadonlyMap<string, number>
}

const fieldsOf = ({ hasQuantities }: ExportLayout) =>
  (Object.keys(OWN_FIELDS) as OwnColumn[]).filter((name) => hasQuantities || name !== 'quantity')

export function exportHeader(layout: ExportLayout): string {
  const prices = layout.currencies.flatMap((currency) => [`price:${currency}`, `compare_at:${currency}`])
  const attributes = layout.attributes.map((name) => `attribute:${name}`)
  return csvLine([
    ...fieldsOf(layout),
    ...prices,
    ...attributes,
    ...(layout.hasOtherAttributes ? [OTHER_ATTRIBUTES] : []),
  ])
}

/** Of a moment the second: programs that make a date of it keep no less. */
const secondOf = (moment: string | null) => (moment ?? '').replace(/\.\d+(?=Z$)/, '')

type Cells = Partial<Record<OwnColumn, string>>

function productCells({ product, categories }: ExportedProduct): Cells {
  const { slug, tags, status, published_at, seo, options } = product
  const [first, second, third] = options
  return {
    ...{ slug, title: normalizeLine(product.title), description: trimmed(product.description) },
    ...{ vendor: normalizeLine(product.vendor), type: normalizeLine(product.type), tags: writeList(tags) },
    ...{ categories: writePaths(categories), status, published_at: secondOf(published_at) },
    ...{ seo_title: normalizeLine(seo.title), seo_description: normalizeLine(seo.description) },
    ...{ option_1_name: first?.name ?? '', option_2_name: second?.name ?? '', option_3_name: third?.name ?? '' },
  }
}

/** Three decimals could be thousands to whoever reads the file, so a fourth goes after them. */
const decimalText = (quantity: number) => (maybeThousands(String(quantity), 0) ? `${quantity}0` : String(quantity))

function measureCells(measure: Variant['unit_price_measure']): Cells {
  if (!measure) return {}
  return {
    ...{ unit_price_quantity: decimalText(measure.quantity), unit_price_unit: measure.unit },
    unit_price_reference_quantity: String(measure.reference_quantity),
    unit_price_reference_unit: measure.reference_unit,
  }
}

function variantCells({ product, quantities }: ExportedProduct, variant: Variant): Cells {
  const [first = '', second = '', third = ''] = product.options.map(({ name }) => variant.option_values[name] ?? '')
  const { sku, barcode, weight_grams, track_inventory, media_id, unit_price_measure: measure } = variant
  const picture = product.media.find(({ id }) => id === media_id)
  const quantity = track_inventory ? quantities.get(variant.id) : undefined
  return {
    ...{ option_1_value: first, option_2_value: second, option_3_value: third, sku: sku ?? '', barcode: barcode ?? '' },
    ...{ weight_grams: weight_grams === null ? '' : String(weight_grams), tax_class: variant.tax_class },
    ...{ requires_shipping: String(variant.requires_shipping), taxable: String(variant.taxable) },
    ...{ inventory_policy: variant.inventory_policy, track_inventory: String(track_inventory) },
    ...measureCells(measure),
    // What was sold beyond the stock is no stock.
    quantity: quantity === undefined ? '' : String(Math.max(0, quantity)),
    variant_image_url: picture ? (picture.source_url ?? picture.url) : '',
  }
}

/** Pictures by where they come from: a later import recognises them by it. */
function pictureCells({ media }: Product): Cells[] {
  const alts = new Map(media.map(({ url, source_url, alt }) => [source_url ?? url, alt]))
  return [...alts].map(([image_url, alt]) => ({ image_url, image_alt: normalizeLine(alt) }))
}

function priceCells(variant: Variant | undefined, { currencies }: ExportLayout): string[] {
  return currencies.flatMap((currency) => {
    const price = variant?.prices.find((one) => one.currency === currency)
    const text = (amount: number | null | undefined) =>
      typeof amount === 'number' ? formatMinorUnits(amount, exponentOf(currency)) : ''
    return [text(price?.amount), text(price?.compare_at)]
  })
}

function attributeCells(attributes: Record<string, AttributeValue>, layout: ExportLayout): string[] {
  const listed = layout.attributes.map((name) =>
    Object.hasOwn(attributes, name) ? writeValue(attributes[name] ?? '') : '',
  )
  if (!layout.hasOtherAttributes) return listed
  const names = new Set(layout.attributes)
  const others = Object.entries(attributes).filter(([name]) => !names.has(name))
  return [...listed, others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others.sort()))]
}

/** A product as lines: one for each variant, and more where it has more pictures. */
export function* exportLines(layout: ExportLayout, exported: ExportedProduct): Generator<string> {
  const { product, handle } = exported
  const pictures = pictureCells(product)
  for (let row = 0; row < Math.max(product.variants.length, pictures.length); row++) {
    const variant = product.variants[row]
    const cells: Cells = {
      handle,
      ...(row === 0 ? productCells(exported) : {}),
      ...(variant ? variantCells(exported, variant) : {}),
      ...pictures[row],
    }
    const texts = fieldsOf(layout).map((name) => cells[name] ?? '')
    const attributes = attributeCells(row === 0 ? product.attributes : {}, layout)
    yield csvLine([...texts, ...priceCells(variant, layout), ...attributes])
  }
}
