import type { Order } from '@stoa/sdk/source'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { buy } from '../harness/purchase.ts'
import { mailSaying, staffOf, visitor } from '../harness/shop.ts'
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

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** A guest withdraws from a part of an order in the two steps of the law, with mistakes, a reload and a form that is sent again. */
export async function guestWithdraws(t: Test, visit: Visit): Promise<void> {
  const { page, url, shop, email } = visit
  const order = await ordered(visit, 3)
  const { id } = await (await staffOf(shop)).admin.orders.createFulfilment(order.id)
  await (await staffOf(shop)).admin.orders.markDelivered(order.id, id)
  const declared = async () => (await (await staffOf(shop)).admin.orders.get(order.id)).withdrawals
  await page.goto(`${url}/`)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Withdraw from a contract' }).click()
  await heading(page, 'Withdraw from a contract')
  await page.getByLabel('Order number').fill(order.number)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Postal code').fill('10117')
  await press(page, 'Continue')
  await heading(page, 'Withdraw from contract')
  await page.getByText(/until \d+ \w+ \d{4}, without giving a reason/).waitFor()
  t.equal(await page.getByLabel('Full name').inputValue(), 'Grace Hopper')
  const units = page.getByLabel('Quantity of Lamp')
  await units.selectOption('none')
  await page.getByLabel('Full name').fill('')
  await page.getByLabel('E-mail for the receipt').fill('nowhere')
  await press(page, 'Continue')
  await page.getByRole('alert').getByRole('link', { name: 'E-mail for the receipt' }).waitFor()
  t.equal(await page.getByRole('alert').getByRole('link').count(), 3, 'each mistake leads to its field')
  t.equal(await page.getByLabel('E-mail for the receipt').inputValue(), 'nowhere', 'what was typed is kept')
  await units.selectOption('2')
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await page.getByLabel('E-mail for the receipt').fill(`receipt.${email}`)
  await press(page, 'Continue')
  await heading(page, 'Please confirm your withdrawal')
  await page.getByText(/^2 × Lamp/).waitFor()
  t.strictSame(await declared(), [], 'nothing is declared before it is confirmed')
  await press(page, 'Change something')
  t.equal(await units.inputValue(), '2')
  await units.selectOption('1')
  await press(page, 'Continue')
  await page.getByText(/^1 × Lamp/).waitFor()
  await page.getByRole('button', { name: 'Confirm withdrawal' }).dblclick()
  await heading(page, 'We have received your withdrawal')
  await page.reload()
  await page.getByText(/^Received \d+ \w+ \d{4} at /).waitFor()
  t.match(await declared(), [{ name: 'Ada Lovelace', email: `receipt.${email}`, items: [{ quantity: 1 }] }])
  const receipt = await mailSaying(shop, `receipt.${email}`, new RegExp(order.number))
  t.match(receipt.text, /Ada Lovelace/)
  await page.getByRole('link', { name: 'Withdraw from more of this order' }).click()
  t.equal(await units.locator('option').last().innerText(), 'all 2', 'what was declared is not offered again')
  await page.goto(`${url}/orders/${order.id}`)
  await page.getByRole('listitem').filter({ hasText: 'Your withdrawal has reached us' }).getByText('1 × Lamp').waitFor()
  await page.getByRole('link', { name: 'Withdraw from contract here' }).click()
  await press(page, 'Continue')
  await press(page, 'Confirm withdrawal')
  await heading(page, 'We have received your withdrawal')
  t.match(await declared(), [{ items: [{ quantity: 1 }] }, { items: [{ quantity: 2 }] }])
  await page.goto(`${url}/de/orders/${order.id}`)
  await page.getByText('Ihr Widerruf ist eingegangen').first().waitFor()
  t.equal(await page.getByRole('link', { name: 'Vertrag hier widerrufen' }).count(), 0, 'nothing is left of it')
}
