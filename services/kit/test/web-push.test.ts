import { createECDH, randomBytes } from 'node:crypto'
import t from 'tap'
import { decryptPush, encryptPush } from '../security/push-encryption.ts'
import { vapidHeader, vapidPairOf, verifyVapid } from '../security/vapid.ts'
import { CURVE } from '../values/push-keys.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

function pairOf(secret: string) {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(bytes(secret))
  return pair
}

/** The example of RFC 8291 §5 and appendix A. */
const EXAMPLE = {
  device: pairOf('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  sender: pairOf('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  message: 'When I grow up, I want to be a watermelon',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}

t.test('a message is encrypted as the standard says, and opened by its device alone', async (t) => {
  const { device, auth, sender, salt, message, body } = EXAMPLE
  const keys = { p256dh: device.getPublicKey(), auth }
  const encrypted = encryptPush(Buffer.from(message), keys, { pair: sender, salt })
  t.equal(encrypted.toString('base64url'), body)
  t.equal(decryptPush(encryptPush(Buffer.from(message), keys), { pair: device, auth }).toString(), message)
  t.throws(() => decryptPush(encrypted, { pair: device, auth: randomBytes(16) }))
  t.throws(() => decryptPush(encrypted, { pair: sender, auth }))
  encrypted[encrypted.length - 20] = (encrypted.at(-20) ?? 0) ^ 1
  t.throws(() => decryptPush(encrypted, { pair: device, auth }), 'nothing was changed on its way')
})

t.test('a push service finds out who sends, and that it is meant', async (t) => {
  const pair = vapidPairOf(randomBytes(32))
  const now = new Date('2026-11-27T01:00:00.000Z')
  const audience = 'https://push.example.net'
  const header = vapidHeader(pair, { audience, subject: 'mailto:shop@example.test', now })
  t.equal(verifyVapid(header, { audience, now }), pair.publicKey)
  t.equal(bytes(pair.publicKey).length, 65)
  t.equal(verifyVapid(header, { audience: 'https://other.example.net', now }), null)
  t.equal(verifyVapid(header, { audience, now: new Date('2026-11-27T13:00:01.000Z') }), null, 'it expires')
  const other = vapidPairOf(randomBytes(32))
  t.equal(
    verifyVapid(header.replace(pair.publicKey, other.publicKey), { audience, now }),
    null,
    'signed by another key',
  )
})
