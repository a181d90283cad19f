import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadDemo } from '@stoa/all-in-one/demo/load'
import { freePort } from '@stoa/all-in-one/ports'
import { buildStorefront, startStorefront } from '@stoa/all-in-one/storefront'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Test } from 'tap'
import { PATIENCE_MS } from './browser.ts'
import { openInProcessShop } from './in-process.ts'
import { newAddress, staffOf, type TestShop, visitor } from './shop.ts'
import { createStockedProduct, setUpShippingAndTax } from './stock.ts'
import { shopFolder } from './test-servers.ts'
import { until } from './until.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface OpenStorefront {
  shop: TestShop
  /** Address of the storefront. */
  url: string
  logFile: string
  /** Slug and title of a product that can be bought. */
  product: { slug: string; title: string }
}

/** Fills an empty shop; resolves to a product that can be bought. */
type Fill = (t: Test, shop: TestShop) => Promise<OpenStorefront['product']>

/** Rates for Germany, and one product. */
const fillWithProduct: Fill = async (_t, shop) => {
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const { title } = await createStockedProduct(staff, 100)
  return until('the search finds the product', async () => {
    const { data } = await visitor(shop).products.list({ q: title, currency: 'EUR' })
    return data.find((card) => card.title === title && card.available) ?? null
  })
}

/** The shop that `npm start` opens: departments, pictures, options, two languages, three currencies. */
export const fillWithDemo: Fill = async (t, shop) => {
  const customer = { email: newAddress('demo'), password: 'seven wooden horses' }
  const accounts = { staff: shop.staff, customer, publishableKey: null }
  await loadDemo({ url: shop.url, inboxUrl: shop.inboxUrl, accounts, save: () => {}, say: (line) => t.comment(line) })
  return until('the demo products can be bought', async () => {
    const { data } = await visitor(shop).products.list({ q: 'stoneware mug', currency: 'EUR', limit: 1 })
    return data.find((card) => card.available) ?? null
  })
}

/** A whole shop, and the storefront in front of it, where its mails lead to. */
export async function openStorefront(
  t: Test,
  { fill = fillWithProduct, settings = {} }: { fill?: Fill; settings?: Readonly<Record<string, string>> } = {},
): Promise<OpenStorefront> {
  const [host, port] = ['127.0.0.1', await freePort()]
  const address = `http://${host}:${port}`
  // Product pages ask the API for stock themselves.
  const own = { STOA_TRUSTED_PROXIES: host, STOREFRONT_URL: address, STOA_CORS_ORIGINS: address }
  const shop = await openInProcessShop(t, { ...own, ...settings })
  const product = await fill(t, shop)
  await buildStorefront({ root: ROOT }, (line) => t.comment(line))
  const logFile = join(shopFolder(t), 'storefront.log')
  const secret = 'a secret for storefront tests, 32+ characters'
  // Tests say by X-Forwarded-For that they are somebody else.
  const env = { TRUSTED_PROXIES: host }
  const storefront = await startStorefront({ root: ROOT, host, port, apiUrl: shop.url, secret, logFile, env })
  t.teardown(storefront.stop)
  return { shop, url: storefront.url, logFile, product }
}

export interface Visit extends Pick<OpenStorefront, 'shop' | 'url' | 'product'> {
  page: Page
  browser: Browser
  javaScriptEnabled: boolean
  /** An address that nobody has used. */
  email: string
}

/**
 * Until its scripts have taken a page over, a press is what it is without scripts: a plain form. A visit with scripts
 * begins when they have, as a test says what follows with them.
 */
function waitForScripts(page: Page): void {
  const isTakenOver = () => {
    const main = document.querySelector('main')
    const hasScripts = document.querySelector('script[type="module"]') !== null
    // React leaves such a key on each element that it has taken over.
    return main === null || !hasScripts || Object.keys(main).some((key) => key.startsWith('__reactFiber$'))
  }
  const goto = page.goto.bind(page)
  page.goto = async (...to) => {
    const response = await goto(...to)
    // Who goes on before the page is read may be holding its scripts back.
    if (to[1]?.waitUntil !== 'commit') await page.waitForFunction(isTakenOver)
    return response
  }
}

/** Visits the storefront in a browser of its own; fails where a script fails or the policy of a page refuses something. */
export async function visitWith(
  t: Test,
  {
    browser,
    storefront,
    who,
    options = {},
  }: { browser: Browser; storefront: OpenStorefront; who: string; options?: BrowserContextOptions },
  go: (visit: Visit) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(message))
  page.on('console', (message) => {
    if (/Content Security Policy|hydrat/i.test(message.text())) broken.push(message.text())
  })
  const { shop, url, product } = storefront
  const { javaScriptEnabled = true } = options
  if (javaScriptEnabled) waitForScripts(page)
  await go({ shop, url, product, page, browser, javaScriptEnabled, email: newAddress(who) })
  t.strictSame(broken, [], 'no script failed, and the policy refused nothing')
  await context.close()
}
