import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Keys, keyFor, keysFor } from './secrets.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under the key of this purpose, bound to table, column and row: elsewhere it cannot be decrypted. */
export function encrypt(secret: Keys, purpose: string, boundTo: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

export interface Decrypted {
  text: string
  /** Encrypted under a key that does not encrypt now: the installation's secret is being replaced. */
  isFormer: boolean
}

/** The text, or null when no valid generation of the key encrypted it for this row. */
export function decrypt(secret: Keys, purpose: string, boundTo: string, sealed: Buffer): Decrypted | null {
  for (const [generation, key] of keysFor(secret, purpose).entries()) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(boundTo)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
      return { text: text.toString('utf8'), isFormer: generation > 0 }
    } catch {
      // Encrypted with another generation of the key.
    }
  }
  return null
}
