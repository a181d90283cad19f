import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'
import { pay, press } from './storefront.ts'

/** Ends a script of the page, an attribute and an element, and runs where it is taken for more than a text. */
const ATTACK = `</script><script>window.hit=1</script>"'><img src=x onerror=window.hit=1>`
/** What of it is read. */
const TEXT = '<img src=x onerror=window.hit=1>'
const LINK = 'javascript:window.hit=1'

const attackedHtml = `<p onclick="window.hit=1">Plain <a href="${LINK}">words</a></p>${ATTACK}<iframe src="${LINK}"></iframe>`

/** A product of which every text is an attack, in a category and a collection that are called so too. */
async function plant({ shop }: Visit) {
  const staff = await staffOf(shop)
  const category = await staff.admin.categories.create({ name: ATTACK, slug: 'attacked', description: ATTACK })
  const title = `${ATTACK} lamp`
  const product = await staff.admin.products.create({
    ...{ title, slug: 'attacked-lamp', vendor: ATTACK, type: ATTACK, status: 'active', tags: [ATTACK] },
    ...{ description: attackedHtml, attributes: { material: ATTACK }, category_ids: [category.id] },
    seo: { title: ATTACK, description: ATTACK },
    options: [{ name: ATTACK, values: [ATTACK, 'Other'] }],
    variants: [ATTACK, 'Other'].map((value) => ({
      option_values: { [ATTACK]: value },
      sku: ATTACK,
      prices: [{ currency: 'EUR', amount: 1999 }],
      quantity: 5,
    })),
  })
  await staff.admin.collections.create({
    title: ATTACK,
    slug: 'attacked',
    description: ATTACK,
    product_ids: [product.id],
  })
  return { title, slug: product.slug }
}

/** Nothing of the texts has run or become an element, and something of them is there to be read. */
async function assertHarmless(t: Test, page: Page, where: string): Promise<void> {
  t.match(await page.locator('body').innerText(), TEXT, `${where}: the text is there`)
  const found = await page.evaluate(() => ({
    hit: 'hit' in window,
    elements: document.querySelectorAll('img[onerror], [onclick], iframe, a[href^="javascript:"]').length,
  }))
  t.strictSame(found, { hit: false, elements: 0 }, `${where}: and is nothing else`)
}

/** What staff and buyers typed is text on every page, whatever it looks like. */
export async function attacksAreTexts(t: Test, visit: Visit): Promise<void> {
  const { page, url, email } = visit
  const product = await plant(visit)
  const open = async (path: string) => {
    // Lists that are kept hear of it one after another.
    await until(`${path} shows it`, async () => {
      await page.goto(url + path)
      return (await page.locator('body').innerText()).includes(TEXT) ? true : null
    })
    await assertHarmless(t, page, path)
  }
  await until('the search finds it', async () => {
    await page.goto(`${url}/search?q=attacked`)
    await page.goto(`${url}/search?q=${encodeURIComponent(ATTACK)}`)
    return (await page.locator('main a[href*="/p/attacked-lamp"]').count()) > 0 ? true : null
  })
  await assertHarmless(t, page, 'search')
  for (const path of [`/p/${product.slug}`, '/c/attacked', '/collections/attacked', '/collections', '/'])
    await open(path)
  await page.goto(`${url}/p/${product.slug}`)
  await press(page, 'Add to cart')
  await page.getByRole('dialog').waitFor()
  await assertHarmless(t, page, 'the cart beside the page')
  await open('/cart')
  await page.goto(`${url}/checkout/address`)
  await page.getByLabel('E-mail').fill(email)
  for (const label of ['Full name', 'Street and number', 'Town']) await page.getByLabel(label).first().fill(ATTACK)
  await page.getByLabel('Postal code').first().fill('10117')
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await page.waitForURL('**/checkout/shipping')
  await assertHarmless(t, page, 'shipping')
  await press(page, 'Continue to payment')
  await page.waitForURL('**/checkout/payment')
  await assertHarmless(t, page, 'payment')
  await pay(page, 'tok_approve')
  await page.waitForURL('**/orders/ord_*')
  await assertHarmless(t, page, 'the order')
}
