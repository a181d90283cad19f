import type { Readable } from 'node:stream'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { sizeAsked } from '../domain/picture-size.ts'
import { MAX_PICTURE_BYTES } from '../flows/picture-files.ts'

/** For an SVG that was accepted by mistake: opened on its own it runs nothing, loads nothing and has no origin. */
const HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
} as const

const FOR_GOOD = 'public, max-age=31536000, immutable'
/** Of a picture that stands in for a size: long enough for a page and its next one. */
const FOR_NOW = 'public, max-age=60'

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
  return { status: 201, body: await ctx.pictureFiles.add(bytes) }
}

export const getMedia: Handler<'getMedia'> = async ({ params, query }, ctx) => {
  const picture = await ctx.pictureFiles.open(params.file, sizeAsked(query))
  if (!picture) throw notFound('This picture')
  const { contentType, size, body } = picture.file
  const headers = {
    ...HEADERS,
    'cache-control': picture.isFinal ? FOR_GOOD : FOR_NOW,
    'content-type': contentType,
    'content-length': String(size),
    etag: `"${picture.tag}"`,
  }
  return { status: 200, headers, body }
}
