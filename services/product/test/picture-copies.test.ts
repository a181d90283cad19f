import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { createPictureCopier } from '../flows/picture-copier.ts'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAD0lEQVR4nGNgYGBgQGYBAAAeAAJqvWoYAAAAAElFTkSuQmCC',
  'base64',
)
const log = pino({ level: 'silent' })
const HEAD = 'Handle,Title,Image Src,Image Alt Text,Variant Price,Variant Inventory Qty,Status'

type Responses = Record<string, RequestListener>
const png: RequestListener = (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(PNG)

/** A shop elsewhere, on this machine. */
async function elsewhere(t: Test, responses: Responses) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    const respond = responses[request.url ?? '']
    if (respond) respond(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

interface Picture {
  id: string
  url: string
  alt: string
}

async function run(shop: Fixture, rows: readonly string[], query = '') {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const body = Buffer.from(`${[HEAD, ...rows].join('\n')}\n`)
  const { id } = (await shop.clerk<Body & { id: string }>('POST', `/v1/admin/imports${query}`, { body, headers })).body
  await shop.runImportNow(id)
  return id
}

const read = async (shop: Fixture, id: string) =>
  (await shop.clerk<Body & { counts: Body; warnings: Body[] }>('GET', `/v1/admin/imports/${id}`)).body

async function productOf(shop: Fixture, handle: string) {
  const stored = await shop.db.products.findOne({ handle }).lean()
  const { body } = await shop.clerk<Body & { id: string; version: number; media: Picture[] }>(
    'GET',
    `/v1/admin/products/${stored?._id}`,
  )
  return body
}

t.test('links of a file become pictures of this shop, in the background and once', async (t) => {
  const shop = await createFixture(t)
  const { url, seen } = await elsewhere(t, { '/a.png': png, '/b.png': png })
  const rows = [`mug,Mug,${url}/a.png,A mug,5,1,active`, `mug,,${url}/b.png,,,,`, 'plain,Plain,,,5,1,active']
  const id = await run(shop, rows)
  t.match((await read(shop, id)).counts, { pictures_pending: 2, pictures_copied: 0, pictures_failed: 0 })
  const before = await productOf(shop, 'mug')
  t.equal(before.media[0]?.url, `${url}/a.png`, 'until then it is a link')
  await shop.pictures.drain()
  t.match(await read(shop, id), {
    counts: { pictures_pending: 0, pictures_copied: 2, pictures_failed: 0, warnings: 0 },
  })
  const after = await productOf(shop, 'mug')
  const [first] = after.media
  t.match(first, {
    id: before.media[0]?.id,
    url: /^\/v1\/media\/[0-9a-f]{64}\.png$/,
    alt: 'A mug',
    width: 2,
    height: 3,
  })
  t.equal(after.version, before.version, 'no edit of staff fails by it')
  t.same((await shop.raw(String(first?.url))).rawPayload, PNG)
  t.match((await shop.shopper<Body>('GET', '/v1/products/mug')).body, { media: [{ url: first?.url }, {}] })

  const again = await run(shop, rows)
  await shop.pictures.drain()
  t.match(await read(shop, again), { counts: { unchanged: 2, pictures_pending: 0, pictures_copied: 0 } })
  t.same(seen.sort(), ['/a.png', '/b.png'])
  const media = before.media.map(({ id, url }) => ({ id, url }))
  const headers = { 'if-match': `"${before.version}"` }
  const edit = await shop.clerk<{ media: Picture[] }>('PATCH', `/v1/admin/products/${before.id}`, {
    body: { media },
    headers,
  })
  t.same(edit.body.media, after.media, 'who read the link and sends it back means the copy')
})

t.test(
  'what cannot be copied stays a link, is said by line with the reason, and is tried again by another import',
  async (t) => {
    const shop = await createFixture(t)
    const responses: Responses = {
      '/page': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      '/fake.png': (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('no picture'),
      '/large.png': (_request, response) => response.writeHead(200, { 'content-length': '10000001' }).write('x'),
      '/inside.png': (_request, response) =>
        response.writeHead(302, { location: 'http://169.254.169.254/a.png' }).end(),
    }
    const { url } = await elsewhere(t, responses)
    const names = ['gone.png', 'page', 'fake.png', 'large.png', 'inside.png']
    const rows = [
      ...names.map((name, n) => `p${n},P,${url}/${name},,5,1,active`),
      'p9,P,http://[::1]/a.png,,5,1,active',
    ]
    const id = await run(shop, rows)
    await shop.pictures.drain()
    const done = await read(shop, id)
    t.match(done.counts, { created: 6, pictures_pending: 0, pictures_copied: 0, pictures_failed: 6, warnings: 6 })
    t.match(done.warnings, [
      { line: 2, code: 'picture_not_copied', detail: /gone\.png stays a link: .* responds 404/ },
      { line: 3, detail: /text\/html/ },
      { line: 4, detail: /not a PNG/ },
      { line: 5, detail: /more than 10000000 bytes/ },
      { line: 6, detail: /169\.254\.169\.254 is not on the public internet/ },
      { line: 7, detail: /not on the public internet/ },
    ])
    t.equal((await productOf(shop, 'p0')).media[0]?.url, `${url}/gone.png`)
    responses['/gone.png'] = png
    const again = await run(shop, rows.slice(0, 1))
    await shop.pictures.drain()
    t.match((await read(shop, again)).counts, { unchanged: 1, pictures_copied: 1 })
  },
)

t.test('a link that staff replaced meanwhile stays as they want it', async (t) => {
  const shop = await createFixture(t)
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<() => void>()
  const { url } = await elsewhere(t, { '/a.png': (request, response) => asked(() => png(request, response)) })
  const id = await run(shop, [`mug,Mug,${url}/a.png,,5,1,active`])
  const copying = shop.pictures.drain()
  const respond = await isAsked
  const { id: productId, media } = await productOf(shop, 'mug')
  const headers = { 'if-match': '"1"' }
  const body = { media: [{ id: media[0]?.id, url: '/v1/media/own.png' }] }
  t.equal((await shop.clerk('PATCH', `/v1/admin/products/${productId}`, { body, headers })).status, 200)
  respond()
  await copying
  t.equal((await productOf(shop, 'mug')).media[0]?.url, '/v1/media/own.png')
  t.match((await read(shop, id)).counts, { pictures_pending: 0 })
})

t.test('a host that asks for a pause is left alone, and what failed for now is tried again, five times', async (t) => {
  const shop = await createFixture(t)
  let isBusy = true
  const { url, seen } = await elsewhere(t, {
    '/a.png': (request, response) =>
      isBusy ? void response.writeHead(429, { 'retry-after': '3000' }).end() : png(request, response),
    '/broken.png': (_request, response) => void response.writeHead(500).end(),
  })
  const rows = Array.from({ length: 20 }, (_, n) => `p${n},P,${url}/a.png,,5,1,active`)
  const id = await run(shop, rows)
  await shop.pictures.drain()
  t.match((await read(shop, id)).counts, { pictures_pending: 20 })
  t.ok(seen.length <= 4, `${seen.length} requests, as many as were under way`)
  const due = await shop.db.pictureHosts.countDocuments({ due_at: { $lte: new Date() } })
  t.equal(due, 0, 'all of them wait')
  isBusy = false
  const replica = await shop.addReplica()
  const pauseIsOver = async () => {
    await shop.db.importedProducts.updateMany({ copy_due_at: { $exists: true } }, { $set: { copy_due_at: new Date() } })
    await shop.db.pictureHosts.updateMany({}, { $set: { due_at: new Date() } })
  }
  await pauseIsOver()
  await replica.pictures.drain()
  t.match((await read(shop, id)).counts, { pictures_pending: 0, pictures_copied: 20 })

  const broken = await run(shop, [`broken,B,${url}/broken.png,,5,1,active`])
  for (let tries = 1; tries <= 5; tries++) {
    t.match((await read(shop, broken)).counts, { pictures_pending: 1 }, `before try ${tries}`)
    await pauseIsOver()
    await replica.pictures.drain()
  }
  t.match(await read(shop, broken), {
    counts: { pictures_failed: 1 },
    warnings: [{ code: 'products_not_in_file' }, { detail: /responds 500/ }],
  })
})

t.test('pictures are copied by another process when one stops, and none in a dry run', async (t) => {
  const shop = await createFixture(t)
  let count = 0
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>()
  const { url, seen } = await elsewhere(t, {
    '/a.png': (request, response) => {
      count += 1
      // The first request has no response: its process stops.
      if (count > 1) return png(request, response)
      asked()
    },
  })
  const rows = [`mug,Mug,${url}/a.png,,5,1,active`]
  const dry = await run(shop, rows, '?dry_run=true')
  await shop.pictures.drain()
  t.match((await read(shop, dry)).counts, { created: 1, pictures_pending: 0 })
  t.same(seen, [])
  const id = await run(shop, rows)
  shop.pictures.start()
  await isAsked
  await shop.pictures.stop()
  t.match((await read(shop, id)).counts, { pictures_pending: 1 })
  const replica = await shop.addReplica()
  await replica.pictures.drain()
  t.match((await read(shop, id)).counts, { pictures_pending: 0, pictures_copied: 1 })
})

t.test('a host that cannot be reached is left alone, so that pictures of other hosts are copied', async (t) => {
  const shop = await createFixture(t)
  const { url } = await elsewhere(t, { '/a.png': png })
  // Port 9 of this machine: nobody listens there.
  const dead = Array.from({ length: 40 }, (_, at) => `dead-${at},Dead ${at},http://127.0.0.1:9/${at}.png,,5,1,active`)
  await run(shop, [...dead, `mug,Mug,${url}/a.png,,5,1,active`])
  await shop.pictures.drain()
  t.match((await productOf(shop, 'mug')).media, [{ url: /^\/v1\/media\// }])
  const tried = await shop.db.importedProducts.countDocuments({ 'links.code': 'unreachable' })
  t.ok(tried < 20, `${tried} of 40 products were tried`)
  const unwritten = await shop.db.importedProducts.countDocuments({ copy_due_at: { $lte: new Date() } })
  t.equal(unwritten, 40 - tried, 'the links that were not tried are not written for it')
  t.same(await shop.commands(() => shop.pictures.drain()), ['find'], 'and until it is over nobody reads them')
})

t.test(
  'links that wait without their host being remembered are copied by the next process, or ten minutes later',
  async (t) => {
    const shop = await createFixture(t)
    const { url } = await elsewhere(t, { '/a.png': png })
    const id = await run(shop, [`mug,Mug,${url}/a.png,,5,1,active`])
    await shop.db.pictureHosts.deleteMany({})
    await (await shop.addReplica()).pictures.drain()
    t.match((await read(shop, id)).counts, { pictures_pending: 0, pictures_copied: 1 })

    let minutes = 0
    const copier = createPictureCopier({ ...shop.deps, log, clock: () => minutes * 60_000 })
    await copier.drain()
    const later = await run(shop, [`cup,Cup,${url}/a.png,,5,1,active`])
    await shop.db.pictureHosts.deleteMany({})
    for (const pictures_pending of [1, 0]) {
      await copier.drain()
      t.match((await read(shop, later)).counts, { pictures_pending }, `after ${minutes} minutes`)
      minutes += 10
    }
    t.equal(await shop.db.pictureHosts.countDocuments(), 0, 'a host to which no links wait is forgotten')
  },
)
