import { cartText } from '../../storefront-starter/app/lib/messages/cart.ts'
import { addressText, checkoutText } from '../../storefront-starter/app/lib/messages/checkout.ts'
import { drawerText } from '../../storefront-starter/app/lib/messages/drawer.ts'
import { orderText } from '../../storefront-starter/app/lib/messages/order.ts'
import { productText } from '../../storefront-starter/app/lib/messages/product.ts'
import type { SoldProduct } from './products.ts'
import type { Shopper } from './shopper.ts'

/** Puts goods into the cart, from their page. */
export async function takes(shopper: Shopper, { slug, title }: Pick<SoldProduct, 'slug' | 'title'>): Promise<void> {
  await shopper.goTo(`/p/${slug}`)
  await shopper.isOn(title)
  await shopper.press(shopper.says(productText.addToCart))
  await seesCart(shopper)
  await shopper.sees(title)
}

/** After something was added: a script shows the cart beside the page, and its page is a link away. */
export async function seesCart(shopper: Shopper): Promise<void> {
  if (shopper.stage.manner.javaScriptEnabled) {
    const drawer = shopper.page.getByRole('dialog')
    await shopper.hands.activate(drawer.getByRole('link', { name: shopper.says(drawerText.toCart) }))
  }
  await shopper.isAt(/^\/cart$/)
}

/** From the cart to the page that asks for the address. */
export async function goesToCheckout(shopper: Shopper): Promise<void> {
  await shopper.follow(shopper.says(cartText.toCheckout))
  await shopper.isAt(/^\/checkout\/address$/)
}

export async function fillsAddress(shopper: Shopper, postalCode = '10117'): Promise<void> {
  await shopper.type(checkoutText.email, shopper.email)
  await shopper.type(addressText.name, 'Grace Hopper')
  await shopper.type(addressText.line1, 'Unter den Linden 1')
  await shopper.type(addressText.postal_code, postalCode)
  await shopper.type(addressText.city, 'Berlin')
  await shopper.hands.activate(shopper.page.getByRole('button', { name: shopper.says(checkoutText.toShipping) }).last())
}

export async function choosesShipping(shopper: Shopper): Promise<void> {
  await shopper.isAt(/^\/checkout\/shipping$/)
  await shopper.press(shopper.says(checkoutText.toPayment))
  await shopper.isAt(/^\/checkout\/payment$/)
  await shopper.isOn(checkoutText.choosePayment)
}

/** From the cart to the last step. */
export async function goesToPayment(shopper: Shopper): Promise<void> {
  await goesToCheckout(shopper)
  await fillsAddress(shopper)
  await choosesShipping(shopper)
}

/** The button that places the order, whatever the amount on it. */
export const orderButton = (shopper: Shopper) =>
  shopper.button(new RegExp(shopper.says(checkoutText.placeOrder, { amount: '.*' })))

/** Waits until the button says that amount: a refusal is on the page a moment before what has changed. */
export const isAskedFor = (shopper: Shopper, amount: RegExp) =>
  orderButton(shopper).filter({ hasText: amount }).waitFor()

export async function orders(shopper: Shopper, card = checkoutText.testApprove): Promise<void> {
  await shopper.hands.select(shopper.field(checkoutText.testCard), shopper.says(card))
  await shopper.hands.activate(orderButton(shopper))
}

/** Waits for the page that says that the order stands; resolves to its number. */
export async function isThanked(shopper: Shopper): Promise<string> {
  await shopper.isAt(/^\/orders\/ord_/)
  await shopper.isOn(orderText.thanks)
  const name = shopper.page.locator('dt', { hasText: shopper.says(orderText.number) })
  return (await name.locator('xpath=following-sibling::dd').innerText()).trim()
}

/** How many orders there are with the shopper's address. */
export async function countOrders({ stage, email }: Shopper): Promise<number> {
  const { data } = await stage.staff.admin.orders.list({ q: email })
  return data.length
}
