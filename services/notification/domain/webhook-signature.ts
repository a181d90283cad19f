import { createHmac, createPrivateKey, sign } from 'node:crypto'

const HMAC = 'whsec_'
/** What stands before the seed of an ed25519 key in PKCS #8 (RFC 8410 §7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

function signatureOf(secret: string, signed: string): string {
  if (secret.startsWith(HMAC)) {
    const key = Buffer.from(secret.slice(HMAC.length), 'base64')
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  }
  const seed = Buffer.from(secret.slice('whsk_'.length), 'base64')
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  return `v1a,${sign(null, Buffer.from(signed), key).toString('base64')}`
}

/**
 * The headers of Standard Webhooks, with a signature for each secret that is valid: `whsec_…`, or of ed25519 `whsk_…`, which never
 * leaves the service. The SDK verifies them.
 */
export function signedHeaders(
  { id, body, at }: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const signatures = secrets.map((secret) => signatureOf(secret, `${id}.${timestamp}.${body}`))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
