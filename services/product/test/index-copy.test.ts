import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { type Body, createFixture, type Fixture, type Instance } from './fixture.ts'

interface Page {
  data: (Body & { title: string })[]
  page: { total?: number }
}

const titles = async (shop: Pick<Instance, 'shopper'>, query = '') => {
  const { body } = await shop.shopper<Page>('GET', `/v1/products?sort=title&limit=100&include=total${query}`)
  const found = body.data.map(({ title }) => title)
  if (body.page.total !== found.length) throw new Error(`${found} are not ${body.page.total}`)
  return found
}
const match = (version: number) => ({ 'if-match': `"${version}"` })

async function post(shop: Pick<Fixture, 'clerk'>, url: string, body: Body) {
  const response = await shop.clerk<{ id: string }>('POST', url, { body })
  if (response.status !== 201) throw new Error(JSON.stringify(response.body))
  return response.body.id
}

const addProduct = (shop: Fixture, title: string, fields: Body = {}) =>
  post(shop, '/v1/admin/products', { title, status: 'active', ...fields })

/** A folder for copies, and processes that keep theirs there. */
async function copies(t: Test, shop: Fixture) {
  const dir = mkdtempSync(join(tmpdir(), 'stoa-index-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  const indexCopy = { dir, minChanges: 1 }
  return {
    file: join(dir, 'search-index'),
    dir,
    start: () => shop.addReplica(indexCopy),
    /** A process that has saved its copy and is gone. */
    save: async () => (await shop.addReplica(indexCopy)).catalogue.stop(),
  }
}

/** Makes the process start from its copy or not at all: everything else that it could read of all products is gone. */
async function withHiddenProducts<T>(shop: Fixture, ids: readonly string[], work: () => Promise<T>): Promise<T> {
  const status = (from: string, to: string) =>
    shop.db.products.collection.updateMany({ _id: { $in: ids as never[] }, status: from }, { $set: { status: to } })
  await status('active', 'hidden')
  return work().finally(() => status('hidden', 'active'))
}

t.test('a process starts from its copy, and knows whatever happened after that was saved', async (t) => {
  const shop = await createFixture(t)
  const copy = await copies(t, shop)
  const shirts = await post(shop, '/v1/admin/categories', { name: 'Shirts' })
  const kept = await addProduct(shop, 'Kept', { category_ids: [shirts], vendor: 'Acme' })
  const changed = await addProduct(shop, 'Changed')
  const gone = await addProduct(shop, 'Gone')
  const hidden = await addProduct(shop, 'Hidden')
  await copy.save()
  t.same(readdirSync(copy.dir), ['search-index'])
  // Killed here: what follows is in the database only. The tombstone of what is deleted goes with its event.
  await shop.clerk('PATCH', `/v1/admin/products/${changed}`, { body: { title: 'Better' }, headers: match(1) })
  await shop.clerk('DELETE', `/v1/admin/products/${gone}`, { headers: match(1) })
  await shop.clerk('PATCH', `/v1/admin/products/${hidden}`, { body: { status: 'draft' }, headers: match(1) })
  await addProduct(shop, 'New')
  await shop.clerk('PATCH', `/v1/admin/categories/${shirts}`, { body: { name: 'Blouses' }, headers: match(1) })
  await shop.outbox.drain()
  t.equal(await shop.db.products.countDocuments({ _id: gone }), 0)
  const later = await copy.start()
  t.same(await titles(later), ['Better', 'Kept', 'New'])
  t.same(await titles(later, '&q=blouses'), ['Kept'])
  t.same(await titles(later, '&q=shirts'), [])
  t.same(await titles(later, '&vendor=acme'), ['Kept'])
  const fromCopy = await withHiddenProducts(shop, [kept], () => copy.start())
  t.same(await titles(fromCopy), ['Better', 'Kept', 'New'], 'nothing that has not changed is read again')
})

t.test('a product that is due while nobody runs is published by the next start', async (t) => {
  const shop = await createFixture(t)
  const copy = await copies(t, shop)
  const id = await addProduct(shop, 'Soon', { published_at: new Date(Date.now() + 2_000).toISOString() })
  await addProduct(shop, 'Now')
  await copy.save()
  // Its day comes without a write.
  await shop.db.products.updateOne({ _id: id }, { $set: { touched_at: new Date(0) } })
  const replica = await copy.start()
  while ((await titles(replica)).length < 2) await setImmediate()
  t.same(await titles(replica), ['Now', 'Soon'])
})

t.test('a copy that is damaged, of another build or of another state of the database is not used', async (t) => {
  const shop = await createFixture(t)
  const copy = await copies(t, shop)
  const id = await addProduct(shop, 'Lamp')
  await copy.save()
  const whole = readFileSync(copy.file)
  const startedWith = async (bytes: Uint8Array) => {
    writeFileSync(copy.file, bytes)
    return withHiddenProducts(shop, [id], async () => titles(await copy.start()))
  }
  t.same(await startedWith(whole), ['Lamp'])
  for (const at of [3, 40, whole.length >> 1, whole.length - 20, whole.length - 5]) {
    const damaged = Buffer.from(whole)
    damaged[at] = (damaged[at] ?? 0) ^ 0x55
    t.same(await startedWith(damaged), [], `a bit at ${at} of ${whole.length}`)
  }
  for (const length of [0, 7, 100, whole.length - 1])
    t.same(await startedWith(whole.subarray(0, length)), [], `${length} bytes`)
  await shop.db.indexCopies.deleteMany({})
  t.same(await startedWith(whole), [], 'restored from a backup that is older than the copy')
})

t.test('a folder that cannot be written keeps nobody from starting', async (t) => {
  const shop = await createFixture(t)
  await addProduct(shop, 'Lamp')
  const file = join(shop.dir, 'file')
  writeFileSync(file, '')
  truncateSync(file)
  const replica = await shop.addReplica({ dir: join(file, 'folder'), minChanges: 1 })
  t.same(await titles(replica), ['Lamp'])
  await replica.catalogue.stop()
})
