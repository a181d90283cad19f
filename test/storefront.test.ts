import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@stoa/all-in-one/ports'
import { buildStorefront, startStorefront } from '@stoa/all-in-one/storefront'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { findChromium, openBrowser } from './harness/browser.ts'
import { openInProcessShop } from './harness/in-process.ts'
import { newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax } from './harness/stock.ts'
import { shopFolder } from './harness/test-servers.ts'
import { until } from './harness/until.ts'
import { guestBuys } from './steps/storefront.ts'
import { customerKeepsAccount } from './steps/storefront-account.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const chromium = findChromium()
const isRequired = process.env.CI === 'true'
const missing = 'Chromium is not installed: apt-get install chromium'

t.test('a browser is there where one is needed', { skip: chromium || isRequired ? false : missing }, async (t) => {
  t.ok(chromium, missing)
})

t.test('the storefront sells', { skip: chromium ? false : missing }, async (t) => {
  const port = await freePort()
  // Mails lead to the storefront.
  const settings = { STOA_TRUSTED_PROXIES: '127.0.0.1', STOREFRONT_URL: `http://127.0.0.1:${port}` }
  const shop = await openInProcessShop(t, settings)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const { title } = await createStockedProduct(staff, 100)
  const product = await until('the search finds the product', async () => {
    const { data } = await visitor(shop).products.list({ q: title, currency: 'EUR' })
    return data.find((card) => card.title === title && card.available) ?? null
  })
  await buildStorefront({ root: ROOT }, (line) => t.comment(line))
  const storefront = await startStorefront({
    root: ROOT,
    host: '127.0.0.1',
    port,
    apiUrl: shop.url,
    secret: 'a secret for storefront tests, 32+ characters',
    logFile: join(shopFolder(t), 'storefront.log'),
  })
  t.teardown(storefront.stop)
  const browser = await openBrowser(t, chromium ?? '')
  for (const javaScriptEnabled of [false, true]) {
    const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
    const open = async (who: string) => {
      const context = await browser.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      const broken = complaintsOf(page)
      const visit = { page, url: storefront.url, product, email: newAddress(who), javaScriptEnabled, browser, shop }
      const close = async (t: Test) => {
        t.strictSame(broken, [], 'no script failed, and the policy refused nothing')
        await context.close()
      }
      return { visit, close }
    }
    await t.test(`a guest buys, finds and cancels an order ${how}`, async (t) => {
      const { visit, close } = await open('guest')
      await guestBuys(t, visit)
      await close(t)
    })
    await t.test(`a customer makes an account, orders with it and looks after it ${how}`, async (t) => {
      const { visit, close } = await open('customer')
      await customerKeepsAccount(t, visit)
      await close(t)
    })
  }
})

/** What a page's scripts and its policy complain of, as they do. */
function complaintsOf(page: Page): string[] {
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(message))
  page.on('console', (message) => {
    if (/Content Security Policy|hydrat/i.test(message.text())) broken.push(message.text())
  })
  return broken
}
