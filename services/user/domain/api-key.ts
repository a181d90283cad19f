import { crc32 } from 'node:zlib'
import { encode } from '@stoa/kit/values/ids'

export type ApiKeyKind = 'publishable' | 'secret'

const PREFIX: Record<ApiKeyKind, string> = { publishable: 'pk_', secret: 'sk_' }
const BODY_LENGTH = 52
const CHECKSUM_LENGTH = 7

/** CRC-32 as 7 characters: leak scanners recognise keys, and mistyped ones are refused without a query. */
function checksum(text: string): string {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(12, crc32(text))
  return encode(bytes).slice(-CHECKSUM_LENGTH)
}

/** A key from 32 random bytes: prefix, 256 bits, checksum. */
export function formatKey(kind: ApiKeyKind, random: Uint8Array): string {
  const text = `${PREFIX[kind]}${encode(random.subarray(0, 16))}${encode(random.subarray(16, 32))}`
  return text + checksum(text)
}

/** Whether a text has the form and checksum of an API key. */
export function isWellFormedKey(text: string): boolean {
  if (!/^[ps]k_[0-9a-z]+$/.test(text) || text.length !== 3 + BODY_LENGTH + CHECKSUM_LENGTH) return false
  return checksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH)
}

/** The part of a key that lists show, to recognise it by. */
export function hintOf(key: string): string {
  return `${key.slice(0, 9)}…`
}
