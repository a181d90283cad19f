import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { sign, unwrap, verify, type WebhookVerificationError } from '../src/webhooks.ts'

const NOW = new Date()
const secret = `whsec_${randomBytes(32).toString('base64')}`
const other = `whsec_${randomBytes(24).toString('base64')}`
const body = JSON.stringify({ id: 'evt_1', type: 'order.placed', data: { note: 'Grüße' } })

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'believed',
    (error: WebhookVerificationError) => error.code,
  )

/** The last character of base64 has bits that mean nothing, so one in the middle is changed. */
const spoilt = (signature: string) =>
  signature.replace(/^(v1a?,.{5})(.)/, (_, head, changed) => `${head}${changed === 'A' ? 'B' : 'A'}`)

t.test('what the reference library signs is believed, and what this one signs by the reference library', async (t) => {
  const reference = new Webhook(secret)
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(NOW.getTime() / 1_000)),
    'webhook-signature': reference.sign('evt_1', NOW, body),
  }
  t.match(await unwrap(body, headers, secret), { id: 'evt_1', data: { note: 'Grüße' } })
  const signed = await sign({ id: 'evt_1', body, secrets: secret, timestamp: NOW })
  t.same(signed, headers)
  t.match(reference.verify(body, { ...signed }), { id: 'evt_1' })
})

t.test('the body is taken as text and bytes, the headers as every server has them', async (t) => {
  const signed = await sign({ id: 'evt_1', body, secrets: secret })
  const bytes = Buffer.from(body)
  for (const given of [body, bytes, new Uint8Array(bytes), Uint8Array.from(bytes).buffer]) {
    t.match(await unwrap(given, { ...signed }, secret), { type: 'order.placed' })
  }
  const lists = Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toUpperCase(), [value]]))
  for (const headers of [new Headers({ ...signed }), lists]) await t.resolves(verify(body, headers, secret))
})

t.test('each of several secrets is good, and each of several signatures', async (t) => {
  const both = await sign({ id: 'evt_1', body, secrets: [other, secret] })
  t.equal(both['webhook-signature'].split(' ').length, 2)
  for (const held of [secret, other]) await t.resolves(verify(body, { ...both }, held))
  const one = await sign({ id: 'evt_1', body, secrets: other })
  await t.resolves(verify(body, { ...one }, [secret, other]))
})

t.test('ed25519: signed with the private half, believed with the public one alone', async (t) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const part = (value: string | undefined) => Buffer.from(value ?? '', 'base64url').toString('base64')
  const whsk = `whsk_${part(privateKey.export({ format: 'jwk' }).d)}`
  const whpk = `whpk_${part(publicKey.export({ format: 'jwk' }).x)}`
  const signed = await sign({ id: 'evt_1', body, secrets: [whsk, secret] })
  t.match(signed['webhook-signature'], /^v1a,[\w+/=]{88} v1,/)
  await t.resolves(verify(body, { ...signed }, whpk))
  const wrong = { ...signed, 'webhook-signature': spoilt(signed['webhook-signature'].split(' ')[0] ?? '') }
  t.equal(await codeOf(verify(body, wrong, whpk)), 'signature_mismatch')
  t.equal(await codeOf(verify(body, { ...signed }, whsk)), 'secret_invalid', 'a private key is not for receivers')
  await t.rejects(sign({ id: 'evt_1', body, secrets: whpk }), { code: 'secret_invalid' })
})

t.test('whatever is changed, left out or late is refused, and the error says what is wrong', async (t) => {
  const signed = await sign({ id: 'evt_1', body, secrets: secret, timestamp: NOW })
  const { 'webhook-signature': signature, 'webhook-timestamp': seconds } = signed
  const refused = (changes: Record<string, string | undefined>, given = body) =>
    codeOf(verify(given, { ...signed, ...changes }, secret, { now: NOW }))
  t.equal(await refused({}, `${body} `), 'signature_mismatch')
  t.equal(await refused({}, JSON.stringify(JSON.parse(body), null, 1)), 'signature_mismatch')
  t.equal(await refused({ 'webhook-id': 'evt_2' }), 'signature_mismatch')
  t.equal(await refused({ 'webhook-timestamp': String(Number(seconds) + 1) }), 'signature_mismatch')
  t.equal(await refused({ 'webhook-signature': spoilt(signature) }), 'signature_mismatch')
  t.equal(await refused({ 'webhook-signature': signature.replace('v1,', 'v2,') }), 'signature_mismatch')
  t.equal(await refused({ 'webhook-signature': 'v1,no base64 ?' }), 'signature_mismatch')
  for (const name of Object.keys(signed)) t.equal(await refused({ [name]: undefined }), 'header_missing', name)
  t.equal(await refused({ 'webhook-timestamp': 'yesterday' }), 'timestamp_invalid')
  t.equal(await codeOf(verify(body, { ...signed }, other, { now: NOW })), 'signature_mismatch')
  t.equal(await codeOf(verify(JSON.parse(body), { ...signed }, secret, { now: NOW })), 'body_not_raw')
  t.equal(await codeOf(verify(body, { ...signed }, [], { now: NOW })), 'secret_invalid')
  // `process.env.STOA_WEBHOOK_SECRET` of a receiver that nobody has told it.
  for (const unset of [undefined, '', [undefined]])
    t.equal(await codeOf(verify(body, { ...signed }, unset as never, { now: NOW })), 'secret_invalid')
  t.equal(await codeOf(verify(body, { ...signed }, 'whsec_?', { now: NOW })), 'secret_invalid')
  const garbled = await sign({ id: 'evt_1', body: '{', secrets: secret })
  t.equal(await codeOf(unwrap('{', { ...garbled }, secret)), 'body_invalid')
})

t.test('five minutes are the tolerance, either way', async (t) => {
  const signed = await sign({ id: 'evt_1', body, secrets: secret, timestamp: new Date(0) })
  const at = (seconds: number, options = {}) =>
    codeOf(verify(body, { ...signed }, secret, { now: new Date(seconds * 1_000), ...options }))
  t.equal(await at(300), 'believed')
  t.equal(await at(301), 'timestamp_too_old')
  t.equal(await at(-301), 'timestamp_too_new')
  t.equal(await at(301, { toleranceSeconds: 600 }), 'believed')
})
