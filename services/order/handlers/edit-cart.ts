import { command } from '@stoa/kit/postgres/command'
import { REPLAYED } from '@stoa/kit/postgres/idempotency'
import type { ProblemLine } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { readCart } from '../flows/cart.ts'
import { updateCart } from '../store/carts.ts'
import { presentCart } from './present-cart.ts'

/** A cart as it was edited. */
interface Edited {
  cart: Cart
  /** What could not be taken over into it. */
  changes?: ProblemLine[]
  /** The rows to write, when it is more than the cart. */
  change?: readonly ReturnType<typeof updateCart>[]
}

/**
 * A command that edits a cart of the caller's. With its Idempotency-Key only that it was done is kept, and a replay reads the
 * cart as it is now: a copy of a large cart for every edit would let one client fill the disk.
 */
export async function editCart(ctx: OrderContext, id: string, decide: () => Promise<Edited>) {
  let edited: Edited | undefined
  const { headers, body } = await command(ctx, async () => {
    edited = await decide()
    const { cart, changes = [], change = updateCart(cart) } = edited
    const kept: { changes?: ProblemLine[] } | undefined = changes.length > 0 ? { changes } : undefined
    const response: { status: 200; headers?: Record<string, string>; body: typeof kept } = { status: 200, body: kept }
    return { change, response }
  })
  const isReplay = headers?.[REPLAYED] !== undefined
  const cart = edited && !isReplay ? edited.cart : await readCart(ctx, id)
  const response = { status: 200 as const, body: presentCart(cart, body?.changes ? { changes: body.changes } : {}) }
  return isReplay ? { ...response, headers: { [REPLAYED]: 'true' } } : response
}
