import { newId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import { withOffer, withQuantity } from '../domain/cart-edits.ts'
import { offerOf } from '../domain/quote.ts'
import { lineMaximum } from '../domain/unpaid-limits.ts'
import { afterEdit, quote } from '../flows/cart.ts'
import { editCart } from './edit-cart.ts'

export const addItem: Handler<'addItem'> = ({ params, body }, ctx) =>
  editCart(ctx, params.id, async (cart) => {
    const { variant_id, quantity = 1 } = body
    const offer = offerOf(await quote(ctx, cart, [variant_id]), variant_id, '/variant_id')
    const added = { id: newId('itm', ctx.now.getTime()), quantity, max: lineMaximum(ctx.settings) }
    return afterEdit(ctx, withOffer(cart, offer, added))
  })

export const updateItem: Handler<'updateItem'> = ({ params, body }, ctx) =>
  editCart(ctx, params.id, (cart) => {
    const max = lineMaximum(ctx.settings)
    return afterEdit(ctx, withQuantity(cart, params.itemId, body.quantity, max))
  })

export const removeItem: Handler<'removeItem'> = ({ params }, ctx) =>
  editCart(ctx, params.id, (cart) => afterEdit(ctx, withQuantity(cart, params.itemId, 0, 0)))
