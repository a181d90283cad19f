import type { Stoa } from '@stoa/sdk/source'
import { unsubscribeToken } from '../../../services/notification/flows/unsubscribe-token.ts'
import { ROOT_SECRET } from '../../harness/in-process.ts'
import { address, buy } from '../../harness/purchase.ts'
import { codeSentTo, mailSaying } from '../../harness/shop.ts'
import { until } from '../../harness/until.ts'
import type { Lamp, Story } from './story.ts'

const EMAIL = 'ada@example.com'
/** Of the example of RFC 8291. */
const BROWSER = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}
const PHONE = '+491711234567'
const PASSWORDS = ['seven wooden horses', 'eight wooden horses', 'nine wooden horses'] as const

async function profile({ shop }: Story, stoa: Stoa): Promise<void> {
  await stoa.me.get()
  await stoa.me.update({ phone: '+4930123456', locale: 'de-DE' })
  const { text } = await mailSaying(shop, EMAIL, /verify-email\?token=/)
  const [, token = ''] = /verify-email\?token=([\w-]+)/.exec(text) ?? []
  await stoa.me.email.requestVerification()
  await stoa.auth.verifyEmail({ token })
  await stoa.me.phone.requestCode({ phone: PHONE })
  await stoa.me.phone.verify({ code: await codeSentTo(shop, PHONE) })
  const { id } = await stoa.me.addresses.create({ address: { ...address, name: 'Ada Lovelace' }, is_default: true })
  await stoa.me.addresses.update(id, { address: { line2: 'c/o Babbage' } })
  await stoa.me.addresses.list()
  const other = await stoa.me.addresses.create({ address })
  await stoa.me.addresses.delete(other.id)
}

async function devices(stoa: Stoa): Promise<void> {
  const { public_key } = await stoa.pushKey.get()
  const endpoint = 'https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV'
  const { id } = await stoa.me.pushSubscriptions.create({ kind: 'web', endpoint, keys: BROWSER, public_key })
  await stoa.me.pushSubscriptions.list()
  await stoa.me.pushSubscriptions.delete(id)
  await stoa.me.notificationPreferences.set({
    choices: { orders: { sms: true } },
    quiet_hours: { starts_at: '22:00', ends_at: '07:30', time_zone: 'Europe/Berlin' },
    source: 'account page',
  })
  await stoa.me.notificationPreferences.get()
  const token = unsubscribeToken({ current: ROOT_SECRET }, 'back_in_stock', EMAIL)
  await stoa.unsubscription.get(token)
  await stoa.unsubscription.set(token, { unsubscribed: true, source: 'one-click' })
}

async function mergeCart(story: Story, stoa: Stoa, { variants: [, white] }: Lamp): Promise<void> {
  const guest = await story.newVisitor().carts.create({ currency: 'EUR' })
  const mine = await stoa.carts.create({ currency: 'EUR' })
  await stoa.carts.addItem(mine.id, { variant_id: white, quantity: 1 })
  if (!guest.token) throw new Error('a guest gets a token')
  await stoa.carts.merge(mine.id, { cart_token: guest.token })
  await stoa.carts.getCurrent()
}

/** Somebody signs up, reads what is held about them, and closes the account. */
async function leave({ newVisitor, unseen }: Story, password: string): Promise<void> {
  const stoa = newVisitor()
  const { user } = await stoa.auth.register({ email: 'mary@example.com', password, name: 'Mary Somerville' })
  await until('the mail that welcomes is sent', async () => {
    const { data } = await unseen.admin.notifications.list({ reference: user.id, status: 'sent' })
    return data.length > 0 ? true : null
  })
  await stoa.me.export()
  await stoa.me.erase({ current_password: password })
}

/** A customer signs up, buys, cancels, and keeps the account in order. Gives the customer's id. */
export async function customerBuys(story: Story, lamp: Lamp): Promise<string> {
  const [first, second, third] = PASSWORDS
  const stoa = story.newVisitor()
  await stoa.auth.register({ email: EMAIL, password: first, name: 'Ada Lovelace', locale: 'en-GB' })
  const { user } = await stoa.auth.login({ email: EMAIL, password: first })
  await profile(story, stoa)
  await devices(stoa)
  await mergeCart(story, stoa, lamp)
  const order = await buy(stoa, { lines: [{ variantId: lamp.variants[0], quantity: 1 }], email: EMAIL })
  await stoa.orders.list()
  await stoa.orders.cancel(order.id, { reason: 'Ordered twice' })
  const { data: sessions } = await stoa.auth.listSessions()
  for (const { id, current } of sessions) if (!current) await stoa.auth.revokeSession(id)
  await stoa.auth.changePassword({ current_password: first, new_password: second, api_keys: 'keep' })
  await stoa.auth.forgotPassword({ email: EMAIL })
  const { text } = await mailSaying(story.shop, EMAIL, /reset-password\?token=/)
  const [, token = ''] = /token=([\w-]+)/.exec(text) ?? []
  await stoa.auth.resetPassword({ token, new_password: third })
  const { refresh_token } = await stoa.auth.login({ email: EMAIL, password: third })
  await story.newVisitor().auth.refresh({ refresh_token })
  await stoa.auth.getJwks()
  await leave(story, first)
  return user.id
}
