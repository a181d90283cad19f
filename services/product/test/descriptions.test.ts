import { setTimeout as delay } from 'node:timers/promises'
import t from 'tap'
import { DESCRIPTION_LIMITS } from '../domain/description.ts'
import { createDescriptionReader } from '../flows/descriptions.ts'
import { type Body, createFixture, type Fixture } from './fixture.ts'
import { create, match, shirt } from './product-requests.ts'

/** The longest that the API takes; nested like this it would take a parser without a limit of depth minutes. */
const NESTED = '<b>'.repeat(Math.floor(DESCRIPTION_LIMITS.characters / 3))
/** A sound description that is long enough for a thread. */
const LONG = '<p>Linen &amp; cotton</p>'.repeat(4_000)

async function importText(shop: Fixture, text: string) {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const { body } = await shop.clerk<Body & { id: string }>('POST', '/v1/admin/imports', {
    body: Buffer.from(text),
    headers,
  })
  await shop.runImportNow(body.id)
  return (await shop.clerk<Body & { id: string }>('GET', `/v1/admin/imports/${body.id}`)).body
}

t.test('a description is limited in length and depth, for new and changed products', async (t) => {
  const shop = await createFixture(t)
  const refused = await create(shop, shirt({ description: NESTED }))
  t.match(refused, { status: 400, body: { errors: [{ pointer: '/description', code: 'too_deep' }] } })
  const { body: made } = await create(shop, shirt({ description: LONG }))
  t.equal(made.description, LONG)
  const url = `/v1/admin/products/${made.id}`
  const patch = { body: { description: NESTED }, headers: match(made.version) }
  t.match(await shop.clerk('PATCH', url, patch), { status: 400, body: { errors: [{ code: 'too_deep' }] } })
  const stored = await shop.clerk<Body>('GET', url)
  t.equal(stored.body.description, LONG, 'a refused description changes nothing')
})

t.test('while a long description is read, the process responds to others', async (t) => {
  const shop = await createFixture(t)
  const didNotWait = async () => {
    let isRead = false
    const long = shop.deps.descriptions.read('<p>x</p>'.repeat(25_000)).then((result) => {
      isRead = true
      return result
    })
    t.equal((await shop.shopper('GET', '/v1/products')).status, 200)
    const wasRead = isRead
    t.match(await long, { description: { text: /^x x/ } })
    return !wasRead
  }
  // More than once, as on a busy machine the thread may be done first by chance.
  const times = [await didNotWait(), await didNotWait(), await didNotWait(), await didNotWait()]
  t.ok(times.includes(true), 'the list did not wait for it')
})

t.test('a text that cannot be read in time is refused, and the thread is replaced', async (t) => {
  const file = new URL('./stuck-worker.ts', import.meta.url)
  const reader = createDescriptionReader({ file, deadlineMs: 10_000 })
  t.teardown(() => reader.stop())
  t.match(await reader.read('stuck'.repeat(10_000)), { problem: { code: 'too_slow' } })
  // On a busy machine the new thread may be too slow as well, and is then replaced in its turn.
  let read = await reader.read(LONG)
  for (let tries = 1; tries < 10 && 'problem' in read; tries++) read = await reader.read(LONG)
  t.match(read, { description: { html: LONG } })
})

t.test('an import rejects what the API would not take, by line, and imports the rest', async (t) => {
  const shop = await createFixture(t)
  const row = (handle: string, title: string, body: string, tags = '', category = '') =>
    `${handle},${title},"${body}",${tags},${category},1,active\n`
  const file =
    'Handle,Title,Body (HTML),Tags,Product Category,Variant Price,Status\n' +
    row('nested', 'Nested', '<b>'.repeat(150_000)) +
    row('giant', 'Giant', '<b>'.repeat(200_000)) +
    row('titled', 'T'.repeat(600_000), 'x') +
    row('tagged', 'Tagged', 'x', 't'.repeat(300)) +
    row('filed', 'Filed', 'x', '', 'a>'.repeat(300)) +
    row('priced', 'Priced', 'x').replace(',1,', `,${'1'.repeat(600_000)},`) +
    row('good', 'Good', LONG)
  const done = await importText(shop, file)
  t.match(done, { counts: { created: 1, rejected: 6 } })
  t.match(done.rejections, [
    { line: 2, column: 'Body (HTML)', code: 'too_deep' },
    { line: 3, column: 'Body (HTML)', code: 'too_long' },
    { line: 4, column: 'Title', code: 'too_long' },
    { line: 5, column: 'Tags', code: 'too_long' },
    { line: 6, column: 'Product Category', code: 'too_many' },
    { line: 7, column: 'Variant Price', code: 'too_long' },
  ])
  t.ok(JSON.stringify(done.rejections).length < 5_000, 'no cell is repeated in its rejection')
  t.equal(await shop.db.categories.countDocuments({}), 0)
})

t.test('an import that ends each of its workers is given up, one that gets further is not', async (t) => {
  const shop = await createFixture(t)
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const text = 'Handle,Title,Variant Price,Status\na,A,1,active\n'
  const upload = async () =>
    (await shop.clerk<Body & { id: string }>('POST', '/v1/admin/imports', { body: Buffer.from(text), headers })).body.id
  const [poisoned, unlucky] = [await upload(), await upload()]
  // As left behind by a process that was killed.
  const lost = { state: 'queued' as const, worker: null }
  await shop.db.imports.updateOne({ _id: poisoned }, { $set: { ...lost, losses: 3 } })
  await shop.db.imports.updateOne({ _id: unlucky }, { $set: { ...lost, losses: 2 } })
  shop.importer.start()
  t.teardown(() => shop.importer.stop())
  const ended = async (id: string) => {
    for (;;) {
      const { body } = await shop.clerk<Body>('GET', `/v1/admin/imports/${id}`)
      if (body.state === 'done' || body.state === 'failed') return body
      await delay(20)
    }
  }
  t.match(await ended(poisoned), {
    state: 'failed',
    error: { code: 'interrupted_repeatedly', detail: /3 times in a row.*line 0/ },
  })
  t.match(await ended(unlucky), { state: 'done', counts: { created: 1 } })
  const { losses } = (await shop.db.imports.findOne({ _id: unlucky }).lean()) ?? {}
  t.equal(losses, 0)
})
