import { commit } from '@stoa/kit/postgres/idempotency'
import { mintCartToken } from '@stoa/kit/security/cart-token'
import { userOf } from '@stoa/kit/security/principal'
import { newId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import { type CartChanges, changed, newCart } from '../domain/cart.ts'
import { assertCurrency } from '../domain/currency.ts'
import { allOffered, requoted } from '../domain/quote.ts'
import { priced } from '../domain/totals.ts'
import { editCart, editWithQuotes, readCart } from '../flows/cart.ts'
import { mergeCarts } from '../flows/cart-merge.ts'
import { insertCart } from '../store/carts.ts'
import { cartAnswer, presentCart } from './present-cart.ts'

export const createCart: Handler<'createCart'> = async ({ body }, ctx) => {
  const { SHOP_CURRENCY, SHOP_LOCALE } = ctx.settings
  const { currency = SHOP_CURRENCY, locale = SHOP_LOCALE, ...rest } = body ?? {}
  assertCurrency(currency, '/currency')
  const user = userOf(ctx.principal)
  const cart = newCart({ id: newId('cart', ctx.now.getTime()), user, currency, locale, now: ctx.now })
  const rates = await ctx.rates.read()
  const answer = await commit(ctx, async (tx) => {
    const filled = priced(changed(cart, rest), rates)
    insertCart(tx, filled)
    return { status: 201 as const, body: presentCart(filled) }
  })
  if (user !== null) return answer
  // After the commit: a secret is never stored with the answer, a replay mints it anew (CONVENTIONS, idempotency).
  return { ...answer, body: { ...answer.body, token: mintCartToken(ctx.secret, answer.body.id) } }
}

export const getCart: Handler<'getCart'> = async ({ params }, ctx) => cartAnswer(await readCart(ctx, params.id))

export const updateCart: Handler<'updateCart'> = async ({ params, body }, ctx) => {
  const { currency, ...rest } = body
  const changes: CartChanges = rest
  if (currency === undefined) return editCart(ctx, params.id, (cart) => changed(cart, changes), cartAnswer)
  assertCurrency(currency, '/currency')
  return editWithQuotes(
    ctx,
    params.id,
    (cart) => ({ currency, variantIds: cart.items.map((item) => item.variant_id) }),
    (cart, quotes) => requoted(changed(allOffered(cart, quotes, '/currency'), changes), quotes).cart,
    cartAnswer,
  )
}

export const mergeCart: Handler<'mergeCart'> = ({ params, body }, ctx) =>
  mergeCarts(ctx, params.id, body.cart_token, (cart, changes) => ({
    status: 200,
    body: presentCart(cart, changes.length > 0 ? { changes } : {}),
  }))
