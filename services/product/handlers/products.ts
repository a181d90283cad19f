import { createHash } from 'node:crypto'
import { readCursor, writeCursor } from '@stoa/kit/contract/cursor'
import { TAGS } from '@stoa/kit/http/kept-response'
import { invalidParameter, notFound } from '@stoa/kit/values/problem'
import type { Handler, ProductContext } from '../context.ts'
import type { CategoryTree } from '../domain/category.ts'
import type { Collections } from '../domain/collection.ts'
import { categoryTexts, collectionTexts, type Locales } from '../domain/localised.ts'
import { isPublished } from '../domain/product.ts'
import type { Facet, SearchedText } from '../generated/types.ts'
import type { Cursor, SearchQuery, SearchResult } from '../search/search-index.ts'
import { cardsOf } from './cards.ts'
import { currencyOf } from './currency.ts'
import { readListQuery } from './list-query.ts'
import { contentLanguage, localesOf } from './locale.ts'
import { presentProduct } from './present-product.ts'

const LIST = 'products'

/** What decides the order of a list: a cursor of another order means nothing in it. */
function orderOf(query: SearchQuery): string {
  const text = createHash('sha256').update(query.text ?? '')
  const [locale] = query.locales ?? []
  // Without a locale or collection as it was before there were any: a list goes on while its service is replaced.
  const exact = query.text !== undefined && query.isExact ? 'exact' : undefined
  const others = [locale, query.orderOf, exact].flatMap((other) => (other ? [` ${other}`] : [])).join('')
  return `${query.sort ?? ''} ${query.currency} ${text.digest('base64url').slice(0, 12)}${others}`
}

function positionOf(ctx: ProductContext, query: SearchQuery, cursor: string | undefined): Partial<SearchQuery> {
  const position = readCursor(ctx.secret, LIST, cursor)
  if (!position) return {}
  const [key, id, order] = position.key
  if (order !== orderOf(query) || key === null || key === undefined) {
    throw invalidParameter(
      'cursor',
      'cursor',
      'This cursor belongs to another q, correct, sort, currency, locale or collection.',
    )
  }
  const product: Cursor = { key, id: String(id) }
  return position.back ? { before: product } : { after: product }
}

function pageOf(ctx: ProductContext, query: SearchQuery, { next, prev, total }: SearchResult) {
  const cursor = (position: Cursor | null, back: boolean) =>
    position && writeCursor(ctx.secret, LIST, { key: [position.key, position.id, orderOf(query)], back })
  return {
    next_cursor: cursor(next, false),
    prev_cursor: cursor(prev, true),
    has_more: next !== null,
    ...(total === undefined ? {} : { total }),
  }
}

const OPTION = 'option.'
const FAMILY = /^(option|attribute)\./

function facetOf(
  { catalogue: { index, tree, collections } }: ProductContext,
  field: string,
  { result, currency, locales }: { result: SearchResult; currency: string; locales: Locales },
): Facet {
  const bounds = field === 'price' ? result.price_range : null
  const range = bounds ? { min: { amount: bounds.min, currency }, max: { amount: bounds.max, currency } } : null
  const counted = result.facets[field] ?? []
  const labelOf = (value?: string) => (field.startsWith(OPTION) ? index.labelOf(locales, field, value) : null)
  const label = FAMILY.test(field) ? (labelOf() ?? field.replace(FAMILY, '')) : null
  const facet = { field, label, range }
  if (field === 'category' || field === 'collection') {
    const linkTo = field === 'category' ? categoryLink(tree, locales) : collectionLink(collections, locales)
    const values = counted.flatMap(({ value, count }) => linkTo(value).map((link) => ({ ...link, count })))
    return { ...facet, values }
  }
  return { ...facet, values: counted.map(({ value, count }) => ({ value, label: labelOf(value) ?? value, count })) }
}

const categoryLink = (tree: CategoryTree, locales: Locales) => (id: string) => {
  const category = tree.find(id)
  return category ? [{ value: category.slug, label: categoryTexts(category, locales).name }] : []
}

const collectionLink = (collections: Collections, locales: Locales) => (id: string) => {
  const collection = collections.find(id)
  return collection ? [{ value: collection.slug, label: collectionTexts(collection, locales).title }] : []
}

function searchedText({ text }: SearchQuery, { text: found }: SearchResult): { query?: SearchedText } {
  if (text === undefined) return {}
  return { query: { text, corrected_to: found?.corrected ?? null, fallback: found?.isLoose ?? false } }
}

export const listProducts: Handler<'listProducts'> = async ({ query: parameters }, ctx) => {
  const { catalogue } = ctx
  const { tree, collections, index } = catalogue
  const currency = currencyOf(ctx, parameters)
  const locales = localesOf(parameters)
  const optionNames = () => catalogue.optionNames
  const query = readListQuery(parameters, { tree, collections, currency, locales, optionNames })
  const result = index.query({ ...query, ...positionOf(ctx, query, parameters.cursor) })
  const hasMedia = parameters.include?.includes('media') ?? false
  const data = await cardsOf(ctx, result.ids, { currency, locales, hasMedia })
  const facets = query.facets?.map((field) => facetOf(ctx, field, { result, currency, locales }))
  const page = pageOf(ctx, query, result)
  return { status: 200, body: { data, page, ...(facets ? { facets } : {}), ...searchedText(query, result) } }
}

/** Option → value, of parameters such as `option.Size`. */
function wantedOf(query: Record<string, unknown>): Record<string, string> {
  const wanted = Object.entries(query).flatMap(([name, value]) =>
    name.startsWith(OPTION) && typeof value === 'string' ? [[name.slice(OPTION.length), value] as const] : [],
  )
  return Object.fromEntries(wanted)
}

export const getProduct: Handler<'getProduct'> = async ({ params, query }, ctx) => {
  const { variants: listed = 'all' } = query
  const view = { currency: currencyOf(ctx, query), locales: localesOf(query), wanted: wantedOf(query), listed }
  const stored = await ctx.catalogue.product(params.idOrSlug)
  if (!stored || !isPublished(stored.product, ctx.now.toISOString())) throw notFound('This product')
  const { id, slug, media } = stored.product
  ctx.pictureBackfill.note(id, media)
  const canonical = params.idOrSlug === id || params.idOrSlug === slug ? null : slug
  const body = { ...presentProduct(stored.product, view, ctx.catalogue.tree), canonical_slug: canonical }
  const headers = { etag: `W/"${stored.revision}"`, [TAGS]: stored.product.id, ...contentLanguage(body.locale) }
  return { status: 200, headers, body }
}
