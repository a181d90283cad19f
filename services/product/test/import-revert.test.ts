import t, { type Test } from 'tap'
import { takeFromLost } from '../store/import-reverts.ts'
import { findImport } from '../store/imports.ts'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const HEAD = 'Handle,Title,Product Category,Variant Price,Variant Inventory Qty,Status'

async function run(shop: Fixture, rows: readonly string[], query = '') {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const body = Buffer.from(`${[HEAD, ...rows].join('\n')}\n`)
  const { id } = (await shop.clerk<{ id: string }>('POST', `/v1/admin/imports${query}`, { body, headers })).body
  await shop.runImportNow(id)
  return id
}

const revert = (shop: Fixture, id: string) => shop.clerk<Body>('POST', `/v1/admin/imports/${id}/revert`)
const read = async (shop: Fixture, id: string) =>
  (await shop.clerk<{ revert: Body }>('GET', `/v1/admin/imports/${id}`)).body
const productsOf = async (shop: Fixture, id: string, query = '') =>
  (await shop.clerk<{ data: Body[] }>('GET', `/v1/admin/imports/${id}/products${query}`)).body.data
const stored = async (shop: Fixture, handle: string) => {
  const found = await shop.db.products.findOne({ handle, deleted_at: null }).lean()
  if (!found) throw new Error(`no product ${handle}`)
  return found
}

t.test(
  'an import is reverted: what it created goes, and what was changed, sold or updated is kept and said',
  async (t) => {
    const shop = await createFixture(t)
    await run(shop, ['old,Old,Home > Kitchen,5,1,active'])
    const names = ['plain', 'edited', 'sold', 'held', 'counted', 'again']
    const rows = names.map((name) => `${name},P,Home > ${name === 'plain' ? 'Garden > Pots' : 'Bath'},5,1,active`)
    const id = await run(shop, [...rows, 'old,Renamed,Home > Kitchen,5,1,active'])
    const edited = await stored(shop, 'edited')
    const headers = { 'if-match': '"1"' }
    await shop.clerk('PATCH', `/v1/admin/products/${edited._id}`, { body: { vendor: 'Me' }, headers })
    await run(shop, ['again,Other title,,6,1,active'])
    for (const use of ['sold', 'held', 'counted'] as const) {
      shop.inventory.used.set(String((await stored(shop, use)).variants[0]?.id), use)
    }
    const plain = await stored(shop, 'plain')
    t.ok(shop.inventory.levels.has(String(plain.variants[0]?.id)))

    const begun = await revert(shop, id)
    t.equal(begun.status, 202)
    t.match(begun.body, { revert: { state: 'running', removed: 0, kept: 0, finished_at: null } })
    t.equal((await revert(shop, id)).status, 202, 'once more changes nothing')
    await shop.reverter.drain()
    t.match(await read(shop, id), {
      revert: { state: 'done', removed: 1, kept: 5, categories_removed: 2, finished_at: String },
    })
    t.equal((await shop.shopper('GET', '/v1/products/plain')).status, 404)
    t.notOk(shop.inventory.levels.has(String(plain.variants[0]?.id)), 'its initial stock is gone')
    t.equal((await stored(shop, 'old')).title, 'Renamed', 'what was updated stays')
    t.match(await productsOf(shop, id, '?revert=kept'), [
      { handle: 'edited', revert: { outcome: 'kept', code: 'changed', detail: String } },
      { handle: 'sold', revert: { code: 'sold' } },
      { handle: 'held', revert: { code: 'held' } },
      { handle: 'counted', revert: { code: 'counted' } },
      { handle: 'again', revert: { code: 'changed' } },
    ])
    t.match(await productsOf(shop, id, '?revert=removed'), [
      { handle: 'plain', revert: { outcome: 'removed', code: null } },
    ])
    const categories = await shop.db.categories.find({ deleted_at: null }).lean()
    t.same(categories.map(({ name }) => name).sort(), ['Bath', 'Home', 'Kitchen'])

    shop.inventory.used.delete(String((await stored(shop, 'held')).variants[0]?.id))
    await revert(shop, id)
    await shop.reverter.drain()
    t.match(await read(shop, id), { revert: { state: 'done', removed: 2, kept: 4 } }, 'what was kept is tried again')
    const again = await run(shop, rows.slice(0, 1))
    t.match((await shop.clerk<{ counts: Body }>('GET', `/v1/admin/imports/${again}`)).body.counts, { created: 1 })
  },
)

t.test('reverting goes on after a process dies or inventory is away, and counts each product once', async (t) => {
  const shop = await createFixture(t)
  const id = await run(
    shop,
    Array.from({ length: 60 }, (_, n) => `p${n},P,,5,1,active`),
  )
  // Created by a process that died before it had recorded them, or by an earlier release.
  await shop.db.importedProducts.deleteMany({ handle: { $in: ['p3', 'p58'] } })
  const withdraw = shop.inventory.withdrawStock
  let calls = 0
  shop.inventory.withdrawStock = async (call) => {
    calls += 1
    if (calls === 2) shop.inventory.isDown = true
    return withdraw(call)
  }
  await revert(shop, id)
  await t.rejects(shop.reverter.drain(), /inventory is down/)
  t.match(await read(shop, id), { revert: { state: 'running', removed: 50 } })
  t.equal(await shop.db.products.countDocuments({ deleted_at: null }), 0)
  t.equal(shop.inventory.levels.size, 10, 'deleted, with their stock still there')
  shop.inventory.isDown = false
  await shop.db.imports.updateOne({ _id: id }, { $set: { 'revert.due_at': new Date() } })
  const replica = await shop.addReplica()
  await replica.reverter.drain()
  t.match(await read(shop, id), { revert: { state: 'done', removed: 60, kept: 0 } })
  t.equal(shop.inventory.levels.size, 0)
  t.equal((await productsOf(shop, id, '?revert=removed&limit=100')).length, 60)
})

t.test(
  'neither a dry run nor an import that has not ended is reverted, and nothing of others is touched',
  async (t) => {
    const shop = await createFixture(t)
    const dry = await run(shop, ['cup,Cup,,5,1,active'], '?dry_run=true')
    t.match((await revert(shop, dry)).body, { code: 'invalid_state' })
    const headers = { 'content-type': 'text/csv; charset=utf-8' }
    const body = Buffer.from(`${HEAD}\njug,Jug,,5,1,active\n`)
    const queued = (await shop.clerk<{ id: string }>('POST', '/v1/admin/imports', { body, headers })).body.id
    t.match((await revert(shop, queued)).body, { code: 'invalid_state', detail: /queued/ })
    t.equal((await revert(shop, 'imp_00000000000000000000000000')).status, 404)
    await run(shop, ['cup,Cup,,5,1,active'])
    const other = await run(shop, ['pot,Pot,,5,1,active'])
    await revert(shop, other)
    await shop.reverter.drain()
    t.same(
      (await shop.db.products.find({ deleted_at: null }).lean()).map(({ handle }) => handle),
      ['cup'],
    )
  },
)

/** Has something done while an import is at its fifth product, which is made after that. */
async function runWith(shop: Fixture, meanwhile: (id: string) => Promise<unknown>) {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const rows = Array.from({ length: 40 }, (_, n) => `p${n},P,Home > Bath,5,1,active\n`).join('')
  const body = Buffer.from(`${HEAD}\n${rows}`)
  const { id } = (await shop.clerk<{ id: string }>('POST', '/v1/admin/imports', { body, headers })).body
  const { descriptions } = shop.deps
  const { read: readDescription } = descriptions
  let count = 0
  descriptions.read = async (text) => {
    count += 1
    if (count === 5) {
      await shop.clerk('POST', `/v1/admin/imports/${id}/cancel`)
      await revert(shop, id)
      await meanwhile(id)
    }
    return readDescription(text)
  }
  return { id, running: shop.runImportNow(id) }
}

async function endsClean(t: Test, shop: Fixture, id: string) {
  await shop.db.imports.updateOne({ _id: id }, { $set: { 'revert.due_at': new Date() } })
  await shop.reverter.drain()
  const products = await productsOf(shop, id, '?limit=100')
  t.ok(products.length >= 5)
  t.same(
    products.filter(({ revert }) => (revert as Body | null)?.outcome !== 'removed'),
    [],
  )
  t.match(await read(shop, id), { revert: { state: 'done', removed: products.length, kept: 0, categories_removed: 2 } })
  t.equal(await shop.db.products.countDocuments({ deleted_at: null }), 0)
  t.equal(await shop.db.categories.countDocuments({ deleted_at: null }), 0)
  t.equal(shop.inventory.levels.size, 0)
}

t.test('a running import that is cancelled and reverted at once leaves nothing that it created', async (t) => {
  const shop = await createFixture(t)
  const { id, running } = await runWith(shop, async () => {
    await shop.reverter.drain()
    t.match(await read(shop, id), { revert: { state: 'running', removed: 0 } }, 'its worker has not let go')
  })
  await t.rejects(running, { name: 'Interrupted' })
  await endsClean(t, shop, id)
})

t.test('what a worker that was taken for dead creates after the revert is reverted, too', async (t) => {
  const shop = await createFixture(t)
  const { id, running } = await runWith(shop, async () => {
    const job = await findImport(shop.db, id)
    t.ok(job && (await takeFromLost(shop.db, job)))
    await shop.db.imports.updateOne({ _id: id }, { $set: { 'revert.due_at': new Date() } })
    await shop.reverter.drain()
    t.match(await read(shop, id), { revert: { state: 'done', removed: 4 } })
  })
  await t.rejects(running, { name: 'Interrupted' })
  await endsClean(t, shop, id)
})

t.test('a process that stops while it removes categories stops between two, and another goes on', async (t) => {
  const shop = await createFixture(t)
  const names = Array.from({ length: 12 }, (_, n) => `Home > C${n} > D`)
  const id = await run(
    shop,
    names.map((name, n) => `p${n},P,${name},5,1,active`),
  )
  const { reloadCategories } = shop.catalogue
  let removals = 0
  let stopping: Promise<void> | undefined
  shop.catalogue.reloadCategories = async () => {
    removals += 1
    if (removals === 3) stopping = shop.reverter.stop()
    return reloadCategories()
  }
  await revert(shop, id)
  await shop.reverter.drain()
  await stopping
  t.match(await read(shop, id), { revert: { state: 'running', removed: 12, categories_removed: 3 } })
  const replica = await shop.addReplica()
  await replica.reverter.drain()
  t.match(await read(shop, id), { revert: { state: 'done', removed: 12, kept: 0, categories_removed: 25 } })
  t.equal(await shop.db.categories.countDocuments({ deleted_at: null }), 0)
})
