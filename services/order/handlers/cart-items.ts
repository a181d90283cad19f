import { newId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import { withOffer, withQuantity } from '../domain/cart-lines.ts'
import { offerOf } from '../domain/quote.ts'
import { editCart, editWithQuotes } from '../flows/cart.ts'
import { cartAnswer } from './present-cart.ts'

export const addItem: Handler<'addItem'> = ({ params, body }, ctx) => {
  const { variant_id, quantity = 1 } = body
  const added = { id: newId('itm', ctx.now.getTime()), quantity, max: ctx.settings.CART_MAX_QUANTITY }
  return editWithQuotes(
    ctx,
    params.id,
    (cart) => ({ currency: cart.currency, variantIds: [variant_id] }),
    (cart, quotes) => withOffer(cart, offerOf(quotes, variant_id, '/variant_id'), added),
    cartAnswer,
  )
}

export const updateItem: Handler<'updateItem'> = ({ params, body }, ctx) => {
  const max = ctx.settings.CART_MAX_QUANTITY
  return editCart(ctx, params.id, (cart) => withQuantity(cart, params.itemId, body.quantity, max), cartAnswer)
}

export const removeItem: Handler<'removeItem'> = ({ params }, ctx) =>
  editCart(ctx, params.id, (cart) => withQuantity(cart, params.itemId, 0, 0), cartAnswer)
