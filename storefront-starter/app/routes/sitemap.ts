import type { LoaderFunctionArgs } from 'react-router'
import { orErrorPage } from '../lib/error-page.server.ts'
import { defaultLanguage } from '../lib/languages.ts'
import { ownPolicies } from '../lib/policies.server.ts'
import { catalogueEntries, catalogueFiles, sitemapFile, sitemapIndex } from '../lib/sitemap.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** `/sitemap.xml` and the files that it names. Search engines ask a few times a day. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stoa, facts } = visitOf(context)
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  const respond = (body: string) => new Response(body, { headers })
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/sitemap.xml') {
    return respond(sitemapIndex(['/sitemap-pages.xml', ...(await orErrorPage(catalogueFiles(stoa)))]))
  }
  if (pathname === '/sitemap-catalogue.xml') {
    return respond(sitemapFile(await orErrorPage(catalogueEntries(stoa, searchParams.get('after')))))
  }
  const policies = ownPolicies(facts, defaultLanguage).map(({ slug }) => `/policies/${slug}`)
  return respond(sitemapFile(['/', '/search', ...policies].map((path) => ({ path }))))
}
