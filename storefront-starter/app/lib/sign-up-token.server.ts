import { createCookie } from 'react-router'
import { shop } from './shop.server.ts'

const isSecure = shop.url.startsWith('https:')

/** The token of a mailed link that removes an address, while its form is open: it stands in the address for one redirect only. */
export const signUpCookie = createCookie(isSecure ? '__Host-sign-ups' : 'sign-ups', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
  maxAge: 60 * 60,
  secrets: [shop.secret],
})

export async function signUpTokenOf(request: Request): Promise<string | null> {
  const token: unknown = await signUpCookie.parse(request.headers.get('cookie'))
  return typeof token === 'string' && token !== '' ? token : null
}
