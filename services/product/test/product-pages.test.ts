import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { create } from './product-requests.ts'

interface List {
  data: (Body & { variants: Body[] })[]
  page: { next_cursor: string | null; prev_cursor: string | null }
}

t.test('a page of staff’s products ends at 1,000 variants, in both directions, and loses none', async (t) => {
  const shop = await createFixture(t)
  const counts = [1, 600, 1_200, 500, 500, 3, 2]
  for (const [n, count] of counts.entries()) {
    const variants = Array.from({ length: count }, (_, at) => ({
      option_values: { Size: String(at % 100), Colour: String(Math.floor(at / 100)) },
      prices: [{ currency: 'EUR', amount: 100 }],
    }))
    t.equal((await create(shop, { title: `Product ${n}`, variants })).status, 201)
  }
  const read = async (cursor: string | null) => {
    const { body } = await shop.clerk<List>('GET', `/v1/admin/products?limit=100${cursor ? `&cursor=${cursor}` : ''}`)
    return body
  }
  const countsOf = ({ data }: List) => data.map(({ variants }) => variants.length)
  const first = await read(null)
  t.same(countsOf(first), [2, 3, 500])
  const second = await read(first.page.next_cursor)
  t.same(countsOf(second), [500])
  const third = await read(second.page.next_cursor)
  t.same(countsOf(third), [1_200])
  const last = await read(third.page.next_cursor)
  t.same(countsOf(last), [600, 1])
  t.equal(last.page.next_cursor, null)
  const back = await read(third.page.prev_cursor)
  t.same(countsOf(back), [500, 500])
  t.same(countsOf(await read(back.page.prev_cursor)), [2, 3])
})
