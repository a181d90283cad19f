import { type LoaderFunctionArgs, redirect } from 'react-router'
import { languageOf, pathIn } from '../lib/languages.ts'
import { searchOf } from '../lib/stoa.server.ts'

/**
 * Addresses of a shop that came from Shopify (`/products/mug`) or WooCommerce (`/product/mug/`, `/product-category/home/mugs/`), which search
 * engines and customers have. Products are found by their handle and by slugs of before, so nobody has to list them.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  const { slug, '*': path = '' } = params
  const last = path.split('/').findLast((part) => part !== '')
  const own = slug === undefined ? `/c/${encodeURIComponent(last ?? '')}` : `/p/${encodeURIComponent(slug)}`
  throw redirect(pathIn(languageOf(new URL(request.url).pathname), own) + searchOf(request), 301)
}
