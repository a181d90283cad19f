import type { Test } from 'tap'
import { picture } from '../harness/picture.ts'
import { staffOf } from '../harness/shop.ts'
import type { OpenStorefront, Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'

const TITLE = 'Evenings in'
const TITLE_IN_GERMAN = 'Abende zu Hause'
const EMPTY_TITLE = 'Out of season'

/** Staff make a collection with a picture, in two languages, and one with nothing in it: pages and search engines are told of them. */
export async function collectionsShow(t: Test, { shop, url, product }: OpenStorefront): Promise<void> {
  const staff = await staffOf(shop)
  const read = async (path: string) => {
    const response = await fetch(url + path, { redirect: 'manual' })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const before = await read('/')
  t.notMatch(before.text, '"/collections', 'a shop without collections has no link to them')
  const none = await read('/collections')
  t.match(none.text, 'There are no collections at the moment.')
  t.match(none.text, 'content="noindex"', 'nobody is led to an empty page')
  const { id } = await staff.products.get(product.slug)
  const { url: image } = await staff.admin.media.upload(picture, { contentType: 'image/png' })
  const evenings = await staff.admin.collections.create({
    title: TITLE,
    slug: 'for-the-evening',
    description: 'A warm light, and nowhere to be.',
    seo: { title: 'Evenings at home', description: 'Warm light for evenings at home.' },
    translations: { de: { title: TITLE_IN_GERMAN, description: 'Warmes Licht, und kein Termin.' } },
    image: { url: image, alt: 'A lamp that is lit' },
    product_ids: [id],
  })
  await staff.admin.collections.update(evenings.id, { slug: 'evenings-in' }, { ifMatch: evenings })
  const rules = {
    match: 'all' as const,
    conditions: [{ field: 'tag' as const, operator: 'is' as const, values: ['snow'] }],
  }
  await staff.admin.collections.create({ title: EMPTY_TITLE, rules })
  const home = await until('the home page shows it', async () => {
    const { text } = await read('/de')
    return text.includes(TITLE_IN_GERMAN) ? text : null
  })
  t.match(home, /<h3[^>]*><a[^>]*href="\/de\/collections\/evenings-in"/, 'with a tile')
  t.match(home, `${image}?w=640`, 'that has its picture')
  t.notMatch(home, EMPTY_TITLE, 'what is empty is offered to nobody')
  await headsSay(t, { url, read })
  const moved = await read('/de/collections/for-the-evening?sort=price')
  t.match([moved.status, moved.headers.get('location')], [301, '/de/collections/evenings-in?sort=price'])
  t.equal((await read('/collections/nothing')).status, 404)
  const { slug } = await staff.admin.categories.create({ name: 'Lamps' })
  const former = await read(`/de/collections/${slug}`)
  t.match([former.status, former.headers.get('location')], [301, `/de/c/${slug}`], 'what has become a category')
  t.match((await read('/collections/out-of-season')).text, 'This collection has no products at the moment.')
  t.match((await read('/llms.txt')).text, `[${TITLE}](${url}/collections/evenings-in)`)
}

interface Reading {
  url: string
  read: (path: string) => Promise<{ text: string }>
}

async function headsSay(t: Test, { url, read }: Reading): Promise<void> {
  const { text } = await read('/collections/evenings-in')
  t.match(text, '<title>Evenings at home · ')
  t.match(text, '<meta name="description" content="Warm light for evenings at home."/>')
  t.match(text, `<link rel="canonical" href="${url}/collections/evenings-in"/>`)
  t.match(text, `hrefLang="de" href="${url}/de/collections/evenings-in"`)
  t.match(text, 'alt="A lamp that is lit"')
  const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? []
  const data = JSON.parse(json)
  t.equal(data.url, `${url}/collections/evenings-in`)
  t.strictSame(
    data.breadcrumb.itemListElement.map(({ name }: { name: string }) => name),
    ['Home', 'Collections', TITLE],
  )
  t.equal(data.mainEntity.itemListElement.length, 1, 'the data name the products that the page shows')
  const german = await read('/de/collections/evenings-in')
  t.match(
    german.text,
    `<title>${TITLE_IN_GERMAN} · `,
    'what staff wrote in one language is no head of a page in another',
  )
  t.match((await read('/collections/evenings-in?sort=price')).text, 'content="noindex"')
}

/** From the menu to a collection, in another order, to a product of it. */
export async function opensCollection(t: Test, { page, url, product }: Visit): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${url}/`)
  await page.locator('header summary').click()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: TITLE }).click()
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await page.locator('summary', { hasText: 'Filter and sort' }).click()
  const order = page.getByLabel('Sort by')
  t.equal(await order.inputValue(), '', 'the order is that of the collection')
  await order.selectOption({ label: 'Price, low to high' })
  await page.getByRole('button', { name: 'Show products' }).click()
  await page.waitForURL(/\/collections\/evenings-in\?sort=price(&|$)/)
  await page.locator('main').getByRole('link', { name: product.title }).click()
  await page.getByRole('heading', { level: 1, name: product.title }).waitFor()
}
