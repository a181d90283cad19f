import { command } from '@stoa/kit/postgres/command'
import { isReplay, REPLAYED } from '@stoa/kit/postgres/idempotency'
import { ownersOf } from '@stoa/kit/security/principal'
import { DomainError, type ProblemLine, UnavailableError } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { assertOpen } from '../domain/cart-edits.ts'
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
export async function saveEdit(ctx: OrderContext, id: string, decide: () => Promise<Edited>) {
  let edited: Edited | undefined
  const done = await command(ctx, async () => {
    edited = await decide()
    const { cart, changes = [], change = updateCart(cart) } = edited
    const kept: { changes?: ProblemLine[] } | undefined = changes.length > 0 ? { changes } : undefined
    const response: { status: 200; headers?: Record<string, string>; body: typeof kept } = { status: 200, body: kept }
    return { change, response }
  })
  const isRepeated = isReplay(done)
  if (edited && !isRepeated) ctx.cartCopies.keep({ ...edited.cart, version: edited.cart.version + 1 })
  const cart = edited && !isRepeated ? edited.cart : await readCart(ctx, id)
  const changes = done.body?.changes
  const response = { status: 200 as const, body: await presentCart(ctx, cart, changes ? { changes } : {}) }
  return isRepeated ? { ...response, headers: { [REPLAYED]: 'true' } } : response
}

type Edit = (cart: Cart) => Promise<Cart>

async function editedOpen(cart: Cart, edit: Edit): Promise<Cart> {
  assertOpen(cart)
  return edit(cart)
}

/** What an edit makes of the copy; null when there is none, or when it is refused, as the cart may be another one by now. */
async function editedCopy(ctx: OrderContext, id: string, edit: Edit): Promise<Cart | null> {
  const copy = ctx.cartCopies.take(id, ownersOf(ctx.principal))
  if (!copy) return null
  try {
    return await editedOpen(copy, edit)
  } catch (error) {
    if (error instanceof DomainError && !(error instanceof UnavailableError)) return null
    throw error
  }
}

/**
 * One edit of the caller's cart; refused while it is being paid for, and after. `edit` may be called more than once. It is
 * decided over the copy that this process has, if any, else over the cart as it is read.
 */
export function editCart(ctx: OrderContext, id: string, edit: Edit) {
  let isCopy = false
  return saveEdit(ctx, id, async () => {
    // Decided anew, because the row was not the copy any more.
    if (isCopy) ctx.cartCopies.pause()
    const copy = await editedCopy(ctx, id, edit)
    isCopy = copy !== null
    return { cart: copy ?? (await editedOpen(await readCart(ctx, id), edit)) }
  })
}
