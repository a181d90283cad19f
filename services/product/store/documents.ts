import type { Publishing } from '@stoa/kit/events/mongo-pending'
import type { FileStore } from '@stoa/kit/files/file-store'
import type { CollectionRules, CollectionSort } from '../domain/collection.ts'
import type { Media } from '../domain/media.ts'
import type { ProductOption } from '../domain/option.ts'
import type { PageFields, PageImage } from '../domain/page-fields.ts'
import type { ProductStatus } from '../domain/product.ts'
import type { Variant } from '../domain/variant.ts'

/** A pair instead of a key: names may contain dots and dollar signs, which keys of documents should not. */
interface Named<T> {
  name: string
  value: T
}

export interface IdempotencyRecord {
  id: string
  hash: string
}

/** The texts of a product in one language, without the HTML of its description. */
export interface TranslationDocument {
  locale: string
  title?: string
  description_text?: string
  seo?: { title?: string; description?: string }
  options?: { name: string; label?: string; values?: Named<string>[] }[]
}

export type VariantDocument = Omit<Variant, 'option_values' | 'available' | 'unit_price_measure'> & {
  option_values: Named<string>[]
  /** Absent where an earlier release wrote it. */
  unit_price_measure?: Variant['unit_price_measure']
}

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
  /** The last report of inventory for each variant, compared by inventory's version and not by the product's. */
  stock: { variant_id: string; in_stock: boolean; version: number }[]
  seo: { title: string; description: string }
  /** Grows when staff edit it: the ETag. */
  version: number
  /** Grows with every write, availability included: guards the next one, and is what broadcasts and indexes compare. */
  revision: number
  created_at: string
  updated_at: string
  /** The moment of the last write by the writer's clock; read with a margin only. */
  touched_at: Date
  /** The sort key of the list for staff: created_at and id. */
  order_key: string
  /** Folded terms that staff search by. */
  words: string[]
  /** The last requests that changed it, for Idempotency-Key. */
  requests: IdempotencyRecord[]
  /** The last import that wrote it and the outcome, so that an import that is resumed counts right. */
  import_mark: string | null
  /** Absent where an earlier release wrote it, like `former_slugs`. */
  handle?: string | null
  /** What files call it by its id in the other shop, where its handle is something else; absent = no file said. */
  handle_by_id?: string | null
  former_slugs?: string[]
  /** Absent or empty = none. */
  translations?: TranslationDocument[]
  /** Apart from the rest, so that lists and indexes need not read them. */
  translated_descriptions?: { locale: string; html: string }[]
}

export interface CategoryDocument extends Publishing {
  _id: string
  slug: string
  /** Absent where an earlier release wrote it. */
  former_slugs?: string[]
  name: string
  description: string
  /** Absent or empty = none. */
  translations?: { locale: string; name?: string; description?: string }[]
  /** Absent where an earlier release wrote it, like `image` and `seo`. */
  description_html?: string
  image?: PageImage | null
  seo?: { title: string; description: string }
  parent_id: string | null
  position: number
  version: number
  created_at: string
  updated_at: string
  requests: IdempotencyRecord[]
  /** The import that made it. Absent where staff or an earlier release did. */
  import_id?: string
}

export interface CollectionDocument extends Publishing, PageFields {
  _id: string
  slug: string
  /** Slugs that it had. */
  former_slugs: string[]
  title: string
  translations: { locale: string; title?: string; description?: string }[]
  sort: CollectionSort
  position: number
  /** Null: staff choose its products. */
  rules: CollectionRules | null
  product_ids: string[]
  version: number
  created_at: string
  updated_at: string
  requests: IdempotencyRecord[]
}

/** What reverting an import did to a product that it created. */
export interface RowRevert {
  /** `removing`: it is being deleted; its stock may still be there. */
  outcome: 'removing' | 'removed' | 'kept'
  /** Why it was kept. */
  code?: string
  detail?: string
  /** Of one that is being deleted. */
  variant_ids?: string[]
}

/** The reverting of an import. */
export interface ImportRevert {
  state: 'running' | 'done'
  /** The row after which it goes on; empty at first. */
  after: string
  /** When a process may take it up; null when it is done. */
  due_at: Date | null
  removed: number
  kept: number
  categories_removed: number
  /** How often it has begun anew; absent = never. */
  restarts?: number
  requested_at: string
  finished_at: string | null
}

export interface ImportCounts {
  created: number
  updated: number
  unchanged: number
  rejected: number
  rejected_rows: number
  /** Absent where an earlier release began the import, like `warnings`. */
  without_quantity?: number
  stock_set?: number
  stock_kept?: number
  warnings?: number
}

/** A row of a file, and what there is to say about it. */
export interface RowRemark {
  line: number
  column: string | null
  code: string
  detail: string
}

export type ImportOutcome = 'created' | 'updated' | 'unchanged' | 'rejected'

/** A picture of a product that was a link to somewhere else when the file was imported. */
export interface PictureLink {
  media_id: string
  url: string
  /** `dropped`: the product has no such link any more. */
  state: 'waiting' | 'copied' | 'failed' | 'dropped'
  /** Why it could not be copied, or not yet. */
  code?: string
  detail?: string
}

export interface PictureCounts {
  waiting: number
  copied: number
  failed: number
}

/** What became of one product of a file, or would become of it. */
export interface ImportedProductDocument {
  /** The import's id and the line, so that they sort as in the file. */
  _id: string
  line: number
  handle: string
  /** Null where there is none: it was rejected, or would be created. */
  product_id: string | null
  outcome: ImportOutcome
  /** The fields that were updated, or would be. */
  changes?: string[]
  /** Why it was rejected, the first reasons. */
  rejections?: RowRemark[]
  /** Absent = not reverted. */
  revert?: RowRevert
  /** Its pictures that were links. Absent = none. */
  links?: PictureLink[]
  picture_counts?: PictureCounts
  /** When its links are to be copied, or copied again; absent when there is nothing left to do. */
  copy_due_at?: Date
  /** The host of its links, which may ask for a pause. */
  copy_host?: string
  copy_since?: Date
  copy_tries?: number
}

export interface ImportDocument {
  _id: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  dry_run: boolean
  currency: string
  source: 'shopify' | 'shopify_inventory' | 'woocommerce' | 'own'
  /** What its sender said that it is. Null or absent = nothing. */
  expected_source?: ImportDocument['source'] | null
  /** What the merchant chose for variants without a quantity; null or absent = nothing. */
  without_quantity?: 'not_counted' | 'in_stock' | 'zero' | null
  /** What its sender may do with stock. Absent = both, of an import that an earlier release took. */
  stock_rights?: { read: boolean; write: boolean }
  /** The charset its sender named; once it is read, the one it is read as. Null or absent = not known. */
  charset?: string | null
  /** Null when the file has been deleted. */
  file_key: string | null
  /** What kind of place the replica that took it keeps files in. Absent where an earlier release took it. */
  files?: FileStore['kind']
  file_hash: string
  request_hash: string | null
  bytes_total: number
  bytes_read: number
  /** Absent where an earlier release began it; null until the file has been surveyed. */
  rows_total?: number | null
  rows_read?: number
  /** All products that begin before this line are done. */
  resume_line: number
  counts: ImportCounts
  ignored_columns: string[]
  /** Whether a product was rejected for what it would have been together with the stored one. */
  merge_rejected?: boolean
  /** What was imported and deserves a look, the first ones. */
  warnings?: RowRemark[]
  /** The tax classes that it warned of, each once. Absent = none. */
  tax_classes?: string[]
  /** Prices in currencies that the shop does not take, while it runs; the line is that of the first. Absent = none. */
  foreign_prices?: { currency: string; line: number; column: string | null; prices: number }[]
  /** What it says once, with the number of products, when it ends. Absent = nothing. */
  file_remarks?: {
    lines: number[]
    column: string | null
    code: string
    detail: string
    products: number
    examples?: string[]
  }[]
  rejections: RowRemark[]
  /** Absent = never requested. */
  revert?: ImportRevert
  /** Whether a product came with links to pictures. Absent = not. */
  has_pictures?: boolean
  /** What became of them, once all are copied or given up. */
  pictures?: PictureCounts & { warnings: RowRemark[] }
  error: { code: string; detail: string } | null
  /** Who runs it, and a heartbeat: a counter that grows while they do. */
  worker: string | null
  beat: number
  /** How many workers in a row it has lost without getting a line further; absent means none. */
  losses?: number
  created_at: string
  started_at: string | null
  finished_at: string | null
}

/** What a picture's file says: kept, so that a file is read once in all. */
export interface PictureDocument {
  /** The file's name. */
  _id: string
  width?: number
  height?: number
  color?: string
  /** Absent where it has not been read: then it has failed. */
  is_resizable?: boolean
  /** How often it ended the process that worked on it. */
  failures?: number
  failed_at?: Date
}

/** A host from which pictures of imports are to be copied. */
export interface PictureHostDocument {
  /** Its name, with the port. */
  _id: string
  /** When its links are looked at again: a host that asks for a pause, or does not answer, is left alone until then. */
  due_at: Date
  /** Another one with each import that brings links to it. */
  mark: string
}

/** That something happened, and when. Kept for some weeks (`store/marks.ts`). */
export interface MarkDocument {
  _id: string
  at: Date
  /** Of what is deleted. Absent where an earlier release wrote it, and of copies of the index. */
  requests?: IdempotencyRecord[]
}
