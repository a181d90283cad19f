import type { MiddlewareFunction } from 'react-router'
import { shop } from './shop.server.ts'

/** Of pages as browsers reach them; a proxy may ask for them by another host. */
const ownOrigin = new URL(shop.url).origin

/** Whether a form was sent by a page of this storefront: browsers say so, and programs that say nothing carry no cookies. */
export function isOwnForm(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin !== null) return origin === ownOrigin || URL.parse(origin)?.host === new URL(request.url).host
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

/** Another site must not have its visitors send our forms. */
export const sameOriginMiddleware: MiddlewareFunction<Response> = async ({ request }, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead && !isOwnForm(request)) return new Response('This form belongs to another site.', { status: 403 })
  return await next()
}
