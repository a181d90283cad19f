import t from 'tap'
import type { Price } from '../domain/price.ts'
import { lowestBefore, withPriceHistory } from '../domain/price-history.ts'
import { blankProduct, type Product } from '../domain/product.ts'
import { blankVariant } from '../domain/variant.ts'
import { type Body, createFixture } from './fixture.ts'
import { create, match, shirt } from './product-requests.ts'

const DAY = 86_400_000
const at = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString()

/** A product on sale since the first of January, whose price is changed on some days. */
function sold(amount: number, { isPublished = true } = {}) {
  const prices: Price[] = [{ currency: 'EUR', amount, compare_at: null }]
  const blank = blankProduct({ id: 'prd_1', slug: 'mug', title: 'Mug', now: at(0) })
  const shown = isPublished ? { status: 'active' as const, published_at: at(0) } : {}
  let product: Product = { ...blank, ...shown, variants: [{ ...blankVariant('var_1'), prices }] }
  const become = (day: number, changes: Partial<Product>) => {
    product = withPriceHistory(product, { ...product, ...changes }, at(day))
  }
  const change = (day: number, prices: Price[]) =>
    become(day, { variants: product.variants.map((variant) => ({ ...variant, prices })) })
  return {
    become,
    change,
    price: (day: number, amount: number, compare_at: number | null = null) =>
      change(day, [{ currency: 'EUR', amount, compare_at }]),
    lowest: (currency = 'EUR') => (product.variants[0] ? lowestBefore(product.variants[0], currency) : undefined),
    kept: () => product.variants[0]?.price_history?.flatMap(({ former }) => former) ?? [],
  }
}

t.test('a reduced price says the lowest of the 30 days before its reduction', async (t) => {
  const mug = sold(5000)
  t.equal(mug.lowest(), null, 'no reduction')
  mug.price(100, 4000, 5000)
  t.equal(mug.lowest(), 5000, 'what it cost when the reduction began, however long it had cost that')
  mug.price(140, 5000)
  t.equal(mug.lowest(), null, 'no reduction any more')
  mug.price(160, 4500, 5000)
  t.equal(mug.lowest(), 4000, 'the last reduction ended 20 days ago')
  mug.price(180, 5000)
  mug.price(211, 4500, 5000)
  t.equal(mug.lowest(), 5000, 'more than 30 days after the last one')
})

t.test('a price that was raised for a reduction, or reduced in words only, is found out', async (t) => {
  const raised = sold(5000)
  raised.price(50, 7000)
  raised.price(60, 5500, 7000)
  t.equal(raised.lowest(), 5000)
  const same = sold(5000)
  same.price(50, 5000, 7000)
  t.equal(same.lowest(), 5000, 'it cost as much before')
  same.price(55, 5000, 8000)
  t.equal(same.lowest(), 5000, 'another former price is no other reduction')
})

t.test('a pause in which a product is not shown neither forgets a price nor invents one', async (t) => {
  const pauses: Partial<Product>[] = [{ status: 'draft' }, { published_at: null }, { published_at: at(400) }]
  for (const pause of pauses) {
    const shown = { status: 'active', published_at: at(0) } as const
    const forgotten = sold(5000)
    forgotten.become(100, pause)
    forgotten.price(100, 10_000)
    forgotten.become(100, shown)
    forgotten.price(100, 8000, 10_000)
    t.equal(forgotten.lowest(), 5000, 'it was sold at that')
    const mistyped = sold(10_000)
    mistyped.become(100, pause)
    mistyped.price(100, 100)
    mistyped.price(101, 10_000)
    mistyped.become(101, shown)
    mistyped.price(101, 8000, 10_000)
    t.equal(mistyped.lowest(), 10_000, 'nobody was offered what a draft had')
    const goesOn = sold(5000)
    goesOn.price(100, 4000, 5000)
    goesOn.become(110, pause)
    goesOn.become(112, shown)
    t.equal(goesOn.lowest(), 5000, 'the same reduction goes on')
    goesOn.become(115, pause)
    goesOn.price(116, 5000)
    goesOn.become(117, shown)
    goesOn.price(120, 4500, 5000)
    t.equal(goesOn.lowest(), 4000, 'the first reduction was applied until the pause')
    const ended = sold(5000)
    ended.become(100, pause)
    ended.price(140, 9000)
    ended.become(140, shown)
    ended.price(140, 8000, 9000)
    t.equal(ended.lowest(), 9000, 'what ended more than 30 days ago is over')
  }
})

t.test('each lower price is a reduction of its own', async (t) => {
  const mug = sold(5000)
  mug.price(50, 4000, 5000)
  mug.price(55, 3000, 5000)
  t.equal(mug.lowest(), 4000)
  mug.price(60, 4500, 5000)
  t.equal(mug.lowest(), 3000, 'and a smaller reduction after a larger one too')
})

t.test('what nobody was offered does not count, nor does another currency', async (t) => {
  const draft = sold(100, { isPublished: false })
  draft.price(1, 4000, 5000)
  t.equal(draft.lowest(), null)
  const mug = sold(5000)
  const yen = (amount: number, compare_at: number | null): Price => ({ currency: 'JPY', amount, compare_at })
  mug.change(10, [{ currency: 'EUR', amount: 5000, compare_at: null }, yen(700, null)])
  mug.change(20, [{ currency: 'EUR', amount: 4000, compare_at: 5000 }, yen(700, null)])
  t.same([mug.lowest(), mug.lowest('JPY')], [5000, null])
  mug.change(25, [yen(600, 700)])
  mug.change(30, [{ currency: 'EUR', amount: 4500, compare_at: 5000 }, yen(600, 700)])
  t.same([mug.lowest(), mug.lowest('JPY')], [4000, 700], 'a price that was gone for a while has not forgotten')
})

t.test('the history stays small, however often a price changes', async (t) => {
  const mug = sold(5000)
  for (let change = 0; change < 5000; change++) mug.price(40 + change / 50, 1000 + change)
  t.ok(mug.kept().length <= 31, `${mug.kept().length} prices of 5,000`)
  mug.price(140, 900, 2000)
  t.ok((mug.lowest() ?? 0) > 900)
  for (let change = 0; change < 5000; change++) mug.price(140 + change / 50, 900 - (change % 7))
  t.ok(mug.kept().length <= 31)
  mug.price(400, 100, 900)
  t.equal(mug.kept().length, 1, 'the price until then alone')
})

t.test('pages, lists and files of products follow it, each currency by itself', async (t) => {
  const shop = await createFixture(t)
  const prices = [
    { currency: 'EUR', amount: 4900 },
    { currency: 'JPY', amount: 8000 },
  ]
  const { body } = await create(shop, shirt({ title: 'Mug', variants: [{ sku: 'M-1', prices }] }))
  const url = `/v1/admin/products/${body.id}/variants/${body.variants[0]?.id}/prices`
  const euros = { currency: 'EUR', amount: 3900, compare_at: 4900 }
  t.match(await shop.clerk('PUT', url, { body: { prices: [euros, prices[1]] }, headers: match(1) }), { status: 200 })
  const page = async (currency: string) =>
    (await shop.shopper<Body & { variants: Body[] }>('GET', `/v1/products/mug?currency=${currency}`)).body
  const before = { amount: 4900, currency: 'EUR' }
  t.match(await page('EUR'), { compare_at: before, lowest_30d: before, variants: [{ lowest_30d: before }] })
  t.match(await page('JPY'), { lowest_30d: null })
  const file = 'Handle,Title,Variant SKU,Variant Price,Variant Compare At Price\nmug,Mug,M-1,29.00,49.00\n'
  const headers = { 'content-type': 'text/csv' }
  const job = await shop.clerk<{ id: string }>('POST', '/v1/admin/imports', { body: Buffer.from(file), headers })
  await shop.runImportNow(job.body.id)
  const { data } = (await shop.shopper<{ data: Body[] }>('GET', '/v1/products')).body
  t.match(data, [{ price: { amount: 2900 }, lowest_30d: { amount: 3900 } }], 'a file changes prices as staff do')
})
