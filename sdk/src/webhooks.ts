/**
 * Receives what a shop sends to a webhook endpoint (https://www.standardwebhooks.com/). Web Crypto only, nothing of the client: a
 * receiver need not be able to call the shop.
 */
import type { WebhookEvent } from './webhook-event.ts'

export type { WebhookEvent, WebhookTestEvent } from './webhook-event.ts'

/** What a receiver has at hand: `Headers`, or an object as Node, Express and Fastify have it. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** The body as it arrived. One that was parsed and written again has other bytes, and another signature. */
export type RawBody = string | Uint8Array | ArrayBuffer

/** `whsec_…` for HMAC, `whpk_…` for ed25519; several while one is being replaced. */
export type WebhookSecrets = string | readonly string[]

export type WebhookErrorCode =
  | 'body_not_raw'
  | 'header_missing'
  | 'timestamp_invalid'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'secret_invalid'
  | 'signature_mismatch'
  | 'body_invalid'

/** Why a webhook is not to be believed. Respond with 400; the shop sends it again. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError'
  readonly code: WebhookErrorCode

  constructor(code: WebhookErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export interface VerifyOptions {
  /** How far the sender's clock may be off, seconds; 300 unless said. */
  toleranceSeconds?: number
  /** The time of this machine, for tests. */
  now?: Date
}

export interface WebhookToSign {
  id: string
  body: RawBody
  /** `whsec_…` or, for ed25519, `whsk_…`. */
  secrets: WebhookSecrets
  /** Of this attempt; now unless said. */
  timestamp?: Date
}

export interface SignedHeaders {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

const TOLERANCE_SECONDS = 300
/** Signatures that are looked at: one for each secret that is valid, and nobody has more. */
const MAX_SIGNATURES = 20
const SEED_BYTES = 32
/** What stands before the seed of an ed25519 key in PKCS #8 (RFC 8410 §7). */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20]

type Scheme = 'v1' | 'v1a'
interface Key {
  scheme: Scheme
  key: CryptoKey
}

const fail = (code: WebhookErrorCode, message: string): never => {
  throw new WebhookVerificationError(code, message)
}

/** Without those that are not there: a variable of the environment that nobody has set. */
const listOf = (secrets: WebhookSecrets): readonly string[] =>
  (typeof secrets === 'string' ? [secrets] : (secrets ?? [])).filter((secret) => secret)

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

const toBase64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)))

function bytesOf(body: RawBody): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  return fail('body_not_raw', 'The body has been parsed: give the bytes or the text as they arrived.')
}

function readHeader(headers: WebhookHeaders, name: string): string {
  const { get } = headers as { get?: unknown }
  let found: string | readonly string[] | null | undefined
  if (typeof get === 'function') found = (headers as Headers).get(name)
  else {
    const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
    found = entry?.[1] as string | readonly string[] | undefined
  }
  const text = typeof found === 'string' ? found : found?.join(' ')
  return text || fail('header_missing', `The request has no header ${name}.`)
}

function checkTimestamp(text: string, { toleranceSeconds = TOLERANCE_SECONDS, now = new Date() }: VerifyOptions): void {
  if (!/^\d{1,12}$/.test(text)) fail('timestamp_invalid', 'The header webhook-timestamp is no number of seconds.')
  const ageSeconds = now.getTime() / 1_000 - Number(text)
  if (ageSeconds > toleranceSeconds) {
    fail(
      'timestamp_too_old',
      `It was sent ${Math.round(ageSeconds)} s ago: repeated by somebody, or this clock is ahead.`,
    )
  }
  if (ageSeconds < -toleranceSeconds) {
    fail('timestamp_too_new', `It was sent ${Math.round(-ageSeconds)} s in the future: this clock is behind.`)
  }
}

/** The bytes of a secret; one without a prefix is for HMAC, as other libraries have it. */
function parseSecret(secret: string): { prefix: string; bytes: Uint8Array } {
  const [, prefix = 'whsec_', encoded = ''] = /^(whsec_|whpk_|whsk_)?(.+)$/.exec(secret.trim()) ?? []
  const bytes = fromBase64(encoded)
  const isWhole = bytes !== null && bytes.length > 0 && (prefix === 'whsec_' || bytes.length >= SEED_BYTES)
  return isWhole
    ? { prefix, bytes }
    : fail('secret_invalid', 'The secret is not as the shop has shown it: whsec_ or whpk_ and base64.')
}

const subtle = (): SubtleCrypto => crypto.subtle

async function keyFrom(secret: string, usage: 'sign' | 'verify'): Promise<Key> {
  const { prefix, bytes } = parseSecret(secret)
  if (prefix === 'whsec_') {
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    return { scheme: 'v1', key: await subtle().importKey('raw', bytes as BufferSource, hmac, false, [usage]) }
  }
  const isPrivate = prefix === 'whsk_'
  if (isPrivate !== (usage === 'sign')) {
    fail('secret_invalid', isPrivate ? 'A whsk_ key signs: verify with whpk_.' : 'A whpk_ key only verifies.')
  }
  const material = isPrivate ? Uint8Array.from([...PKCS8_HEAD, ...bytes.subarray(0, SEED_BYTES)]) : bytes
  const format = isPrivate ? 'pkcs8' : 'raw'
  return { scheme: 'v1a', key: await subtle().importKey(format, material as BufferSource, 'Ed25519', false, [usage]) }
}

const algorithmOf = ({ scheme }: Key): string => (scheme === 'v1' ? 'HMAC' : 'Ed25519')

function signedBytes(id: string, timestamp: string, body: Uint8Array): BufferSource {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`)
  const all = new Uint8Array(head.length + body.length)
  all.set(head)
  all.set(body, head.length)
  return all as BufferSource
}

function signaturesOf(header: string): { scheme: string; bytes: Uint8Array }[] {
  return header.split(' ', MAX_SIGNATURES).flatMap((each) => {
    const comma = each.indexOf(',')
    const bytes = fromBase64(each.slice(comma + 1))
    return comma > 0 && bytes ? [{ scheme: each.slice(0, comma), bytes }] : []
  })
}

/** Rejects with WebhookVerificationError unless a shop that holds one of the secrets has sent this just now. */
export async function verify(
  rawBody: RawBody,
  headers: WebhookHeaders,
  secrets: WebhookSecrets,
  options: VerifyOptions = {},
): Promise<void> {
  const body = bytesOf(rawBody)
  const id = readHeader(headers, 'webhook-id')
  const timestamp = readHeader(headers, 'webhook-timestamp')
  const signatures = signaturesOf(readHeader(headers, 'webhook-signature'))
  checkTimestamp(timestamp, options)
  const keys = await Promise.all(listOf(secrets).map((secret) => keyFrom(secret, 'verify')))
  if (keys.length === 0) fail('secret_invalid', 'There is no secret to verify with.')
  const signed = signedBytes(id, timestamp, body)
  for (const one of keys) {
    for (const { scheme, bytes } of signatures) {
      // Compares in constant time.
      const isGood =
        scheme === one.scheme && (await subtle().verify(algorithmOf(one), one.key, bytes as BufferSource, signed))
      if (isGood) return
    }
  }
  const wanted = [...new Set(keys.map(({ scheme }) => scheme))].join(' or ')
  const isThere = signatures.some(({ scheme }) => keys.some((one) => one.scheme === scheme))
  fail(
    'signature_mismatch',
    isThere
      ? 'No signature fits: the secret is another one, or the body is not as it was sent.'
      : `The header webhook-signature has no signature of the kind that the secret is for (${wanted}).`,
  )
}

/** The event of a webhook, once it is verified. Handle each `id` once: the shop sends until it is told 2xx. */
export async function unwrap(
  rawBody: RawBody,
  headers: WebhookHeaders,
  secrets: WebhookSecrets,
  options: VerifyOptions = {},
): Promise<WebhookEvent> {
  await verify(rawBody, headers, secrets, options)
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(rawBody) as BufferSource)) as WebhookEvent
  } catch {
    return fail('body_invalid', 'The body is no JSON.')
  }
}

/** The headers that a shop would send with this, for tests of a receiver. */
export async function sign({ id, body, secrets, timestamp = new Date() }: WebhookToSign): Promise<SignedHeaders> {
  const seconds = String(Math.floor(timestamp.getTime() / 1_000))
  const signed = signedBytes(id, seconds, bytesOf(body))
  const signatures = await Promise.all(
    listOf(secrets).map(async (secret) => {
      const one = await keyFrom(secret, 'sign')
      return `${one.scheme},${toBase64(await subtle().sign(algorithmOf(one), one.key, signed))}`
    }),
  )
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}
