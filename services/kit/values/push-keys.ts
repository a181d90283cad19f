import { ECDH } from 'node:crypto'

/** The curve of Web Push (RFC 8291 §3.1). */
export const CURVE = 'prime256v1'
export const POINT_BYTES = 65
export const AUTH_BYTES = 16
const UNCOMPRESSED = 4

/** Whether a text is the public key of a device: an uncompressed point that lies on the curve, in base64url. */
export function isPushKey(text: string): boolean {
  const point = Buffer.from(text, 'base64url')
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED) return false
  try {
    ECDH.convertKey(point, CURVE)
    return true
  } catch {
    return false
  }
}

/** Whether a text is the secret that a device shares with whoever sends to it. */
export const isPushSecret = (text: string): boolean => Buffer.from(text, 'base64url').length === AUTH_BYTES
