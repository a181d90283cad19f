import type { SitemapEntry as ApiEntry, SitemapPage, Stoa } from '@stoa/sdk'
import { defaultLanguage, languages, pathIn } from './languages.ts'
import { pictureUrl } from './pictures.server.ts'
import { shop } from './shop.server.ts'

/** Entries of a file; each is a page in every language, of which a file may have 50,000. */
const FILE_LENGTH = 5000
/** Files that the index names: more is read by no search engine in a visit. */
const MAX_FILES = 100

interface SitemapEntry {
  /** Address of the page without its language. */
  path: string
  /** When it changed: RFC 3339. */
  changedAt?: string | undefined
  /** Address of its picture. */
  image?: string | undefined
}

/** Kinds that have pages here; the API may tell of others. */
const PATHS: Readonly<Record<string, string>> = { category: '/c/', product: '/p/' }

export const xmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The list of the sitemap's files. */
export function sitemapIndex(files: readonly string[]): string {
  const entries = files.map((file) => `<sitemap><loc>${xmlText(shop.url + file)}</loc></sitemap>`)
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>\n`
}

/** One file: each page in every language, which name each other. */
export function sitemapFile(entries: readonly SitemapEntry[]): string {
  const schemas = [
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  ]
  return `${HEAD}<urlset ${schemas.join(' ')}>\n${entries.map(urlElements).join('\n')}\n</urlset>\n`
}

function urlElements({ path, changedAt, image }: SitemapEntry): string {
  const addressIn = (language: (typeof languages)[number]) => xmlText(shop.url + pathIn(language, path))
  const alternates = [
    ...languages.map((language) => [language, addressIn(language)] as const),
    ['x-default', addressIn(defaultLanguage)] as const,
  ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
  const changed = changedAt ? `<lastmod>${xmlText(changedAt)}</lastmod>` : ''
  const picture = image ? `<image:image><image:loc>${xmlText(image)}</image:loc></image:image>` : ''
  return languages
    .map((language) => `<url><loc>${addressIn(language)}</loc>${changed}${alternates.join('')}${picture}</url>`)
    .join('\n')
}

/** Addresses of the files of categories and products; each names where in the API's list it begins. */
export async function catalogueFiles(stoa: Stoa): Promise<string[]> {
  const files = ['/sitemap-catalogue.xml']
  let after: string | null = null
  while (files.length < MAX_FILES) {
    const { page } = await catalogueOf(stoa, after)
    after = page.next_cursor
    if (after === null) break
    files.push(`/sitemap-catalogue.xml?after=${encodeURIComponent(after)}`)
  }
  return files
}

/** The entries of one of these files. */
export async function catalogueEntries(stoa: Stoa, after: string | null): Promise<SitemapEntry[]> {
  const { data } = await catalogueOf(stoa, after)
  return data.flatMap(entryOf)
}

function catalogueOf(stoa: Stoa, after: string | null): PromiseLike<SitemapPage> {
  return stoa.sitemap.list({ limit: FILE_LENGTH, ...(after === null ? {} : { cursor: after }) })
}

function entryOf({ kind, slug, updated_at, image }: ApiEntry): SitemapEntry[] {
  const path = PATHS[kind]
  if (path === undefined) return []
  return [{ path: path + slug, changedAt: updated_at, image: image === null ? undefined : pictureUrl(image) }]
}
