import type { Stoa } from '@stoa/sdk/source'
import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import { available } from '../harness/stock.ts'
import type { Visit } from '../harness/storefront.ts'
import { uniqueName } from '../harness/test-servers.ts'
import { until } from '../harness/until.ts'
import { press } from './storefront.ts'

async function sellChair(staff: Stoa) {
  const title = `Chair ${uniqueName()}`
  const prices = [{ currency: 'EUR', amount: 4900 }]
  const product = await staff.admin.products.create({
    title,
    status: 'active',
    options: [{ name: 'Colour', values: ['Red', 'Blue'] }],
    variants: ['Red', 'Blue'].map((Colour) => ({
      sku: `${title} ${Colour}`,
      option_values: { Colour },
      prices,
      quantity: 6,
    })),
  })
  const variantId = product.variants[0]?.id ?? ''
  await until(`${title} is on sale`, async () => ((await available(staff, variantId)) === 6 ? true : null))
  return { id: product.id, slug: product.slug, title, variantId }
}

/** What is in the cart runs short, costs more, and is taken out of the shop: its line says so, and the checkout waits where it has to. */
export async function cartSays(t: Test, visit: Visit): Promise<void> {
  const { page, url, shop } = visit
  const staff = await staffOf(shop)
  const { id, slug, title, variantId } = await sellChair(staff)
  const line = page.locator('main li').filter({ hasText: title })
  /** Looks at the cart again until its line says that. */
  const showsAfterwards = (path: string, what: string) =>
    until(what, async () => {
      await page.goto(url + path)
      return (await line.getByText(what).count()) > 0 ? true : null
    })
  const toCheckout = page.getByRole('link', { name: 'Continue to checkout' })
  const setQuantity = async (quantity: number) => {
    await page.getByLabel(`Quantity of ${title}`, { exact: true }).fill(String(quantity))
    await press(page, `Update quantity of ${title}`)
    await page.getByRole('link', { name: `Cart, ${quantity} items` }).waitFor()
  }
  await page.goto(`${url}/p/${slug}?Colour=Red`)
  await press(page, 'Add to cart')
  await page.getByRole('link', { name: 'Cart, 1 item' }).waitFor()
  await page.goto(`${url}/cart`)
  await line.getByText('Colour: Red').waitFor()
  await setQuantity(5)
  await staff.admin.stock.set({ variant_id: variantId, on_hand: 3 })
  await showsAfterwards('/cart', 'Only 3 left. Please reduce the quantity.')
  t.equal(await toCheckout.count(), 0, 'nobody is led to pay for what there is not')
  await setQuantity(3)
  await toCheckout.waitFor()
  t.equal(await page.getByText('Only 3 left').count(), 0)
  await changePrice(staff, { id, variantId })
  await showsAfterwards('/cart', 'The price has changed: it is €59.00 now.')
  t.equal(await toCheckout.count(), 1, 'a new price is looked at before it is paid')
  await page.goto(`${url}/checkout/payment`)
  await page.waitForURL('**/checkout/address')
  await page.locator('aside').getByText('it is €59.00 now').waitFor()
  await staff.admin.products.update(id, { status: 'archived' }, { ifMatch: await staff.admin.products.get(id) })
  await showsAfterwards('/de/cart', 'Nicht mehr im Verkauf. Bitte entfernen Sie es.')
  t.equal(await page.getByRole('link', { name: 'Weiter zur Kasse' }).count(), 0)
  await press(page, `${title} entfernen`)
  await page.getByText('Ihr Warenkorb ist leer.').waitFor()
  await page.getByRole('link', { name: 'Warenkorb, 0 Artikel' }).waitFor()
}

async function changePrice(staff: Stoa, { id, variantId }: { id: string; variantId: string }): Promise<void> {
  const prices = [{ currency: 'EUR', amount: 5900 }]
  const ifMatch = await staff.admin.products.get(id)
  await staff.admin.products.setPrices(id, variantId, { prices }, { ifMatch })
}
