import { normalizeLine } from '../../domain/text.ts'
import type { Column, Field } from '../file/columns.ts'

/** Columns of our own format, in the order in which they are exported, and what is read of them. */
export const OWN_FIELDS = {
  ...{ handle: 'handle', slug: 'slug', title: 'title', description: 'description', vendor: 'vendor', type: 'type' },
  ...{ tags: 'tags', categories: 'categories', status: 'status', published_at: 'published_at' },
  ...{ seo_title: 'seo_title', seo_description: 'seo_description' },
  ...{ option_1_name: 'option1_name', option_1_value: 'option1_value', option_2_name: 'option2_name' },
  ...{ option_2_value: 'option2_value', option_3_name: 'option3_name', option_3_value: 'option3_value' },
  ...{ sku: 'sku', barcode: 'barcode', weight_grams: 'grams', requires_shipping: 'requires_shipping' },
  ...{ taxable: 'taxable', tax_class: 'tax_code', inventory_policy: 'policy', track_inventory: 'tracked' },
  ...{ unit_price_quantity: 'unit_quantity', unit_price_unit: 'unit' },
  ...{ unit_price_reference_quantity: 'reference_quantity', unit_price_reference_unit: 'reference_unit' },
  ...{ quantity: 'quantity', variant_image_url: 'variant_image', image_url: 'image_url', image_alt: 'image_alt' },
} as const satisfies Record<string, Field>

export type OwnColumn = keyof typeof OWN_FIELDS

/** Attributes beyond those that have a column of their own. */
export const OTHER_ATTRIBUTES = 'attributes'

function isOwn(name: string): name is OwnColumn {
  return Object.hasOwn(OWN_FIELDS, name)
}

/** What a header cell of our own format means, or null. */
function ownColumnOf(header: string, isCurrency: (code: string) => boolean): Column | null {
  const name = header.toLowerCase()
  if (isOwn(name)) return { kind: 'field', field: OWN_FIELDS[name] }
  if (name === OTHER_ATTRIBUTES) return { kind: 'field', field: 'attributes' }
  const [, kind, rest = ''] = /^(price|compare_at|attribute):(.+)$/is.exec(header) ?? []
  if (kind?.toLowerCase() === 'attribute') {
    const key = normalizeLine(rest)
    return key.length > 100 ? null : { kind: 'attribute', key, longKey: key }
  }
  const currency = rest.trim().toUpperCase()
  if (kind === undefined || !isCurrency(currency)) return null
  return { kind: kind.toLowerCase() === 'price' ? 'price' : 'compare_at', currency }
}

export function countOwnColumns(names: readonly string[], isCurrency: (code: string) => boolean = () => true): number {
  return names.filter((name) => ownColumnOf(name.trim(), isCurrency) !== null).length
}

/** The columns of a file of our own format, and which of those are missing that a new product needs. */
export function ownColumnsOf(
  names: readonly string[],
  isCurrency: (code: string) => boolean,
): { columns: Column[]; fields: Map<Field, number>; missing: string[] } {
  const columns = names.map((name): Column => ownColumnOf(name, isCurrency) ?? { kind: 'ignored' })
  const fields = new Map<Field, number>()
  for (const [index, column] of columns.entries()) {
    if (column.kind === 'field' && !fields.has(column.field)) fields.set(column.field, index)
  }
  const needed = (['handle', 'title'] as const).filter((field) => !fields.has(field))
  const isPriced = columns.some(({ kind }) => kind === 'price')
  return { columns, fields, missing: [...needed, ...(isPriced ? [] : ['price:…'])] }
}
