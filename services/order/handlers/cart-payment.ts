import { callOptions } from '@stoa/kit/contract/context'
import type { Handler, OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { withOption, withPayment } from '../domain/cart-edits.ts'
import { whyNoOption } from '../domain/no-shipping.ts'
import { optionsFor } from '../domain/pricing.ts'
import type { PaidWhen } from '../domain/unpaid-checks.ts'
import { assertWithinLimits } from '../domain/unpaid-limits.ts'
import { afterEdit, readCart } from '../flows/cart.ts'
import { whenPaid } from '../flows/payment-methods.ts'
import { userHasPaid } from '../store/paid-orders.ts'
import { editCart } from './edit-cart.ts'

export const listShippingOptions: Handler<'listShippingOptions'> = async ({ params }, ctx) => {
  const cart = await readCart(ctx, params.id)
  const rates = await ctx.rates.read()
  const { currency } = cart
  const data = optionsFor(cart, rates).map((option) => ({ ...option, amount: { amount: option.amount, currency } }))
  if (data.length > 0) return { status: 200, body: { data, reason: null, currencies: [] } }
  const { currencies } = await ctx.shop.read()
  return { status: 200, body: { data, ...whyNoOption(cart, rates, currencies) } }
}

export const setShippingOption: Handler<'setShippingOption'> = ({ params, body }, ctx) =>
  editCart(ctx, params.id, async (cart) => {
    const options = optionsFor(cart, await ctx.rates.read())
    return afterEdit(ctx, withOption(cart, options, body.option_id))
  })

/** Whether a buyer counts as a guest; no statement is sent where nothing depends on it. */
async function isGuest(ctx: OrderContext, { user_id }: Cart, paid: PaidWhen): Promise<boolean> {
  if (user_id === null) return true
  return paid !== 'at_once' && !(await userHasPaid(ctx.pg, user_id))
}

export const startPayment: Handler<'startPayment'> = ({ params, body }, ctx) =>
  editCart(ctx, params.id, async (cart) => {
    const enabled = await ctx.methods.enabled(cart.currency, callOptions(ctx))
    const { method, details = {} } = body
    const edited = withPayment(await afterEdit(ctx, cart), { method, details, enabled })
    // What no checkout takes, whatever else is held, is told now and not at the end.
    const paid = whenPaid(edited, enabled)
    assertWithinLimits({ cart: edited, paid, isGuest: await isGuest(ctx, edited, paid) }, [], ctx.settings)
    return edited
  })
