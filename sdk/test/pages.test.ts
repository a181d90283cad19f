import t from 'tap'
import { NotFoundError } from '../src/errors.ts'
import { makeCalls, operations } from './fixture.ts'
import { problem, type Shop, serve } from './server.ts'

const SIZE = 3

/** Ten numbers in pages of three. */
async function numbers(t: Parameters<typeof serve>[0]): Promise<Shop> {
  return serve(t, ({ url }) => {
    const from = Number(new URL(url, 'http://shop').searchParams.get('cursor') ?? 0)
    const data = Array.from({ length: Math.min(SIZE, 10 - from) }, (_, i) => from + i)
    const next = from + SIZE < 10 ? String(from + SIZE) : null
    const prev = from > 0 ? String(from - SIZE) : null
    return {
      status: 200,
      body: { data, page: { next_cursor: next, prev_cursor: prev, has_more: next !== null }, facets: { even: 5 } },
    }
  })
}

t.test('a list awaits to its first page, with all that is in the body', async (t) => {
  const shop = await numbers(t)
  const page = await makeCalls(shop.url).list<number>(operations.list)
  t.same(page.data, [0, 1, 2])
  t.match(page, { facets: { even: 5 }, page: { has_more: true } })
  t.equal(page.hasNextPage(), true)
  t.equal(await page.previousPage(), null)
  const second = await page.nextPage()
  t.same(second?.data, [3, 4, 5])
  t.same((await second?.previousPage())?.data, [0, 1, 2])
  t.same(Object.keys(page), ['data', 'page', 'facets'], 'it prints as the body')
})

t.test('it iterates over every entry, fetching pages when they are reached', async (t) => {
  const shop = await numbers(t)
  const list = makeCalls(shop.url).list<number>(operations.list, { query: { q: 'x' } }, { headers: { 'x-mine': '1' } })
  const seen: [number, number][] = []
  for await (const item of list) seen.push([item, shop.seen.length])
  t.same(
    seen.map(([item]) => item),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  )
  t.same(
    [seen[2], seen[3]],
    [
      [2, 1],
      [3, 2],
    ],
    'the second page was fetched for its first entry',
  )
  t.same(
    shop.seen.map(({ url, headers }) => [url, headers['x-mine']]),
    [
      ['/v1/things?q=x', '1'],
      ['/v1/things?q=x&cursor=3', '1'],
      ['/v1/things?q=x&cursor=6', '1'],
      ['/v1/things?q=x&cursor=9', '1'],
    ],
    'query and options stay',
  )
})

t.test('pages and toArray', async (t) => {
  const shop = await numbers(t)
  const calls = makeCalls(shop.url)
  const sizes: number[] = []
  for await (const page of calls.list<number>(operations.list).pages()) sizes.push(page.data.length)
  t.same(sizes, [3, 3, 3, 1])
  shop.seen.length = 0
  t.same(await calls.list<number>(operations.list).toArray({ limit: 6 }), [0, 1, 2, 3, 4, 5])
  t.equal(shop.seen.length, 2, 'not a page more than that takes')
  t.equal((await calls.list<number>(operations.list).toArray({ limit: 100 })).length, 10)
})

t.test('a failure surfaces wherever the list is read', async (t) => {
  const shop = await serve(t, () => problem(404, 'not_found'))
  const list = () => makeCalls(shop.url).list<number>(operations.list)
  await t.rejects(list(), NotFoundError)
  await t.rejects(list().toArray({ limit: 5 }), NotFoundError)
  await t.rejects(list().withResponse(), NotFoundError)
})
