import { pathWithout } from './languages.ts'

/** First parts of addresses whose pages belong to one person: no copy of them is kept anywhere. */
const PERSONAL = new Set([
  'account',
  'cart',
  'checkout',
  'orders',
  'sign-in',
  'sign-up',
  'forgot-password',
  'reset-password',
])

export function isPersonal(pathname: string): boolean {
  return PERSONAL.has(pathWithout(pathname).split('/')[1] ?? '')
}
