import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { type BucketTiming, createBucket, PATIENT } from '../files/bucket.ts'
import { createBucketOriginals } from '../files/bucket-originals.ts'
import { copyToBucket } from '../files/copy.ts'
import { createFileStore } from '../files/file-store.ts'
import { withFolderBehind } from '../files/folder-behind.ts'
import { createFolderOriginals } from '../files/folder-originals.ts'
import type { Originals } from '../files/originals.ts'
import { checkBucket, fileSettings, originalsOf } from '../files/settings.ts'
import { readConfig } from '../process/config.ts'
import { type OwnBucket, ownBucket } from '../testing/own-bucket.ts'

function newFolder(t: Test): string {
  const dir = mkdtempSync(join(tmpdir(), 'stoa-originals-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Puts bytes under the name of their content, or another one; the path. */
async function put(dir: string, originals: Originals, bytes: Buffer, name?: string): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const file = join(dir, 'draft')
  writeFileSync(file, bytes)
  const path = `${hash.slice(0, 2)}/${name ?? hash}.png`
  await originals.put(path, { file, size: bytes.length, hash, contentType: 'image/png' })
  return path
}

async function all(originals: Originals) {
  const files: { path: string; size: number }[] = []
  for await (const file of originals.list()) files.push(file)
  return files.sort((a, b) => a.path.localeCompare(b.path))
}

async function read(originals: Originals, path: string): Promise<Buffer | null> {
  const body = await originals.read(path)
  return body && buffer(body)
}

function openBucket(t: Test, { options }: OwnBucket, more: Partial<OwnBucket['options']> = {}): Originals {
  const originals = createBucketOriginals({ ...options, ...more })
  t.teardown(() => originals.close())
  return originals
}

async function isAsPromised(t: Test, originals: Originals): Promise<void> {
  const dir = newFolder(t)
  await originals.check()
  t.strictSame(await all(originals), [])
  const [small, large] = [Buffer.from('abc'), randomBytes(3_000_000)]
  const [first, second] = [await put(dir, originals, small), await put(dir, originals, large)]
  t.equal(await put(dir, originals, small), first, 'putting it again is fine')
  t.equal(await originals.sizeOf(first), 3)
  t.ok((await read(originals, second))?.equals(large), 'the bytes are the same')
  const named = await put(dir, originals, small, 'imp_1')
  t.strictSame(
    (await all(originals)).map(({ path }) => path),
    [first, second, named].sort((a, b) => a.localeCompare(b)),
  )
  const path = first.replace(/\/.*/, `/${'0'.repeat(64)}.png`)
  t.strictSame([await originals.sizeOf(path), await read(originals, path)], [null, null])
  await originals.delete(named)
  await originals.delete(named)
  t.equal(await originals.sizeOf(named), null)
  await t.rejects(put(dir, originals, small, '../imp_1'), { message: /no path of a file/ })
}

t.test('a folder keeps files', (t) => {
  const dir = join(newFolder(t), 'files')
  mkdirSync(dir)
  return isAsPromised(t, createFolderOriginals(dir))
})

t.test('a bucket keeps files the same way, beside what others have in it', async (t) => {
  const own = await ownBucket(t)
  const raw = createBucket(own.options)
  t.teardown(() => raw.close())
  for (const key of ['shop/notes.txt', 'ab/other.png', 'shop/zz/other.png']) {
    const hash = createHash('sha256').update('x').digest('hex')
    const open = async function* () {
      yield Buffer.from('x')
    }
    await (
      await raw.send({ method: 'PUT', key, headers: { 'content-type': 'text/plain' }, upload: { open, size: 1, hash } })
    ).body.dump()
  }
  await isAsPromised(t, openBucket(t, own, own.isReal ? { pageSize: 2 } : {}))
})

/** A store that is one function. */
async function saying(
  t: Test,
  more: Partial<OwnBucket['options']>,
  respond: (response: ServerResponse, url: string) => void,
) {
  const server = createServer(({ url = '' }, response) => respond(response, url)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const options = { bucket: 'pictures', prefix: '', region: 'auto', accessKeyId: 'a', secretAccessKey: 'b' }
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const bucket = createBucketOriginals({ ...options, endpoint, pathStyle: true, ...more })
  t.teardown(() => bucket.close())
  return bucket
}

t.test('a list goes on where its page ended, whatever signs the next one is named by', async (t) => {
  const path = (digit: string) => `ab/${digit.repeat(64)}.png`
  const contents = (digit: string) => `<Contents><Key>shop/${path(digit)}</Key><Size>${digit}</Size></Contents>`
  const bucket = await saying(t, { prefix: 'shop/' }, (response, url) => {
    const token = new URL(url, 'http://bucket').searchParams.get('continuation-token')
    const more = '<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b&#x3D;</NextContinuationToken>'
    const pages = new Map([
      [null, contents('1') + contents('2') + more],
      ['a&b=', `${contents('3')}<IsTruncated>false</IsTruncated>`],
    ])
    response.end(`<ListBucketResult>${pages.get(token)}</ListBucketResult>`)
  })
  t.strictSame(
    await all(bucket),
    [1, 2, 3].map((size) => ({ path: path(`${size}`), size })),
  )
})

t.test('a list that never ends is given up', async (t) => {
  const again = '<IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken>'
  const turning = await saying(t, {}, (response) => response.end(`<ListBucketResult>${again}</ListBucketResult>`))
  await t.rejects(all(turning), { code: 'service_unavailable' })
  const growing = await saying(t, {}, (response) => {
    const write = () => {
      while (!response.destroyed && response.write(' '.repeat(1 << 20)));
    }
    response.on('drain', write)
    write()
  })
  await t.rejects(all(growing), { code: 'service_unavailable' })
})

t.test('a job outlasts a store that starts again, for which nobody at a shop would wait', async (t) => {
  const path = `ab/${'1'.repeat(64)}.png`
  const reading = async (timing: Partial<BucketTiming>) => {
    const pauses: number[] = []
    let requests = 0
    const pause = async (ms: number) => void pauses.push(ms)
    const bucket = await saying(t, { timing, pause }, (response) => {
      if (++requests < 10) response.writeHead(503)
      response.end('abc')
    })
    return { bytes: await read(bucket, path).catch(({ name }: Error) => name), pauses }
  }
  const bytes = Buffer.from('abc')
  t.strictSame(await reading({}), { bytes: 'UnavailableError', pauses: [100, 200] })
  const pauses = [1, 2, 4, 8, 16, 30, 30, 30, 30].map((seconds) => seconds * 1000)
  t.strictSame(await reading(PATIENT), { bytes, pauses })
})

t.test('a 404 of a proxy before the store is no word of the store', async (t) => {
  const path = `ab/${'1'.repeat(64)}.png`
  const bucketOf = (body: string) =>
    saying(t, { timing: { retryMs: 1 } }, (response) => response.writeHead(404).end(body))
  const proxy = await bucketOf('404 page not found')
  await t.rejects(proxy.sizeOf(path), { code: 'service_unavailable' })
  await t.rejects(proxy.read(path), { code: 'service_unavailable' })
  await t.rejects(proxy.check(), { name: 'ConfigError' }, 'an address without a store is said at start')
  const store = await bucketOf('<Error><Code>NoSuchKey</Code></Error>')
  t.strictSame([await store.sizeOf(path), await store.read(path)], [null, null])
  await t.rejects((await bucketOf('<Error><Code>NoSuchBucket</Code></Error>')).sizeOf(path), {
    code: 'service_unavailable',
  })
})

t.test('who reads a picture slowly holds no connection to the store', async (t) => {
  const bucket = openBucket(t, await ownBucket(t), { connections: 1 })
  const files = createFileStore({ dir: newFolder(t), originals: bucket })
  const bytes = randomBytes(2_000_000)
  const { key } = await files.put(Readable.from([bytes]), { contentType: 'image/png', maxBytes: bytes.length })
  const slow = (await files.get(key))?.body
  await once(slow as Readable, 'readable')
  for (const reader of [(await files.get(key))?.body, slow]) t.ok((await buffer(reader as Readable)).equals(bytes))
})

t.test('a file is read on where its connection was lost', async (t) => {
  const own = await ownBucket(t)
  const bucket = openBucket(t, own)
  const bytes = randomBytes(2_000_000)
  const path = await put(newFolder(t), bucket, bytes)
  own.cutAfter(700_000)
  t.ok((await read(bucket, path))?.equals(bytes))
})

t.test('a store that is away or silent is unavailable, and is used again when it is back', async (t) => {
  const own = await ownBucket(t)
  const bucket = openBucket(t, own, { timing: { silenceMs: 100, uploadSilenceMs: 100, retryMs: 1 } })
  const dir = newFolder(t)
  const path = await put(dir, bucket, Buffer.from('abc'))
  for (const way of ['away', 'silent'] as const) {
    own.go(way)
    const refusal = { code: 'service_unavailable', extras: { headers: { 'retry-after': '1' } } }
    await t.rejects(bucket.sizeOf(path), refusal, way)
    await t.rejects(bucket.read(path), refusal, way)
    await t.rejects(put(dir, bucket, Buffer.from(way)), refusal, way)
    await t.rejects(all(bucket), refusal, way)
    const warnings: unknown[] = []
    await checkBucket(
      bucket,
      { warn: (line: unknown) => void warnings.push(line), error: () => t.fail('it does not refuse') },
      none,
    )
    t.equal(warnings.length, 1, 'a service starts all the same')
    own.go('through')
    t.equal(await bucket.sizeOf(path), 3)
    t.ok(await put(dir, bucket, Buffer.from(way)))
  }
})

/** A shop that has no pictures yet. */
const none = async () => false

t.test('what is wrong with a bucket is said at once, without its secrets', async (t) => {
  const own = await ownBucket(t)
  const said = async (more: Partial<OwnBucket['options']>) => {
    try {
      await checkBucket(
        openBucket(t, own, more),
        { warn: () => t.fail('it is no outage'), error: () => t.fail('it is to end') },
        none,
      )
      return 'nothing'
    } catch (error) {
      return String((error as Error).message)
    }
  }
  const secretAccessKey = 'wrong-secret-of-somebody'
  const errors: unknown[] = []
  const log = { warn: () => t.fail('it is no outage'), error: (line: unknown) => void errors.push(line) }
  await checkBucket(openBucket(t, own, { secretAccessKey }), log, async () => true)
  t.equal(errors.length, 1, 'a shop that has pictures sells without them')
  t.match(await said({ bucket: 'another-one' }), /"another-one" cannot be used: there is no such bucket/)
  t.match(await said({ secretAccessKey }), /S3_SECRET_ACCESS_KEY does not belong to S3_ACCESS_KEY_ID/)
  t.notMatch(await said({ secretAccessKey }), secretAccessKey)
  t.match(await said({ accessKeyId: 'NOBODY' }), /S3_ACCESS_KEY_ID is not known there/)
  const config = (env: NodeJS.ProcessEnv) => originalsOf(readConfig({ FILES_DIR: '/nowhere', ...env }, fileSettings))
  t.equal(config({}).kind, 'folder')
  t.throws(() => config({ S3_BUCKET: 'pictures' }), /S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY have to be/)
  t.throws(() => config({ S3_BUCKET: 'Pictures', S3_PREFIX: '/a b' }), /S3_BUCKET is not .*\n.*S3_PREFIX is not/)
})

t.test('files go from a folder to a bucket beside a shop that sells, and damaged ones are named', async (t) => {
  const dir = newFolder(t)
  const folder = createFolderOriginals(dir)
  const bucket = openBucket(t, await ownBucket(t))
  const both = withFolderBehind(bucket, folder)
  const old = await put(dir, folder, Buffer.from('old'))
  const upload = await put(dir, folder, Buffer.from('an upload'), 'imp_1')
  const damaged = await put(dir, folder, Buffer.from('whole'))
  writeFileSync(join(dir, damaged), 'wholf')
  const fresh = await put(dir, both, Buffer.from('new'))
  t.equal(await folder.sizeOf(fresh), null, 'what is new goes to the bucket')
  t.equal(String(await read(both, old)), 'old', 'what is old is there before it is copied')
  t.equal((await all(both)).length, 4)
  const first = await copyToBucket(dir, folder, bucket)
  t.strictSame(first, { copied: 2, bytes: 12, known: 0, damaged: [damaged] })
  t.strictSame(await copyToBucket(dir, folder, bucket), { ...first, copied: 0, bytes: 0, known: 2 })
  t.equal(String(await read(bucket, old)), 'old')
  t.equal((await all(both)).length, 4, 'none is listed twice')
  await both.delete(upload)
  t.equal(await both.sizeOf(upload), null, 'what is deleted is so here and there')
})
