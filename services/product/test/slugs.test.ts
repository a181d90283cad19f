import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'

async function run(shop: Fixture, text: string) {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const { body } = await shop.clerk<{ id: string }>('POST', '/v1/admin/imports', { body: Buffer.from(text), headers })
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body>('GET', `/v1/admin/imports/${body.id}`)).body
}

const file = (...lines: string[]) =>
  `Handle,Title,Variant Inventory Tracker,Variant Price,Status\n${lines.map((line) => `${line},,1,active\n`).join('')}`
const read = async (shop: Fixture, slug: string) =>
  (await shop.shopper<Body>('GET', `/v1/products/${encodeURIComponent(slug)}`)).body

t.test('a handle is kept and recognises its product: no two fall into one, and changed slugs are said', async (t) => {
  const shop = await createFixture(t)
  const text = file('καφές,Coffee', 'a-b,One', 'a b,Two', 'Ocean_Blue,Sea', 'prd_01kav5q0n0e1r8wz3t5y7u9i0p,Odd')
  const done = await run(shop, text)
  t.match(done, {
    counts: { created: 5, rejected: 0, warnings: 1 },
    warnings: [
      {
        ...{ line: 2, column: 'Handle', code: 'slug_changed' },
        detail:
          'a handle that cannot be a slug, or is taken, has another one; the old address still answers, such as "kafes" for "καφές", ' +
          '"a-b-2" for "a b", "prd-01kav5q0n0e1r8wz3t5y7u9i0p" for "prd_01kav5q0n0e1r8wz3t5y7u9i0p": in 3 products (lines 2, 4, 6)',
      },
    ],
  })
  t.match(await run(shop, text), { counts: { created: 0, unchanged: 5, warnings: 0 } })
  t.match(await read(shop, 'a-b'), { title: 'One', canonical_slug: null })
  t.match(await read(shop, 'a-b-2'), { title: 'Two', canonical_slug: null })
  t.match(await read(shop, 'a b'), { title: 'Two', slug: 'a-b-2', canonical_slug: 'a-b-2' })
  t.match(await read(shop, 'Καφές'), { title: 'Coffee', canonical_slug: 'kafes' })
  t.match(await read(shop, 'Ocean_Blue'), { canonical_slug: 'ocean_blue' })
})

t.test('a slug that staff change answers on, and the file still finds its product', async (t) => {
  const shop = await createFixture(t)
  await run(shop, file('cup,Cup'))
  const { id } = await read(shop, 'cup')
  const rename = async (slug: string, status = 200) => {
    const { headers } = await shop.clerk<Body>('GET', `/v1/admin/products/${id}`)
    const options = { body: { slug }, headers: { 'if-match': String(headers.etag) } }
    const changed = await shop.clerk<Body>('PATCH', `/v1/admin/products/${id}`, options)
    t.equal(changed.status, status, JSON.stringify(changed.body))
  }
  await rename('mug')
  await rename('beaker')
  for (const former of ['cup', 'mug']) t.match(await read(shop, former), { id, canonical_slug: 'beaker' })
  t.match(await read(shop, String(id)), { canonical_slug: null })
  t.match(await run(shop, file('cup,Cup')), { counts: { unchanged: 1 } })
  t.match(await run(shop, file('mug,Another')), { counts: { created: 1 }, warnings: [] })
  t.match(await read(shop, 'mug'), { title: 'Another', canonical_slug: null }, 'what has a slug now comes first')
  await rename('prd_01kav5q0n0e1r8wz3t5y7u9i0p', 400)
})

t.test('products of an earlier release have no handle yet, and are recognised by the slug that it made', async (t) => {
  const shop = await createFixture(t)
  await run(shop, file('καφές,Coffee'))
  const { id } = await read(shop, 'kafes')
  const before = { $set: { slug: 'p-1pnv4sba' }, $unset: { handle: 1, former_slugs: 1 } }
  const { formerSlugOfHandle } = await import('../domain/former-slug.ts')
  before.$set.slug = formerSlugOfHandle('καφές')
  t.match(before.$set.slug, /^p-[a-z0-9]{6,8}$/)
  await shop.db.products.updateOne({ _id: String(id) }, before)
  t.match(await run(shop, file('καφές,Coffee')), { counts: { created: 0, unchanged: 1 } })
  t.match(await read(shop, before.$set.slug), { id, canonical_slug: null }, 'its slug does not change by itself')
  await run(shop, file('καφές,Filter coffee'))
  t.match(await read(shop, 'καφές'), { id, title: 'Filter coffee', canonical_slug: before.$set.slug })
})

t.test('the 21st product of one title gets a slug, and so does the 40th category', async (t) => {
  const shop = await createFixture(t)
  const slugs = new Set<unknown>()
  for (let number = 1; number <= 22; number++) {
    const { status, body } = await shop.clerk<Body>('POST', '/v1/admin/products', { body: { title: 'Cup' } })
    t.equal(status, 201)
    slugs.add(body.slug)
  }
  t.equal(slugs.size, 22)
  t.ok(slugs.has('cup-20'))
  const text = Array.from({ length: 22 }, (_, number) => `cup${'.'.repeat(number + 1)},Cup ${number}`)
  t.match(await run(shop, file(...text)), { counts: { created: 22 } })
})

t.test("a category's slug may not look like an id either, given at first or later", async (t) => {
  const shop = await createFixture(t)
  const slug = 'cat_01kav5q0n0e1r8wz3t5y7u9i0p'
  const refused = { code: 'validation_failed', errors: [{ pointer: '/slug', code: 'like_an_id' }] }
  t.match((await shop.clerk('POST', '/v1/admin/categories', { body: { name: 'Cups', slug } })).body, refused)
  const made = await shop.clerk<Body>('POST', '/v1/admin/categories', { body: { name: slug } })
  t.match(made.body, { name: slug, slug: 'cat-01kav5q0n0e1r8wz3t5y7u9i0p' }, 'a name may, and its slug does not')
  const url = `/v1/admin/categories/${made.body.id}`
  const options = { body: { slug }, headers: { 'if-match': String(made.headers.etag) } }
  t.match((await shop.clerk('PATCH', url, options)).body, refused)
})
