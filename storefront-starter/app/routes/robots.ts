import { languages, pathIn } from '../lib/languages.ts'
import { shop } from '../lib/shop.server.ts'

/** Nothing is found there, and each page costs the shop a cart or a password guess. */
const CLOSED = ['/cart', '/checkout', '/account', '/orders', '/preferences', '/sign-out', '/suggest']

export function loader() {
  const closed = languages.flatMap((language) => CLOSED.map((path) => `Disallow: ${pathIn(language, path)}`))
  const text = ['User-agent: *', ...closed, '', `Sitemap: ${shop.url}/sitemap.xml`, ''].join('\n')
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return new Response(text, { headers })
}
