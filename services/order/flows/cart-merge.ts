import type { AnyResponse } from '@stoa/kit/contract/operations'
import { commit } from '@stoa/kit/postgres/idempotency'
import { openCartToken } from '@stoa/kit/security/cart-token'
import { ownersOf } from '@stoa/kit/security/principal'
import { invalidField, notFound, type ProblemLine } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { merged } from '../domain/cart-lines.ts'
import { priced } from '../domain/totals.ts'
import { findCart, saveCart } from '../store/carts.ts'
import { lockOpenCart, readCart, withQuotes } from './cart.ts'

const variantsOf = (cart: Cart) => cart.items.map((item) => item.variant_id)

/** Takes the cart that a token opens over into the caller's own, and closes it. */
export async function mergeCarts<R extends AnyResponse>(
  ctx: OrderContext,
  id: string,
  token: string,
  answer: (cart: Cart, changes: ProblemLine[]) => R,
): Promise<R> {
  const sourceId = openCartToken(ctx.secret, token)
  if (sourceId === null || sourceId === id) {
    throw invalidField('/cart_token', 'token', 'This is not the token of another cart.')
  }
  const ask = async () => {
    const [target, source] = await Promise.all([readCart(ctx, id), findCart(ctx.pg, sourceId, [sourceId])])
    if (!source) throw notFound('The cart of this token')
    return { currency: target.currency, variantIds: variantsOf(source) }
  }
  return withQuotes(ctx, ask, async (quotes, check) => {
    const rates = await ctx.rates.read()
    return commit(ctx, async (tx) => {
      // Always the guest's first: two merges cannot wait for each other.
      const source = await lockOpenCart(tx, sourceId, [sourceId])
      const target = await lockOpenCart(tx, id, ownersOf(ctx.principal))
      check({ currency: target.currency, variantIds: variantsOf(source) })
      const { cart, changes } = merged(target, source, quotes, ctx.settings.CART_MAX_QUANTITY)
      await saveCart(tx, priced({ ...source, status: 'completed', items: [], payment: null }, rates))
      return answer(await saveCart(tx, priced(cart, rates)), changes)
    })
  })
}
