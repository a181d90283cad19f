import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor, keysFor, type RootSecret } from '@stoa/kit/security/secrets'

const NONCE = 12
const TAG = 16

/** AES-256-GCM under the key of this purpose. `place` (table, column, row) binds it: it opens nowhere else. */
export function seal(secret: RootSecret, purpose: string, place: string, text: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The text again, or null when no valid generation of the key sealed it for this place. */
export function unseal(secret: RootSecret, purpose: string, place: string, sealed: Buffer): string | null {
  for (const key of keysFor(secret, purpose)) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
      decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
    } catch {
      // Not sealed by this generation; the next one may have.
    }
  }
  return null
}
