import type { Test } from 'tap'
import { assertInvariants, assertRefundsAreListed } from '../harness/invariants.ts'
import { staffOf, type TestShop } from '../harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax } from '../harness/stock.ts'
import * as afterwards from './afterwards.ts'
import * as buying from './buying.ts'
import type { Fixture } from './fixture.ts'
import * as paying from './paying.ts'

const steps: readonly [string, (t: Test, fixture: Fixture) => Promise<void>][] = [
  ['a guest buys two products', buying.guestBuysTwoProducts],
  ['a customer registers and buys', buying.customerBuys],
  ['staff ship an order with tracking', afterwards.staffShips],
  ['a guest finds an order by number and e-mail address', afterwards.guestLooksUp],
  ['an order is cancelled: its stock is released and its payment refunded', afterwards.cancelling],
  ['the rest of a partly shipped order is cancelled: its share goes back, or need not come', afterwards.theRest],
  ['a payment that needs the buyer is confirmed, and its order placed once', paying.paymentNeedsTheBuyer],
  ['a payment that needs the buyer fails: stock is released and the cart open again', paying.buyerGivesUp],
  ['a declined payment leaves a usable cart', paying.decline],
  ['slow and lost responses of the provider end in one charge and one order', paying.slowAndLostResponses],
  ['a bank transfer is awaited, then captured by staff', paying.bankTransfer],
  ['staff refund part of an order', afterwards.partialRefund],
  ['a refund begun at the payment is on the order, and the buyer gets a mail', afterwards.refundAtPayment],
  ['a paid bank transfer is cancelled: staff send the money back and say so', afterwards.cancelledTransfer],
  ['the last unit is sold once', buying.soldOut],
  ['a Shopify export is imported twice: the second time changes nothing', buying.importing],
]

/** Everything that a shop is for, from search to refund, and what goes wrong on the way, over one shop. */
export async function walkThrough(t: Test, shop: TestShop): Promise<void> {
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const fixture: Fixture = { shop, staff, product: await createStockedProduct(staff, 1000) }
  for (const [name, step] of steps) await t.test(name, (child) => step(child, fixture))
  await t.test('afterwards ledger and stock balance', (child) => assertInvariants(child, staff))
  await t.test('and every refund is on its order', (child) => assertRefundsAreListed(child, staff))
  t.strictSame(shop.errors(), [], 'nothing was logged as an error')
}
