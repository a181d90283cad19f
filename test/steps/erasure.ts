import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pushDevice } from '@stoa/all-in-one/mail-sink/push-device'
import type { Address, Stoa } from '@stoa/sdk/source'
import type { Test } from 'tap'
import type { InProcessShop } from '../harness/in-process.ts'
import { placeOrder } from '../harness/purchase.ts'
import { searchDatabases } from '../harness/search-databases.ts'
import { codeSentTo, mailSaying, newAddress, staffOf, visitor } from '../harness/shop.ts'
import { createStockedProduct } from '../harness/stock.ts'
import { testServers, uniqueName } from '../harness/test-servers.ts'
import { until } from '../harness/until.ts'
import { POSTGRES_SERVICES } from '../kept/snapshot/kept-shop.ts'
import { withPostgres } from '../kept/snapshot/postgres.ts'
import { jobsByState } from '../kept/snapshot/redis.ts'
import { rejectsWithCode } from './fixture.ts'

const PASSWORD = 'seven wooden horses'
const PRIVACY = join(import.meta.dirname, '..', '..', 'docs', 'privacy.md')

/** The places that a table of docs/privacy.md names, below the words that it begins with. */
function placesListed(words: string): string[] {
  const [, text = ''] = readFileSync(PRIVACY, 'utf8').split(words)
  const rows = /\n(?:\|.*\n)+/.exec(text)?.[0].split('\n') ?? []
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, place = '']) => place))
}

/** Somebody whose every text is found nowhere else. */
function newPerson() {
  const who = uniqueName()
  const phone = `+491512${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`
  const name = `Zelda ${who}`
  const line1 = `Street of ${who} 1`
  const address: Address = { name, line1, city: 'Berlin', postal_code: '10117', country: 'DE', phone }
  const [email, note] = [newAddress('zelda'), `Ring at ${who}s`]
  return { email, name, phone, address, note, contact: [email, phone, note], invoice: [name, line1] }
}

type Person = ReturnType<typeof newPerson>

async function fillCart(stoa: Stoa, { email, address, note }: Person, variantId: string, token?: string) {
  const { id } = await stoa.carts.create({ currency: 'EUR' })
  await stoa.carts.addItem(id, { variant_id: variantId, quantity: 1 })
  await stoa.carts.update(id, { email, shipping_address: address, billing_address: address, note })
  const [option] = (await stoa.carts.listShippingOptions(id)).data
  await stoa.carts.setShippingOption(id, { option_id: option?.id ?? '' })
  await stoa.carts.startPayment(id, { method: 'test', ...(token ? { details: { token } } : {}) })
  return id
}

const order = async (stoa: Stoa, person: Person, variantId: string) =>
  placeOrder(stoa, await fillCart(stoa, person, variantId))

/** An account whose owner has shown to have its mailbox, with a verified number, an address book, choices and a device. */
async function withAccount(shop: InProcessShop, person: Person): Promise<Stoa> {
  const { email, name, phone, address } = person
  const stoa = visitor(shop)
  await stoa.auth.register({ email, password: PASSWORD, name })
  const { text } = await mailSaying(shop, email, /verify-email/)
  await stoa.auth.verifyEmail({ token: /verify-email\?token=([\w.~-]+)/.exec(text)?.[1] ?? '' })
  // Only now what the person ordered without signing in is known to be the account's.
  await stoa.auth.forgotPassword({ email })
  const reset = await mailSaying(shop, email, /reset-password/)
  await stoa.auth.resetPassword({
    token: /reset-password[?#]token=([\w.~-]+)/.exec(reset.text)?.[1] ?? '',
    new_password: PASSWORD,
  })
  await stoa.auth.login({ email, password: PASSWORD })
  await stoa.me.phone.requestCode({ phone })
  await stoa.me.phone.verify({ code: await codeSentTo(shop, phone) })
  await stoa.me.addresses.create({ address })
  const choices = { orders: { sms: true }, abandoned_cart: { email: true } }
  await stoa.me.notificationPreferences.set({ choices, source: 'account page' })
  await stoa.me.pushSubscriptions.create({ kind: 'web', ...pushDevice(shop.inboxUrl, uniqueName()) })
  return stoa
}

/** Whatever a person can leave in a shop; one order is open, the others are over. */
async function leavesTraces(shop: InProcessShop, person: Person, variantId: string) {
  const stoa = await withAccount(shop, person)
  const over = await order(stoa, person, variantId)
  await stoa.orders.cancel(over.id, { reason: person.note })
  const open = await order(stoa, person, variantId)
  const declined = await fillCart(stoa, person, variantId, 'tok_decline')
  await stoa.carts.complete(declined).then(
    () => undefined,
    () => undefined,
  )
  await fillCart(stoa, person, variantId)
  // Without signing in.
  const guest = visitor(shop)
  const asGuest = await order(guest, person, variantId)
  await guest.orders.cancel(asGuest.id)
  await fillCart(visitor(shop), person, variantId)
  return { stoa, over, open, asGuest }
}

type Traces = Awaited<ReturnType<typeof leavesTraces>>

/** Nothing is to be sent, and no event is on its way. */
async function untilQuiet({ shop }: InProcessShop, staff: Stoa): Promise<void> {
  await until('everything was sent', async () => {
    for (const service of POSTGRES_SERVICES) {
      const unsent = await withPostgres(shop.envOf(service).POSTGRES_URL ?? '', (client) =>
        client.query('SELECT FROM outbox WHERE sent_at IS NULL LIMIT 1'),
      )
      if (unsent.rowCount !== 0) return null
    }
    const jobs = await jobsByState(testServers().redisUrl, shop.runtime.keyPrefix)
    const isWorking = Object.entries(jobs).some(([queue, count]) => count > 0 && !queue.endsWith(' failed'))
    const waiting = await staff.admin.notifications.list({ status: 'waiting' })
    return !isWorking && waiting.data.length === 0 ? true : null
  })
}

const inDatabase = ({ shop }: InProcessShop, service: string, sql: string, values: unknown[] = []) =>
  withPostgres(shop.envOf(service).POSTGRES_URL ?? '', (client) => client.query(sql, values))

/** Waits until some texts are found where they may be, and nowhere else; where that is. */
async function untilOnlyIn(shop: InProcessShop, texts: readonly string[], places: readonly string[], what: string) {
  let found: string[] = []
  await until(
    what,
    async () => {
      found = await searchDatabases(shop, texts)
      return found.every((place) => places.includes(place)) ? true : null
    },
    60_000,
  ).catch((error: Error) => {
    throw new Error(`${error.message}: found in ${found.join(', ')}`)
  })
  return found
}

async function documentHasAll(t: Test, stoa: Stoa, person: Person): Promise<void> {
  const document = await stoa.me.export()
  const text = JSON.stringify(document)
  for (const each of [...person.contact, ...person.invoice]) t.match(text, each, `the document has ${each}`)
  t.equal(document.orders.length, 3, 'orders of the account, and of its address')
  const [newest] = document.orders
  t.match(newest, { payments: [{ provider: 'test', refunds: [{ status: 'succeeded' }] }] }, 'each with its payments')
  const { addresses, sessions, checkouts, consents, devices, messages } = document
  const counts = { addresses, checkouts, devices }
  t.equal(sessions.length, 2, 'of the registration, and of the new password')
  for (const [name, list] of Object.entries(counts)) t.equal(list.length, 1, name)
  t.equal(document.carts.length, 6, 'those that became orders, too')
  t.match(consents, [{ source: 'account page' }, { source: 'account page' }])
  t.ok(messages.some(({ template }) => template === 'order-confirmation'))
  t.notMatch(text, new RegExp(`"owner"|"password(_hash)?":|${PASSWORD}`), 'no secrets')
}

/** As if the open order had been delivered two months ago, and the erasure been requested long ago. */
async function monthsLater(shop: InProcessShop, orderId: string): Promise<void> {
  const past =
    "UPDATE fulfilments SET shipped_at = shipped_at - interval '60 days', delivered_at = delivered_at - interval '60 days'"
  await inDatabase(shop, 'order', `${past} WHERE order_id = $1`, [orderId])
  await inDatabase(shop, 'order', 'UPDATE orders SET erase_at = now() WHERE id = $1', [orderId])
  await inDatabase(shop, 'user', 'UPDATE erasures SET next_round_at = now() WHERE next_round_at IS NOT NULL')
}

/** Whoever has closed the account is known for the open order alone, whose buyer can still find it. */
async function knownForOpenOrder(t: Test, shop: InProcessShop, person: Person, { over, open, asGuest }: Traces) {
  const staff = await staffOf(shop)
  const [ofOpen, ofInvoices] = [placesListed('**While an order is open**'), placesListed('**After that**')]
  t.ok(ofOpen.includes('order.orders.email') && ofInvoices.length > 0, 'the tables of the documentation were found')
  const all = [...person.contact, ...person.invoice]
  const found = await untilOnlyIn(shop, all, [...ofOpen, ...ofInvoices], 'only the open order is known')
  t.ok(found.includes('notification.deliveries'), 'with its messages')
  for (const { id } of [over, asGuest]) {
    await until('what is over has no contact', async () =>
      (await staff.admin.orders.get(id)).email === null ? true : null,
    )
  }
  const lookup = { number: open.number, email: person.email, postal_code: '10117' }
  t.equal((await visitor(shop).orders.lookup(lookup)).id, open.id, 'its buyer can still find it')
  const { number } = over
  await rejectsWithCode(t, 'not_found', visitor(shop).orders.lookup({ ...lookup, number }), 'and not the others')
}

/** The open order is delivered, whose buyer is told; once nothing of it is open, there is an invoice alone. */
async function knownForInvoices(t: Test, shop: InProcessShop, person: Person, { open }: Traces) {
  const staff = await staffOf(shop)
  const { id: fulfilment } = await staff.admin.orders.createFulfilment(open.id, { tracking_number: uniqueName() })
  await mailSaying(shop, person.email, /on its way/)
  await staff.admin.orders.markDelivered(open.id, fulfilment)
  await untilQuiet(shop, staff)
  await monthsLater(shop, open.id)
  await untilOnlyIn(shop, person.contact, [], 'nobody can be reached any more')
  t.strictSame(
    await searchDatabases(shop, person.invoice),
    ['order.orders.billing_address', 'order.orders.shipping_address'],
    'name and address are where invoices are made of, and nowhere else',
  )
}

/** All events come again, and somebody registers the address. */
async function nothingComesBack(t: Test, shop: InProcessShop, person: Person, variantId: string) {
  const staff = await staffOf(shop)
  for (const service of POSTGRES_SERVICES) await inDatabase(shop, service, 'UPDATE outbox SET sent_at = NULL')
  const anew = visitor(shop)
  await anew.auth.register({ email: person.email, password: PASSWORD })
  t.strictSame((await anew.orders.list()).data, [], 'who registers the address anew has nothing of before')
  // Relays that have something new to send need not be waited for.
  await order(visitor(shop), newPerson(), variantId)
  await untilQuiet(shop, staff)
  const [, phone = '', note = ''] = person.contact
  t.strictSame(await searchDatabases(shop, [phone, note]), [], 'events that come again bring nobody back')
  const { data } = await staff.admin.notifications.list({ limit: 100 })
  const mails = data.filter(({ to }) => to === person.email).map(({ template }) => template)
  t.strictSame(mails, ['welcome'], 'but the mail to who has registered anew')
}

/**
 * A customer who has left something everywhere is erased. Then every table, collection and key is searched: they are found where docs/privacy.md
 * says that they are kept, first for the order that is open, then for invoices, and not after events have come again.
 */
export async function customerIsErased(t: Test, shop: InProcessShop): Promise<void> {
  const staff = await staffOf(shop)
  const product = await createStockedProduct(staff, 20)
  const soldOut = await createStockedProduct(staff, 0)
  const person = newPerson()
  const traces = await leavesTraces(shop, person, product.variantId)
  const { stoa, over, open, asGuest } = traces
  await stoa.backInStock.subscribe({ variant_id: soldOut.variantId, email: person.email })
  const ifMatch = await staff.admin.orders.get(open.id)
  await staff.admin.orders.update(open.id, { staff_note: person.note }, { ifMatch })
  await untilQuiet(shop, staff)
  await documentHasAll(t, stoa, person)

  await rejectsWithCode(t, 'validation_failed', stoa.me.erase({ current_password: 'no' }), 'not without the password')
  const erasure = await stoa.me.erase({ current_password: PASSWORD })
  await rejectsWithCode(t, 'unauthenticated', stoa.me.get(), 'the session is over at once')
  await knownForOpenOrder(t, shop, person, traces)
  await knownForInvoices(t, shop, person, traces)
  const done = await until('the record forgets whom it was about', async () => {
    const read = await staff.admin.erasures.get(erasure.id)
    return read.completed_at ? read : null
  })
  t.match(done, { customer_id: /^usr_/, requested_by: null, waits_for: [] })
  await nothingComesBack(t, shop, person, product.variantId)
  for (const { id } of [over, open, asGuest]) {
    const kept = await staff.admin.orders.get(id)
    t.match(kept, { email: null, customer_id: null, note: null, billing_address: { name: person.name } })
  }
}
