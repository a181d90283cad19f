import { invalidField } from '@stoa/kit/values/problem'
import type { Description } from './description.ts'
import { type MediaInput, mediaFrom } from './media.ts'
import { optionsOf, PRODUCT_LIMITS, type ProductOption } from './option.ts'
import { type AttributeValue, blankProduct, type Product, type ProductStatus } from './product.ts'
import { withCheckedVariants } from './product-variants.ts'
import { givenSlug, makeSlug } from './slug.ts'
import { normalizeLine } from './text.ts'
import { mergeProductTranslations, type ProductTranslationPatch } from './translation.ts'
import { newVariant, type VariantInput } from './variant.ts'

/** What an edit needs from outside. */
export interface EditContext {
  newId(kind: 'variant' | 'media'): string
  isCategory(id: string): boolean
  /** RFC 3339 UTC. */
  now: string
}

/** Fields that staff may set; what is undefined stays. */
export interface ProductFields {
  title?: string
  slug?: string
  description?: Description
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
  translations?: Record<string, ProductTranslationPatch | null>
}

export interface NewProduct extends ProductFields {
  title: string
  variants?: VariantInput[]
}

function titleOf(title: string): string {
  const text = normalizeLine(title)
  if (text === '') throw invalidField('/title', 'required', 'The title is empty.')
  return text
}

/** Why a text cannot name an attribute, or null. */
export function attributeNameProblem(name: string): string | null {
  const { length } = normalizeLine(name)
  return length === 0 || length > 100 ? 'A name of an attribute has 1 to 100 characters.' : null
}

function mergeAttributes(
  stored: Product['attributes'],
  patch: Record<string, AttributeValue | null>,
): Product['attributes'] {
  const merged = new Map(Object.entries(stored))
  for (const [key, value] of Object.entries(patch)) {
    const problem = attributeNameProblem(key)
    if (problem) throw invalidField('/attributes', 'name', problem)
    const name = normalizeLine(key)
    if (value === null) merged.delete(name)
    else merged.set(name, value)
  }
  if (merged.size > PRODUCT_LIMITS.attributes) {
    throw invalidField('/attributes', 'too_many', `A product has at most ${PRODUCT_LIMITS.attributes} attributes.`)
  }
  return Object.fromEntries(merged)
}

function tagsOf(tags: readonly string[]): string[] {
  const seen = new Map(tags.map((tag) => [normalizeLine(tag).toLowerCase(), normalizeLine(tag)]))
  seen.delete('')
  return [...seen.values()]
}

function categoriesOf(ids: readonly string[], stored: readonly string[], context: EditContext): string[] {
  for (const [index, id] of ids.entries()) {
    // A category that has been deleted since may be sent back as it was read.
    if (!context.isCategory(id) && !stored.includes(id)) {
      throw invalidField(`/category_ids/${index}`, 'unknown', 'There is no such category.')
    }
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

/** A product with the given fields changed, and valid as a whole. Its version and times stay as they are. */
export function withFields(product: Product, fields: ProductFields, context: EditContext): Product {
  const media = fields.media ? mediaFrom(product.media, fields.media, () => context.newId('media')) : product.media
  const mediaIds = new Set(media.map(({ id }) => id))
  const next: Product = {
    ...product,
    title: fields.title === undefined ? product.title : titleOf(fields.title),
    slug: givenSlug(fields.slug) ?? product.slug,
    description: fields.description?.html ?? product.description,
    description_text: fields.description?.text ?? product.description_text,
    vendor: fields.vendor === undefined ? product.vendor : normalizeLine(fields.vendor),
    type: fields.type === undefined ? product.type : normalizeLine(fields.type),
    tags: fields.tags ? tagsOf(fields.tags) : product.tags,
    status: fields.status ?? product.status,
    published_at: publishedAt(product, fields, context.now),
    category_ids: fields.category_ids
      ? categoriesOf(fields.category_ids, product.category_ids, context)
      : product.category_ids,
    attributes: fields.attributes ? mergeAttributes(product.attributes, fields.attributes) : product.attributes,
    options: fields.options ?? product.options,
    media,
    // A variant does not keep a picture that has been removed.
    variants: product.variants.map((variant) =>
      variant.media_id !== null && !mediaIds.has(variant.media_id) ? { ...variant, media_id: null } : variant,
    ),
    seo: { ...product.seo, ...fields.seo },
    translations: fields.translations
      ? mergeProductTranslations(product.translations, fields.translations)
      : product.translations,
  }
  return fields.options ? withCheckedVariants(next, '/options') : next
}

/** A new product from what staff sent; without variants it gets one. */
export function newProduct(id: string, input: NewProduct, context: EditContext): Product {
  const { variants: inputs = [{}], options, ...fields } = input
  const title = titleOf(input.title)
  const blank = blankProduct({ id, slug: makeSlug(title), title, now: context.now })
  const product = withFields(blank, fields, context)
  const variants = inputs.map((variant, index) =>
    newVariant(context.newId('variant'), variant, { media: product.media, pointer: `/variants/${index}` }),
  )
  const names = options?.map((option) => option.name) ?? Object.keys(inputs[0]?.option_values ?? {})
  // Given values come first, in their order; values that only variants use follow.
  const merged = optionsOf(names, variants).map(({ name, values }, index) => ({
    name,
    values: [...new Set([...(options?.[index]?.values ?? []), ...values])].filter((value) => value !== ''),
  }))
  return withCheckedVariants({ ...product, options: merged, variants })
}
