import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { decrypt, encrypt } from '@stoa/kit/security/encryption'
import type { Keys } from '@stoa/kit/security/secrets'
import { WEBHOOK_SECRETS_KEY } from '../key-purposes.ts'
import { listEndpoints, replaceSecrets } from '../store/webhook-endpoints.ts'
import type { StoredSecret, WebhookEndpoint, WebhookEndpoints } from '../store/webhook-model.ts'

/** Bytes of an HMAC secret; Standard Webhooks wants 24 to 64. */
const SECRET_BYTES = 32
/** Valid at the same time, of endpoints whose secret is replaced again and again. */
const MAX_SECRETS = 5
const HOUR_MS = 3_600_000

const boundTo = (endpointId: string) => `webhook_endpoints.secrets ${endpointId}`

interface NewSecret {
  stored: StoredSecret
  /** Shown once; null for ed25519, whose private half is shown to nobody. */
  shown: string | null
}

function makePair(): { text: string; publicKey: string } {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const inBase64 = (part: string) => Buffer.from(part, 'base64url').toString('base64')
  return { text: `whsk_${inBase64(d)}`, publicKey: `whpk_${inBase64(x)}` }
}

/** A secret that nobody guesses, encrypted for this endpoint. */
export function newSecret(
  keys: Keys,
  { _id, signing }: Pick<WebhookEndpoint, '_id' | 'signing'>,
  now: Date,
): NewSecret {
  const pair = signing === 'v1a' ? makePair() : null
  const text = pair?.text ?? `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
  const sealed = encrypt(keys, WEBHOOK_SECRETS_KEY, boundTo(_id), text).toString('base64')
  const stored = { sealed, public_key: pair?.publicKey ?? null, created_at: now, expires_at: null }
  return { stored, shown: pair ? null : text }
}

export const validSecrets = (secrets: readonly StoredSecret[], now: Date): StoredSecret[] =>
  secrets.filter(({ expires_at }) => expires_at === null || expires_at > now)

/** The new secret, and the others for as long as they are to sign too. */
export function withNewSecret(
  secrets: readonly StoredSecret[],
  added: StoredSecret,
  overlapHours: number,
  now: Date,
): StoredSecret[] {
  const end = new Date(now.getTime() + overlapHours * HOUR_MS)
  const former = validSecrets(secrets, now).map((each) => ({
    ...each,
    expires_at: each.expires_at && each.expires_at < end ? each.expires_at : end,
  }))
  return [added, ...validSecrets(former, now)].slice(0, MAX_SECRETS)
}

const open = (keys: Keys, endpointId: string, { sealed }: StoredSecret) =>
  decrypt(keys, WEBHOOK_SECRETS_KEY, boundTo(endpointId), Buffer.from(sealed, 'base64'))

/** What requests to an endpoint are signed with now, the newest first. */
export function openSecrets(keys: Keys, { _id, secrets }: WebhookEndpoint, now: Date): string[] {
  return validSecrets(secrets, now).map((stored) => {
    const opened = open(keys, _id, stored)
    if (!opened) throw new Error(`no key of this installation opens a secret of webhook endpoint ${_id}`)
    return opened.text
  })
}

/**
 * Encrypts secrets anew that were encrypted under the root secret of before, so that they outlast it
 * (docs/conventions.md#replacing-the-root-secret). Any replica may run it; returns how many endpoints it changed.
 */
export async function resealSecrets(deps: { endpoints: WebhookEndpoints; secret: Keys }): Promise<number> {
  const { endpoints, secret: keys } = deps
  let changed = 0
  for (const endpoint of await listEndpoints(endpoints)) {
    const resealed = endpoint.secrets.map((stored) => {
      const opened = open(keys, endpoint._id, stored)
      if (!opened?.isFormer) return stored
      const sealed = encrypt(keys, WEBHOOK_SECRETS_KEY, boundTo(endpoint._id), opened.text).toString('base64')
      return { ...stored, sealed }
    })
    const isSame = resealed.every((stored, index) => stored === endpoint.secrets[index])
    if (!isSame && (await replaceSecrets(endpoints, endpoint, resealed))) changed++
  }
  return changed
}
