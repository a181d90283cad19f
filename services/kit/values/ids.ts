import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 128 bits as 26 characters of Crockford's base32, most significant first, so that text order is number order. */
export function encode(bytes: Uint8Array): string {
  let text = ''
  // 130 bits are written, so two that are 0 come first.
  let held = 2
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    held += 8
    for (; held >= 5; held -= 5) text += ALPHABET[(value >>> (held - 5)) & 31]
    value &= 31
  }
  return text
}

const POOL_BYTES = 8_192
let pool = Buffer.alloc(0)
let used = 0

/** Random bytes, read many at a time: each read of the system's costs as much as all else of an id. */
export function randomPart(length: number): Buffer {
  if (used + length > pool.length) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  used += length
  return pool.subarray(used - length, used)
}

/** 16 bytes of a UUIDv7 (RFC 9562 §5.7) for a moment in milliseconds since 1970. */
export function uuidV7(now: number, random: Uint8Array = randomPart(10)): Uint8Array {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.set(random, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes
}

/** A new prefixed id, sortable by time: `ord_01kav…`. Opaque to clients. */
export function newId(prefix: string, now: number = Date.now()): string {
  return `${prefix}_${encode(uuidV7(now))}`
}

/** An id that follows from a text: the same key always makes the same id (natural idempotency, event ids). */
export function derivedId(prefix: string, digest: Uint8Array): string {
  return `${prefix}_${encode(digest.subarray(0, 16))}`
}
