import { callOptions } from '@stoa/kit/contract/context'
import type { Handler } from '../context.ts'
import { withOption, withPayment } from '../domain/cart-choices.ts'
import { optionsFor } from '../domain/totals.ts'
import { editCart, readCart } from '../flows/cart.ts'
import { cartAnswer } from './present-cart.ts'

export const listShippingOptions: Handler<'listShippingOptions'> = async ({ params }, ctx) => {
  const cart = await readCart(ctx, params.id)
  const options = optionsFor(cart, await ctx.rates.read())
  const { currency } = cart
  return {
    status: 200,
    body: { data: options.map((option) => ({ ...option, amount: { amount: option.amount, currency } })) },
  }
}

export const setShippingOption: Handler<'setShippingOption'> = async ({ params, body }, ctx) => {
  const rates = await ctx.rates.read()
  return editCart(ctx, params.id, (cart) => withOption(cart, optionsFor(cart, rates), body.option_id), cartAnswer)
}

export const startPayment: Handler<'startPayment'> = async ({ params, body }, ctx) => {
  const { currency } = await readCart(ctx, params.id)
  const enabled = await ctx.methods.enabled(currency, callOptions(ctx))
  const rates = await ctx.rates.read()
  const { method, details = {} } = body
  return editCart(ctx, params.id, (cart) => withPayment(cart, { method, details, enabled }, rates), cartAnswer)
}
