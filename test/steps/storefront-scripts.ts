import type { Test } from 'tap'
import type { Visit } from '../harness/storefront.ts'
import { press } from './storefront.ts'

/** What scripts add: suggestions by keyboard, the cart beside the page, and lines that change where they are. */
export async function scriptsHelp(t: Test, { page, url, product }: Visit): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  // The scripts come late, and somebody types before they are there.
  const { promise: typed, resolve: letCome } = Promise.withResolvers<void>()
  await page.route('**/assets/*.js', async (route) => {
    await typed
    await route.continue()
  })
  await page.goto(`${url}/`, { waitUntil: 'commit' })
  const field = page.locator('header').getByLabel('Search products')
  await field.click()
  await page.keyboard.type(product.title)
  letCome()
  await page.getByRole('option', { name: product.title }).first().waitFor()
  t.equal(await field.getAttribute('aria-expanded'), 'true')
  await page.keyboard.press('Escape')
  t.equal(await page.getByRole('listbox', { name: 'Suggestions' }).count(), 0, 'Escape closes the list')
  t.equal(await field.inputValue(), product.title, 'and keeps what was typed')
  await page.keyboard.type(' ')
  await page.getByRole('option', { name: product.title }).first().waitFor()
  await page.keyboard.press('ArrowUp')
  const id = await field.getAttribute('aria-activedescendant')
  t.equal(
    await page.getByRole('listbox').getByRole('option').last().getAttribute('id'),
    id,
    'the field names the chosen line',
  )
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: product.title }).waitFor()
  await press(page, 'Add to cart')
  const drawer = page.getByRole('dialog', { name: 'Added to your cart' })
  await drawer.waitFor()
  await drawer.getByRole('link', { name: 'See or change the cart' }).click()
  await page.waitForURL('**/cart')
  await page.getByLabel(`Quantity of ${product.title}`, { exact: true }).fill('3')
  await press(page, `Update quantity of ${product.title}`)
  await page.getByRole('status').filter({ hasText: 'New total' }).waitFor({ state: 'attached' })
  await press(page, `Remove ${product.title}`)
  await page.getByText('Your cart is empty.').waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
}
