import { createCookie } from 'react-router'
import { shop } from './shop.server.ts'

const isSecure = shop.url.startsWith('https:')

/**
 * The token of a mailed link while its form is open. It stands in the address for one redirect only, so that neither the history of
 * the browser nor a `Referer` keeps it; the cookie ends when the link does.
 */
export const resetCookie = createCookie(isSecure ? '__Host-reset' : 'reset', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
  maxAge: 60 * 60,
  secrets: [shop.secret],
})

export async function resetTokenOf(request: Request): Promise<string | null> {
  const token: unknown = await resetCookie.parse(request.headers.get('cookie'))
  return typeof token === 'string' && token !== '' ? token : null
}
