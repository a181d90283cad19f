import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
// Whatever shop this machine serves.
for (const name of ['STOREFRONT_URL', 'STOA_URL', 'STOA_PUBLIC_URL']) delete process.env[name]
const { catalogueEntries, catalogueFile, catalogueStarts, sitemapFile, sitemapIndex, xmlText } = await import(
  '../app/lib/sitemap.server.ts'
)
const { headOf } = await import('../app/lib/seo.ts')

t.test('a sitemap names each page in every language, and the languages name each other', async (t) => {
  const changedAt = '2026-11-26T12:00:00.000Z'
  const file = sitemapFile([{ path: '/p/mug', changedAt, image: 'https://api.example/v1/media/a.jpg?w=1&h=2' }])
  const addresses = [...file.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address)
  t.strictSame(addresses, ['http://127.0.0.1:3000/p/mug', 'http://127.0.0.1:3000/de/p/mug'])
  t.equal(file.match(/hreflang="x-default" href="http:\/\/127.0.0.1:3000\/p\/mug"/g)?.length, 2)
  t.match(file, 'a.jpg?w=1&#38;h=2')
  t.equal(file.split(`<lastmod>${changedAt}</lastmod>`).length - 1, 2)
  t.match(sitemapIndex(['/sitemap-catalogue.xml']), '<loc>http://127.0.0.1:3000/sitemap-catalogue.xml</loc>')
  t.equal(xmlText(`<"&'>`), '&#60;&#34;&#38;&#39;&#62;')
})

t.test('a page names its address, its languages and its card; a hidden one asks to be left out', async (t) => {
  const facts = { shopName: 'Shop', url: 'https://shop.example', language: 'de' as const }
  const head = headOf(facts, { title: 'Mug', path: '/p/mug', image: 'https://shop.example/a.jpg', kind: 'product' })
  const has = (one: object) =>
    head.some((each) => Object.entries(one).every(([key, value]) => (each as Record<string, unknown>)[key] === value))
  t.ok(has({ rel: 'canonical', href: 'https://shop.example/de/p/mug' }))
  t.ok(has({ hrefLang: 'en', href: 'https://shop.example/p/mug' }))
  t.ok(has({ hrefLang: 'x-default', href: 'https://shop.example/p/mug' }))
  t.ok(has({ property: 'og:locale', content: 'de_DE' }))
  t.ok(has({ property: 'og:locale:alternate', content: 'en_GB' }))
  t.ok(has({ name: 'twitter:card', content: 'summary_large_image' }))
  t.strictSame(headOf(facts, { title: 'Cart', path: '/cart', isHidden: true }), [
    { title: 'Cart · Shop' },
    { name: 'robots', content: 'noindex' },
  ])
})

t.test('the catalogue is as many files as the API has pages, each beginning where the one before ends', async (t) => {
  const entry = { kind: 'product', slug: 'mug', updated_at: '2026-11-26T12:00:00.000Z', image: '/v1/media/a.jpg' }
  const pages = new Map([
    [undefined, { data: [entry], page: { next_cursor: 'a+b' } }],
    [
      'a+b',
      {
        data: [
          { ...entry, kind: 'category', image: null },
          { ...entry, kind: 'collection' },
          { ...entry, kind: 'news' },
        ],
        page: { next_cursor: null },
      },
    ],
  ])
  const stoa = { sitemap: { list: async ({ cursor }: { cursor?: string }) => pages.get(cursor) } } as never
  const starts = await catalogueStarts(stoa)
  t.strictSame(
    starts.map((_start, index) => catalogueFile(index + 1)),
    ['/sitemap-catalogue.xml', '/sitemap-catalogue.xml?file=2'],
  )
  const [first, second] = await Promise.all(starts.map((start) => catalogueEntries(stoa, start)))
  t.match(first, [{ path: '/p/mug', image: 'http://127.0.0.1:4000/v1/media/a.jpg' }])
  t.strictSame(
    second?.map(({ path }) => path),
    ['/c/mug', '/collections/mug'],
    'what this storefront has no page for is left out',
  )
})
