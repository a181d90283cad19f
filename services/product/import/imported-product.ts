import type { AttributeValue, ProductStatus } from '../domain/product.ts'
import type { UnitPriceMeasure } from '../domain/unit-price.ts'
import type { InventoryPolicy } from '../domain/variant.ts'

/** A price that a file carries; `compare_at` undefined = the file has no such column, null = no former price. */
export interface ImportedPrice {
  currency: string
  amount: number
  compare_at?: number | null
}

/** A picture of a file, in the order it is shown. */
export interface ImportedMedia {
  url: string
  /** null = the file says nothing. */
  alt: string | null
}

/** A variant of a file. Null always means that the file says nothing, so that what is stored stays. */
export interface ImportedVariant {
  line: number
  option_values: Record<string, string>
  sku: string | null
  barcode: string | null
  prices: ImportedPrice[]
  unit_price_measure: UnitPriceMeasure | null
  weight_grams: number | null
  requires_shipping: boolean | null
  taxable: boolean | null
  tax_class: string | null
  inventory_policy: InventoryPolicy | null
  track_inventory: boolean | null
  /** Units of initial stock, to be set where inventory has none for this variant; null = no stock given. */
  stock: number | null
  /** Whether the file names who tracks it; without a quantity beside it, the file leaves out what it knows. */
  is_tracker_given: boolean
  /** Without a quantity it stays tracked, and is not for sale until somebody counts, unless the merchant chose otherwise. */
  stays_uncounted: boolean
  /** Whoever sent the file may not change stock: what it says of it is left out. */
  is_stock_left_out?: boolean
  image_url: string | null
}

/** What becomes of tracked variants that come without a quantity. */
export type WithoutQuantity = 'not_counted' | 'in_stock' | 'zero'

/** A product of a file, checked. Null always means that the file says nothing, so that what is stored stays. */
export interface ImportedProduct {
  /** Columns that a new product would need; the file has none of them, so it only changes known products. */
  missing: readonly string[]
  /** Where it begins in the file. */
  line: number
  /** What the file calls it, in small letters: the natural key. */
  handle: string
  /** What recognised it before it had this handle, if a known product of the same title has it; null = nothing. */
  former_handle: string | null
  /** Whether its handle is a number of the other shop: another shop has it, too. */
  is_named_by_id?: boolean
  /** Whether WordPress made the addresses of its page and of its categories, of their names. */
  is_of_wordpress?: boolean
  /** What the slug of a new product is made of; null = its handle. */
  address: string | null
  /** The slug that the file says, of known products too; null = none. */
  slug: string | null
  /** RFC 3339; null = the file says nothing. */
  published_at: string | null
  /** Null = the file says nothing, of a known product. */
  title: string | null
  /** Sanitised HTML. */
  description: string | null
  description_text: string | null
  vendor: string | null
  type: string | null
  tags: string[] | null
  status: ProductStatus | null
  /** Of each category its names from the root down; empty = the file names none. */
  category_paths: string[][]
  attributes: Record<string, AttributeValue>
  /** Null = the file has no options: those of the stored product hold. */
  option_names: string[] | null
  media: ImportedMedia[]
  variants: ImportedVariant[]
  seo: { title: string | null; description: string | null }
  /** What deserves a look although it is imported. */
  remarks: ImportRemark[]
}

/** A row that was not imported, and why. Lines count from 1; `column` is the header as the file spells it. */
export interface RejectedRow {
  line: number
  column: string | null
  code: string
  detail: string
}

/** What deserves a look of what was imported. */
export interface ImportRemark extends RejectedRow {
  /** Said once for the file, with the number of products that it is about. */
  is_about_file?: true
}

/** Characters of a reason, which may quote a cell of half a million. */
const MAX_DETAIL = 500

/** A reason as it is kept and shown. */
export function shortened(row: RejectedRow): RejectedRow {
  const { detail } = row
  return detail.length <= MAX_DETAIL ? row : { ...row, detail: `${detail.slice(0, MAX_DETAIL).toWellFormed()}…` }
}

/** The outcome of reading the rows of one product. */
export type ImportResult = { ok: ImportedProduct } | { rejected: RejectedRow[] }
