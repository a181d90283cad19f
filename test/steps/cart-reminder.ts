import { createPostgres } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import type { Test } from 'tap'
import type { InProcessShop } from '../harness/in-process.ts'
import { buy } from '../harness/purchase.ts'
import { customer, mailSaying, mailsTo, staffOf } from '../harness/shop.ts'
import { createStockedProduct } from '../harness/stock.ts'
import { until } from '../harness/until.ts'

/** A customer with something in the cart, who has shown by the link of a mail that the address is theirs. */
async function withCart(shop: InProcessShop, variantId: string) {
  const { stoa, email } = await customer(shop)
  const { text } = await mailSaying(shop, email, /verify-email/)
  await stoa.auth.verifyEmail({ token: /verify-email\?token=([\w.~-]+)/.exec(text)?.[1] ?? '' })
  const cart = await stoa.carts.create({ currency: 'EUR' })
  await stoa.carts.addItem(cart.id, { variant_id: variantId, quantity: 2 })
  return { stoa, email, cart: cart.id }
}

/** As if all of them had been left half a day ago, and another process had just started, which looks at once. */
async function halfADayLater(t: Test, shop: InProcessShop): Promise<void> {
  const pg = createPostgres({ url: shop.shop.envOf('order').POSTGRES_URL ?? '' })
  t.teardown(pg.close)
  await execute(pg, "UPDATE carts SET updated_at = updated_at - interval '12 hours' WHERE user_id IS NOT NULL")
  await execute(pg, "UPDATE abandoned_carts_mark SET reached_at = reached_at - interval '1 day'")
  await shop.openReplica()
}

/** Three leave a cart: one wants to be reminded, one has not said so, and one orders after all. */
export async function cartIsRemindedOf(t: Test, shop: InProcessShop): Promise<void> {
  const staff = await staffOf(shop)
  const product = await createStockedProduct(staff, 10)
  const [ada, bob, eve] = [
    await withCart(shop, product.variantId),
    await withCart(shop, product.variantId),
    await withCart(shop, product.variantId),
  ]
  for (const { stoa } of [ada, eve]) {
    await stoa.me.notificationPreferences.set({ choices: { abandoned_cart: { email: true } }, source: 'account page' })
  }
  await buy(eve.stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email: eve.email })
  await halfADayLater(t, shop)
  const mail = await mailSaying(shop, ada.email, /still in your cart/)
  t.match(mail.text, /- 2 x /)
  const told = await until('the events of both carts', async () => {
    const { data } = await staff.admin.events.list({ type: ['cart.abandoned'], limit: 100 })
    const ids = data.map(({ aggregate }) => aggregate)
    return [ada, bob].every(({ cart }) => ids.includes(cart)) ? ids : null
  })
  t.notOk(told.includes(eve.cart), 'who has ordered since has abandoned nothing')
  const reminders = await staff.admin.notifications.list({ template: 'abandoned-cart', limit: 100 })
  t.strictSame(
    reminders.data.map(({ to }) => to),
    [ada.email],
    'nor is anybody mailed who has not said so',
  )
  t.equal((await mailsTo(shop, ada.email)).filter(({ subject }) => /cart/.test(subject)).length, 1)
}
