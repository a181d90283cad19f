import type { Publishing } from '@stoa/kit/mongo-outbox'
import mongoose, { type Connection, type Model, type SchemaDefinition } from 'mongoose'
import type { Media, ProductOption, ProductStatus, Variant } from '../domain/product.ts'

/** A pair instead of a key: names may hold dots and dollar signs, which keys of documents should not. */
interface Named<T> {
  name: string
  value: T
}

export interface RequestMark {
  id: string
  hash: string
}

export type VariantDocument = Omit<Variant, 'option_values' | 'available'> & { option_values: Named<string>[] }

export interface ProductDocument extends Publishing {
  _id: string
  slug: string
  title: string
  description: string
  description_text: string
  vendor: string
  type: string
  tags: string[]
  status: ProductStatus
  published_at: string | null
  category_ids: string[]
  attributes: Named<string | number | boolean | string[]>[]
  options: ProductOption[]
  media: Media[]
  variants: VariantDocument[]
  /** What inventory said last, by its own version; apart, so that it is compared by that. */
  stock: { variant_id: string; in_stock: boolean; version: number }[]
  seo: { title: string; description: string }
  /** Of what staff edit: the ETag. */
  version: number
  /** Of everything, stock included: guards every write, and is what notices and indexes compare. */
  revision: number
  created_at: string
  updated_at: string
  /** Of the last write, by the writer's clock; only ever used with a margin. */
  touched_at: Date
  /** Staff's list goes by this one field: created_at and id. */
  order_key: string
  /** Folded words that staff search by. */
  words: string[]
  /** The last requests that changed it, for Idempotency-Key. */
  requests: RequestMark[]
  /** Which import wrote it last and how, so that one that resumes counts right. */
  import_mark: string | null
}

export interface CategoryDocument extends Publishing {
  _id: string
  slug: string
  name: string
  description: string
  parent_id: string | null
  position: number
  version: number
  created_at: string
  updated_at: string
  requests: RequestMark[]
}

export interface ImportCounts {
  created: number
  updated: number
  unchanged: number
  rejected: number
  rejected_rows: number
}

export interface ImportDocument {
  _id: string
  state: 'queued' | 'running' | 'done' | 'failed'
  dry_run: boolean
  currency: string
  source: 'shopify'
  /** Null when the file has been cleared away. */
  file_key: string | null
  file_hash: string
  request_hash: string | null
  bytes_total: number
  bytes_read: number
  /** Everything that begins before this line is done. */
  resume_line: number
  counts: ImportCounts
  ignored_columns: string[]
  rejections: { line: number; column: string | null; code: string; detail: string }[]
  error: { code: string; detail: string } | null
  /** Who works on it, and a count that moves while they do. */
  worker: string | null
  beat: number
  created_at: string
  started_at: string | null
  finished_at: string | null
}

export interface Models {
  products: Model<ProductDocument>
  categories: Model<CategoryDocument>
  imports: Model<ImportDocument>
}

const { Schema } = mongoose
const { Mixed } = Schema.Types
// Lean reads and whole-array writes only, so what is inside a list is left to the types.
const options = { strict: 'throw', autoIndex: false, minimize: false, versionKey: false } as const

const publishing: SchemaDefinition = { pending: { type: [Mixed], default: undefined }, deleted_at: Date }

const productFields: SchemaDefinition = {
  ...publishing,
  _id: String,
  slug: String,
  title: String,
  description: String,
  description_text: String,
  vendor: String,
  type: { type: String },
  tags: [String],
  status: String,
  published_at: String,
  category_ids: [String],
  attributes: [Mixed],
  options: [Mixed],
  media: [Mixed],
  variants: [Mixed],
  stock: [Mixed],
  seo: Mixed,
  version: Number,
  revision: Number,
  created_at: String,
  updated_at: String,
  touched_at: Date,
  order_key: String,
  words: [String],
  requests: [Mixed],
  import_mark: String,
}

const categoryFields: SchemaDefinition = {
  ...publishing,
  _id: String,
  slug: String,
  name: String,
  description: String,
  parent_id: String,
  position: Number,
  version: Number,
  created_at: String,
  updated_at: String,
  requests: [Mixed],
}

const importFields: SchemaDefinition = {
  _id: String,
  state: String,
  dry_run: Boolean,
  currency: String,
  source: String,
  file_key: String,
  file_hash: String,
  request_hash: String,
  bytes_total: Number,
  bytes_read: Number,
  resume_line: Number,
  counts: Mixed,
  ignored_columns: [String],
  rejections: [Mixed],
  error: Mixed,
  worker: String,
  beat: Number,
  created_at: String,
  started_at: String,
  finished_at: String,
}

// The relay's index, as kit/mongo-outbox wants it.
const pendingIndex = { name: 'pending_events', partialFilterExpression: { 'pending.id': { $exists: true } } } as const

function schemas() {
  const products = new Schema(productFields, { ...options, collection: 'products' })
  products.index({ slug: 1 }, { unique: true })
  products.index({ 'variants.id': 1 })
  products.index({ category_ids: 1 })
  products.index({ touched_at: 1 })
  products.index({ order_key: -1 })
  products.index({ status: 1, order_key: -1 })
  products.index({ words: 1 })
  products.index({ 'pending.id': 1 }, pendingIndex)
  const categories = new Schema(categoryFields, { ...options, collection: 'categories' })
  categories.index({ slug: 1 }, { unique: true })
  categories.index({ 'pending.id': 1 }, pendingIndex)
  const imports = new Schema(importFields, { ...options, collection: 'imports' })
  imports.index({ state: 1, created_at: 1 })
  return { products, categories, imports }
}

/** The collections of this service on a connection. Their shard key is `_id`, hashed or ranged. */
export function createModels(connection: Connection): Models {
  const { products, categories, imports } = schemas()
  return {
    products: connection.model('Product', products) as unknown as Models['products'],
    categories: connection.model('Category', categories) as unknown as Models['categories'],
    imports: connection.model('Import', imports) as unknown as Models['imports'],
  }
}
