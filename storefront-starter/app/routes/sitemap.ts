import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { data, type LoaderFunctionArgs } from 'react-router'
import { takesEncoding } from '../../server/encodings.ts'
import { firstCollections } from '../lib/collections.server.ts'
import { orErrorPage } from '../lib/error-page.server.ts'
import { defaultLanguage } from '../lib/languages.ts'
import { ownStoa } from '../lib/own-stoa.server.ts'
import { ownPolicies } from '../lib/policies.server.ts'
import { createSharedResults } from '../lib/shared-results.server.ts'
import { catalogueEntries, catalogueFile, catalogueStarts, sitemapFile, sitemapIndex } from '../lib/sitemap.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** A file has 2,000 entries in each language and takes 0.06 s of the thread that makes all pages. */
const FRESH_MS = 10 * 60_000
const TIMEOUT_MS = 20_000

const stoa = ownStoa({ timeoutMs: TIMEOUT_MS })
const starts = createSharedResults<readonly (string | null)[]>(FRESH_MS)
/** Compressed: 30 kB instead of more than 1 MB. */
const files = createSharedResults<Buffer>(FRESH_MS)

const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }

/** `/sitemap.xml` and the files that it names. Search engines ask a few times a day. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/sitemap-pages.xml') {
    const visit = visitOf(context)
    const policies = ownPolicies(visit.facts, defaultLanguage).map(({ slug }) => `/policies/${slug}`)
    const collections = (await firstCollections(visit)).length > 0 ? ['/collections'] : []
    const paths = ['/', '/search', ...collections, ...policies]
    return new Response(sitemapFile(paths.map((path) => ({ path }))), { headers })
  }
  const known = await orErrorPage(starts('starts', () => catalogueStarts(stoa)))
  if (pathname === '/sitemap.xml') {
    const named = known.map((_start, index) => catalogueFile(index + 1))
    return new Response(sitemapIndex(['/sitemap-pages.xml', ...named]), { headers })
  }
  const number = Number(searchParams.get('file') ?? 1)
  const start = known[number - 1]
  if (start === undefined) throw data({ requestId: null }, { status: 404 })
  const make = async () => promisify<string, Buffer>(gzip)(sitemapFile(await catalogueEntries(stoa, start)))
  return sendPacked(await orErrorPage(files(String(number), make)), request)
}

/** A file as it is kept, or unpacked for the rare reader who takes no gzip. */
async function sendPacked(packed: Buffer, request: Request): Promise<Response> {
  const vary = { ...headers, vary: 'Accept-Encoding' }
  const takesGzip = takesEncoding(request.headers.get('accept-encoding'), 'gzip')
  if (!takesGzip) return new Response(new Uint8Array(await promisify(gunzip)(packed)), { headers: vary })
  return new Response(new Uint8Array(packed), { headers: { ...vary, 'content-encoding': 'gzip' } })
}
