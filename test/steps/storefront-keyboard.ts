import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Visit } from '../harness/storefront.ts'

/** A page has fewer places that take the focus. */
const MAX_TABS = 120

/** Runs in the page: what a screen reader says of the element with the focus, and whether one sees that it has it. */
function focused() {
  const element = document.activeElement as HTMLInputElement | null
  if (!element || element === document.body) return { name: '', isSeen: true }
  const label = element.labels?.[0]?.textContent ?? element.textContent ?? ''
  const name = (element.getAttribute('aria-label') ?? label).replace(/\s+/g, ' ').trim()
  // A card is outlined as a whole; a heading has the focus for whoever hears the page.
  const isSeen = [undefined, '::after'].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  return { name, isSeen: isSeen || element.tagName === 'H1' }
}

/** Presses Tab until the focus is on what has that name; whatever has the focus on the way shows it. */
async function tabTo(t: Test, page: Page, wanted: RegExp): Promise<void> {
  const hidden: string[] = []
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    await page.keyboard.press('Tab')
    const { name, isSeen } = await page.evaluate(focused)
    if (!isSeen) hidden.push(name)
    if (!wanted.test(name)) continue
    t.strictSame(hidden, [], `the focus is seen on the way to ${wanted}`)
    return
  }
  throw new Error(`${page.url()}: the focus never came to ${wanted}`)
}

async function follow(t: Test, page: Page, wanted: RegExp, next: string): Promise<void> {
  await tabTo(t, page, wanted)
  await page.keyboard.press('Enter')
  await page.waitForURL(next)
}

/** From the search to a placed order, without a pointer. */
export async function buysByKeyboard(t: Test, { page, url, product, email }: Visit): Promise<void> {
  await page.goto(`${url}/search?q=${encodeURIComponent(product.title)}`)
  await page.keyboard.press('Tab')
  t.match(
    await page.evaluate(focused),
    { name: 'Skip to content', isSeen: true },
    'the first stop is the way past the menu',
  )
  await follow(t, page, new RegExp(product.title), '**/p/*')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  t.equal((await page.evaluate(focused)).name, product.title, 'a new page begins at its heading')
  await tabTo(t, page, /^Add to cart$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Added to your cart' }).waitFor()
  await page.keyboard.press('Escape')
  t.equal((await page.evaluate(focused)).name, 'Add to cart', 'the focus comes back when the drawer is closed')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Added to your cart' }).waitFor()
  await follow(t, page, /^See or change the cart$/, '**/cart')
  await follow(t, page, /^Continue to checkout$/, '**/checkout/address')
  const fields: [RegExp, string][] = [
    [/^E-mail/, email],
    [/^Full name/, 'Grace Hopper'],
    [/^Street and number/, 'Unter den Linden 1'],
    [/^Postal code/, '1'],
    [/^Town/, 'Berlin'],
  ]
  for (const [name, value] of fields) {
    await tabTo(t, page, name)
    await page.keyboard.type(value)
  }
  await page.keyboard.press('Enter')
  // The focus is on what is wrong.
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert')
  await tabTo(t, page, /^Postal code$/)
  await page.keyboard.press('Enter')
  t.equal(await page.evaluate(() => document.activeElement?.id), 'postal_code', 'and leads to the field')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('10117')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/checkout/shipping')
  await follow(t, page, /^Continue to payment$/, '**/checkout/payment')
  await follow(t, page, /^Order with obligation to pay/, '**/orders/ord_*')
  await page.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor()
}
