import { writeTogether } from '@stoa/kit/postgres/write-together'
import type { Deps } from '../context.ts'
import { withoutContact } from '../domain/cart-edits.ts'
import { priced } from '../domain/pricing.ts'
import { lockCartsWithContact, updateCart } from '../store/carts.ts'

/** Who hears of it later than this leaves alone what was edited since: by then that is the owner's. */
const LATE_MS = 3_600_000
/** Carts of one transaction. */
const BATCH = 50

/**
 * Takes the contact, the addresses and the payment out of an account's carts, whose items stay: a stranger may have registered it before its
 * owner came by a mailed link, and what the owner orders would be sent to the stranger. What is being paid for goes on as it was begun.
 */
export async function forgetContacts(
  { pg, rates }: Pick<Deps, 'pg' | 'rates'>,
  owner: string,
  takenOver: { at: Date; now: Date },
): Promise<void> {
  const isLate = takenOver.now.getTime() - takenOver.at.getTime() > LATE_MS
  const today = await rates.read()
  const forgetSome = () =>
    pg.tx(async (tx) => {
      const carts = await lockCartsWithContact(tx, owner, {
        editedBy: isLate ? takenOver.at : takenOver.now,
        limit: BATCH,
      })
      const statements = carts.map((cart) => updateCart(priced(withoutContact(cart), today)))
      if (statements.length > 0) await writeTogether(tx, { statements })
      return carts.length
    })
  while ((await forgetSome()) === BATCH);
}
