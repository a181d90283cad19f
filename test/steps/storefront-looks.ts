import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Visit } from '../harness/storefront.ts'
import { fillCart, pay, press } from './storefront.ts'

/** Looks at the page as it is now, under a name for the report. */
type Look = (state: string) => Promise<void>

interface Screen {
  width: number
  colorScheme: 'light' | 'dark'
}

const SCREENS: readonly Screen[] = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** WCAG 2.2 asks for 320 CSS pixels without scrolling sideways. */
const NARROWEST = 320

async function showOn(page: Page, { width, colorScheme }: Screen): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
}

type Finding = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** What axe says of a page: each rule with the places that it is about. */
const placesOf = ({ id, nodes }: Finding): string[] => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)

async function lookAt(t: Test, page: Page, state: string, screens: readonly Screen[]): Promise<void> {
  for (const screen of screens) {
    await showOn(page, screen)
    const pictures = process.env.STOA_TEST_PICTURES
    if (pictures) await page.screenshot({ path: join(pictures, fileName(state, screen)), fullPage: true })
    const { violations, incomplete } = await new AxeBuilder({ page }).analyze()
    const where = `${state}, ${screen.width}, ${screen.colorScheme}`
    t.strictSame(violations.flatMap(placesOf), [], `axe finds nothing: ${where}`)
    t.strictSame(incomplete.flatMap(placesOf), [], `and leaves nothing for people to judge: ${where}`)
  }
  await showOn(page, { width: NARROWEST, colorScheme: 'light' })
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  t.equal(wide, 0, `nothing sticks out at ${NARROWEST} px: ${state}`)
}

/** For people to look at, in the folder that `STOA_TEST_PICTURES` names. */
const fileName = (state: string, { width, colorScheme }: Screen) =>
  `${state.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`

/** Two themes, two widths. */
export const wholeLook =
  (t: Test, page: Page): Look =>
  (state) =>
    lookAt(t, page, state, SCREENS)

/** One screen for each state, another one each time. */
export function shortLook(t: Test, page: Page): Look {
  let number = 0
  return (state) => {
    const screen = SCREENS[number % SCREENS.length] as Screen
    number += 1
    return lookAt(t, page, state, [screen])
  }
}

/** Every page, in each of the states that a visitor can meet it in. */
export async function visitStates(visit: Visit, look: Look): Promise<void> {
  await catalogueStates(visit, look)
  await checkoutStates(visit, look)
  await accountStates(visit, look)
}

async function catalogueStates({ page, url, product }: Visit, look: Look): Promise<void> {
  const pages = [
    '/',
    '/de',
    '/search',
    `/search?q=${product.title}`,
    '/search?q=zzzz',
    '/search?q=lampz',
    '/nothing',
    '/collections',
    '/collections/evenings-in',
    '/de/collections/out-of-season',
    '/cart',
    '/orders/find',
  ]
  for (const path of [...pages, `/p/${product.slug}`, `/de/p/${product.slug}`]) {
    await page.goto(url + path)
    await look(path)
  }
}

const alert = (page: Page) => page.getByRole('alert').first().waitFor()

async function checkoutStates(visit: Visit, look: Look): Promise<void> {
  const { page, url, email } = visit
  await fillCart(visit)
  await look('cart')
  await page.goto(`${url}/de/checkout/address`)
  await look('address in German')
  await page.goto(`${url}/checkout/address`)
  await page.getByLabel('The bill goes to another address').check()
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await alert(page)
  await look('address with errors')
  await page.getByLabel('The bill goes to another address').uncheck()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Full name').first().fill('Donaudampfschifffahrtsgesellschaftskapitän von Hohenzollern')
  await page.getByLabel('Street and number').first().fill('Unter den Linden 1')
  await page.getByLabel('Postal code').first().fill('10117')
  await page.getByLabel('Town').first().fill('Berlin')
  await page.getByRole('button', { name: 'Continue to shipping' }).last().click()
  await page.waitForURL('**/checkout/shipping')
  await look('shipping')
  await press(page, 'Continue to payment')
  await page.waitForURL('**/checkout/payment')
  await look('payment')
  await pay(page, 'tok_decline')
  await alert(page)
  await look('payment declined')
  await pay(page, 'tok_action')
  await page.waitForURL('**/checkout/confirm')
  await look('payment to be confirmed')
  await press(page, 'Confirm the payment')
  await page.waitForURL('**/orders/ord_*')
  await look('order placed')
  await withdrawalStates(page, look)
  await page.goto(`${url}/orders/find`)
  await page.getByLabel('Order number').fill('1')
  await press(page, 'Show the order')
  await alert(page)
  await look('find an order, with errors')
}

async function withdrawalStates(page: Page, look: Look): Promise<void> {
  await page.goto(`${page.url().split('?')[0]}/withdraw`)
  await look('withdrawal')
  await page.getByLabel('Full name').fill('')
  await press(page, 'Continue')
  await alert(page)
  await look('withdrawal with errors')
  await page.getByLabel('Full name').fill('Grace Hopper')
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'Please confirm your withdrawal' }).waitFor()
  await look('withdrawal to be confirmed')
  await press(page, 'Confirm withdrawal')
  await page.getByRole('heading', { name: 'We have received your withdrawal' }).waitFor()
  await look('withdrawal received')
  await page.getByRole('link', { name: 'To the order' }).click()
  await page.getByText('This order is cancelled.').waitFor()
  await look('order that was withdrawn from')
}

async function accountStates({ page, url, email }: Visit, look: Look): Promise<void> {
  for (const path of ['sign-in', 'sign-up', 'forgot-password']) {
    await page.goto(`${url}/${path}`)
    await look(path)
    await page.locator('main form button').last().click()
    await alert(page)
    await look(`${path} with errors`)
  }
  await page.goto(`${url}/reset-password`)
  await look('a link that is no longer good')
  await page.goto(`${url}/reset-password?token=prt_x`)
  await look('a new password')
  await page.goto(`${url}/sign-up`)
  await page.getByLabel('Full name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(`new.${email}`)
  await page.getByLabel('Password', { exact: true }).fill('seven wooden horses')
  await press(page, 'Create an account')
  await page.waitForURL('**/account')
  await look('account')
  for (const path of ['orders', 'addresses', 'addresses/new', 'profile', 'password', 'sessions', 'notifications']) {
    await page.goto(`${url}/account/${path}`)
    await look(`account/${path}`)
  }
  await page.goto(`${url}/de/account`)
  await look('account in German')
}
