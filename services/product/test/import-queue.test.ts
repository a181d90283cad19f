import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createFileStore } from '@stoa/kit/files/file-store'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { openRejections } from '../flows/import-rejections.ts'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const HEAD = 'Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status\n'
const rows = (count: number, prefix = 'p') =>
  HEAD + Array.from({ length: count }, (_, n) => `${prefix}${n},P,shopify,1,1,active\n`).join('')

async function upload(shop: Fixture, text: string) {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  return (await shop.clerk<Body & { id: string }>('POST', '/v1/admin/imports', { body: Buffer.from(text), headers }))
    .body
}
const read = async (shop: Fixture, id: string) => (await shop.clerk<Body>('GET', `/v1/admin/imports/${id}`)).body

/** Has each product saved once something else is done, so that an import is not through before that. */
function savesAfter(shop: Fixture, other: () => Promise<unknown> | undefined) {
  const save = shop.db.products.insertMany.bind(shop.db.products)
  shop.db.products.insertMany = (async (...given: Parameters<typeof save>) => {
    await other()
    return save(...given)
  }) as typeof save
}

t.test(
  'imports are listed, say their place in the queue and their rows; small files come before large ones',
  async (t) => {
    const shop = await createFixture(t)
    const [large, small, medium] = [
      await upload(shop, rows(30)),
      await upload(shop, rows(1)),
      await upload(shop, rows(5)),
    ]
    t.match(
      [large, small, medium],
      [{ queue_position: 1, rows_total: null }, { queue_position: 1 }, { queue_position: 2 }],
    )
    t.match(await read(shop, large.id), { queue_position: 3 })
    const page = await shop.clerk<{ data: Body[]; page: Body }>('GET', '/v1/admin/imports?limit=2')
    const rest = await shop.clerk<{ data: Body[] }>(
      'GET',
      `/v1/admin/imports?limit=2&cursor=${page.body.page.next_cursor}`,
    )
    const listed = [...page.body.data, ...rest.body.data].map(({ id }) => id)
    t.same([...listed].sort(), [large.id, small.id, medium.id].sort())
    await shop.runImportNow(large.id)
    t.match(await read(shop, large.id), { state: 'done', queue_position: null, rows_read: 30, rows_total: 30 })
  },
)

t.test('a large file that runs lets a small one pass, and goes on where it stood', async (t) => {
  const shop = await createFixture(t)
  const large = await upload(shop, rows(450))
  const apply = shop.catalogue.apply
  let small = ''
  let count = 0
  let uploading: Promise<unknown> | undefined
  shop.catalogue.apply = (stored) => {
    apply(stored)
    count += 1
    if (count === 100) uploading = upload(shop, rows(1, 'q')).then(({ id }) => (small = id))
  }
  savesAfter(shop, () => uploading)
  shop.importer.start()
  t.teardown(() => shop.importer.stop())
  const ended = async (id: string) => {
    for (;;) {
      const job = await read(shop, id)
      if (job.state === 'done') return job
    }
  }
  const done = await ended(large.id)
  const other = await ended(small)
  t.ok(String(other.finished_at) < String(done.finished_at))
  t.match(done, { counts: { created: 450, unchanged: 0 } })
})

t.test('an import is cancelled while it is queued or runs; what it has imported stays, with its stock', async (t) => {
  const shop = await createFixture(t)
  const cancel = (id: string) => shop.clerk<Body>('POST', `/v1/admin/imports/${id}/cancel`)
  const queued = await upload(shop, rows(2))
  t.match((await cancel(queued.id)).body, { state: 'cancelled', queue_position: null })
  t.equal((await cancel(queued.id)).status, 200)
  const running = await upload(shop, rows(450))
  const apply = shop.catalogue.apply
  let cancelling: Promise<unknown> | undefined
  shop.catalogue.apply = (stored) => {
    apply(stored)
    cancelling ??= cancel(running.id)
  }
  savesAfter(shop, () => cancelling)
  await t.rejects(shop.runImportNow(running.id), { name: 'Interrupted' })
  await cancelling
  const ended = await shop.db.imports.findById(running.id).lean()
  t.match(ended, { counts: { created: shop.inventory.levels.size } })
  const created = await shop.db.products.countDocuments({})
  t.ok(created > 0 && created < 450, `${created} products`)
  t.equal(shop.inventory.levels.size, created)
  const done = await upload(shop, rows(1))
  await shop.runImportNow(done.id)
  t.match((await cancel(done.id)).body, { code: 'invalid_state' })
})

t.test('a worker shows that it is alive while one product takes long', async (t) => {
  const shop = await createFixture(t)
  const { id } = await upload(shop, rows(1))
  const beat = async () => (await shop.db.imports.findById(id).lean())?.beat ?? 0
  const save = shop.db.products.insertMany.bind(shop.db.products)
  const wentOn = Promise.withResolvers<void>()
  const isThere = Promise.withResolvers<void>()
  shop.db.products.insertMany = (async (...given: Parameters<typeof save>) => {
    isThere.resolve()
    await wentOn.promise
    return save(...given)
  }) as typeof save
  shop.importer.start()
  t.teardown(() => shop.importer.stop())
  await isThere.promise
  const before = await beat()
  while ((await beat()) === before) await setTimeout(100)
  wentOn.resolve()
  while ((await read(shop, id)).state !== 'done') await setTimeout(20)
  t.match(await read(shop, id), { counts: { created: 1 } })
})

t.test('an import waits for a replica that has its file, where others keep files elsewhere', async (t) => {
  const kinds: ('bucket' | 'folder')[] = ['bucket', 'folder']
  const openFiles = () => {
    const dir = mkdtempSync(join(tmpdir(), 'stoa-files-'))
    t.teardown(() => rmSync(dir, { recursive: true, force: true }))
    return { ...createFileStore({ dir }), kind: kinds.shift() ?? 'folder' }
  }
  const shop = await createFixture(t, { openFiles })
  const old = await shop.addReplica()
  const { id } = await upload(shop, rows(1))
  const { promise: looked, resolve: look } = Promise.withResolvers<void>()
  const get = old.deps.files.get
  old.deps.files.get = async (key) => {
    const file = await get(key)
    look()
    return file
  }
  old.importer.start()
  t.teardown(() => old.importer.stop())
  await looked
  await old.importer.stop()
  t.match(await read(shop, id), { state: 'queued' })
  shop.importer.start()
  t.teardown(() => shop.importer.stop())
  while ((await read(shop, id)).state !== 'done') await setTimeout(20)

  const lost = await upload(shop, rows(1))
  const job = await shop.db.imports.findById(lost.id).lean()
  await shop.deps.files.delete(job?.file_key ?? '')
  const ended = async () => {
    for (;;) {
      const { state, error } = await read(shop, lost.id)
      if (state === 'failed') return error
    }
  }
  t.match(await ended(), { code: 'file_missing' }, 'one that would have it says that it is lost')
})

t.test('rejected rows can be read of an import that failed or was cancelled', async (t) => {
  const shop = await createFixture(t)
  const rejections = (id: string) => shop.raw(`/v1/admin/imports/${id}/rejections`, staff('catalogue.read'))
  const { id } = await upload(shop, `${rows(1)}x,,shopify,1,ten,active\n`)
  t.equal((await rejections(id)).statusCode, 409, 'it has not begun')
  await shop.runImportNow(id)
  await shop.db.imports.updateOne({ _id: id }, { $set: { state: 'failed' } })
  t.match((await rejections(id)).body, /^x,,shopify,1,ten,active,"line 3/m)
  const none = await upload(shop, 'a,b\n1,2\n')
  await shop.runImportNow(none.id).catch(() => undefined)
  t.match((await rejections(none.id)).body, /This is not a Shopify product export/)
})

/** A file that goes on for as long as somebody reads it, and says no product. */
async function* endless(head: string, line: string) {
  yield Buffer.from(head)
  for (;;) {
    await setImmediate()
    yield Buffer.from(line)
  }
}

t.test(
  'reading a file ends with its import, also before its first product: cancelled, or its process ends',
  async (t) => {
    const shop = await createFixture(t)
    const get = shop.deps.files.get
    const bodies: Readable[] = []
    shop.deps.files.get = async (key) => {
      const file = await get(key)
      if (!file) return null
      file.body.destroy()
      const body = Readable.from(endless(HEAD, ','.repeat(65_536)), { objectMode: false })
      bodies.push(body)
      return { ...file, body }
    }
    const running = async () => {
      const { id } = await upload(shop, rows(1))
      const stop = new AbortController()
      const ended = t.rejects(shop.runImportNow(id, stop.signal), { name: 'Interrupted' })
      while (!bodies.some(({ destroyed }) => !destroyed)) await setTimeout(5)
      return { id, stop, ended }
    }
    const cancelled = await running()
    t.match((await shop.clerk('POST', `/v1/admin/imports/${cancelled.id}/cancel`)).body, { state: 'cancelled' })
    await cancelled.ended
    t.match(await read(shop, cancelled.id), { state: 'cancelled', counts: { created: 0 } })
    const stopped = await running()
    stopped.stop.abort()
    await stopped.ended
    t.match(await read(shop, stopped.id), { state: 'running', counts: { created: 0 } })
    t.ok(bodies.every(({ destroyed }) => destroyed))
  },
)

t.test('rejected rows are read one file at a time, and only for as long as somebody reads them', async (t) => {
  const shop = await createFixture(t)
  const { id } = await upload(shop, `${rows(1)}x,,shopify,1,ten,active\n`)
  await shop.runImportNow(id)
  const job = await shop.db.imports.findById(id).lean()
  if (!job) throw new Error('no import')
  const get = shop.deps.files.get
  const bodies: Readable[] = []
  shop.deps.files.get = async (key) => {
    const file = await get(key)
    if (file) bodies.push(file.body)
    return file
  }
  const stays = new AbortController().signal
  const first = await openRejections(shop.deps, job, stays)
  const opened = bodies.length
  const leaving = new AbortController()
  const second = t.rejects(openRejections(shop.deps, job, leaving.signal), { name: 'AbortError' })
  const third = openRejections(shop.deps, job, stays)
  leaving.abort()
  await setTimeout(50)
  t.equal(bodies.length, opened, 'nobody else reads meanwhile')
  first.destroy()
  await second
  t.match(await text(await third), /^x,,shopify,1,ten,active,"line 3/m)
  t.equal(bodies.length, opened + 3, 'the one that left reads nothing, the other one looks through the file once')
  const gone = new AbortController()
  const fourth = openRejections(shop.deps, job, gone.signal)
  gone.abort()
  await t.rejects(fourth, { name: 'AbortError' }, 'who leaves while the file is looked through')
})
