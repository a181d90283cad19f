import type { Test } from 'tap'

/** An address of its own: pages are counted by visitor. */
const CRAWLER = { 'x-forwarded-for': '192.0.2.30' }

/** What a search engine does: reads robots.txt, follows the sitemap, and believes what pages say of themselves. */
export async function crawlerReads(t: Test, url: string): Promise<void> {
  const read = async (path: string) => {
    const response = await fetch(path.startsWith('http') ? path : url + path, { headers: CRAWLER })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const robots = await read('/robots.txt')
  t.match(robots.text, 'Disallow: /de/checkout')
  const [, index = ''] = /^Sitemap: (\S+)$/m.exec(robots.text) ?? []
  const locationsIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
  const files = locationsIn((await read(index)).text).filter((address) => address.endsWith('.xml'))
  t.equal(files.length, 2, 'the index names the files')
  for (const number of ['2', '0', '1.5', 'x']) {
    t.equal(
      (await read(`/sitemap-catalogue.xml?file=${number}`)).status,
      404,
      'what the index does not name is nothing',
    )
  }
  const pages = (await Promise.all(files.map(async (file) => locationsIn((await read(file)).text)))).flat()
  const own = pages.filter((address) => address.startsWith(`${url}/`))
  t.ok(
    own.some((address) => address.includes('/de/p/')),
    'products are in it, in each language',
  )
  t.ok(
    own.some((address) => address.endsWith('/de/collections/evenings-in')),
    'and collections',
  )
  const titles = new Set<string>()
  for (const address of own) {
    const { status, text } = await read(address)
    t.equal(status, 200, address)
    t.match(text, `<link rel="canonical" href="${address}"/>`, 'a page of the sitemap is its own canonical page')
    t.notMatch(text, 'content="noindex"')
    titles.add(`${/<html lang="(\w+)"/.exec(text)?.[1]} ${/<title>([^<]*)/.exec(text)?.[1]}`)
  }
  t.equal(titles.size, own.length, 'each has a title of its own')
  t.match((await read('/llms.txt')).text, /^# .+/)
  for (const path of [
    '/nothing',
    '/constructor',
    '/de/nothing',
    '/p/nothing',
    '/c/nothing',
    '/collections/nothing',
    '/account/nothing',
  ]) {
    t.equal((await read(path)).status, 404, path)
  }
  for (const [former, own] of [
    ['/products/mug?variant=1', '/p/mug?variant=1'],
    ['/de/collections/home/products/mug', '/de/p/mug'],
    ['/product/mug/', '/p/mug'],
    ['/product-category/home/mugs/', '/c/mugs'],
    ['/product-category/home/mugs/page/2/', '/c/mugs'],
    ['/product/%d7%9b%d7%95%d7%a1/', '/p/%D7%9B%D7%95%D7%A1'],
    ['/product/home/mug/', '/p/mug'],
    ['/shop/page/2/?orderby=price', '/search'],
    ['/de/shop/mug/', '/de/p/mug'],
    ['/collections/all?sort_by=created', '/search'],
    ['/de/collections/all', '/de/search'],
    ['/collections/vendors?q=M%C3%B6bel+%26+Co', '/search?vendor=M%C3%B6bel+%26+Co'],
    ['/collections/types?q=Lamp', '/search?q=Lamp'],
    ['/collections/gifts/blue+large', '/collections/gifts'],
    ['/product-tag/summer-sale/', '/search?q=summer+sale'],
    ['/my-account/', '/account'],
    ['/my-account/lost-password/?show-reset-form=true', '/forgot-password'],
    ['/de/account/login', '/de/sign-in'],
    ['/checkout/', '/cart'],
  ] as const) {
    const { status, headers } = await fetch(url + former, { headers: CRAWLER, redirect: 'manual' })
    t.match([status, headers.get('location')], [301, own], 'addresses of the shop of before lead to those of today')
  }
  const { headers, text } = await read('/search?q=x')
  t.match(text, 'content="noindex"', 'results of a search are left out')
  t.match(headers.get('content-security-policy'), 'report-uri /csp-report')
  t.equal((await read('/sign-in')).headers.get('cache-control'), 'private, no-store')
}
