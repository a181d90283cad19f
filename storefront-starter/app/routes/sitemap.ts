import type { LoaderFunctionArgs } from 'react-router'
import { orErrorPage } from '../lib/error-page.server.ts'
import { pictureUrl } from '../lib/pictures.server.ts'
import { productEntries, sitemapFile, sitemapIndex } from '../lib/sitemap.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** `/sitemap.xml` and the files that it names. Search engines ask a few times a day. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stoa } = visitOf(context)
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  const respond = (body: string) => new Response(body, { headers })
  const { pathname } = new URL(request.url)
  if (pathname === '/sitemap.xml') return respond(sitemapIndex())
  if (pathname === '/sitemap-products.xml') {
    return respond(sitemapFile(await orErrorPage(productEntries(stoa, pictureUrl))))
  }
  const { data: categories } = await orErrorPage(stoa.categories.list())
  const paths = ['/', '/search', ...categories.map(({ slug }) => `/c/${slug}`)]
  return respond(sitemapFile(paths.map((path) => ({ path }))))
}
