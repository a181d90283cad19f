import type { Test } from 'tap'
import { accountText } from '../../storefront-starter/app/lib/messages/account.ts'
import { cartText } from '../../storefront-starter/app/lib/messages/cart.ts'
import { catalogueText } from '../../storefront-starter/app/lib/messages/catalogue.ts'
import { addressText } from '../../storefront-starter/app/lib/messages/checkout.ts'
import { fieldErrorText } from '../../storefront-starter/app/lib/messages/forms.ts'
import { orderText } from '../../storefront-starter/app/lib/messages/order.ts'
import { productText } from '../../storefront-starter/app/lib/messages/product.ts'
import { signInText } from '../../storefront-starter/app/lib/messages/sign-in.ts'
import {
  choosesShipping,
  countOrders,
  fillsAddress,
  goesToCheckout,
  goesToPayment,
  isThanked,
  orders,
  seesCart,
  takes,
} from './checkout.ts'
import { DEPARTMENT, sell } from './products.ts'
import type { Shopper } from './shopper.ts'

/** Home, department, filter, product, option, cart, quantity, address with a mistake, shipping, payment, order. */
export async function browsesAndBuys(t: Test, shopper: Shopper): Promise<void> {
  const { product } = shopper.stage.storefront
  await shopper.goTo('/')
  await shopper.follow(DEPARTMENT)
  await shopper.isOn(DEPARTMENT)
  await shopper.hands.tick(shopper.page.getByRole('checkbox', { name: /^Red/ }))
  await shopper.press(shopper.says(catalogueText.applyFilters))
  const chip = shopper.says(catalogueText.removeFilter, { name: 'Red' })
  await shopper.link(chip).waitFor()
  t.match(new URL(shopper.page.url()).search, 'option.Colour=Red', 'the filter is in the address')
  t.equal(await shopper.page.locator('main').getByRole('link', { name: 'Floor lamp' }).count(), 0, 'and it filters')
  await shopper.follow(product.title)
  await shopper.isOn(product.title)
  await shopper.follow(/^Blue/)
  await shopper.page.waitForURL(/Colour=Blue/)
  await shopper.press(shopper.says(productText.addToCart))
  await seesCart(shopper)
  await shopper.sees('Blue')
  const { title } = product
  await shopper.type(shopper.says(cartText.quantityOf, { title }), '2')
  await shopper.press(shopper.says(cartText.updateOf, { title }))
  await shopper.page
    .getByText(/98[.,]00/)
    .first()
    .waitFor()
  await goesToCheckout(shopper)
  await fillsAddress(shopper, '1')
  await shopper.page
    .getByRole('alert')
    .getByRole('link', { name: shopper.says(addressText.postal_code) })
    .waitFor()
  await shopper.sees(fieldErrorText.postal_code)
  await fillsAddress(shopper)
  await choosesShipping(shopper)
  await orders(shopper)
  await isThanked(shopper)
  const order = shopper.page.url()
  await shopper.page.reload()
  t.equal(shopper.page.url(), order, 'a reload shows the same order')
  await shopper.goTo('/checkout/payment')
  await shopper.isAt(new RegExp(`${new URL(order).pathname.replace(/^\/de/, '')}$`))
  t.equal(await countOrders(shopper), 1)
}

const PASSWORD = 'seven wooden horses'

async function signsUp(shopper: Shopper): Promise<void> {
  await shopper.goTo('/account/orders')
  await shopper.isAt(/^\/sign-in$/)
  await shopper.follow(shopper.says(signInText.signUp))
  await shopper.isOn(signInText.signUp)
  await shopper.type(signInText.name, 'Grace Hopper')
  await shopper.type('E-', shopper.email)
  await shopper.hands.type(shopper.page.getByLabel(shopper.says(signInText.password), { exact: true }), PASSWORD)
  await shopper.press(shopper.says(signInText.signUp))
  await shopper.isOn(accountText.ordersTitle)
}

/** Makes an account, orders with it, and finds the order in it. */
export async function buysAsCustomer(t: Test, shopper: Shopper): Promise<void> {
  await signsUp(shopper)
  await takes(shopper, await sell(shopper.stage.staff))
  await goesToPayment(shopper)
  await orders(shopper)
  const number = await isThanked(shopper)
  await shopper.goTo('/account/orders')
  await shopper.follow(new RegExp(number))
  await shopper.isOn(orderText.title, { number })
  t.equal(await countOrders(shopper), 1)
}
