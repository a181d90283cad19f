import { writeTogether } from '@stoa/kit/postgres/write-together'
import type { Deps } from '../context.ts'
import { withoutContact } from '../domain/cart-edits.ts'
import { priced } from '../domain/pricing.ts'
import { lockCartsWithContact, updateCart } from '../store/carts.ts'

/** Carts of one transaction. */
const BATCH = 50

/**
 * Takes the contact, the addresses and the payment out of an account's carts, whose items stay: a stranger may have registered it before its
 * owner came by a mailed link, and what the owner orders would be sent to the stranger. What is being paid for goes on as it was begun.
 */
export async function forgetContacts({ pg, rates }: Pick<Deps, 'pg' | 'rates'>, owner: string): Promise<void> {
  const today = await rates.read()
  const forgetSome = () =>
    pg.tx(async (tx) => {
      const carts = await lockCartsWithContact(tx, owner, BATCH)
      const statements = carts.map((cart) => updateCart(priced(withoutContact(cart), today)))
      if (statements.length > 0) await writeTogether(tx, { statements })
      return carts.length
    })
  while ((await forgetSome()) === BATCH);
}
