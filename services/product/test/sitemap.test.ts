import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { create } from './product-requests.ts'

interface Page {
  data: Body[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
}

t.test(
  'the sitemap lists all categories, and all products that shoppers see, in pages in both directions',
  async (t) => {
    const shop = await createFixture(t)
    for (const name of ['Home', 'Lamps']) await shop.clerk('POST', '/v1/admin/categories', { body: { name } })
    const media = [{ url: 'https://example.com/a.png' }, { url: 'https://example.com/b.png' }]
    for (const title of ['One', 'Two', 'Three']) await create(shop, { title, status: 'active', media })
    await create(shop, { title: 'Draft', status: 'draft' })
    await create(shop, { title: 'Later', status: 'active', published_at: '2999-01-01T00:00:00Z' })
    await create(shop, { title: 'Plain', status: 'active' })
    const gone = (await create(shop, { title: 'Gone', status: 'active' })).body as { id: string; version: number }
    await shop.clerk('DELETE', `/v1/admin/products/${gone.id}`, { headers: { 'if-match': `"${gone.version}"` } })
    const read = async (query = '') => (await shop.shopper<Page>('GET', `/v1/sitemap${query}`)).body
    const names = ({ data }: Page) => data.map(({ kind, slug }) => `${kind} ${slug}`)
    const whole = await read()
    const all = names(whole)
    t.same(all.toSorted(), [
      'category home',
      'category lamps',
      'product one',
      'product plain',
      'product three',
      'product two',
    ])
    t.same(all.slice(2), ['product one', 'product two', 'product three', 'product plain'], 'the oldest product first')
    t.match(whole.data[2], { image: 'https://example.com/a.png', updated_at: /^20/ })
    t.match(whole.data[5], { image: null })
    t.match(whole.page, { next_cursor: null, prev_cursor: null, has_more: false })

    for (const limit of [1, 2, 4]) {
      const forwards: string[] = []
      let page = await read(`?limit=${limit}`)
      forwards.push(...names(page))
      while (page.page.next_cursor) {
        page = await read(`?limit=${limit}&cursor=${page.page.next_cursor}`)
        forwards.push(...names(page))
      }
      t.same(forwards, all, `${limit} at a time`)
      const back = names(page)
      while (page.page.prev_cursor) {
        page = await read(`?limit=${limit}&cursor=${page.page.prev_cursor}`)
        back.unshift(...names(page))
      }
      t.same(back, all, `${limit} at a time, back`)
    }
    t.equal((await shop.shopper('GET', '/v1/sitemap?limit=5001')).status, 400)
  },
)

t.test('a page of the sitemap is one query', async (t) => {
  const shop = await createFixture(t)
  for (let n = 0; n < 5; n++) await create(shop, { title: `Product ${n}`, status: 'active' })
  t.same(await shop.commands(() => shop.shopper('GET', '/v1/sitemap')), ['find'])
})
