import type { ShopifyField } from '../shopify/columns.ts'
import type { WooField } from '../woocommerce/columns.ts'

/** Our names for the columns that we read: those of a Shopify product export, and what other files have beside them. */
export type Field = ShopifyField | WooField | 'slug' | 'published_at' | 'tracked' | 'attributes'

/** What a column of the file means to us. */
export type Column =
  | { kind: 'field'; field: Field }
  /** `longKey` is the name to use when another column already has `key`; `isList`: `a; b` are two values. */
  | { kind: 'attribute'; key: string; longKey: string; isList?: boolean }
  | { kind: 'price' | 'compare_at'; currency: string }
  | { kind: 'ignored' }
