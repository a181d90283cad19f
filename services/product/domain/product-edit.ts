import { invalidField } from '@stoa/kit/values/problem'
import { plainText, sanitizeDescription } from './description.ts'
import { checkVariants, optionsOf } from './option.ts'
import type { AttributeValue, Media, Product, ProductOption, ProductStatus } from './product.ts'
import { isSlug, makeSlug } from './slug.ts'
import { normalizeLine } from './text.ts'
import { placeVariants, type VariantInput, variantOf } from './variant.ts'

/** What an edit needs from outside. */
export interface EditContext {
  newId(kind: 'variant' | 'media'): string
  isCategory(id: string): boolean
  /** RFC 3339 UTC. */
  now: string
}

export interface MediaInput {
  id?: string
  url: string
  alt?: string
  width?: number
  height?: number
}

/** Fields that staff may set; what is undefined stays. */
export interface ProductFields {
  title?: string
  slug?: string
  description?: string
  vendor?: string
  type?: string
  tags?: string[]
  status?: ProductStatus
  published_at?: string | null
  category_ids?: string[]
  attributes?: Record<string, AttributeValue | null>
  options?: ProductOption[]
  media?: MediaInput[]
  seo?: { title?: string; description?: string }
}

export interface NewProduct extends ProductFields {
  title: string
  variants?: VariantInput[]
}

const MAX_ATTRIBUTES = 250

function textOf(value: string, pointer: string): string {
  const text = normalizeLine(value)
  if (text === '' && pointer === '/title') throw invalidField(pointer, 'required', 'The title is empty.')
  return text
}

function mergeAttributes(
  stored: Product['attributes'],
  patch: Record<string, AttributeValue | null>,
): Product['attributes'] {
  const merged = new Map(Object.entries(stored))
  for (const [key, value] of Object.entries(patch)) {
    const name = normalizeLine(key)
    if (name === '' || name.length > 100) {
      throw invalidField('/attributes', 'name', 'A name of an attribute has 1 to 100 characters.')
    }
    if (value === null) merged.delete(name)
    else merged.set(name, value)
  }
  if (merged.size > MAX_ATTRIBUTES) {
    throw invalidField('/attributes', 'maxProperties', `A product has at most ${MAX_ATTRIBUTES} attributes.`)
  }
  return Object.fromEntries(merged)
}

function mediaOf(stored: readonly Media[], inputs: readonly MediaInput[], context: EditContext): Media[] {
  const byId = new Map(stored.map((media) => [media.id, media]))
  return inputs.map((input, index) => {
    const pointer = `/media/${index}`
    const isOwn = /^\/[^/\s\\]\S*$/.test(input.url)
    if (!isOwn && !(/^https?:\/\//i.test(input.url) && URL.canParse(input.url))) {
      throw invalidField(`${pointer}/url`, 'url', 'This is neither an http(s) address nor a path on this shop.')
    }
    const known = input.id === undefined ? stored.find((media) => media.url === input.url) : byId.get(input.id)
    if (input.id !== undefined && !known) throw invalidField(`${pointer}/id`, 'unknown', 'No picture has this id.')
    if (known) byId.delete(known.id)
    const { width = known?.width, height = known?.height } = input
    return {
      id: known?.id ?? context.newId('media'),
      url: input.url,
      alt: input.alt ?? known?.alt ?? '',
      position: index + 1,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(known?.source_url === undefined ? {} : { source_url: known.source_url }),
    }
  })
}

function tagsOf(tags: readonly string[]): string[] {
  const seen = new Map(tags.map((tag) => [normalizeLine(tag).toLowerCase(), normalizeLine(tag)]))
  seen.delete('')
  return [...seen.values()]
}

function categoriesOf(ids: readonly string[], stored: readonly string[], context: EditContext): string[] {
  for (const [index, id] of ids.entries()) {
    // One that has been deleted since may be sent back as it was read.
    if (!context.isCategory(id) && !stored.includes(id))
      throw invalidField(`/category_ids/${index}`, 'unknown', 'There is no such category.')
  }
  return [...new Set(ids)]
}

/** When it is published: the given moment in UTC, else the moment it first becomes active. */
function publishedAt(product: Product, fields: ProductFields, now: string): string | null {
  if (fields.published_at) return new Date(fields.published_at).toISOString()
  const status = fields.status ?? product.status
  if (fields.published_at === null) return status === 'active' ? now : null
  return status === 'active' ? (product.published_at ?? now) : product.published_at
}

/** Lays fields over a product and checks the whole. Its variants, version and times stay as they are. */
export function withFields(product: Product, fields: ProductFields, context: EditContext): Product {
  const { description } = fields
  const line = (key: 'title' | 'vendor' | 'type') =>
    fields[key] === undefined ? product[key] : textOf(fields[key], `/${key}`)
  const clean = description === undefined ? product.description : sanitizeDescription(description)
  const media = fields.media ? mediaOf(product.media, fields.media, context) : product.media
  const mediaIds = new Set(media.map(({ id }) => id))
  const next: Product = {
    ...product,
    title: line('title'),
    slug: fields.slug ?? product.slug,
    description: clean,
    description_text: description === undefined ? product.description_text : plainText(clean),
    vendor: line('vendor'),
    type: line('type'),
    tags: fields.tags ? tagsOf(fields.tags) : product.tags,
    status: fields.status ?? product.status,
    published_at: publishedAt(product, fields, context.now),
    category_ids: fields.category_ids
      ? categoriesOf(fields.category_ids, product.category_ids, context)
      : product.category_ids,
    attributes: fields.attributes ? mergeAttributes(product.attributes, fields.attributes) : product.attributes,
    options: fields.options ?? product.options,
    media,
    // A picture that is gone is no variant's any more.
    variants: product.variants.map((variant) =>
      variant.media_id !== null && !mediaIds.has(variant.media_id) ? { ...variant, media_id: null } : variant,
    ),
    seo: { ...product.seo, ...fields.seo },
  }
  return fields.options ? withSoundVariants(next, '/options') : next
}

/**
 * Titles and positions set anew, and every rule about options and variants kept; throws what is broken. `blamed` is the
 * field to blame where the caller did not send the list of variants.
 */
export function withSoundVariants(product: Product, blamed?: string): Product {
  const [broken] = checkVariants(product.options, product.variants)
  if (broken) {
    const place = broken.index === null ? '/options' : `/variants/${broken.index}/option_values`
    throw invalidField(
      blamed ?? place,
      broken.code,
      `${broken.detail.charAt(0).toUpperCase()}${broken.detail.slice(1)}.`,
    )
  }
  return { ...product, variants: placeVariants(product.options, product.variants) }
}

/** A new product from what staff sent; without variants it gets one. */
export function newProduct(id: string, input: NewProduct, context: EditContext): Product {
  const { variants: inputs = [{}], options, ...fields } = input
  const title = textOf(input.title, '/title')
  const blank: Product = {
    id,
    slug: makeSlug(title),
    ...{ title, description: '', description_text: '', vendor: '', type: '', tags: [], status: 'draft' },
    ...{ published_at: null, category_ids: [], attributes: {}, options: [], media: [], variants: [] },
    seo: { title: '', description: '' },
    version: 1,
    created_at: context.now,
    updated_at: context.now,
  }
  const product = withFields(blank, fields, context)
  const variants = inputs.map((variant, index) => variantOf(product, variant, `/variants/${index}`, context))
  const names = options?.map((option) => option.name) ?? Object.keys(inputs[0]?.option_values ?? {})
  const used = optionsOf(names, variants)
  // Given values come first, in their order; values that only variants use follow.
  const merged = used.map(({ name, values }, index) => ({
    name,
    values: [...new Set([...(options?.[index]?.values ?? []), ...values])].filter((value) => value !== ''),
  }))
  return withSoundVariants({ ...product, options: merged, variants })
}

/** The next slug to try when one is taken: `shirt`, `shirt-2`, `shirt-3` … */
export function slugAfter(slug: string, attempt: number): string {
  const next = `${slug.slice(0, 245)}-${attempt + 1}`
  return isSlug(next) ? next : makeSlug(next)
}
