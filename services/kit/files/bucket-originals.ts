import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { ConfigError } from '../process/config.ts'
import { type Bucket, type BucketOptions, createBucket, type Upload } from './bucket.ts'
import { BucketError, reasonOf, unavailable } from './bucket-error.ts'
import { partsOf, textIn } from './bucket-xml.ts'
import { type Draft, isOriginalPath, type OriginalFile, type Originals } from './originals.ts'

export interface BucketOriginalsOptions extends BucketOptions {
  /** Before every key; empty, or with a slash at its end. */
  prefix: string
  /** Of a list; as large as the store gives them unless said. */
  pageSize?: number
}

/** How often a file that is read may lose its connection without a byte between. */
const MAX_LOSSES = 3
/** Written at every start. No path of a file. */
const MARK = 'stoa-was-here'

type Send = Bucket['send']

/** Reads on where a connection was lost: an import is read as slowly as its products are written. */
async function* readOn(send: Send, key: string, first: Dispatcher.ResponseData): AsyncGenerator<Buffer> {
  const size = Number(first.headers['content-length'])
  const { etag } = first.headers
  let { body } = first
  let [read, losses] = [0, 0]
  for (;;) {
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        read += chunk.length
        losses = 0
        yield chunk
      }
      return
    } catch (cause) {
      if (++losses > MAX_LOSSES) throw unavailable(new BucketError(`GET ${key}:`, { status: 0, code: 'cut', cause }))
    }
    if (read === size) return
    const headers = { range: `bytes=${read}-`, ...(typeof etag === 'string' ? { 'if-match': etag } : {}) }
    const next = await send({ method: 'GET', key, headers })
    body = next.body
    if (next.statusCode === 206) continue
    await body.dump()
    throw unavailable(new BucketError(`GET ${key} from ${read}:`, { status: next.statusCode, code: '' }))
  }
}

/** A bucket, and where in it the files are. */
interface Place {
  options: BucketOriginalsOptions
  send: Send
}

function keyOf({ options }: Place, path: string): string {
  if (!isOriginalPath(path)) throw new Error(`"${path}" is no path of a file`)
  return `${options.prefix}${path}`
}

const uploadOf = ({ file, size, hash }: Draft): Upload => ({ open: () => createReadStream(file), size, hash })

const isNamedAfterContent = (path: string, { hash }: Draft) => basename(path).startsWith(`${hash}.`)

async function sizeBy(method: 'GET' | 'HEAD', place: Place, path: string): Promise<number | null> {
  const { statusCode, headers, body } = await place.send({ method, key: keyOf(place, path), orNone: true })
  await body.dump()
  return statusCode === 404 ? null : Number(headers['content-length'])
}

/** That there is none is believed of a body only: it tells the store from a proxy before it. */
const sizeOf = async (place: Place, path: string): Promise<number | null> =>
  (await sizeBy('HEAD', place, path)) ?? sizeBy('GET', place, path)

async function store({ send }: Place, key: string, contentType: string, upload: Upload): Promise<void> {
  const { body } = await send({ method: 'PUT', key, headers: { 'content-type': contentType }, upload })
  await body.dump()
}

/** A page of the 1,000 files that stores give at most has a quarter of it. */
const MAX_PAGE_BYTES = 8 << 20

async function page({ send, options }: Place, query: Record<string, string>): Promise<string> {
  const { prefix, pageSize } = options
  const sized: Record<string, string> = pageSize === undefined ? {} : { 'max-keys': String(pageSize) }
  const { body } = await send({ method: 'GET', key: '', query: { 'list-type': '2', prefix, ...sized, ...query } })
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_PAGE_BYTES) throw unavailable(new BucketError('GET list:', { status: 200, code: 'endless' }))
    chunks.push(chunk)
  }
  return String(Buffer.concat(chunks))
}

async function* list(place: Place): AsyncGenerator<OriginalFile> {
  let token = ''
  do {
    const found = await page(place, token ? { 'continuation-token': token } : {})
    for (const part of partsOf(found, 'Contents')) {
      const path = textIn(part, 'Key').slice(place.options.prefix.length)
      if (isOriginalPath(path)) yield { path, size: Number(textIn(part, 'Size')) }
    }
    const next = textIn(found, 'IsTruncated') === 'true' ? textIn(found, 'NextContinuationToken') : ''
    if (next && next === token)
      throw unavailable(new BucketError('GET list:', { status: 200, code: 'the same page again' }))
    token = next
  } while (token)
}

async function check(place: Place): Promise<void> {
  const { bucket, prefix } = place.options
  const bytes = Buffer.from('Written at every start.\n')
  const hash = createHash('sha256').update(bytes).digest('hex')
  try {
    await page(place, {})
    const upload = { open: () => Readable.from([bytes]), size: bytes.length, hash }
    await store(place, `${prefix}${MARK}`, 'text/plain', upload)
  } catch (error) {
    const { cause } = error as Error
    if (!(cause instanceof BucketError) || (cause.isPassing && !cause.isOfProxy)) throw error
    throw new ConfigError([`S3_BUCKET "${bucket}" cannot be used: ${reasonOf(cause)}`])
  }
}

/** In a bucket of any store that speaks S3, which all replicas share wherever they run. */
export function createBucketOriginals(options: BucketOriginalsOptions): Originals {
  const bucket = createBucket(options)
  const send: Send = (request) =>
    bucket.send(request).catch((error: unknown) => {
      throw error instanceof BucketError ? unavailable(error) : error
    })
  const place: Place = { options, send }
  return {
    kind: 'bucket',
    async put(path, draft) {
      // The same bytes need not go over the network twice.
      if (isNamedAfterContent(path, draft) && (await sizeBy('HEAD', place, path)) === draft.size) return
      await store(place, keyOf(place, path), draft.contentType, uploadOf(draft))
    },
    sizeOf: (path) => sizeOf(place, path),
    async read(path) {
      const key = keyOf(place, path)
      const first = await send({ method: 'GET', key, orNone: true })
      return first.statusCode === 404 ? null : Readable.from(readOn(send, key, first), { objectMode: false })
    },
    async delete(path) {
      const { body } = await send({ method: 'DELETE', key: keyOf(place, path), orNone: true })
      await body.dump()
    },
    list: () => list(place),
    check: () => check(place),
    close: () => bucket.close(),
  }
}
