import type { Readable } from 'node:stream'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { MAX_PICTURE_BYTES, storePicture } from '../flows/picture.ts'

/** For an SVG that was accepted by mistake: opened on its own it runs nothing, loads nothing and has no origin. */
const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
} as const

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_PICTURE_BYTES) throw new DomainError('payload_too_large', 'A picture has at most 10 MB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const uploadMedia: Handler<'uploadMedia'> = async ({ body }, ctx) => {
  const bytes = await readAll(body)
  return { status: 201, body: { ...(await storePicture(ctx, bytes)), bytes: bytes.length } }
}

export const getMedia: Handler<'getMedia'> = async ({ params }, ctx) => {
  const file = await ctx.files.get(params.file)
  if (!file) throw notFound('This picture')
  const { contentType, size, body } = file
  const headers = { ...HEADERS, 'content-type': contentType, 'content-length': String(size), etag: `"${params.file}"` }
  return { status: 200, headers, body }
}
