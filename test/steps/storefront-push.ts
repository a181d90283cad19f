import { pushDevice } from '@stoa/all-in-one/mail-sink/push-device'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { buy } from '../harness/purchase.ts'
import { codeSentTo, mailSaying, staffOf, visitor } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'
import { press } from './storefront.ts'

const PASSWORD = 'seven wooden horses'
const WORKER_SCOPE = '/push-worker/'

/** A browser whose push service is the inbox: the one of a browser is out of reach of tests. All else of it is its own. */
async function withInboxAsService(page: Page, device: ReturnType<typeof pushDevice>): Promise<void> {
  await page.addInitScript(({ endpoint, keys }) => {
    let current: object | null = null
    PushManager.prototype.subscribe = async (options) => {
      const subscription = { endpoint, options, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => true }
      current = subscription
      return subscription as never
    }
    PushManager.prototype.getSubscription = async () => current as never
  }, device)
}

/** What a push service hands to the browser. */
async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { promise, resolve } = Promise.withResolvers<string>()
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const own = registrations.find(({ scopeURL }) => scopeURL.endsWith(WORKER_SCOPE))
    if (own) resolve(own.registrationId)
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await promise, data })
}

const shownIn = (page: Page) =>
  page.evaluate(async (scope) => {
    const registration = await navigator.serviceWorker.getRegistration(scope)
    return (
      (await registration?.getNotifications())?.map(({ title, body, tag, data }) => ({ title, body, tag, data })) ?? []
    )
  }, WORKER_SCOPE)

const preferencesOf = (stoa: ReturnType<typeof visitor>) => stoa.me.notificationPreferences.get()

/** The zone of hours that nobody has set yet is that of the browser; what is wrong is said beside its field. */
async function choosesQuietHours(t: Test, page: Page, stoa: ReturnType<typeof visitor>): Promise<void> {
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  await page.getByLabel('From').fill('22:00')
  await press(page, 'Save')
  await page.getByRole('alert').getByRole('link', { name: 'Until' }).waitFor()
  t.equal(await page.getByLabel('From').inputValue(), '22:00', 'what was typed is kept')
  await page.getByLabel('Until').fill('22:00')
  await press(page, 'Save')
  await page.getByRole('alert').getByText('end at another time than they begin').waitFor()
  await page.getByLabel('Until').fill('07:30')
  await page.getByRole('link', { name: 'Confirm your address' }).waitFor()
  await press(page, 'Save')
  await page.getByText('Your choice is saved.').waitFor()
  t.match(await preferencesOf(stoa), {
    choices: { orders: { sms: false, push: true }, back_in_stock: { email: true } },
    channels: { email: 'unverified' },
    quiet_hours: { starts_at: '22:00', ends_at: '07:30', time_zone: zone },
  })
  await page.getByLabel('From').fill('')
  await page.getByLabel('Until').fill('')
  await press(page, 'Save')
  await until('pushes come at any time', async () => (await preferencesOf(stoa)).quiet_hours === null || null)
}

/** Reminders of carts are off until they are chosen, by an account whose address is verified. */
async function choosesReminders(
  t: Test,
  { page, shop, email }: Pick<Visit, 'page' | 'shop' | 'email'>,
  stoa: ReturnType<typeof visitor>,
): Promise<void> {
  await page.getByText('You can choose one once your address is confirmed.').waitFor()
  const { text } = await mailSaying(shop, email, /verify-email/)
  await stoa.auth.verifyEmail({ token: /verify-email\?token=([\w.~-]+)/.exec(text)?.[1] ?? '' })
  await page.reload()
  const reminders = page.getByRole('group', { name: 'When you have left something in your cart' }).getByRole('checkbox')
  t.equal(await reminders.isChecked(), false, 'nobody is written to who has not said so')
  await reminders.check()
  await press(page, 'Save')
  await until('reminders are chosen', async () => (await preferencesOf(stoa)).choices.abandoned_cart.email || null)
}

/** SMS are chosen, and go to a number once the code that was sent there has been typed. */
async function confirmsNumber(
  t: Test,
  { page, shop }: Pick<Visit, 'page' | 'shop'>,
  stoa: ReturnType<typeof visitor>,
): Promise<void> {
  const number = '+4915123456701'
  await page.getByLabel('Per SMS').check()
  await page.getByText('sobald Ihre Nummer weiter unten bestätigt ist').waitFor()
  await press(page, 'Speichern')
  await page.getByText('Ihre Auswahl ist gespeichert.').waitFor()
  await page.getByLabel('Mobilnummer').fill('+49 30 901820')
  await press(page, 'Code schicken')
  await page.getByRole('alert').getByText('keine SMS schicken').waitFor()
  await page.getByLabel('Mobilnummer').fill('+49 151 234567-01')
  await press(page, 'Code schicken')
  await page.getByText('Eine SMS mit einem Code ist unterwegs.').waitFor()
  await page.getByLabel('Code aus der SMS').fill('12')
  await press(page, 'Nummer bestätigen')
  await page.getByRole('alert').getByRole('link', { name: 'Code aus der SMS' }).waitFor()
  await page.getByLabel('Code aus der SMS').fill(await codeSentTo(shop, number))
  await press(page, 'Nummer bestätigen')
  await page.getByText(`SMS gehen an ${number}.`).waitFor()
  t.match(await preferencesOf(stoa), { choices: { orders: { sms: true, push: true } }, channels: { sms: 'ready' } })
}

/** A customer has this browser notified of an order that is cancelled, finds it in the list, and removes it. */
export async function customerIsNotified(t: Test, { page, shop, url, email, product }: Visit): Promise<void> {
  const stoa = visitor(shop)
  await stoa.auth.register({ email, password: PASSWORD, name: 'Grace Hopper' })
  await stoa.auth.login({ email, password: PASSWORD })
  await page.context().grantPermissions(['notifications'], { origin: url })
  await withInboxAsService(page, pushDevice(shop.inboxUrl, email))
  await page.goto(`${url}/sign-in?next=/account/notifications`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Sign in')
  await page.getByText('No device is notified yet.').waitFor()
  await choosesQuietHours(t, page, stoa)
  await choosesReminders(t, { page, shop, email }, stoa)
  await press(page, 'Notify me on this device')
  await page.getByText('This device is notified from now on.').waitFor()
  await page.getByText('Chrome on Linux · This device').waitFor()
  t.equal(await page.getByRole('button', { name: 'Notify me on this device' }).count(), 0, 'it is offered no more')

  const { variants } = await stoa.products.get(product.slug, { currency: 'EUR' })
  const order = await buy(stoa, { lines: [{ variantId: variants[0]?.id ?? '', quantity: 1 }], email })
  await (await staffOf(shop)).admin.orders.cancel(order.id, { reason: 'test' })
  const pushes = await until('the push is in the inbox', async () => {
    const response = await fetch(`${shop.inboxUrl}/api/messages?to=${email}`)
    const { data } = (await response.json()) as { data: { channel: string; subject: string; text: string }[] }
    const found = data.filter(({ channel }) => channel === 'push')
    return found.length > 0 ? found : null
  })
  t.strictSame(
    pushes.map(({ subject }) => subject),
    [`Your order ${order.number} was cancelled`],
  )
  t.match(pushes[0]?.text, `${url}/orders/${order.id}`)

  const message = {
    title: 'Hello',
    body: 'World',
    url: `https://evil.example/orders/${order.id}`,
    tag: 'one',
    lang: 'en',
  }
  await deliver(page, url, JSON.stringify(message))
  await deliver(page, url, JSON.stringify({ ...message, body: 'again' }))
  const shown = await until('the worker shows it', async () => {
    const all = await shownIn(page)
    return all.some(({ body }) => body === 'again') ? all : null
  })
  t.match(shown, [{ title: 'Hello', body: 'again', tag: 'one' }])
  t.equal(shown.length, 1, 'what came twice is shown once')

  await press(page, 'Remove Chrome on Linux')
  await page.getByText('No device is notified yet.').waitFor()
  t.strictSame((await stoa.me.pushSubscriptions.list()).data, [])
}

/** Without scripts a device cannot be added; those that are there are listed and removed, and signing out ends that of the session. */
export async function devicesAreListed(t: Test, { page, shop, url, email }: Visit): Promise<void> {
  const stoa = visitor(shop)
  await stoa.auth.register({ email, password: PASSWORD, name: 'Grace Hopper' })
  await stoa.auth.login({ email, password: PASSWORD })
  const { endpoint, keys } = pushDevice(shop.inboxUrl, email)
  await stoa.me.pushSubscriptions.create(
    { kind: 'web', endpoint, keys },
    { headers: { 'user-agent': 'Firefox/1 Android' } },
  )
  await page.goto(`${url}/de/sign-in?next=/de/account/notifications`)
  await page.getByLabel('E-Mail').fill(email)
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD)
  await press(page, 'Anmelden')
  await page.getByText('Firefox auf Android').waitFor()
  t.equal(await page.getByRole('button', { name: 'Auf diesem Gerät benachrichtigen' }).count(), 0)
  await press(page, 'Firefox auf Android entfernen')
  await page.getByText('Noch wird kein Gerät benachrichtigt.').waitFor()
  await confirmsNumber(t, { page, shop }, stoa)
}
