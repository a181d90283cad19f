import { createCipheriv, createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { CURVE, POINT_BYTES } from '../values/push-keys.ts'

/** What a device gives out for whoever may send it messages: its public key and a secret, as bytes. */
export interface PushKeys {
  /** An uncompressed point of P-256. */
  p256dh: Buffer
  auth: Buffer
}

const SALT_BYTES = 16
const TAG_BYTES = 16
/** Of the salt, the size of a record, and the sender's key with its length before it. */
const HEADER_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES
/** Services take bodies of this size at least (RFC 8030 §7.2), so all is one record. */
const RECORD_BYTES = 4_096
/** After the last byte of a message, before any padding. */
const LAST_RECORD = 2

const expand = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes))

interface Agreed {
  shared: Buffer
  device: PushKeys
  sender: Buffer
  salt: Buffer
}

/** Key and nonce of the one record (RFC 8291 §3.4). */
function contentKeys({ shared, device, sender, salt }: Agreed) {
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), device.p256dh, sender])
  const secret = expand(shared, device.auth, info, 32)
  return {
    key: expand(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    nonce: expand(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  }
}

function newPair(): ECDH {
  const pair = createECDH(CURVE)
  pair.generateKeys()
  return pair
}

/**
 * Encrypts a message for one device, so that the service that passes it on cannot read it (RFC 8291, `aes128gcm` of RFC 8188). Only
 * the test with the standard's own example gives `pair` and `salt`.
 */
export function encryptPush(
  message: Buffer,
  device: PushKeys,
  { pair = newPair(), salt = randomBytes(SALT_BYTES) } = {},
): Buffer {
  const sender = pair.getPublicKey()
  const { key, nonce } = contentKeys({ shared: pair.computeSecret(device.p256dh), device, sender, salt })
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const record = Buffer.concat([cipher.update(message), cipher.update(Buffer.of(LAST_RECORD)), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD_BYTES)
  return Buffer.concat([salt, size, Buffer.of(POINT_BYTES), sender, record, cipher.getAuthTag()])
}

/** What a device does with it; throws when the message is not for its keys, or was changed on its way. */
export function decryptPush(body: Buffer, device: { pair: ECDH; auth: Buffer }): Buffer {
  const salt = body.subarray(0, SALT_BYTES)
  const sender = body.subarray(HEADER_BYTES - POINT_BYTES, HEADER_BYTES)
  const keys = { p256dh: device.pair.getPublicKey(), auth: device.auth }
  const { key, nonce } = contentKeys({ shared: device.pair.computeSecret(sender), device: keys, sender, salt })
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(body.subarray(-TAG_BYTES))
  const padded = Buffer.concat([decipher.update(body.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(LAST_RECORD))
}
