import mongoose, { type Connection, type Model, type SchemaDefinition } from 'mongoose'
import type {
  CategoryDocument,
  CollectionDocument,
  ImportDocument,
  ImportedProductDocument,
  MarkDocument,
  PictureDocument,
  PictureHostDocument,
  ProductDocument,
} from './documents.ts'

export interface Models {
  products: Model<ProductDocument>
  categories: Model<CategoryDocument>
  collections: Model<CollectionDocument>
  imports: Model<ImportDocument>
  importedProducts: Model<ImportedProductDocument>
  pictures: Model<PictureDocument>
  pictureHosts: Model<PictureHostDocument>
  /** Products, categories and collections that have been deleted. */
  deletions: Model<MarkDocument>
  /** Saved copies of the search index. */
  indexCopies: Model<MarkDocument>
}

const { Schema } = mongoose
const { Mixed } = Schema.Types
// Lean reads and whole-array writes only, so what is inside a list is left to the types.
const options = { strict: 'throw', autoIndex: false, minimize: false, versionKey: false } as const

const publishing: SchemaDefinition = {
  pending: { type: [Mixed], default: undefined },
  has_pending: Boolean,
  deleted_at: Date,
}

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
  handle: String,
  handle_by_id: String,
  former_slugs: { type: [String], default: undefined },
  translations: { type: [Mixed], default: undefined },
  translated_descriptions: { type: [Mixed], default: undefined },
}

const categoryFields: SchemaDefinition = {
  ...publishing,
  _id: String,
  slug: String,
  former_slugs: { type: [String], default: undefined },
  name: String,
  description: String,
  translations: { type: [Mixed], default: undefined },
  description_html: String,
  image: Mixed,
  seo: Mixed,
  parent_id: String,
  position: Number,
  version: Number,
  created_at: String,
  updated_at: String,
  requests: [Mixed],
  import_id: String,
}

const collectionFields: SchemaDefinition = {
  ...publishing,
  _id: String,
  slug: String,
  former_slugs: [String],
  title: String,
  description: String,
  translations: [Mixed],
  description_html: String,
  image: Mixed,
  seo: Mixed,
  sort: String,
  position: Number,
  rules: Mixed,
  product_ids: [String],
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
  expected_source: String,
  without_quantity: String,
  charset: String,
  merge_rejected: Boolean,
  file_key: String,
  files: String,
  file_hash: String,
  request_hash: String,
  bytes_total: Number,
  bytes_read: Number,
  rows_total: Number,
  rows_read: Number,
  resume_line: Number,
  counts: Mixed,
  ignored_columns: [String],
  warnings: { type: [Mixed], default: undefined },
  tax_classes: { type: [String], default: undefined },
  foreign_prices: { type: [Mixed], default: undefined },
  file_remarks: { type: [Mixed], default: undefined },
  rejections: [Mixed],
  revert: Mixed,
  has_pictures: Boolean,
  pictures: Mixed,
  error: Mixed,
  worker: String,
  beat: Number,
  losses: Number,
  created_at: String,
  started_at: String,
  finished_at: String,
}

const importedProductFields: SchemaDefinition = {
  _id: String,
  line: Number,
  handle: String,
  product_id: String,
  outcome: String,
  changes: { type: [String], default: undefined },
  rejections: { type: [Mixed], default: undefined },
  revert: Mixed,
  links: { type: [Mixed], default: undefined },
  picture_counts: Mixed,
  copy_due_at: Date,
  copy_host: String,
  copy_since: Date,
  copy_tries: Number,
}

const pictureFields: SchemaDefinition = {
  _id: String,
  width: Number,
  height: Number,
  color: String,
  is_resizable: Boolean,
  failures: Number,
  failed_at: Date,
}

function schemas() {
  const products = new Schema(productFields, { ...options, collection: 'products' })
  products.index({ slug: 1 }, { unique: true })
  products.index({ handle: 1 })
  products.index({ handle_by_id: 1 })
  products.index({ former_slugs: 1 })
  products.index({ 'variants.id': 1 })
  products.index({ 'variants.sku': 1 })
  products.index({ category_ids: 1 })
  products.index({ touched_at: 1 })
  products.index({ order_key: -1 })
  products.index({ status: 1, order_key: -1 })
  products.index({ words: 1 })
  const categories = new Schema(categoryFields, { ...options, collection: 'categories' })
  categories.index({ slug: 1 }, { unique: true })
  const collections = new Schema(collectionFields, { ...options, collection: 'collections' })
  collections.index({ slug: 1 }, { unique: true })
  const imports = new Schema(importFields, { ...options, collection: 'imports' })
  imports.index({ state: 1, created_at: 1 })
  imports.index({ created_at: -1, _id: -1 })
  imports.index({ 'revert.due_at': 1 })
  const importedProducts = new Schema(importedProductFields, { ...options, collection: 'imported_products' })
  importedProducts.index({ copy_due_at: 1 })
  importedProducts.index({ copy_host: 1, copy_due_at: 1 })
  const pictures = new Schema(pictureFields, { ...options, collection: 'pictures' })
  const pictureHosts = new Schema(
    { _id: String, due_at: Date, mark: String },
    { ...options, collection: 'picture_hosts' },
  )
  pictureHosts.index({ due_at: 1 })
  const marks = (collection: string) =>
    new Schema(
      { _id: String, at: Date, requests: { type: [Mixed], default: undefined } },
      { ...options, collection },
    ).index({ at: 1 })
  return {
    ...{ products, categories, collections, imports, importedProducts, pictures, pictureHosts },
    ...{ deletions: marks('deletions'), indexCopies: marks('index_copies') },
  }
}

/** The collections of this service on a connection. Their shard key is `_id`, hashed or ranged. */
export function createModels(connection: Connection): Models {
  const {
    products,
    categories,
    collections,
    imports,
    importedProducts,
    pictures,
    pictureHosts,
    deletions,
    indexCopies,
  } = schemas()
  return {
    products: connection.model('Product', products) as unknown as Models['products'],
    categories: connection.model('Category', categories) as unknown as Models['categories'],
    collections: connection.model('Collection', collections) as unknown as Models['collections'],
    imports: connection.model('Import', imports) as unknown as Models['imports'],
    importedProducts: connection.model('ImportedProduct', importedProducts) as unknown as Models['importedProducts'],
    pictures: connection.model('Picture', pictures) as unknown as Models['pictures'],
    pictureHosts: connection.model('PictureHost', pictureHosts) as unknown as Models['pictureHosts'],
    deletions: connection.model('Deletion', deletions) as unknown as Models['deletions'],
    indexCopies: connection.model('IndexCopy', indexCopies) as unknown as Models['indexCopies'],
  }
}
