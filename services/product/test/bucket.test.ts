import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBucketOriginals } from '@stoa/kit/files/bucket-originals'
import { createFileStore } from '@stoa/kit/files/file-store'
import { ownBucket } from '@stoa/kit/testing/own-bucket'
import { UnavailableError } from '@stoa/kit/values/problem'
import sharp from 'sharp'
import t from 'tap'
import { type CopyDeps, copyLink } from '../flows/picture-copy.ts'
import { createFixture } from './fixture.ts'

const RED = { r: 200, g: 20, b: 40 }

t.test('a picture that one replica took is sent by another whose disk is empty', async (t) => {
  const own = await ownBucket(t)
  const originals = createBucketOriginals({ ...own.options, timing: { silenceMs: 500, retryMs: 1 } })
  t.teardown(() => originals.close())
  const openFiles = () => {
    const dir = mkdtempSync(join(tmpdir(), 'stoa-node-'))
    t.teardown(() => rmSync(dir, { recursive: true, force: true }))
    return createFileStore({ dir, originals })
  }
  const shop = await createFixture(t, { openFiles })
  const replica = await shop.addReplica()
  const upload = async (width: number) => {
    const body = await sharp({ create: { width, height: 500, channels: 3, background: RED } })
      .png()
      .toBuffer()
    const headers = { 'content-type': 'image/*' }
    return { body, sent: await shop.clerk<{ url: string }>('POST', '/v1/admin/media', { body, headers }) }
  }
  const { body, sent } = await upload(1000)
  t.match(sent, { status: 201, body: { width: 1000, height: 500 } })
  const { url } = sent.body
  const whole = await replica.raw(url)
  t.ok(whole.rawPayload.equals(body))
  t.match(whole, {
    statusCode: 200,
    headers: { 'content-type': 'image/png', 'content-length': `${body.length}`, 'cache-control': /immutable/ },
  })
  const small = await replica.raw(`${url}?w=320`)
  t.match(small, { statusCode: 200, headers: { 'content-type': 'image/webp', 'cache-control': /immutable/ } })

  own.go('away')
  t.equal((await replica.raw(`${url}?w=320`)).statusCode, 200, 'sizes that a replica has made need no bucket')
  const refused = await replica.raw(`${url}?w=640`)
  t.match(refused, { statusCode: 503, headers: { 'retry-after': '1', 'content-type': /problem\+json/ } })
  t.notMatch(refused.payload, own.options.bucket, 'nothing is told of where it is')
  t.match((await upload(900)).sent, { status: 503, body: { code: 'service_unavailable' } })
  own.go('through')
  t.equal((await replica.raw(`${url}?w=640`)).headers['content-type'], 'image/webp', 'none was given up meanwhile')
  t.equal((await upload(900)).sent.status, 201)
})

t.test('a link is not called no picture because the store of pictures is away', async (t) => {
  const add = async () => {
    throw new UnavailableError('away', true)
  }
  const deps = {
    files: { hasRoom: async () => true },
    fetcher: { fetch: async () => Buffer.from('a picture') },
    patience: { answered: () => undefined },
    pictureFiles: { add },
  } as unknown as CopyDeps
  const { signal } = new AbortController()
  await t.rejects(copyLink(deps, 'https://shop.example/a.png', signal), { name: 'UnavailableError' })
})
