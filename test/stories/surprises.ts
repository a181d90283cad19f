import type { Test } from 'tap'
import { cartText } from '../../storefront-starter/app/lib/messages/cart.ts'
import { lineProblemText } from '../../storefront-starter/app/lib/messages/cart-line.ts'
import { checkoutText, orderErrorText } from '../../storefront-starter/app/lib/messages/checkout.ts'
import { countOrders, goesToPayment, isAskedFor, isThanked, orderButton, orders, takes } from './checkout.ts'
import { priced, sell, setStock } from './products.ts'
import type { Shopper } from './shopper.ts'

/** What was in the cart is sold to others, before the checkout and at its last step. */
export async function findsItSoldOut(t: Test, shopper: Shopper): Promise<void> {
  const { staff } = shopper.stage
  const goods = await sell(staff, 5)
  await takes(shopper, goods)
  await setStock(staff, goods, 0)
  await shopper.goTo('/cart')
  await shopper.sees(lineProblemText.out_of_stock)
  t.equal(await shopper.link(shopper.says(cartText.toCheckout)).count(), 0, 'nobody is led to pay for it')
  await setStock(staff, goods, 5)
  await shopper.goTo('/cart')
  await goesToPayment(shopper)
  await setStock(staff, goods, 0)
  await orders(shopper)
  await shopper.sees(orderErrorText.out_of_stock)
  await shopper.follow(shopper.says(checkoutText.backToCart))
  await shopper.isAt(/^\/cart$/)
  await shopper.press(shopper.says(cartText.removeOf, { title: goods.title }))
  await shopper.sees(cartText.empty)
  t.equal(await countOrders(shopper), 0)
}

/** It costs more than a moment ago: the new total is shown, and only a second press orders. */
export async function findsItDearer(t: Test, shopper: Shopper): Promise<void> {
  const { staff } = shopper.stage
  const { productId, variantId, ...goods } = await sell(staff)
  await takes(shopper, { ...goods })
  await goesToPayment(shopper)
  t.match(await orderButton(shopper).innerText(), /24[.,]89/)
  const ifMatch = await staff.admin.products.get(productId)
  await staff.admin.products.setPrices(productId, variantId, { prices: priced(2999) }, { ifMatch })
  await orders(shopper)
  await shopper.sees(orderErrorText.cart_changed)
  await isAskedFor(shopper, /34[.,]89/)
  t.equal(await countOrders(shopper), 0, 'nothing was ordered')
  await orders(shopper)
  await isThanked(shopper)
  await shopper.page
    .getByText(/34[.,]89/)
    .first()
    .waitFor()
  t.equal(await countOrders(shopper), 1)
}

/** A card that is declined, a bank that asks, and the other way to pay. */
export async function isDeclined(t: Test, shopper: Shopper): Promise<void> {
  await takes(shopper, await sell(shopper.stage.staff))
  await goesToPayment(shopper)
  await orders(shopper, checkoutText.testDecline)
  await shopper.sees(orderErrorText.payment_declined)
  await orders(shopper, checkoutText.testAction)
  await shopper.isAt(/^\/checkout\/confirm$/)
  await shopper.isOn(checkoutText.confirmTitle)
  await shopper.press(shopper.says(checkoutText.refuse))
  await shopper.isAt(/^\/checkout\/payment$/)
  await shopper.sees(orderErrorText.payment_declined)
  t.equal(await countOrders(shopper), 0)
  await orders(shopper, checkoutText.testAction)
  await shopper.isOn(checkoutText.confirmTitle)
  await shopper.page.reload()
  await shopper.isOn(checkoutText.confirmTitle)
  await shopper.press(shopper.says(checkoutText.confirm))
  await isThanked(shopper)
  t.equal(await countOrders(shopper), 1)
}

/** Payments that take long, whose answer is lost, or that only a webhook decides: each comes to one order by itself. */
export async function waits(t: Test, shopper: Shopper): Promise<void> {
  const goods = await sell(shopper.stage.staff)
  const cards = [checkoutText.testSlow, checkoutText.testLost, checkoutText.testLate]
  for (const card of cards) {
    await takes(shopper, goods)
    await goesToPayment(shopper)
    await orders(shopper, card)
    // The page that waits asks by itself, with and without scripts.
    await isThanked(shopper)
  }
  t.equal(await countOrders(shopper), cards.length)
}
