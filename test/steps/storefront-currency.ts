import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'
import { press } from './storefront.ts'

const TITLE = 'Tea bowl'

/** Something that is sold in yen, in a shop that sends nothing for yen. */
async function sellInYen({ shop }: Visit): Promise<{ slug: string; stop: () => Promise<unknown> }> {
  const staff = await staffOf(shop)
  const change = async (currencies: string[] | null) =>
    staff.admin.shop.update({ currencies }, { ifMatch: await staff.admin.shop.get() })
  await change(['EUR', 'JPY'])
  const prices = [
    { currency: 'EUR', amount: 1900 },
    { currency: 'JPY', amount: 3000 },
  ]
  const variants = [{ sku: 'bowl', prices, weight_grams: 300, quantity: 5 }]
  const { slug } = await staff.admin.products.create({ title: TITLE, status: 'active', variants })
  await until('the shop sells it', async () => ((await staff.products.get(slug)).available ? true : null))
  return { slug, stop: () => change(null) }
}

/** A currency in which nothing is sent is no fault of the address: the page says so, and one in which it is leads on. */
export async function currencyIsChanged(t: Test, visit: Visit): Promise<void> {
  const { page, url, email } = visit
  const { slug, stop } = await sellInYen(visit)
  await until('the storefront offers yen', async () => {
    await page.goto(`${url}/p/${slug}`)
    return (await page.getByLabel('Currency').locator('option', { hasText: 'JPY' }).count()) > 0 ? true : null
  })
  await page.getByLabel('Currency').selectOption('JPY')
  await page.locator('footer').getByRole('button', { name: 'Change' }).first().click()
  await page.getByText('¥3,000').first().waitFor()
  await press(page, 'Add to cart')
  await page.waitForURL('**/cart')
  await page.getByRole('link', { name: 'Continue to checkout' }).click()
  await page.waitForURL('**/checkout/address')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Full name').first().fill('Grace Hopper')
  await page.getByLabel('Street and number').first().fill('Unter den Linden 1')
  await page.getByLabel('Postal code').first().fill('10117')
  await page.getByLabel('Town').first().fill('Berlin')
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await page.waitForURL('**/checkout/shipping')
  await page.getByRole('alert').filter({ hasText: 'We do not ship to this address for payment in JPY.' }).waitFor()
  t.equal(await page.getByText('Please give another one').count(), 0, 'the address is not what is wrong')
  await press(page, 'Pay in EUR')
  await page.waitForURL('**/checkout/shipping')
  await press(page, 'Continue to payment')
  await page.waitForURL('**/checkout/payment')
  await page.getByRole('button', { name: /Order with obligation to pay: €/ }).waitFor()
  await stop()
}
