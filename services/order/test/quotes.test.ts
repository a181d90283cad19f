import type { BroadcastListener } from '@stoa/kit/events/broadcasts'
import t from 'tap'
import { reprice } from '../flows/cart.ts'
import { createQuotes } from '../flows/quotes.ts'
import { findCart } from '../store/carts.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, guestCart } from './cart-steps.ts'

/** Broadcasts that the test sends itself. */
function broadcastsByHand() {
  const listeners = new Set<BroadcastListener>()
  const state = {
    /** How long ago broadcasts were read last. */
    silentMs: 0,
    get lastReadAt() {
      return performance.now() - this.silentMs
    },
    listen: async (listener: BroadcastListener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    changed: (id: string) => {
      for (const listener of listeners) void listener.onBroadcast({ type: 'product.changed', id, seq: '1-0' })
    },
    gap: () => {
      for (const listener of listeners) void listener.onGap('1-0')
    },
  }
  return state
}

/** Quotes of a product service whose products have one variant each, `mug` of `prd_mug`, and what it is asked for. */
function quotesFixture() {
  const broadcasts = broadcastsByHand()
  const prices = new Map([
    ['mug', 100],
    ['tea', 200],
  ])
  const asked: string[][] = []
  const shop: { onRead(): void } = { onRead: () => undefined }
  const quoteVariants = async ({ body }: { body: { currency: string; variant_ids: string[] } }) => {
    asked.push(body.variant_ids)
    const data = body.variant_ids.flatMap((variant_id) => {
      const amount = prices.get(variant_id)
      const unit_price = { amount, currency: body.currency }
      return amount === undefined ? [] : [{ variant_id, product_id: `prd_${variant_id}`, unit_price }]
    })
    shop.onRead()
    return { data }
  }
  const quotes = createQuotes({ product: { quoteVariants } } as never, broadcasts)
  const read = async (...ids: string[]) => {
    const { offers } = await quotes.read({ currency: 'EUR', locale: 'en' }, ids, { requestId: 'req_1' })
    return ids.map((id) => offers.get(id)?.unit_price ?? null)
  }
  return { broadcasts, prices, asked, shop, quotes, read }
}

t.test('a quote is kept until its product is changed', async (t) => {
  const { broadcasts, prices, asked, quotes, read } = quotesFixture()
  await quotes.start()
  t.strictSame(await read('mug', 'tea'), [100, 200])
  prices.set('mug', 150)
  t.strictSame(await read('tea', 'mug'), [200, 100], 'nothing was told of yet')
  t.equal(asked.length, 1)
  broadcasts.changed('prd_mug')
  t.strictSame(await read('mug', 'tea'), [150, 200])
  t.strictSame(asked.slice(1), [['mug']])
  t.strictSame(await read('mug', 'gone'), [150, null])
  t.strictSame(await read('gone'), [null])
  t.equal(asked.length, 4, 'what cannot be sold is asked for each time')
})

t.test('a quote that was under way while its product changed is not kept', async (t) => {
  const { broadcasts, prices, shop, quotes, read } = quotesFixture()
  await quotes.start()
  shop.onRead = () => {
    prices.set('mug', 150)
    broadcasts.changed('prd_mug')
    shop.onRead = () => undefined
  }
  t.strictSame(await read('mug'), [100])
  t.strictSame(await read('mug'), [150])
})

t.test(
  'nothing that is kept is used before changes are heard of, after a gap, or while nothing can be heard',
  async (t) => {
    const { broadcasts, asked, quotes, read } = quotesFixture()
    await read('mug')
    await quotes.start()
    const calls = async () => {
      const before = asked.length
      await read('mug')
      return asked.length - before
    }
    t.equal(await calls(), 1, 'it was asked for before')
    t.equal(await calls(), 0)
    broadcasts.gap()
    t.equal(await calls(), 1)
    t.equal(await calls(), 0)
    broadcasts.silentMs = 2_500
    t.equal(await calls(), 1)
    broadcasts.silentMs = 0
    t.equal(await calls(), 0)
    quotes.stop()
    t.equal(await calls(), 1)
  },
)

t.test('more changes than are remembered: what is older than a forgotten one is asked for again', async (t) => {
  const { broadcasts, prices, quotes, read } = quotesFixture()
  await quotes.start()
  await read('mug', 'tea')
  prices.set('mug', 150)
  broadcasts.changed('prd_mug')
  for (let n = 0; n < 10_000; n++) broadcasts.changed(`prd_${n}`)
  t.strictSame(await read('mug'), [150])
})

t.test('an edit may show the price of a moment ago, placing the order never takes it', async (t) => {
  const broadcasts = broadcastsByHand()
  const fixture = await cartFixture(t, await database(t), {}, broadcasts)
  const { deps, stubs } = fixture
  await deps.quotes.start()
  const cart = await guestCart(fixture)
  await add(cart, 'mug')
  stubs.products.set('mug', { prices: { EUR: 1500 } })
  t.equal((await add(cart, 'mug')).body.totals.total.amount, 2380)
  const stored = await findCart(fixture.pg, cart.id, [cart.id])
  if (!stored) throw new Error('there is no cart')
  const today = await reprice(deps, stored, { requestId: 'req_1' })
  t.equal(today.cart.totals.total, 3000)
  t.equal(today.changes.length, 1)
})
