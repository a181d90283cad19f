import type { Order, Stoa } from '@stoa/sdk/source'
import { address, placeOrder } from '../../harness/purchase.ts'
import { until } from '../../harness/until.ts'
import { idOf, type Lamp, type Story } from './story.ts'

const EMAIL = 'grace@example.com'

async function lookAround(story: Story, stoa: Stoa, { product, variants }: Lamp): Promise<void> {
  await until('the search finds the lamp', async () => {
    const { products } = await story.unseen.search.suggest({ q: 'lam' })
    return products.length > 0 ? true : null
  })
  await stoa.search.suggest({ q: 'lam' })
  await stoa.categories.list()
  await stoa.sitemap.list()
  await stoa.categories.get('lighting')
  await stoa.collections.list()
  await stoa.collections.get('for-your-desk', { locale: 'de' })
  await stoa.products.list({ q: 'lamp', currency: 'EUR' })
  await stoa.products.get(product.slug, { currency: 'EUR' })
  await stoa.availability.get({ variant_id: [...variants] })
}

async function fillCart(stoa: Stoa, { variants: [black, white] }: Lamp): Promise<string> {
  const { id } = await stoa.carts.create({ currency: 'EUR', locale: 'en-GB' })
  const cart = await stoa.carts.addItem(id, { variant_id: black, quantity: 1 })
  await stoa.carts.updateItem(id, idOf(cart.items[0]), { quantity: 2 })
  const both = await stoa.carts.addItem(id, { variant_id: white, quantity: 1 })
  await stoa.carts.removeItem(id, idOf(both.items[1]))
  return id
}

async function checkOut(stoa: Stoa, id: string): Promise<Order> {
  await stoa.countries.list({ locale: 'en-GB' })
  await stoa.countries.listNames({ locale: 'en-GB' })
  await stoa.countries.get('DE', { locale: 'en-GB' })
  await stoa.carts.update(id, { email: EMAIL, shipping_address: address })
  const options = await stoa.carts.listShippingOptions(id)
  await stoa.carts.setShippingOption(id, { option_id: idOf(options.data[0]) })
  await stoa.paymentMethods.list()
  const asks = { method: 'test', details: { token: 'tok_action' } }
  await stoa.carts.startPayment(id, asks)
  await stoa.carts.complete(id)
  await stoa.carts.abandon(id)
  await stoa.carts.get(id)
  await stoa.carts.startPayment(id, asks)
  const pending = await stoa.carts.complete(id)
  if (!('payment' in pending && 'action' in pending.payment)) throw new Error('no payment to confirm')
  await stoa.payments.get(pending.payment.id)
  await stoa.payments.confirm(pending.payment.id, { details: { outcome: 'succeed' } })
  return placeOrder(stoa, id)
}

/** A guest looks around and buys, with a bank that asks them to confirm. */
export async function guestBuys(story: Story, lamp: Lamp): Promise<Order> {
  const stoa = story.newVisitor()
  await lookAround(story, stoa, lamp)
  const { id, number } = await checkOut(stoa, await fillCart(stoa, lamp))
  const order = await stoa.orders.get(id)
  const elsewhere = story.newVisitor()
  await elsewhere.orders.lookup({ number, email: EMAIL, postal_code: address.postal_code ?? '' })
  const items = [{ item_id: idOf(order.items[0]), quantity: 1 }]
  await elsewhere.orders.withdraw(id, { name: 'Grace Hopper', email: EMAIL, items, text: 'One lamp is enough.' })
  return order
}
