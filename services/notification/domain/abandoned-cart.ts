import type { Money } from '@stoa/kit/values/money'
import type { Message } from './message.ts'
import { nameToGreet, oneLineTexts, webLink } from './plain-text.ts'

/** A customer's cart, as the order service says it. */
export interface Cart {
  id: string
  version: number
  locale: string
  /** Whether nobody has ordered, emptied or replaced it. */
  is_abandoned: boolean
  /** What can be bought now. */
  lines: { title: string; variant_title: string | null; quantity: number; total: Money; picture: string | null }[]
  subtotal: Money
}

/** Pixels: twice as wide as a mail shows it, for screens that have two for one. */
const PICTURE_WIDTH = 160

interface Customer {
  user_id: string
  email: string
  name: string | null
}

/** Pictures that the shop keeps are paths of its API, where they come in small; without its address nobody can load one. */
function pictureLink(picture: string | null, apiUrl: string | null): string | null {
  return webLink(picture?.startsWith('/') && apiUrl !== null ? `${apiUrl}${picture}?w=${PICTURE_WIDTH}` : picture)
}

/** Whether a cart is still as it was left. */
export const isAsLeft = (cart: Pick<Cart, 'version' | 'is_abandoned'>, version: number): boolean =>
  cart.is_abandoned && cart.version === version

/**
 * The one reminder of a cart, in the language that it was filled in. No cap: the order service tells of a customer once in seven days, and
 * only who owns the address can have chosen it. Null where nothing of it can be bought any more.
 */
export function abandonedCartOf(
  { user_id, email: to, name }: Customer,
  { id, version, locale, lines, subtotal }: Cart,
  { unsubscribe_token, apiUrl }: { unsubscribe_token: string; apiUrl: string | null },
): Message | null {
  if (lines.length === 0) return null
  const shown = lines.map((line) => ({ ...oneLineTexts(line), picture: pictureLink(line.picture, apiUrl) }))
  const scope = { name: nameToGreet(name), cart: { lines: shown, subtotal }, unsubscribe_token }
  const about = { reference: user_id, customer_id: user_id, cart: { id, version } }
  return { template: 'abandoned-cart', to, locale, ...about, scope, client: null, cap: null }
}
