import type { SitemapEntry as ApiEntry, SitemapPage, Stoa } from '@stoa/sdk'
import { defaultLanguage, languages, pathIn } from './languages.ts'
import { pictureUrl } from './pictures.server.ts'
import { shop } from './shop.server.ts'

/** Entries of a file; each is a page in every language, of which a file may have 50,000. */
const FILE_LENGTH = 2000
/** Files that the index names: more is read by no search engine in a visit. */
const MAX_FILES = 250

interface SitemapEntry {
  /** Address of the page without its language. */
  path: string
  /** When it changed: RFC 3339. */
  changedAt?: string | undefined
  /** Address of its picture. */
  image?: string | undefined
}

/** Kinds that have pages here; the API may tell of others. */
const PATHS: Readonly<Record<string, string>> = { category: '/c/', collection: '/collections/', product: '/p/' }

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

/** Where in the API's list each file of the catalogue begins. */
export async function catalogueStarts(stoa: Stoa): Promise<(string | null)[]> {
  const starts: (string | null)[] = [null]
  while (starts.length < MAX_FILES) {
    const { page } = await catalogueOf(stoa, starts.at(-1) ?? null)
    if (page.next_cursor === null) break
    starts.push(page.next_cursor)
  }
  return starts
}

/** The address of a file of the catalogue, which are counted from 1. */
export const catalogueFile = (number: number): string =>
  number === 1 ? '/sitemap-catalogue.xml' : `/sitemap-catalogue.xml?file=${number}`

/** The entries of the file that begins there. */
export async function catalogueEntries(stoa: Stoa, start: string | null): Promise<SitemapEntry[]> {
  const { data } = await catalogueOf(stoa, start)
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
