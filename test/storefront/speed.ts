/** How fast the storefront's pages are, with the demo shop behind them: part of `npm run test:storefront`. */
import { freePort } from '@stoa/all-in-one/ports'
import t from 'tap'
import { findChromium, openBrowser } from '../harness/browser.ts'
import { fillWithDemo, openStorefront } from '../harness/storefront.ts'
import { loadLighthouse } from '../steps/lighthouse-package.ts'
import { type AuditedPage, auditPage } from '../steps/storefront-lighthouse.ts'
import { staysLight } from '../steps/storefront-network.ts'

const chromium = findChromium()
const skip = chromium || process.env.CI === 'true' ? false : 'Chromium is not installed: apt-get install chromium'

// Fifteen audits of ten seconds and more.
t.setTimeout(1_200_000)

t.test('pages are light and fast', { skip }, async (t) => {
  const { url, product } = await openStorefront(t, { fill: fillWithDemo })
  const port = await freePort()
  const browser = await openBrowser(t, chromium ?? '', port)
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 })
  const page = await context.newPage()
  await page.goto(`${url}/p/${product.slug}`)
  await page.locator('main form button[value=add]').click()
  await page.getByRole('dialog').waitFor()
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.goto(url)
  const category = await page.locator('header nav a[href^="/c/"]').first().getAttribute('href')
  const pages: AuditedPage[] = [
    { name: 'home', address: `${url}/` },
    { name: 'category', address: url + category },
    { name: 'product', address: `${url}/p/${product.slug}` },
    { name: 'search', address: `${url}/search?q=mug`, isHidden: true },
    { name: 'cart', address: `${url}/cart`, cookie, isHidden: true },
  ]
  await t.test('by what the browser has to fetch', async (t) => {
    for (const one of pages) await staysLight(t, page, one)
  })
  await t.test('by Lighthouse, on a phone', async (t) => {
    const lighthouse = await loadLighthouse(t)
    for (const one of pages) await auditPage(t, one, { browser, port, lighthouse })
  })
})
