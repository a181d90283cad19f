import { pathWithout } from './languages.ts'

/** First parts of addresses whose pages belong to one person: no copy of them is kept anywhere. */
const PERSONAL = new Set([
  'account',
  'back-in-stock',
  'cart',
  'checkout',
  'orders',
  'sign-in',
  'sign-up',
  'forgot-password',
  'reset-password',
  'unsubscribe',
  'verify-email',
])

/** As routes are matched: decoded, whatever the case. */
function matched(pathname: string): string {
  try {
    return decodeURIComponent(pathname).toLowerCase()
  } catch {
    return pathname.toLowerCase()
  }
}

export function isPersonal(pathname: string): boolean {
  return PERSONAL.has(pathWithout(matched(pathname)).split('/')[1] ?? '')
}
