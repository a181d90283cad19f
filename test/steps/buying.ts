import { ConflictError } from '@stoa/sdk/source'
import type { Test } from 'tap'
import { address, buy, fillCart, placeOrder } from '../harness/purchase.ts'
import { customer, mailSaying, newAddress, visitor } from '../harness/shop.ts'
import { available, createStockedProduct, untilStockIs } from '../harness/stock.ts'
import { until } from '../harness/until.ts'
import type { Fixture } from './fixture.ts'

export async function guestBuysTwoProducts(t: Test, { shop, staff, product }: Fixture): Promise<void> {
  const second = await createStockedProduct(staff, 5, 2500)
  const stoa = visitor(shop)
  const found = await until('the search finds the product', async () => {
    const { data } = await stoa.products.list({ q: second.title, currency: 'EUR' })
    return data.find((card) => card.id === second.productId) ?? null
  })
  const shown = await stoa.products.get(found.slug, { currency: 'EUR' })
  t.strictSame(shown.variants[0]?.price, { amount: 2500, currency: 'EUR' }, 'the product page shows the price')
  const before = await available(stoa, product.variantId)
  const email = newAddress('guest')
  const lines = [
    { variantId: product.variantId, quantity: 2 },
    { variantId: second.variantId, quantity: 1 },
  ]
  const order = await buy(stoa, { lines, email })
  t.equal(order.payment_status, 'paid')
  t.equal(order.totals.total.amount, 2 * product.price + 2500 + 490, 'items and shipping, tax included')
  t.strictSame((await stoa.orders.get(order.id)).number, order.number, 'the guest can read the order')
  await untilStockIs(staff, product.variantId, (before ?? 0) - 2)
  await untilStockIs(staff, second.variantId, 4)
  const mail = await mailSaying(shop, email, new RegExp(order.number))
  t.match(mail.text, second.title, 'the confirmation names what was bought')
  t.match(mail.html, second.title)
}

export async function customerBuys(t: Test, { shop, product }: Fixture): Promise<void> {
  const { stoa, email } = await customer(shop)
  t.equal((await stoa.me.get()).email, email)
  const saved = await stoa.me.addresses.create({ address })
  t.ok(saved.is_default, 'the first address is the default')
  const order = await buy(stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  t.equal(order.payment_status, 'paid')
  t.strictSame(
    (await stoa.orders.list()).data.map(({ id }) => id),
    [order.id],
    'the order is in the account',
  )
  await mailSaying(shop, email, new RegExp(order.number))
}

export async function soldOut(t: Test, { shop, staff }: Fixture): Promise<void> {
  const last = await createStockedProduct(staff, 1)
  const [first, second] = await Promise.all(
    ['first', 'second'].map(async (who) => {
      const stoa = visitor(shop)
      const cart = await fillCart(stoa, { lines: [{ variantId: last.variantId, quantity: 1 }], email: newAddress(who) })
      return { stoa, cartId: cart.id }
    }),
  )
  if (!first || !second) throw new Error('two buyers')
  await placeOrder(first.stoa, first.cartId)
  const error = await placeOrder(second.stoa, second.cartId).catch((refusal: unknown) => refusal)
  t.ok(error instanceof ConflictError && error.code === 'out_of_stock', 'a clear refusal')
  const lines = error instanceof ConflictError ? error.problem?.lines : []
  t.match(lines, [{ variant_id: last.variantId, reason: 'out_of_stock' }], 'that names the line')
  await until('the product page says that it is sold out', async () =>
    (await first.stoa.products.get(last.slug, { currency: 'EUR' })).available ? null : true,
  )
}

export async function importing(t: Test, { shop, staff }: Fixture): Promise<void> {
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
  await untilStockIs(staff, small, 3)
  t.match(await importOnce(), { state: 'done', counts: { created: 0, updated: 0, unchanged: 1, rejected: 0 } })
  await untilStockIs(staff, small, 3)
  t.equal(await available(stoa, small), 3, 'importing again does not bring back what was sold')
}
