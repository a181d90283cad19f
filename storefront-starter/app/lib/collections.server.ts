import { type CollectionLink, isApiError, type Stoa } from '@stoa/sdk'
import { asPageError, orErrorPage } from './error-page.server.ts'
import type { Picture } from './picture-sizes.ts'
import { pictureOf } from './pictures.server.ts'
import type { Visit } from './stoa.server.ts'

/** A collection as menus and tiles show it. */
export interface CollectionTile {
  slug: string
  title: string
  picture: Picture | null
}

/** More of them is a page of its own. */
const FIRST = 12

/** The menu and the home page want them for the same request, which asks for them once. */
const asked = new WeakMap<Stoa, Promise<readonly CollectionTile[]>>()

/** The first collections that have something in them; none where the API does not respond: no page is about them alone. */
export function firstCollections({ stoa, language }: Visit): Promise<readonly CollectionTile[]> {
  const known = asked.get(stoa)
  if (known) return known
  const read = stoa.collections.list({ locale: language, limit: FIRST }).then(
    ({ data }) => data.filter(({ product_count }) => product_count > 0).map(tileOf),
    () => [],
  )
  asked.set(stoa, read)
  return read
}

const PAGE_LENGTH = 24

/** A page of all collections, also of those that are empty. */
export async function collectionTiles({ stoa, language }: Visit, cursor: string | null) {
  const place = cursor === null ? {} : { cursor }
  const { data, page } = await orErrorPage(stoa.collections.list({ locale: language, limit: PAGE_LENGTH, ...place }))
  return { tiles: data.map(tileOf), nextCursor: page.next_cursor, previousCursor: page.prev_cursor }
}

async function exists(read: PromiseLike<unknown>): Promise<boolean> {
  try {
    await read
    return true
  } catch (error) {
    if (isApiError(error) && error.status === 404) return false
    throw asPageError(error)
  }
}

/**
 * Where an address of a Shopify shop leads that is none of a collection here, or null: all products, those of a vendor or a type, and what
 * has become a category. Search engines and menus know the first three in every shop, where nobody had to make such a collection.
 */
export async function formerCollection({ stoa }: Visit, slug: string, q: string): Promise<string | null> {
  if (await exists(stoa.collections.get(slug))) return null
  if (slug === 'all') return '/search'
  if (slug === 'vendors' && q) return `/search?${new URLSearchParams({ vendor: q })}`
  if (slug === 'types' && q) return `/search?${new URLSearchParams({ q })}`
  return (await exists(stoa.categories.get(slug))) ? `/c/${encodeURIComponent(slug)}` : null
}

/** What the page of a collection says. */
export async function readCollection({ stoa, language }: Visit, slug: string) {
  const collection = await orErrorPage(stoa.collections.get(slug, { locale: language }))
  const { title, description, image } = collection
  // Of a translated collection these are still as staff first wrote them.
  const isOriginal = collection.locale === null
  const html = isOriginal || description === '' ? collection.description_html : ''
  const seo = isOriginal ? collection.seo : { title: '', description: '' }
  return {
    slug: collection.slug,
    /** Its slug now, where it was asked for by one that it had. */
    movedTo: collection.canonical_slug,
    title,
    description,
    descriptionHtml: html,
    picture: image && pictureOf(image),
    seoTitle: seo.title || title,
    summary: seo.description || description,
  }
}

export type CollectionView = Omit<Awaited<ReturnType<typeof readCollection>>, 'movedTo'>

function tileOf({ slug, title, image }: CollectionLink): CollectionTile {
  return { slug, title, picture: image && pictureOf(image) }
}
