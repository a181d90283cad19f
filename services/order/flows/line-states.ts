import { callOptions } from '@stoa/kit/contract/context'
import { DomainError } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { type LineState, lineStates } from '../domain/line-state.ts'
import { lineMaximum } from '../domain/unpaid-limits.ts'

/** Milliseconds that a cart waits for prices and stock; it can be read without them. */
const PATIENCE_MS = 500

/** What another service says; null when it cannot say it now, which a build of before never can. */
function unlessRefused<T>(said: Promise<T>): Promise<T | null> {
  return said.catch((error: unknown) => {
    if (error instanceof DomainError) return null
    throw error
  })
}

/**
 * How the lines of an open cart stand today, by their ids: one call for the stock of all lines, and one for the prices that are not
 * kept here. Null for a cart without lines, for one that is not open, and when prices or stock cannot be read now.
 */
export async function readLineStates(
  ctx: OrderContext,
  cart: Cart,
  timeoutMs = PATIENCE_MS,
): Promise<Map<string, LineState> | null> {
  if (cart.status !== 'open' || cart.items.length === 0) return null
  const call = { ...callOptions(ctx), timeoutMs }
  const variantIds = cart.items.map(({ variant_id }) => variant_id)
  const [quotes, stock] = await Promise.all([
    unlessRefused(ctx.quotes.read(cart, variantIds, call)),
    unlessRefused(ctx.clients.inventory.readAvailability({ body: { variant_ids: variantIds } }, call)),
  ])
  if (!quotes || !stock) return null
  return lineStates(cart, { quotes, stock: stock.data, maximum: lineMaximum(ctx.settings) })
}
