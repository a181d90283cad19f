import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { PATIENCE_MS } from '../harness/browser.ts'
import { mailSaying } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { fillCart, pay, press } from './storefront.ts'

const PASSWORD = 'seven wooden horses'
const NEW_PASSWORD = 'eight wooden horses'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const pathOf = (page: Page) => new URL(page.url()).pathname

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
}

/** A guest fills a cart, makes an account, and finds the cart again; mistakes are said beside their fields. */
async function signsUp(t: Test, visit: Visit): Promise<void> {
  const { page, url, email, product } = visit
  await fillCart(visit)
  await page.goto(`${url}/account/orders`)
  t.equal(pathOf(page), '/sign-in', 'an account is shown to whoever is signed in')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await heading(page, 'Create an account')
  await page.getByLabel('Full name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('password')
  await press(page, 'Create an account')
  await page.getByRole('alert').getByRole('link', { name: 'Password' }).waitFor()
  t.equal(await page.getByLabel('E-mail').inputValue(), email, 'what was typed is kept')
  // With JavaScript the field was never emptied.
  const typed = visit.javaScriptEnabled ? 'password' : ''
  t.equal(await page.getByLabel('Password', { exact: true }).inputValue(), typed, 'and no password comes back')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Create an account')
  await heading(page, 'Your orders')
  t.equal(pathOf(page), '/account/orders', 'it leads to where the visitor wanted to go')
  await page.goto(`${url}/cart`)
  await page.locator('main').getByRole('link', { name: product.title }).waitFor()
}

/** Shows that the address is theirs by the mail that welcomed them; the notice of the account page is gone then. */
async function verifiesEmail(t: Test, { page, url, email, shop }: Visit): Promise<void> {
  await page.goto(`${url}/account`)
  await page.getByText(`Nobody has confirmed yet that ${email} is yours.`).waitFor()
  await press(page, 'Send me a link')
  await page.getByText(`A link is on its way to ${email}.`).waitFor()
  const { text } = await mailSaying(shop, email, /verify-email/)
  const [link = ''] = /\S+\/verify-email\?\S+/.exec(text) ?? []
  await page.goto(`${link}x`)
  await press(page, 'Yes, this is my address')
  await page.getByText('This link is no longer good').waitFor()
  for (const what of ['the first time', 'and again']) {
    await page.goto(link)
    t.equal(page.url(), `${url}/verify-email`, `${what}: the token does not stay in the address`)
    await press(page, 'Yes, this is my address')
    await page.getByText('Thank you, your address is confirmed.').waitFor()
  }
  await page.locator('main').getByRole('link', { name: 'To your account' }).click()
  await heading(page, 'Hello, Grace Hopper')
  t.equal(await page.getByText('Nobody has confirmed').count(), 0)
}

/** Orders as a customer, with the new address kept, and finds the order in the account. */
async function ordersAndCancels(t: Test, { page, url, email }: Visit): Promise<void> {
  await page.goto(`${url}/checkout/address`)
  t.equal(await page.getByLabel('E-mail').inputValue(), email, 'the account knows the address')
  await page.getByLabel('Street and number').first().fill('Unter den Linden 1')
  await page.getByLabel('Postal code').first().fill('10117')
  await page.getByLabel('Town').first().fill('Berlin')
  await page.getByLabel('Keep this address').check()
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await page.waitForURL('**/checkout/shipping')
  await press(page, 'Continue to payment')
  await page.waitForURL('**/checkout/payment')
  await pay(page, 'tok_approve')
  await page.waitForURL('**/orders/ord_*')
  // The browser shows the address of a page before the page.
  const number = await page
    .locator('dt', { hasText: 'Order number' })
    .locator('xpath=following-sibling::dd')
    .innerText()
  await page.goto(`${url}/account`)
  await page.getByText('Unter den Linden 1').waitFor()
  await page.getByRole('link', { name: `Order ${number}` }).click()
  await heading(page, `Order ${number}`)
  await page.locator('summary', { hasText: 'Cancel this order' }).click()
  await press(page, 'Cancel the order')
  await page.getByText('This order is cancelled.').waitFor()
}

/** Keeps a second address, and has it sent there. */
async function choosesAddress(visit: Visit): Promise<void> {
  const { page, url } = visit
  await page.goto(`${url}/account/addresses/new`)
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await page.getByRole('button', { name: 'Save the address' }).last().click()
  await page.getByRole('alert').getByRole('link', { name: 'Street and number' }).waitFor()
  await page.getByLabel('Street and number').fill('Hauptstraße 2')
  await page.getByLabel('Postal code').fill('20095')
  await page.getByLabel('Town').fill('Hamburg')
  await page.getByRole('button', { name: 'Save the address' }).last().click()
  await page.waitForURL('**/account/addresses')
  await press(page, 'Offer the address of Ada Lovelace first')
  await page.getByRole('button', { name: 'Offer the address of Grace Hopper first' }).waitFor()
  await fillCart(visit)
  await page.goto(`${url}/checkout/address`)
  await page.getByText('Hauptstraße 2').waitFor()
  await press(page, 'Send it to this address')
  await page.waitForURL('**/checkout/shipping')
  await page.getByText('Ada Lovelace, Hauptstraße 2').first().waitFor()
  await page.goto(`${url}/account/addresses`)
  await press(page, 'Delete the address of Ada Lovelace')
  await page.getByText('Hauptstraße 2').waitFor({ state: 'detached' })
}

/** Changes the profile and the password; another browser is signed out, and what it does goes on as a guest's. */
async function securesAccount(
  t: Test,
  { page, url, email, product, browser, javaScriptEnabled }: Visit,
): Promise<void> {
  await page.goto(`${url}/account/profile`)
  await page.getByLabel('Full name').fill('Grace Brewster Hopper')
  await page.getByLabel('Phone').fill('12')
  await press(page, 'Save')
  await page.getByRole('alert').getByRole('link', { name: 'Phone' }).waitFor()
  await page.getByLabel('Phone').fill('+49 30 123456')
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  const file = await page.request.get(`${url}/account/data`)
  t.match(file.headers()['content-disposition'], /attachment; filename="personal-data-.*json"/)
  t.match(await file.json(), { account: { email, name: 'Grace Brewster Hopper' }, addresses: [{}] })
  const other = await browser.newContext({ javaScriptEnabled })
  other.setDefaultTimeout(PATIENCE_MS)
  const elsewhere = await other.newPage()
  await elsewhere.goto(`${url}/sign-in?next=https://evil.example/`)
  await fillSignIn(elsewhere, email, 'wrong')
  await elsewhere.getByText('do not belong together').waitFor()
  await fillSignIn(elsewhere, email, PASSWORD)
  await heading(elsewhere, 'Hello, Grace Brewster Hopper')
  await elsewhere.goto(`${url}/cart`)
  await elsewhere.locator('main').getByRole('link', { name: product.title }).waitFor()
  await page.goto(`${url}/account/sessions`)
  t.equal(await page.getByText('Chrome on Linux').count(), 2, 'devices are named')
  await page.goto(`${url}/account/password`)
  await page.getByLabel('Current password').fill('wrong')
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await press(page, 'Change the password')
  await page.getByRole('alert').getByRole('link', { name: 'Current password' }).waitFor()
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await press(page, 'Change the password')
  await page.getByText('Your password is changed').waitFor()
  await elsewhere.getByRole('link', { name: 'Stoa' }).first().click()
  await elsewhere.waitForURL(`${url}/`)
  await elsewhere.getByRole('link', { name: 'Sign in' }).first().waitFor()
  t.ok(await elsewhere.getByRole('heading', { level: 1 }).count(), 'whose session has ended is a guest')
  await other.close()
}

/** Signs out, comes back by Back, forgets the password, and sets a new one by the mailed link. */
async function forgetsPassword(t: Test, { page, url, email, shop }: Visit): Promise<void> {
  await page.goto(`${url}/account/addresses`)
  await press(page, 'Sign out')
  await page.waitForURL(`${url}/`)
  await page.goBack()
  await heading(page, 'Sign in')
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await heading(page, 'Set a new password')
  await page.getByLabel('E-mail').fill(email)
  await press(page, 'Send the link')
  await heading(page, 'Look at your e-mail')
  const { text } = await mailSaying(shop, email, /reset-password/)
  const [link = ''] = /\S+\/reset-password\?\S+/.exec(text) ?? []
  t.ok(link.startsWith(url), 'the mail leads to this storefront')
  await page.goto(link)
  await heading(page, 'Set a new password')
  t.equal(page.url(), `${url}/reset-password`, 'the token does not stay in the address')
  await page.getByLabel('New password').fill(PASSWORD)
  await press(page, 'Set the password')
  await page.getByText('Your new password is set.').waitFor()
  await page.goto(link)
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await press(page, 'Set the password')
  await page.getByText('This link is no longer good').waitFor()
  await page.goto(`${url}/sign-in`)
  await fillSignIn(page, email, PASSWORD)
  await heading(page, 'Hello, Grace Brewster Hopper')
}

/** Takes everything along as a file, and closes the account: with its password, and for good. */
async function closesAccount(t: Test, { page, url, email }: Visit): Promise<void> {
  await page.getByRole('link', { name: 'Profile' }).first().click()
  await heading(page, 'Profile')
  const file = await page.getByRole('link', { name: 'Download your data' }).getAttribute('href')
  const document = (await (await page.request.get(`${url}${file}`)).json()) as { account: object; orders: object[] }
  t.match(document, { account: { email }, orders: [{ email }] }, 'the file has everything')
  await page.getByLabel('Current password').fill('wrong')
  await press(page, 'Close the account for good')
  await page.getByRole('alert').getByRole('link', { name: 'Current password' }).waitFor()
  await page.getByLabel('Current password').fill(PASSWORD)
  await press(page, 'Close the account for good')
  await page.getByText('Your account is closed').waitFor()
  await fillSignIn(page, email, PASSWORD)
  await page.getByText('do not belong together').waitFor()
}

export async function customerKeepsAccount(t: Test, visit: Visit): Promise<void> {
  await signsUp(t, visit)
  await verifiesEmail(t, visit)
  await ordersAndCancels(t, visit)
  await choosesAddress(visit)
  await securesAccount(t, visit)
  await forgetsPassword(t, visit)
  await closesAccount(t, visit)
}
