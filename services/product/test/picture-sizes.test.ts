import { crc32 } from 'node:zlib'
import { anonymous } from '@stoa/kit/testing/app'
import sharp from 'sharp'
import t from 'tap'
import { isDecodable } from '../domain/picture-memory.ts'
import { PICTURE_WIDTHS, sizeToMake } from '../domain/picture-size.ts'
import { createPictureFiles } from '../flows/picture-files.ts'
import { createPictureProcess } from '../flows/picture-process.ts'
import { createPictureProcesses } from '../flows/picture-processes.ts'
import { type Body, createFixture, type Fixture } from './fixture.ts'

const RED = { r: 200, g: 20, b: 40 }

/** A picture of 1000 × 500 pixels as a camera held upright stores it: on its side, and it says where it was taken. */
const PHOTO = await sharp({ create: { width: 1000, height: 500, channels: 3, background: RED } })
  .jpeg()
  .withExif({ IFD0: { Copyright: 'A person' }, IFD3: { GPSLatitude: '48/1 8/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .toBuffer()

interface Stored extends Body {
  url: string
}

async function upload(shop: Fixture, body: Buffer | string) {
  const headers = { 'content-type': 'image/*' }
  return (await shop.clerk<Stored>('POST', '/v1/admin/media', { body: Buffer.from(body), headers })).body
}

t.test(
  'a picture is made in every listed width and format, upright and without what its file says of place or person',
  async (t) => {
    const shop = await createFixture(t)
    const stored = await upload(shop, PHOTO)
    t.match(stored, { width: 500, height: 1000, color: /^#c[5-9a]1[0-9]2[0-9a-f]$/ }, 'as it is shown')
    for (const [format, type] of Object.entries({ avif: 'heif', webp: 'webp', jpeg: 'jpeg' })) {
      const small = await shop.raw(`${stored.url}?w=320&f=${format}`)
      t.match(small, { statusCode: 200, headers: { 'content-type': `image/${format}`, 'cache-control': /immutable/ } })
      t.equal(small.headers['content-length'], String(small.rawPayload.length))
      const made = await sharp(small.rawPayload).metadata()
      t.match(made, { format: type, width: 320, height: 640, space: 'srgb' })
      t.notOk(made.exif || made.icc || made.xmp || made.orientation)
      const known = await shop.raw(`${stored.url}?w=320&f=${format}`, anonymous, {
        headers: { 'if-none-match': String(small.headers.etag) },
      })
      t.equal(known.statusCode, 304)
    }
    const etags = new Map<unknown, number>()
    for (const width of PICTURE_WIDTHS) {
      const sized = await shop.raw(`${stored.url}?w=${width}`)
      t.equal(sized.headers['content-type'], 'image/webp', 'unless another format is asked for')
      t.equal((await sharp(sized.rawPayload).metadata()).width, Math.min(width, 500), `${width}: never enlarged`)
      etags.set(sized.headers.etag, width)
    }
    t.equal(etags.size, 4, 'all widths beyond its own are one file')
    t.equal((await sharp((await shop.raw(`${stored.url}?f=jpeg`)).rawPayload).metadata()).width, 500)
  },
)

t.test('a picture is kept without what its file says of place or person, and looks the same', async (t) => {
  const shop = await createFixture(t)
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
  const pixelsOf = (bytes: Buffer) => sharp(bytes, { failOn: 'none' }).autoOrient().raw().toBuffer()
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    for (const orientation of [1, 6]) {
      const named = sharp(PHOTO).toFormat(format).keepIccProfile().withXmp(xmp).withMetadata({ orientation })
      const photo = await named
        .withExifMerge({ IFD0: { Copyright: 'A person' }, IFD3: { GPSLatitude: '48/1 8/1 0/1' } })
        .toBuffer()
      t.match(photo.toString('latin1'), /A person/)
      const cut = orientation === 1 ? photo.subarray(0, -2) : Buffer.concat([photo, photo])
      const stored = await upload(shop, format === 'jpeg' ? cut : photo)
      const kept = (await shop.raw(stored.url)).rawPayload
      t.notMatch(kept.toString('latin1'), /A person|xmpmeta/, `${format} ${orientation}`)
      t.equal(stored.bytes, kept.length)
      t.ok((await pixelsOf(kept)).equals(await pixelsOf(photo)), 'pixel by pixel, upright')
      const { exif, xmp: none, icc, orientation: held = 1 } = await sharp(kept).metadata()
      t.match(
        { none, icc: icc?.length, held },
        { none: undefined, icc: (await sharp(photo).metadata()).icc?.length, held: orientation },
      )
      t.ok((exif?.length ?? 0) < 40)
      t.equal((await upload(shop, kept)).url, stored.url, 'and is the same when it comes again')
    }
  }
})

t.test('a size that is not listed is refused, and the answer names those that are', async (t) => {
  const shop = await createFixture(t)
  const { url } = await upload(shop, PHOTO)
  for (const [query, names] of [
    ['w=321', /160.*1920/],
    ['w=0', /160.*1920/],
    ['w=320&f=png', /avif.*webp.*jpeg/],
    ['w=320&w=640', /./],
  ] as const) {
    const refused = await shop.shopper<Body>('GET', `${url}?${query}`)
    t.match(refused, { status: 400, body: { code: 'validation_failed', errors: [{ detail: names }] } }, query)
  }
  t.equal((await shop.shopper('GET', `/v1/media/${'0'.repeat(64)}.jpg?w=320`)).status, 404)
})

t.test('a size is made once, also by requests at the same time, and by no other replica', async (t) => {
  const shop = await createFixture(t)
  const { url } = await upload(shop, PHOTO)
  const made = t.capture(shop.deps.files, 'putDerived', shop.deps.files.putDerived)
  const all = await Promise.all(Array.from({ length: 5 }, () => shop.raw(`${url}?w=160`)))
  t.same([...new Set(all.map(({ headers }) => headers.etag))].length, 1)
  await shop.raw(`${url}?w=160`)
  t.equal(made().length, 1)
  const replica = await shop.addReplica()
  const elsewhere = t.capture(replica.deps.files, 'putDerived', replica.deps.files.putDerived)
  t.equal((await replica.raw(`${url}?w=160`)).headers.etag, all[0]?.headers.etag)
  t.equal(elsewhere().length, 0)
})

t.test('drawings and animations are sent as they are, transparent pictures keep what shines through', async (t) => {
  const shop = await createFixture(t)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"/>'
  const drawing = await upload(shop, svg)
  const sent = await shop.raw(`${drawing.url}?w=160&f=avif`)
  t.match(sent, { payload: svg, headers: { 'content-type': 'image/svg+xml', 'cache-control': /immutable/ } })

  const frame = (r: number) =>
    sharp({ create: { width: 200, height: 200, channels: 3, background: { ...RED, r } } })
      .png()
      .toBuffer()
  const frames = [await frame(1), await frame(200)]
  const animation = await upload(
    shop,
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  )
  t.match(animation, { content_type: 'image/gif', width: 200, height: 200 })
  t.match((await shop.raw(`${animation.url}?w=160`)).headers, {
    'content-type': 'image/gif',
    'cache-control': /immutable/,
  })

  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  const glass = await upload(
    shop,
    await sharp({ create: { width: 200, height: 50, channels: 4, background: clear } })
      .png()
      .toBuffer(),
  )
  t.equal(glass.color, '#ffffff')
  const webp = await sharp((await shop.raw(`${glass.url}?w=160`)).rawPayload).stats()
  t.equal(webp.isOpaque, false)
  const jpeg = await sharp((await shop.raw(`${glass.url}?w=160&f=jpeg`)).rawPayload).stats()
  t.ok(jpeg.dominant.r > 240, 'on white where the format knows no transparency')
})

t.test('what cannot be made smaller is sent as it is: nonsense, too many pixels, a full disk', async (t) => {
  const shop = await createFixture(t)
  // Says that it has 100,000 × 100,000 pixels, and that is all there is of it.
  const bomb = await sharp({ create: { width: 8, height: 8, channels: 3, background: RED } })
    .png()
    .toBuffer()
  bomb.writeUInt32BE(100_000, 16)
  bomb.writeUInt32BE(100_000, 20)
  const nonsense = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100, 7)])
  for (const bytes of [bomb, nonsense]) {
    const { url, color } = await upload(shop, bytes)
    t.equal(color, undefined)
    const sent = await shop.raw(`${url}?w=160`)
    t.equal(sent.statusCode, 200)
    t.ok(sent.rawPayload.equals(bytes))
  }
  const { url } = await upload(shop, PHOTO)
  const full = t.capture(shop.deps.files, 'hasRoom', async () => false)
  const asItIs = await shop.raw(`${url}?w=160`)
  t.match(asItIs, { statusCode: 200, headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=60' } })
  full.restore()
  t.equal((await shop.raw(`${url}?w=160`)).headers['content-type'], 'image/webp', 'and is made once there is room')
})

t.test(
  'a picture that takes too long, or its process along, is sent as it is; others have another process',
  async (t) => {
    const shop = await createFixture(t)
    const { url } = await upload(shop, PHOTO)
    const file = url.slice('/v1/media/'.length)
    const worker = new URL('./broken-picture-worker.ts', import.meta.url)
    const createProcess = () => createPictureProcess({ file: worker, deadlineMs: 15_000 })
    const processes = createPictureProcesses({ count: 1, createProcess })
    let tries = 0
    const counted: typeof processes.run = (taskOf) => {
      tries += 1
      return processes.run(taskOf)
    }
    const pictures = createPictureFiles({ ...shop.deps, processes: { ...processes, run: counted }, waitMs: 60_000 })
    t.teardown(() => pictures.stop())
    const run = (format: 'avif' | 'webp' | 'jpeg') =>
      processes.run(async () => ({ bytes: PHOTO, size: { width: 160, format } }))
    await t.rejects(run('avif'), { message: 'the process ended' })
    t.match(await run('webp'), { bytes: Buffer.from('made') })
    await t.rejects(run('jpeg'), { message: /longer than 15000 ms/ })
    t.match(await run('webp'), { bytes: Buffer.from('made') }, 'in a process of its own')
    for (const _time of ['first', 'second']) {
      const sent = await pictures.open(file, { width: 160, format: 'avif' })
      t.match(sent, { tag: file, isFinal: false })
      sent?.file.body.destroy()
    }
    t.equal(tries, 1, 'it is not tried again and again')
    const replica = createPictureFiles({ ...shop.deps, processes: { ...processes, run: counted }, waitMs: 60_000 })
    const ask = async () => {
      const sent = await replica.open(file, { width: 160, format: 'avif' })
      sent?.file.body.destroy()
      return tries
    }
    t.equal(await ask(), 1, 'nor by another replica')
    const before = new Date(Date.now() - 600_000)
    await shop.db.pictures.updateOne({ _id: file }, { $set: { failed_at: before } })
    t.equal(await ask(), 2, 'but after a pause, as another picture may have been at fault')
    await shop.db.pictures.updateOne({ _id: file }, { $set: { failed_at: before } })
    t.equal(await ask(), 2, 'which is longer each time')
  },
)

t.test('a request waits for a size as long as it is told to, and gets the picture as it is then', async (t) => {
  const shop = await createFixture(t)
  const { url } = await upload(shop, PHOTO)
  const file = url.slice('/v1/media/'.length)
  const { promise: isAllowed, resolve: allow } = Promise.withResolvers<void>()
  const processes = createPictureProcesses({ count: 1 })
  const run: typeof processes.run = (taskOf) => processes.run(() => isAllowed.then(taskOf))
  const pictures = createPictureFiles({ ...shop.deps, processes: { ...processes, run }, waitMs: 1 })
  t.teardown(() => pictures.stop())
  const size = { width: 160, format: 'webp' } as const
  const early = await pictures.open(file, size)
  t.match(early, { tag: file, isFinal: false })
  early?.file.body.destroy()
  const { promise: isKept, resolve: kept } = Promise.withResolvers<void>()
  const { files } = shop.deps
  const keep = files.putDerived
  t.capture(files, 'putDerived', (...args: Parameters<typeof keep>) => keep(...args).then(kept))
  allow()
  await isKept
  const later = await pictures.open(file, size)
  t.match(later, { tag: `${file}-160.webp`, isFinal: true }, 'it was made all the same')
  later?.file.body.destroy()
})

t.test(
  'a picture whose reading takes too long is read once, whoever asks for it, and nobody waits for it',
  async (t) => {
    const shop = await createFixture(t)
    const { url } = await upload(shop, PHOTO)
    await shop.db.pictures.deleteMany({})
    const file = url.slice('/v1/media/'.length)
    const reading = Promise.withResolvers<never>()
    let tries = 0
    const run = () => {
      tries += 1
      return reading.promise
    }
    const pictures = createPictureFiles({
      ...shop.deps,
      processes: { run, stop: () => undefined },
      waitMs: 1,
      addWaitMs: 1,
    })
    const ask = async () => {
      const sent = await pictures.open(file, { width: 160, format: 'avif' })
      t.match(sent, { tag: file, isFinal: false })
      sent?.file.body.destroy()
    }
    await Promise.all([ask(), ask(), ask()])
    t.match(await pictures.add(PHOTO), { url }, 'an upload does not wait either')
    reading.reject(new Error('it took longer than 20000 ms'))
    await ask()
    t.equal(tries, 1)
    t.equal(await pictures.open(`${'0'.repeat(64)}.jpg`, { width: 160, format: 'avif' }), null)
    t.equal(tries, 1, 'what there is not takes no turn')
  },
)

t.test(
  'a picture that would take the memory of its container is sent as it is, and told from what cameras make',
  async (t) => {
    const head = { format: 'jpeg', width: 8000, height: 6000, channels: 3, depth: 1, isProgressive: false } as const
    const camera = { ...head, chromaSubsampling: '4:2:0', isTurned: true }
    for (const fine of [
      camera,
      { ...camera, width: 7000, isProgressive: true, isTurned: false },
      { ...camera, chromaSubsampling: '4:4:4', width: 6000, height: 4000, isProgressive: true, isTurned: false },
      { ...head, format: 'png', isTurned: false },
      { ...head, format: 'heif', width: 5000, height: 4000, isTurned: false },
    ])
      t.equal(isDecodable(fine), true, JSON.stringify(fine))
    for (const large of [
      { ...camera, chromaSubsampling: '4:4:4', isProgressive: true },
      { ...head, format: 'png', channels: 4, depth: 2, isProgressive: true, isTurned: false } as const,
      { ...head, format: 'heif', isTurned: false },
      { ...head, format: 'webp', isTurned: false },
      { ...head, width: 1920, height: 26_000, isTurned: false },
    ])
      t.equal(isDecodable(large), false, JSON.stringify(large))
    t.same(sizeToMake({ width: 1920, format: 'avif' }, { width: 6000, height: 4000 }), { width: 1920, format: 'avif' })
    t.same(sizeToMake({ width: 1920, format: 'avif' }, { width: 4000, height: 6000 }), { width: 1920, format: 'webp' })
    t.same(sizeToMake({ width: 1920, format: 'webp' }, { width: 1000, height: 12_000 }), {
      width: 1280,
      format: 'jpeg',
    })

    const shop = await createFixture(t)
    // 48 million pixels of 64 bits: a file of 380 kB with all of them took 500 MB.
    const blank = await sharp({ create: { width: 8, height: 8, channels: 4, background: { ...RED, alpha: 0.5 } } })
      .toColourspace('rgb16')
      .png({ progressive: true })
      .toBuffer()
    blank.writeUInt32BE(8000, 16)
    blank.writeUInt32BE(6000, 20)
    blank.writeUInt32BE(crc32(blank.subarray(12, 29)), 29)
    const stored = await upload(shop, blank)
    t.match(stored, { width: 8000, height: 6000, color: undefined })
    const sent = await shop.raw(`${stored.url}?w=160`)
    t.match(sent.headers, { 'content-type': 'image/png', 'cache-control': /immutable/ })
  },
)

t.test('a JPEG of more scans than any program makes is refused', async (t) => {
  const shop = await createFixture(t)
  const scans = (count: number) =>
    Buffer.concat([PHOTO, Buffer.alloc(count * 10, Buffer.from([0xff, 0xda, ...Array(8).fill(0)]))])
  t.match(await upload(shop, scans(100)), { url: /jpg$/ })
  t.match(await upload(shop, scans(300)), { errors: [{ detail: /more than 200 scans/ }] })
})

t.test(
  'the size of a picture stands wherever it is shown, also of pictures that an earlier release took',
  async (t) => {
    const shop = await createFixture(t)
    const { url, color } = await upload(shop, PHOTO)
    const body = { title: 'Mug', status: 'active', variants: [{}], media: [{ url, width: 1, height: 1 }] }
    const made = await shop.clerk<Body & { id: string; version: number }>('POST', '/v1/admin/products', { body })
    const own = { url, width: 500, height: 1000, color }
    t.match(made.body, { media: [own] }, 'as the file says, whatever was sent')
    const inList = async (replica: Pick<Fixture, 'shopper'>) =>
      (await replica.shopper<{ data: Body[] }>('GET', '/v1/products')).body.data[0]?.image
    t.match(await inList(shop), own)

    const bare = { id: 'med_1', url, alt: '', position: 1 }
    await shop.db.products.updateOne({ _id: made.body.id }, { $set: { media: [bare] }, $inc: { revision: 1 } })
    await shop.db.pictures.deleteMany({})
    const replica = await shop.addReplica()
    t.same(await inList(replica), { url, alt: '' })
    await replica.deps.pictureBackfill.drain()
    t.match(await inList(replica), own)
    const { media, version } = (await replica.shopper<Body>('GET', '/v1/products/mug')).body
    t.match(media, [own])
    t.equal(version, undefined)
    const edited = await replica.clerk<Body>('PATCH', `/v1/admin/products/${made.body.id}`, {
      body: { media: [{ id: 'med_1', url }] },
      headers: { 'if-match': `"${made.body.version}"` },
    })
    t.match(edited, { status: 200, body: { media: [own] } }, "staff's version is the same")
  },
)
