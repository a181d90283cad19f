import type { Order } from '@stoa/sdk/source'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { buy } from '../harness/purchase.ts'
import { staffOf, visitor } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { press } from './storefront.ts'

/** A guest's order of some units of the product, made elsewhere than in the browser. */
async function ordered({ shop, product, email }: Visit, quantity: number): Promise<Order> {
  const stoa = visitor(shop)
  const { variants } = await stoa.products.get(product.slug)
  return buy(stoa, { lines: [{ variantId: variants[0]?.id ?? '', quantity }], email })
}

async function findOrder({ page, email }: Visit, number: string): Promise<void> {
  await page.getByLabel('Order number').fill(number)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Postal code').fill('10117')
  await press(page, 'Show the order')
  await page.getByRole('heading', { level: 1, name: `Order ${number}` }).waitFor()
}

const stepsOf = async (page: Page, title: string) =>
  (await page.getByRole('region', { name: title }).locator('ol > li').allInnerTexts()).map((text) =>
    text.replace(/\s+/g, ' ').trim(),
  )

/** The buyer of an order reads what has happened to it and what comes next, in both languages, and follows the parcels. */
export async function guestFollowsOrder(t: Test, visit: Visit): Promise<void> {
  const { page, url, shop } = visit
  const order = await ordered(visit, 3)
  const staff = await staffOf(shop)
  await page.goto(`${url}/orders/find`)
  await findOrder(visit, order.number)
  const title = 'Where your order is'
  t.match(await stepsOf(page, title), [
    /^Order placed \d+ \w+ \d{4} at /,
    /^Payment received /,
    /^Next We pack/,
    /^After/,
  ])
  await page.locator('dd', { hasText: order.payment.title ?? 'no title' }).waitFor()
  const items = [{ item_id: order.items[0]?.id ?? '', quantity: 1 }]
  const tracking = {
    carrier: 'DHL',
    tracking_number: 'JD0146000037',
    tracking_url: 'https://track.example/JD0146000037',
  }
  const { id } = await staff.admin.orders.createFulfilment(order.id, { items, ...tracking })
  await page.reload()
  t.match((await stepsOf(page, title)).slice(2), [
    /^Shipped .* 1 × Lamp .* DHL JD0146000037 Follow/,
    /We ship the rest$/,
    /^After/,
  ])
  t.equal(await page.getByRole('link', { name: 'Follow the parcel' }).getAttribute('href'), tracking.tracking_url)
  t.equal(await page.getByText('Cancel this order').count(), 0, 'what was shipped is not offered to be cancelled')
  await staff.admin.orders.createFulfilment(order.id)
  await staff.admin.orders.markDelivered(order.id, id)
  await page.goto(`${url}/de/orders/${order.id}`)
  const german = await stepsOf(page, 'Stand Ihrer Bestellung')
  t.match(german, [
    /aufgegeben \d+\. /,
    /^Zahlung/,
    /^Verschickt .* 1 ×/,
    /^Verschickt .* 2 ×/,
    /^Zugestellt/,
    /^Als Nächstes/,
  ])
}
