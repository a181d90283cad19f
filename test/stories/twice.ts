import type { Test } from 'tap'
import { cartText } from '../../storefront-starter/app/lib/messages/cart.ts'
import { checkoutText, orderErrorText } from '../../storefront-starter/app/lib/messages/checkout.ts'
import { productText } from '../../storefront-starter/app/lib/messages/product.ts'
import {
  choosesShipping,
  countOrders,
  fillsAddress,
  goesToCheckout,
  goesToPayment,
  isAskedFor,
  isThanked,
  orderButton,
  seesCart,
  takes,
} from './checkout.ts'
import { sell } from './products.ts'
import type { Shopper } from './shopper.ts'

/** Presses everything twice, reloads every step, and goes back and forth. */
export async function isImpatient(t: Test, shopper: Shopper): Promise<void> {
  const { slug, title } = await sell(shopper.stage.staff)
  await shopper.goTo(`/p/${slug}`)
  await shopper.hands.activateTwice(shopper.button(shopper.says(productText.addToCart)))
  await seesCart(shopper)
  await shopper.page.reload()
  const quantity = shopper.field(shopper.says(cartText.quantityOf, { title }))
  t.equal(await quantity.inputValue(), '1', 'a double click adds once')
  await goesToCheckout(shopper)
  await shopper.page.reload()
  await fillsAddress(shopper)
  await shopper.isAt(/^\/checkout\/shipping$/)
  await shopper.page.reload()
  await choosesShipping(shopper)
  await shopper.page.reload()
  await shopper.isOn(checkoutText.choosePayment)
  await shopper.page.goBack()
  await shopper.isAt(/^\/checkout\/shipping$/)
  await shopper.page.goBack()
  await shopper.isAt(/^\/checkout\/address$/)
  await fillsAddress(shopper)
  await choosesShipping(shopper)
  await shopper.hands.activateTwice(orderButton(shopper))
  await isThanked(shopper)
  t.equal(await countOrders(shopper), 1, 'and orders once')
  await shopper.page.goBack()
  await shopper.isAt(/^\/(cart|orders\/ord_.*|checkout\/\w+)$/)
  t.equal(await countOrders(shopper), 1, 'Back orders nothing')
}

/** Works in two tabs: what one of them has done, the other one learns. */
export async function hasTwoTabs(t: Test, shopper: Shopper): Promise<void> {
  const { staff } = shopper.stage
  const [one, other] = [await sell(staff), await sell(staff)]
  await takes(shopper, one)
  await goesToPayment(shopper)
  const tab = await shopper.openTab()
  await takes(tab, other)
  await shopper.hands.activate(orderButton(shopper))
  await shopper.sees(orderErrorText.cart_changed)
  t.equal(await countOrders(shopper), 0, 'nobody orders for another amount than the button said')
  await isAskedFor(shopper, /44[.,]88/)
  await shopper.hands.activate(orderButton(shopper))
  await isThanked(shopper)
  await shopper.sees(other.title)
  await tab.goTo('/checkout/payment')
  await tab.isAt(/^\/(orders\/ord_.*|cart)$/)
  t.equal(await countOrders(shopper), 1)
}

/** The same order, from two tabs at their last step. */
export async function ordersInBothTabs(t: Test, shopper: Shopper): Promise<void> {
  await takes(shopper, await sell(shopper.stage.staff))
  await goesToPayment(shopper)
  const tab = await shopper.openTab()
  await tab.goTo('/checkout/payment')
  await tab.isOn(checkoutText.choosePayment)
  await shopper.hands.activate(orderButton(shopper))
  await isThanked(shopper)
  await tab.hands.activate(orderButton(tab))
  await tab.isAt(/^\/orders\/ord_/)
  t.equal(await countOrders(shopper), 1, 'nobody pays twice')
}
