import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { CURVE } from '../values/push-keys.ts'

/** Seconds that a signature is good for; services take 24 hours at most (RFC 8292 §2). */
const VALID_SECONDS = 12 * 3_600
const SIGNATURE = { dsaEncoding: 'ieee-p1363' } as const

/** The pair by which push services know that messages come from whoever the browser subscribed for (RFC 8292). */
export interface VapidPair {
  /** An uncompressed point of P-256, base64url: the `applicationServerKey` of browsers. */
  publicKey: string
  privateKey: KeyObject
}

const jwkOf = (point: Buffer) => ({
  ...{ kty: 'EC', crv: 'P-256' },
  x: point.subarray(1, 33).toString('base64url'),
  y: point.subarray(33).toString('base64url'),
})

/** The pair that follows from 32 secret bytes. */
export function vapidPairOf(secret: Buffer): VapidPair {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(secret)
  const point = pair.getPublicKey()
  const key = { ...jwkOf(point), d: secret.toString('base64url') }
  return { publicKey: point.toString('base64url'), privateKey: createPrivateKey({ key, format: 'jwk' }) }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

interface VapidClaims {
  /** Origin of the push service. */
  audience: string
  /** Where its operator reaches the sender: `mailto:` or `https:`. */
  subject: string
  now: Date
}

/** The `Authorization` of a message. */
export function vapidHeader({ publicKey, privateKey }: VapidPair, { audience, subject, now }: VapidClaims): string {
  const expires = Math.floor(now.getTime() / 1_000) + VALID_SECONDS
  const signed = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded({ aud: audience, exp: expires, sub: subject })}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, ...SIGNATURE })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`
}

/** What a push service checks; null when the key has not signed it, or not for this service, or for too long or no longer. */
export function verifyVapid(header: string, { audience, now }: Pick<VapidClaims, 'audience' | 'now'>): string | null {
  const [, signed = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+\.([\w-]+))\.([\w-]+), k=([\w-]+)$/.exec(header) ?? []
  if (key === '') return null
  const publicKey = createPublicKey({ key: jwkOf(Buffer.from(key, 'base64url')), format: 'jwk' })
  const bytes = Buffer.from(signature, 'base64url')
  if (!verify('sha256', Buffer.from(signed), { key: publicKey, ...SIGNATURE }, bytes)) return null
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number }
  const leftSeconds = exp - now.getTime() / 1_000
  return aud === audience && leftSeconds > 0 && leftSeconds <= 24 * 3_600 ? key : null
}
