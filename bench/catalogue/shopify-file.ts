/** Generated products as the file that a shop would import them from. */
import type { Category } from '@stoa/product/domain/category'
import type { Product } from '@stoa/product/domain/product'
import type { Variant } from '@stoa/product/domain/variant'
import type { GeneratedProduct } from './generated-catalogue.ts'

const ATTRIBUTES = ['material', 'made_in', 'care', 'series', 'warranty_years', 'vegan']
const OTHER_CURRENCIES = ['USD', 'GBP']

type Row = Record<string, string | number | boolean | null | undefined>

const decimal = (amount: number | null | undefined) => (amount === null || amount === undefined ? null : amount / 100)

function pathOf(product: Product, categories: readonly Category[]): string {
  const leaf = categories.find(({ id }) => id === product.category_ids[0])
  const parent = categories.find(({ id }) => id === leaf?.parent_id)
  return [parent?.name, leaf?.name].join(' > ')
}

function productCells(product: Product, categories: readonly Category[]): Row {
  const { title, description, vendor, type, tags, seo } = product
  const attributes = ATTRIBUTES.map((name) => [
    `${name} (product.metafields.custom.${name})`,
    product.attributes[name]?.toString(),
  ])
  return {
    ...{ Title: title, 'Body (HTML)': description, Vendor: vendor, Type: type, Tags: tags.join(', ') },
    ...{ 'Product Category': pathOf(product, categories), 'SEO Title': seo.title, Status: 'active' },
    ...Object.fromEntries(attributes),
  }
}

function variantCells(product: Product, variant: Variant, quantity: number | undefined): Row {
  const options = product.options.flatMap(({ name }, index) => [
    [`Option${index + 1} Name`, name],
    [`Option${index + 1} Value`, variant.option_values[name]],
  ])
  const price = (currency: string) => variant.prices.find((each) => each.currency === currency)
  const others = OTHER_CURRENCIES.flatMap((currency) => [
    [`Price / ${currency}`, decimal(price(currency)?.amount)],
    [`Compare At Price / ${currency}`, decimal(price(currency)?.compare_at)],
  ])
  return {
    ...Object.fromEntries(options),
    ...{ 'Variant SKU': variant.sku, 'Variant Barcode': variant.barcode, 'Variant Grams': variant.weight_grams },
    ...{ 'Variant Inventory Tracker': variant.track_inventory ? 'shopify' : '', 'Variant Inventory Qty': quantity },
    'Variant Inventory Policy': variant.inventory_policy,
    ...{ 'Variant Price': decimal(price('EUR')?.amount) },
    ...{ 'Variant Compare At Price': decimal(price('EUR')?.compare_at) },
    ...{ 'Variant Requires Shipping': true, 'Variant Taxable': true },
    ...Object.fromEntries(others),
  }
}

/** One row for each variant, and one for each picture that is left over; product cells on the first. */
function rowsOf({ product, stock }: GeneratedProduct, categories: readonly Category[]): Row[] {
  const quantities = new Map(stock.filter(({ tracked }) => tracked).map((item) => [item.variant_id, item.quantity]))
  const count = Math.max(product.variants.length, product.media.length)
  return Array.from({ length: count }, (_, index) => {
    const [variant, picture] = [product.variants[index], product.media[index]]
    return {
      Handle: product.slug,
      ...(index === 0 ? productCells(product, categories) : {}),
      ...(variant ? variantCells(product, variant, quantities.get(variant.id)) : {}),
      ...(picture ? { 'Image Src': picture.url, 'Image Position': index + 1, 'Image Alt Text': picture.alt } : {}),
    }
  })
}

const cell = (value: Row[string]) => `"${String(value ?? '').replaceAll('"', '""')}"`

/** A Shopify export of the products. */
export function shopifyFile(products: readonly GeneratedProduct[], categories: readonly Category[]): string {
  const rows = products.flatMap((product) => rowsOf(product, categories))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))]
  return lines.map((line) => line.join(',')).join('\n')
}
