import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 128 bits as 26 characters of Crockford's base32, most significant first, so that text order is number order. */
export function encode(bytes: Uint8Array): string {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  let text = ''
  for (let at = 0; at < 26; at++) {
    text = ALPHABET[Number(value & 31n)] + text
    value >>= 5n
  }
  return text
}

/** 16 bytes of a UUIDv7 (RFC 9562 §5.7) for a moment in milliseconds since 1970. */
export function uuidV7(now: number, random: Uint8Array = randomBytes(10)): Uint8Array {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(now) << 16n)
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
