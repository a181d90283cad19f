import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Visit } from '../harness/storefront.ts'

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** From a search to the cart. */
export async function fillCart({ page, url, product, javaScriptEnabled }: Visit): Promise<void> {
  await page.goto(`${url}/search?q=${encodeURIComponent(product.title)}`)
  await page.getByRole('link', { name: product.title }).click()
  await page.getByRole('heading', { level: 1, name: product.title }).waitFor()
  await press(page, 'Add to cart')
  // With a script the cart opens beside the page.
  if (javaScriptEnabled) await page.getByRole('dialog').getByRole('link', { name: 'See or change the cart' }).click()
  await page.waitForURL('**/cart')
  await page.locator('main').getByRole('link', { name: product.title }).waitFor()
}

/** From the cart to the last step, with a mistake on the way that is said beside its field. */
export async function fillCheckout(t: Test, { page, email }: Visit): Promise<void> {
  await page.getByRole('link', { name: 'Continue to checkout' }).click()
  await page.waitForURL('**/checkout/address')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Full name').first().fill('Grace Hopper')
  await page.getByLabel('Street and number').first().fill('Unter den Linden 1')
  await page.getByLabel('Postal code').first().fill('1')
  await page.getByLabel('Town').first().fill('Berlin')
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await page.getByRole('alert').getByRole('link', { name: 'Postal code' }).waitFor()
  t.equal(
    await page.getByLabel('Postal code').first().getAttribute('aria-invalid'),
    'true',
    'the field says what is wrong',
  )
  t.equal(await page.getByLabel('Full name').first().inputValue(), 'Grace Hopper', 'what was typed is kept')
  await page.getByLabel('Postal code').first().fill('10117')
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await page.waitForURL('**/checkout/shipping')
  await press(page, 'Continue to payment')
  await page.waitForURL('**/checkout/payment')
}

/** Places the order with a test card; resolves on the page of the order. */
export async function pay(page: Page, card: string): Promise<void> {
  await page.getByLabel('What the test card does').selectOption(card)
  await press(page, /Order with obligation to pay/)
}

export async function guestBuys(t: Test, visit: Visit): Promise<void> {
  const { page, url, email } = visit
  await page.goto(`${url}/`)
  t.match(await page.title(), /\S/, 'the home page has a title')
  await fillCart(visit)
  await fillCheckout(t, visit)
  await pay(page, 'tok_decline')
  await page.getByRole('alert').filter({ hasText: 'nothing was charged' }).waitFor()
  await pay(page, 'tok_action')
  await page.waitForURL('**/checkout/confirm')
  await press(page, 'Confirm the payment')
  await page.waitForURL('**/orders/ord_*')
  await page.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor()
  const order = page.url()
  const number =
    (await page.locator('dt', { hasText: 'Order number' }).locator('xpath=following-sibling::dd').textContent()) ?? ''
  await page.reload()
  t.equal(page.url(), order, 'a reload shows the same order')
  await page.goto(`${url}/checkout/payment`)
  t.equal(new URL(page.url()).pathname, new URL(order).pathname, 'nobody pays for it again')
  await page.goto(`${url}/orders/find`)
  await page.getByLabel('Order number').fill(number)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Postal code').fill('10117')
  await press(page, 'Show the order')
  await page.getByRole('heading', { level: 1, name: `Order ${number}` }).waitFor()
  await page.locator('summary', { hasText: 'Cancel this order' }).click()
  await press(page, 'Cancel the order')
  await page.getByText('This order is cancelled.').waitFor()
}
