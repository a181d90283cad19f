import type { Stoa } from '@stoa/sdk'
import { defaultLanguage, languages, pathIn } from './languages.ts'
import { shop } from './shop.server.ts'

/** Products of one page of the API, and pages that are read for the sitemap: 5,000 products. */
const PAGE_LENGTH = 100
const MAX_PAGES = 50

interface SitemapEntry {
  /** Address of the page without its language. */
  path: string
  /** Address of its picture. */
  image?: string | undefined
}

export const xmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** The list of the sitemap's files. */
export function sitemapIndex(): string {
  const files = ['/sitemap-pages.xml', '/sitemap-products.xml']
  const entries = files.map((file) => `<sitemap><loc>${xmlText(shop.url + file)}</loc></sitemap>`)
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>\n`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** One file: each page in every language, which name each other. */
export function sitemapFile(entries: readonly SitemapEntry[]): string {
  const schemas = [
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  ]
  return `${HEAD}<urlset ${schemas.join(' ')}>\n${entries.map(urlElements).join('\n')}\n</urlset>\n`
}

function urlElements({ path, image }: SitemapEntry): string {
  const addressIn = (language: (typeof languages)[number]) => xmlText(shop.url + pathIn(language, path))
  const alternates = [
    ...languages.map((language) => [language, addressIn(language)] as const),
    ['x-default', addressIn(defaultLanguage)] as const,
  ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
  const picture = image ? `<image:image><image:loc>${xmlText(image)}</image:loc></image:image>` : ''
  return languages
    .map((language) => `<url><loc>${addressIn(language)}</loc>${alternates.join('')}${picture}</url>`)
    .join('\n')
}

/** Every product that shoppers see. */
export async function productEntries(stoa: Stoa, pictureUrl: (url: string) => string): Promise<SitemapEntry[]> {
  const entries: SitemapEntry[] = []
  let cursor: string | null = null
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const list = stoa.products.list({ limit: PAGE_LENGTH, sort: 'newest', ...(cursor ? { cursor } : {}) })
    const { data, page } = await list
    entries.push(
      ...data.map(({ slug, image }) => ({ path: `/p/${slug}`, image: image ? pictureUrl(image.url) : undefined })),
    )
    cursor = page.next_cursor
    if (cursor === null) break
  }
  return entries
}
