import type { AnyResponse } from '@stoa/kit/contract/operations'
import { command } from '@stoa/kit/postgres/command'
import { isReplay } from '@stoa/kit/postgres/idempotency'
import { mintCartToken, openCartToken } from '@stoa/kit/security/cart-token'
import { userOf } from '@stoa/kit/security/principal'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, invalidField, notFound } from '@stoa/kit/values/problem'
import type { Handler, OrderContext } from '../context.ts'
import { type Cart, newCart } from '../domain/cart.ts'
import { allOffered, assertOpen, type CartChanges, changed, merged, renamed, requoted } from '../domain/cart-edits.ts'
import { assertOffered } from '../domain/shop.ts'
import { lineMaximum } from '../domain/unpaid-limits.ts'
import { afterEdit, afterFieldEdit, quote, readCart } from '../flows/cart.ts'
import * as store from '../store/carts.ts'
import { editCart, saveEdit } from './edit-cart.ts'
import { cartAsItStands, presentCart } from './present-cart.ts'

const variantsOf = (cart: Cart) => cart.items.map((item) => item.variant_id)

/**
 * A repeated request of somebody who is known by an address alone, which many share: the cart may be another guest's, so
 * no token goes with it. Whoever holds a cart token is known by that, and keys of theirs are nobody else's.
 */
function isUnprovenReplay({ principal }: OrderContext, response: AnyResponse): boolean {
  const isProven = principal.kind === 'anonymous' && principal.cart !== null
  return isReplay(response) && !isProven
}

export const createCart: Handler<'createCart'> = async ({ body: given }, ctx) => {
  const shop = await ctx.shop.read()
  const { currency = shop.default_currency, locale = shop.default_locale, ...rest } = given ?? {}
  assertOffered(shop, currency, '/currency')
  const user = userOf(ctx.principal)
  let filled: Cart | undefined
  const response = await command(ctx, async () => {
    const cart = newCart({ id: newId('cart', ctx.now.getTime()), user, currency, locale, now: ctx.now })
    filled = await afterEdit(ctx, changed(cart, rest))
    const body = await presentCart(ctx, filled)
    return { change: store.insertCart(filled), response: { status: 201 as const, body } }
  })
  if (filled && !isReplay(response)) ctx.cartCopies.keep(filled)
  if (user !== null || isUnprovenReplay(ctx, response)) return response
  // After the commit: a secret is never stored with the response.
  return { ...response, body: { ...response.body, token: mintCartToken(ctx.secret, response.body.id) } }
}

export const getCart: Handler<'getCart'> = async ({ params }, ctx) =>
  cartAsItStands(ctx, await readCart(ctx, params.id))

export const getCurrentCart: Handler<'getCurrentCart'> = async (_input, ctx) => {
  const user = userOf(ctx.principal)
  const cart = user === null ? undefined : await store.findCurrentCart(ctx.pg, user)
  if (!cart) throw new DomainError('not_found', 'You have no cart that is not ordered yet.')
  return cartAsItStands(ctx, cart)
}

/**
 * The cart with other contents of its fields; another currency prices every line again, another language has what is in the cart
 * called otherwise.
 */
async function editFields(ctx: OrderContext, cart: Cart, fields: CartChanges, currency?: string): Promise<Cart> {
  const quotedIn = { currency: currency ?? cart.currency, locale: fields.locale ?? cart.locale }
  if (currency === undefined && quotedIn.locale === cart.locale) return changed(cart, fields)
  const quotes = await quote(ctx, quotedIn, variantsOf(cart))
  if (currency === undefined) return renamed(changed(cart, fields), quotes)
  return requoted(changed(allOffered(cart, quotes, '/currency'), fields), quotes).cart
}

export const updateCart: Handler<'updateCart'> = ({ params, body }, ctx) => {
  const { currency, ...fields } = body
  return editCart(ctx, params.id, async (cart) => {
    if (currency !== undefined && currency !== cart.currency) {
      assertOffered(await ctx.shop.read(), currency, '/currency')
    }
    return afterFieldEdit(ctx, await editFields(ctx, cart, fields, currency), fields)
  })
}

/** Moves the lines of the cart that a token opens into the caller's own, and closes it. */
export const mergeCart: Handler<'mergeCart'> = async ({ params, body }, ctx) => {
  const sourceId = openCartToken(ctx.secret, body.cart_token)
  if (sourceId === null || sourceId === params.id) {
    throw invalidField('/cart_token', 'token', 'This is not the token of another cart.')
  }
  for (const id of [params.id, sourceId]) ctx.cartCopies.forget(id)
  return saveEdit(ctx, params.id, async () => {
    const [target, source] = await Promise.all([readCart(ctx, params.id), store.findCart(ctx.pg, sourceId, [sourceId])])
    if (!source) throw notFound('The cart of this token')
    assertOpen(source)
    assertOpen(target)
    const quotes = await quote(ctx, target, variantsOf(source))
    const { cart, changes } = merged(target, source, quotes, lineMaximum(ctx.settings))
    const edited = await afterEdit(ctx, cart)
    const closed = await afterEdit(ctx, { ...source, status: 'completed', items: [] })
    // Always in the order of their ids: two merges cannot wait for each other.
    const change = [closed, edited].sort((a, b) => (a.id < b.id ? -1 : 1)).map(store.updateCart)
    return { cart: edited, changes, change }
  })
}
