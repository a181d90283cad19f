import { command } from '@stoa/kit/postgres/command'
import { newId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import { offerOf, withOffer, withQuantity } from '../domain/cart-edits.ts'
import { lineMaximum } from '../domain/unpaid-limits.ts'
import { afterEdit, quote, readOpenCart } from '../flows/cart.ts'
import { updateCart } from '../store/carts.ts'
import { cartResponse } from './present-cart.ts'

export const addItem: Handler<'addItem'> = ({ params, body }, ctx) =>
  command(ctx, async () => {
    const { variant_id, quantity = 1 } = body
    const cart = await readOpenCart(ctx, params.id)
    const offer = offerOf(await quote(ctx, cart.currency, [variant_id]), variant_id, '/variant_id')
    const added = { id: newId('itm', ctx.now.getTime()), quantity, max: lineMaximum(ctx.settings) }
    const edited = await afterEdit(ctx, withOffer(cart, offer, added))
    return { change: updateCart(edited), response: cartResponse(edited) }
  })

export const updateItem: Handler<'updateItem'> = ({ params, body }, ctx) =>
  command(ctx, async () => {
    const cart = await readOpenCart(ctx, params.id)
    const max = lineMaximum(ctx.settings)
    const edited = await afterEdit(ctx, withQuantity(cart, params.itemId, body.quantity, max))
    return { change: updateCart(edited), response: cartResponse(edited) }
  })

export const removeItem: Handler<'removeItem'> = ({ params }, ctx) =>
  command(ctx, async () => {
    const cart = await readOpenCart(ctx, params.id)
    const edited = await afterEdit(ctx, withQuantity(cart, params.itemId, 0, 0))
    return { change: updateCart(edited), response: cartResponse(edited) }
  })
