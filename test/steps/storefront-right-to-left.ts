import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'
import { press } from './storefront.ts'

const TITLE = 'מארז בלוקים'
const SLUG = 'blocks'
const DESCRIPTION =
  '<p>שלושה גדלים. לכל משימה!</p><p>Made in Haifa.</p><ul><li>בלוק קטן</li></ul>' +
  `<table><tr>${['גודל', 'A5', 'משקל', '80 g/m²', 'צבע', 'שחור'].map((text) => `<td>${text.repeat(3)}</td>`).join('')}</tr></table>`

async function plant({ shop }: Visit): Promise<void> {
  const staff = await staffOf(shop)
  const { id } = await staff.admin.products.create({
    ...{ title: TITLE, slug: SLUG, vendor: 'אמא', status: 'active', description: DESCRIPTION },
    options: [{ name: 'צבע', values: ['שחור', 'Red'] }],
    variants: ['שחור', 'Red'].map((value) => ({
      option_values: { צבע: value },
      prices: [{ currency: 'EUR', amount: 1999 }],
      quantity: 5,
    })),
  })
  await staff.admin.collections.create({ title: TITLE, slug: SLUG, product_ids: [id] })
}

/** At which side of its box the first line of an element begins. */
async function sideOf(page: Page, selector: string): Promise<string> {
  return await page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const [line] = range.getClientRects()
      const box = element.getBoundingClientRect()
      return line && box.right - line.right < line.left - box.left ? 'right' : 'left'
    })
}

/** Texts in Hebrew are laid out from the right in a shop whose pages are English, and English ones beside them are not. */
export async function hebrewIsReadable(t: Test, visit: Visit): Promise<void> {
  const { page, url } = visit
  await plant(visit)
  await until('the collection shows it', async () => {
    await page.goto(`${url}/collections/${SLUG}`)
    return (await page.locator('article h3').count()) > 0 ? true : null
  })
  t.strictSame([await sideOf(page, 'main h1'), await sideOf(page, 'article h3')], ['right', 'right'], 'a collection')
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${url}/p/${SLUG}`)
    const text = 'main div[dir=auto]'
    const sides = await Promise.all(
      ['main h1', `${text} > p`, `${text} > p + p`].map((selector) => sideOf(page, selector)),
    )
    t.strictSame(sides, ['right', 'right', 'left'], `each paragraph by its own letters at ${width}`)
    const found = await page.evaluate((within) => {
      const styleOf = (selector: string) => getComputedStyle(document.querySelector(`${within} ${selector}`) as Element)
      const scrolls = document.documentElement.scrollWidth > document.documentElement.clientWidth
      return { list: styleOf('ul').direction, padding: styleOf('td').paddingLeft !== '0px', scrolls }
    }, text)
    t.strictSame(found, { list: 'rtl', padding: true, scrolls: false }, `lists and tables at ${width}`)
  }
  await press(page, 'Add to cart')
  await page.goto(`${url}/cart`)
  const line = page.locator('main li a[dir=auto]').filter({ hasText: TITLE })
  t.equal(await line.evaluate((element) => getComputedStyle(element).direction), 'rtl', 'a line of the cart')
}
