import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { checkoutFixture } from './checkout-fixture.ts'
import { clerk, placed } from './order-steps.ts'

interface List {
  data: { id: string; items: unknown[] }[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
}

t.test('a page of orders ends at 200 lines, in both directions, and loses none', async (t) => {
  const fixture = await checkoutFixture(t)
  const lines = [1, 80, 90, 100, 100, 101, 250, 2]
  const orders: { id: string; lines: number }[] = []
  for (const count of lines) {
    const { id } = await placed(fixture)
    orders.unshift({ id, lines: count })
    await execute(
      fixture.pg,
      `INSERT INTO order_lines SELECT order_id, id || n, position + n, variant_id, product_id, title, variant_title, sku, slug, image,
         requires_shipping, quantity, fulfilled, unit_price, total, tax
       FROM (SELECT * FROM order_lines WHERE order_id = $1 LIMIT 1) l, generate_series(1, $2::int) n`,
      [id, count - 1],
    )
  }
  for (const [user, url] of [
    [customer('usr_1'), '/v1/orders'],
    [clerk, '/v1/admin/orders'],
  ] as const) {
    const read = async (cursor: string | null) => {
      const { body } = await fixture.as(user)<List>('GET', `${url}?limit=100${cursor ? `&cursor=${cursor}` : ''}`)
      return body
    }
    const pages: List[] = []
    for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.page.next_cursor ?? null) {
      pages.push(await read(cursor ?? null))
    }
    const linesOf = ({ data }: List) => data.map(({ items }) => items.length)
    t.same(pages.map(linesOf), [[2], [250], [101], [100, 100], [90, 80, 1]])
    t.same(
      pages.flatMap(({ data }) => data.map(({ id }) => id)),
      orders.map(({ id }) => id),
    )
    const back = await read(pages.at(-1)?.page.prev_cursor ?? null)
    t.same(linesOf(back), [100, 100])
    t.same(back.page.has_more, true)
    const first = await read((await read(back.page.prev_cursor)).page.prev_cursor)
    t.same(linesOf(first), [250])
    t.same(linesOf(await read(first.page.prev_cursor)), [2])
    t.same((await read(first.page.prev_cursor)).page.prev_cursor, null)
  }
})
