import type { Test } from 'tap'
import { mailSaying, mailsTo, newAddress, staffOf } from '../harness/shop.ts'
import { createStockedProduct } from '../harness/stock.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'

/** By the page, by the mail program, and back. */
async function unsubscribes(
  t: Test,
  { page, url, shop }: Pick<Visit, 'page' | 'url' | 'shop'>,
  { email, link }: { email: string; link: string },
): Promise<void> {
  await page.goto(link)
  t.equal(page.url(), `${url}/unsubscribe`, 'no token stays in the address')
  await page.getByRole('button', { name: 'Unsubscribe' }).click()
  await page.getByText('You are unsubscribed').waitFor()
  await page.getByRole('button', { name: 'Send me such mails again' }).click()
  await page.getByRole('button', { name: 'Unsubscribe' }).waitFor()
  const oneClick = link.replace('/unsubscribe?', '/unsubscribe/one-click?')
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const response = await fetch(oneClick, { method: 'POST', body, redirect: 'manual' })
  t.equal(response.status, 200, 'a mail program is led nowhere')
  const { data } = await (await staffOf(shop)).admin.consents.list({ reference: email })
  t.strictSame(
    data.map(({ source }) => source),
    ['one-click', 'unsubscribe page', 'unsubscribe page'],
  )
  await page.reload()
  await page.getByRole('button', { name: 'Send me such mails again' }).click()
  await page.getByRole('button', { name: 'Unsubscribe' }).waitFor()
  t.equal((await fetch(`${oneClick}x`, { method: 'POST', body })).status, 404)
}

/** Two shoppers ask to be told of something sold out; one mail brings each back to it, and its link ends what else was asked for. */
export async function soldOutIsAskedFor(t: Test, { page, url, shop }: Visit): Promise<void> {
  const staff = await staffOf(shop)
  const [product, other] = [await createStockedProduct(staff, 0), await createStockedProduct(staff, 0)]
  const [ada, bob] = [newAddress('waiting'), newAddress('waiting')]
  const ask = async ({ slug }: { slug: string }, email: string) => {
    const link = page.getByRole('link', { name: 'Tell me when it is back' })
    await until('the page of the product says that it is sold out', async () => {
      await page.goto(`${url}/p/${slug}`)
      return (await link.count()) > 0 ? true : null
    })
    await link.click()
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Tell me' }).click()
  }
  await ask(product, 'no address')
  await page.getByRole('alert').waitFor()
  for (const email of [ada, bob]) {
    await ask(product, email)
    await page.getByText(`We will tell ${email}.`).waitFor()
  }
  await ask(other, ada)
  await page.getByRole('status').waitFor()
  t.strictSame(await mailsTo(shop, ada), [], 'nothing is sent before it is back')
  await staff.admin.stock.set({ variant_id: product.variantId, on_hand: 3 })
  const linksTo = async (email: string) => {
    const { text } = await mailSaying(shop, email, /back in stock/)
    return [...text.matchAll(/^https?:\S+$/gm)].map(([link]) => link)
  }
  const [toAda, toBob] = [await linksTo(ada), await linksTo(bob)]
  t.equal(toAda[0], `${url}/p/${product.slug}`, 'back to the product')
  await unsubscribes(t, { page, url, shop }, { email: bob, link: toBob[2] ?? '' })
  await page.goto(toAda[1] ?? '')
  t.equal(page.url(), `${url}/back-in-stock`, 'no token stays in the address')
  await page.getByRole('button', { name: 'Remove my address' }).click()
  await page.getByText('Your address is removed.').waitFor()
  await ask(other, bob)
  await page.getByText(`We will tell ${bob}.`).waitFor()
  await staff.admin.stock.set({ variant_id: other.variantId, on_hand: 3 })
  await until('bob is told of the other', async () => ((await mailsTo(shop, bob)).length === 2 ? true : null))
  t.equal((await mailsTo(shop, ada)).length, 1, 'and ada is not')
}
