import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import { createStockedProduct } from '../harness/stock.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'

const isHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)

/** A product page that is open follows the stock; hidden it has no connection, and without scripts it stays as it was sent. */
export async function stockIsLive(t: Test, { page, url, shop, javaScriptEnabled }: Visit): Promise<void> {
  const staff = await staffOf(shop)
  const product = await createStockedProduct(staff, 4)
  const set = (on_hand: number) => staff.admin.stock.set({ variant_id: product.variantId, on_hand })
  const opened: string[] = []
  const ended: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/availability/stream')) opened.push(request.url())
  })
  const isEnd = (request: { url(): string }) => request.url().includes('/availability/stream') && ended.push('')
  page.on('requestfailed', isEnd)
  page.on('requestfinished', isEnd)
  await until('the page of the product says how many there are', async () => {
    // Only what the page that stays has opened counts.
    await page.goto('about:blank')
    opened.length = 0
    await page.goto(`${url}/p/${product.slug}`)
    return (await page.getByText('Only 4 left').count()) > 0 ? true : null
  })
  const add = page.locator('main form button[value=add]')
  if (!javaScriptEnabled) {
    t.strictSame(opened, [])
    t.match(await add.innerText(), /Add to cart/)
    return
  }
  await until('the page listens', async () => (opened.length > 0 ? true : null))
  const before = opened.length
  const text = page.locator('main p[aria-live=polite]')
  await set(2)
  await text.filter({ hasText: 'Only 2 left' }).waitFor()
  await page.getByLabel('Quantity').focus()
  await set(0)
  await text.filter({ hasText: 'Sold out' }).waitFor()
  t.equal(await add.innerText(), 'Sold out')
  t.equal(await page.evaluate(() => document.activeElement?.id), 'quantity', 'whoever is in the form stays there')
  ended.length = 0
  await isHidden(page, true)
  await until('a hidden page has no connection', async () => (ended.length > 0 ? true : null))
  await set(9)
  t.equal(await add.innerText(), 'Sold out')
  await isHidden(page, false)
  await text.filter({ hasText: 'In stock' }).waitFor()
  t.match(await add.innerText(), /Add to cart/)
  t.equal(opened.length, before + 1, 'one connection at a time')
  t.ok(
    opened.every((address) => new URL(address).origin === new URL(shop.url).origin),
    'with the API itself',
  )
}
