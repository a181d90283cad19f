import { ConflictError, NotFoundError, PaymentDeclinedError, type Stoa } from '@stoa/sdk'
import type { Test } from 'tap'
import { balance, moved } from './harness/books.ts'
import { available, type Goods, openForBusiness, settledAt, stockUp } from './harness/goods.ts'
import { address, buy, fillCart, place } from './harness/purchase.ts'
import { customer, mailSaying, mailsTo, newAddress, staffOf, type TestShop, visitor } from './harness/shop.ts'
import { until } from './harness/until.ts'

interface World {
  shop: TestShop
  staff: Stoa
  goods: Goods
}

const rejectsWithCode = (t: Test, code: string, call: PromiseLike<unknown>, what: string) =>
  t.rejects(Promise.resolve(call), { code }, what)

/** Reads an order as staff until it says this. */
function orderSaying(staff: Stoa, id: string, wanted: Partial<Record<'status' | 'payment_status', string>>) {
  return until(`order ${id} says ${JSON.stringify(wanted)}`, async () => {
    const order = await staff.admin.orders.get(id)
    const says = (Object.keys(wanted) as (keyof typeof wanted)[]).every((field) => order[field] === wanted[field])
    return says ? order : null
  })
}

async function guestBuysTwoProducts(t: Test, { shop, staff, goods }: World): Promise<void> {
  const second = await stockUp(staff, 5, 2500)
  const stoa = visitor(shop)
  const found = await until('the search finds the product', async () => {
    const { data } = await stoa.products.list({ q: second.title, currency: 'EUR' })
    return data.find((card) => card.id === second.productId) ?? null
  })
  const product = await stoa.products.get(found.slug, { currency: 'EUR' })
  t.strictSame(product.variants[0]?.price, { amount: 2500, currency: 'EUR' }, 'the product page shows the price')
  const before = await available(stoa, goods.variantId)
  const email = newAddress('guest')
  const lines = [
    { variantId: goods.variantId, quantity: 2 },
    { variantId: second.variantId, quantity: 1 },
  ]
  const order = await buy(stoa, { lines, email })
  t.equal(order.payment_status, 'paid')
  t.equal(order.totals.total.amount, 2 * goods.price + 2500 + 490, 'goods and shipping, tax included')
  t.strictSame((await stoa.orders.get(order.id)).number, order.number, 'the guest can read the order')
  await settledAt(staff, goods.variantId, (before ?? 0) - 2)
  await settledAt(staff, second.variantId, 4)
  const mail = await mailSaying(shop, email, new RegExp(order.number))
  t.match(mail.text, second.title, 'the confirmation names what was bought')
  t.match(mail.html, second.title)
}

async function customerBuys(t: Test, { shop, goods }: World): Promise<void> {
  const { stoa, email } = await customer(shop)
  t.equal((await stoa.me.get()).email, email)
  const saved = await stoa.me.addresses.create({ address })
  t.ok(saved.is_default, 'the first address is the default')
  const order = await buy(stoa, { lines: [{ variantId: goods.variantId, quantity: 1 }], email })
  t.equal(order.payment_status, 'paid')
  t.strictSame(
    (await stoa.orders.list()).data.map(({ id }) => id),
    [order.id],
    'the order is in the account',
  )
  await mailSaying(shop, email, new RegExp(order.number))
}

async function staffShips(t: Test, { shop, staff, goods }: World): Promise<void> {
  const email = newAddress('shipped')
  const stoa = visitor(shop)
  const order = await buy(stoa, { lines: [{ variantId: goods.variantId, quantity: 1 }], email })
  const tracking = {
    carrier: 'DHL',
    tracking_number: 'JD0146000037',
    tracking_url: 'https://track.example/JD0146000037',
  }
  const fulfilment = await staff.admin.orders.createFulfilment(order.id, tracking)
  t.equal(fulfilment.status, 'shipped')
  t.equal((await stoa.orders.get(order.id)).fulfilment_status, 'fulfilled')
  const mail = await mailSaying(shop, email, /JD0146000037/)
  t.match(mail.text, tracking.tracking_url, 'the shipping mail says where to follow it')
  await staff.admin.orders.markDelivered(order.id, fulfilment.id)
  t.equal((await stoa.orders.get(order.id)).fulfilment_status, 'delivered')
  await rejectsWithCode(t, 'invalid_state', stoa.orders.cancel(order.id), 'what was shipped is not cancelled')
}

async function guestLooksUp(t: Test, { shop, goods }: World): Promise<void> {
  const email = newAddress('lookup')
  const order = await buy(visitor(shop), { lines: [{ variantId: goods.variantId, quantity: 1 }], email })
  const elsewhere = visitor(shop)
  t.equal((await elsewhere.orders.lookup({ number: order.number, email: email.toUpperCase() })).id, order.id)
  const wrong = elsewhere.orders.lookup({ number: order.number, email: newAddress('other') })
  await t.rejects(Promise.resolve(wrong), NotFoundError, 'the number alone opens nothing')
  await rejectsWithCode(t, 'unauthenticated', elsewhere.orders.get(order.id), 'nor does the id')
}

async function cancelling(t: Test, { shop, staff, goods }: World): Promise<void> {
  const stoa = visitor(shop)
  const email = newAddress('cancelled')
  const before = (await available(stoa, goods.variantId)) ?? 0
  const order = await buy(stoa, { lines: [{ variantId: goods.variantId, quantity: 3 }], email })
  await settledAt(staff, goods.variantId, before - 3)
  const cancelled = await stoa.orders.cancel(order.id, { reason: 'ordered twice' })
  t.equal(cancelled.status, 'cancelled')
  await settledAt(staff, goods.variantId, before)
  await orderSaying(staff, order.id, { status: 'cancelled', payment_status: 'refunded' })
  const payment = await staff.admin.payments.get(order.payment.id)
  t.equal(payment.refunded.amount, order.totals.total.amount, 'all the money went back')
  const accounts = await moved(staff, order.payment.id)
  t.ok(
    Object.values(accounts).every((sum) => sum === 0),
    'in the ledger too',
  )
  t.equal((await stoa.orders.cancel(order.id)).status, 'cancelled', 'cancelling again answers the same')
  await mailSaying(shop, email, /cancel/i)
  await settledAt(staff, goods.variantId, before)
}

async function paymentNeedsTheBuyer(t: Test, { shop, staff, goods }: World): Promise<void> {
  const stoa = visitor(shop)
  const wish = {
    lines: [{ variantId: goods.variantId, quantity: 1 }],
    email: newAddress('action'),
    token: 'tok_action',
  }
  const before = (await available(stoa, goods.variantId)) ?? 0
  const cart = await fillCart(stoa, wish)
  const { data, status } = await stoa.carts.complete(cart.id).withResponse()
  t.equal(status, 202)
  if (!('payment' in data && 'action' in data.payment)) throw new Error('no payment to confirm')
  const paymentId = data.payment.id
  t.equal(await available(stoa, goods.variantId), before - 1, 'stock is held meanwhile')
  const edit = stoa.carts.addItem(cart.id, { variant_id: goods.variantId, quantity: 1 })
  await rejectsWithCode(t, 'checkout_in_progress', edit, 'the cart cannot be edited meanwhile')
  await Promise.all([stoa.payments.confirm(paymentId), stoa.payments.confirm(paymentId)])
  const payment = await until('the payment has its order', async () => {
    const read = await stoa.payments.get(paymentId)
    return read.order_id ? read : null
  })
  t.equal(payment.status, 'captured')
  const order = await place(stoa, cart.id)
  t.equal(order.id, payment.order_id, 'placing it again answers the order that is there')
  t.equal(order.payment_status, 'paid')
  await settledAt(staff, goods.variantId, before - 1)
  const mails = await mailSaying(shop, wish.email, new RegExp(order.number)).then(() => mailsTo(shop, wish.email))
  t.equal(mails.length, 1, 'one mail')
}

async function buyerGivesUp(t: Test, { shop, staff, goods }: World): Promise<void> {
  const stoa = visitor(shop)
  const before = (await available(stoa, goods.variantId)) ?? 0
  const wish = {
    lines: [{ variantId: goods.variantId, quantity: 1 }],
    email: newAddress('gave-up'),
    token: 'tok_action',
  }
  const cart = await fillCart(stoa, wish)
  const pending = await stoa.carts.complete(cart.id)
  if (!('payment' in pending && 'action' in pending.payment)) throw new Error('no payment to confirm')
  const { status } = await stoa.payments.confirm(pending.payment.id, { details: { outcome: 'fail' } })
  t.equal(status, 'failed', 'a decline after the action is an answer')
  await settledAt(staff, goods.variantId, before)
  await until('the cart is open again', async () => ((await stoa.carts.get(cart.id)).status === 'open' ? true : null))
}

async function decline(t: Test, { shop, staff, goods }: World): Promise<void> {
  const stoa = visitor(shop)
  const before = (await available(stoa, goods.variantId)) ?? 0
  const wish = { lines: [{ variantId: goods.variantId, quantity: 1 }], email: newAddress('declined') }
  const cart = await fillCart(stoa, { ...wish, token: 'tok_decline' })
  await t.rejects(Promise.resolve(stoa.carts.complete(cart.id)), PaymentDeclinedError)
  await settledAt(staff, goods.variantId, before)
  await stoa.carts.addItem(cart.id, { variant_id: goods.variantId, quantity: 1 })
  await stoa.carts.startPayment(cart.id, { method: 'test', details: { token: 'tok_approve' } })
  const order = await place(stoa, cart.id)
  t.equal(order.payment_status, 'paid', 'the same cart is paid with another card')
  t.equal(order.items[0]?.quantity, 2, 'and could be edited before')
  await settledAt(staff, goods.variantId, before - 2)
}

async function slowAndLostAnswers(t: Test, { shop, staff, goods }: World): Promise<void> {
  const before = (await available(staff, goods.variantId)) ?? 0
  const tokens = ['tok_slow', 'tok_lost_reply', 'tok_webhook_only']
  await Promise.all(
    tokens.map(async (token) => {
      const stoa = visitor(shop)
      const email = newAddress(token.replaceAll('_', '-'))
      const cart = await fillCart(stoa, { lines: [{ variantId: goods.variantId, quantity: 1 }], email, token })
      await Promise.resolve(stoa.carts.complete(cart.id)).catch((error: unknown) => {
        // Not yet known is an answer too; anything else is not.
        if (!(error instanceof Error && 'status' in error && error.status === 503)) throw error
      })
      const orderId = await until(`an order for ${token}`, async () => (await stoa.carts.get(cart.id)).order_id)
      t.equal((await stoa.orders.get(orderId)).payment_status, 'paid', token)
      const mine = await staff.admin.payments.list({ order_id: orderId })
      t.strictSame(
        mine.data.map(({ status }) => status),
        ['captured'],
        `${token}: charged once`,
      )
    }),
  )
  await settledAt(staff, goods.variantId, before - tokens.length)
}

async function bankTransfer(t: Test, { shop, staff, goods }: World): Promise<void> {
  const stoa = visitor(shop)
  const wish = {
    lines: [{ variantId: goods.variantId, quantity: 1 }],
    email: newAddress('transfer'),
    method: 'bank_transfer',
  }
  const order = await buy(stoa, wish)
  t.equal(order.payment_status, 'awaiting')
  await staff.admin.payments.capture(order.payment.id)
  await orderSaying(staff, order.id, { payment_status: 'paid' })
  t.equal((await stoa.orders.get(order.id)).payment_status, 'paid')
}

async function partialRefund(t: Test, { shop, staff, goods }: World): Promise<void> {
  const email = newAddress('refunded')
  const order = await buy(visitor(shop), { lines: [{ variantId: goods.variantId, quantity: 2 }], email })
  const amount = { amount: 700, currency: 'EUR' }
  await staff.admin.orders.createRefund(order.id, { amount, reason: 'scratched' })
  const read = await orderSaying(staff, order.id, { payment_status: 'partially_refunded' })
  t.strictSame(read.payment.refunded, amount)
  t.strictSame(
    read.refunds.map(({ status }) => status),
    ['done'],
  )
  await mailSaying(shop, email, /7\.00/)
  const tooMuch = staff.admin.orders.createRefund(order.id, { amount: order.totals.total })
  await rejectsWithCode(t, 'unprocessable', tooMuch, 'no more goes back than was paid')
}

async function soldOut(t: Test, { shop, staff }: World): Promise<void> {
  const last = await stockUp(staff, 1)
  const [first, second] = await Promise.all(
    ['first', 'second'].map(async (who) => {
      const stoa = visitor(shop)
      const cart = await fillCart(stoa, { lines: [{ variantId: last.variantId, quantity: 1 }], email: newAddress(who) })
      return { stoa, cartId: cart.id }
    }),
  )
  if (!first || !second) throw new Error('two buyers')
  await place(first.stoa, first.cartId)
  const error = await place(second.stoa, second.cartId).catch((refusal: unknown) => refusal)
  t.ok(error instanceof ConflictError && error.code === 'out_of_stock', 'a clear refusal')
  const lines = error instanceof ConflictError ? error.problem?.lines : []
  t.match(lines, [{ variant_id: last.variantId, reason: 'out_of_stock' }], 'that names the line')
  await until('the product page says that it is sold out', async () =>
    (await first.stoa.products.get(last.slug, { currency: 'EUR' })).available ? null : true,
  )
}

async function importing(t: Test, { shop, staff }: World): Promise<void> {
  const handle = newAddress('mug').replace(/\W/g, '-')
  const csv = [
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status',
    `${handle},Mug,Size,Small,${handle}-s,shopify,4,12.50,active`,
    `${handle},,,Large,${handle}-l,shopify,6,15.00,`,
  ].join('\n')
  const importOnce = async () => {
    const { id } = await staff.admin.imports.create(`${csv}\n`, { currency: 'EUR' })
    return until('the import is done', async () => {
      const job = await staff.admin.imports.get(id)
      return job.state === 'done' || job.state === 'failed' ? job : null
    })
  }
  t.match(await importOnce(), { state: 'done', counts: { created: 1, rejected: 0 } })
  const stoa = visitor(shop)
  const product = await stoa.products.get(handle, { currency: 'EUR' })
  const small = product.variants.find((variant) => variant.option_values.Size === 'Small')?.id ?? ''
  await buy(stoa, { lines: [{ variantId: small, quantity: 1 }], email: newAddress('mug') })
  await settledAt(staff, small, 3)
  t.match(await importOnce(), { state: 'done', counts: { created: 0, updated: 0, unchanged: 1, rejected: 0 } })
  await settledAt(staff, small, 3)
  t.equal(await available(stoa, small), 3, 'importing again does not bring back what was sold')
}

const steps: readonly [string, (t: Test, world: World) => Promise<void>][] = [
  ['a guest buys two products', guestBuysTwoProducts],
  ['a customer registers and buys', customerBuys],
  ['staff ship an order with tracking', staffShips],
  ['a guest looks an order up', guestLooksUp],
  ['an order is cancelled: stock and money go back', cancelling],
  ['a payment needs the buyer: confirmed, then placed once', paymentNeedsTheBuyer],
  ['a payment needs the buyer, who gives up', buyerGivesUp],
  ['a declined payment leaves a usable cart', decline],
  ['slow and lost answers of the provider end in one charge and one order', slowAndLostAnswers],
  ['a bank transfer is awaited, then captured by staff', bankTransfer],
  ['part of the money goes back', partialRefund],
  ['the last one is sold once', soldOut],
  ['a Shopify export is imported twice', importing],
]

/** The whole of API.md's main job and what goes wrong in it, over one shop. */
export async function walkThrough(t: Test, shop: TestShop): Promise<void> {
  const staff = await staffOf(shop)
  await openForBusiness(staff)
  const world: World = { shop, staff, goods: await stockUp(staff, 1000) }
  for (const [name, step] of steps) await t.test(name, (child) => step(child, world))
  await t.test('afterwards the books balance', (child) => balance(child, staff))
}
