import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import { decrypt, encrypt } from '@stoa/kit/security/encryption'
import type { Keys } from '@stoa/kit/security/secrets'
import type { KeyState } from '../domain/signing-key.ts'
import { SIGNING_KEYS_KEY } from '../key-purposes.ts'

/** The public half (RFC 7517). */
export interface PublicJwk {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  kid: string
  alg: 'ES256'
  use: 'sig'
}

export interface SigningKey {
  kid: string
  state: KeyState
  public_jwk: PublicJwk
  since: Date
  /** PKCS #8, PEM; null when the secret it was encrypted under is no longer known. */
  pem: string | null
  /** Encrypted under a secret that is being replaced. */
  isFormer: boolean
}

const columnOf = (kid: string) => `signing_keys.private_key.${kid}`

/** Until the transaction ends, no other replica rotates the keys. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtext('signing keys'))")
}

export async function readSigningKeys(pg: Queryable, secret: Keys): Promise<SigningKey[]> {
  const rows = await query<Omit<SigningKey, 'pem' | 'isFormer'> & { private_key: Buffer }>(
    pg,
    'SELECT kid, state, public_jwk, private_key, since FROM signing_keys ORDER BY since, kid',
  )
  return rows.map(({ private_key, ...row }) => {
    const decrypted = decrypt(secret, SIGNING_KEYS_KEY, columnOf(row.kid), private_key)
    return { ...row, pem: decrypted?.text ?? null, isFormer: decrypted?.isFormer ?? false }
  })
}

export async function insertSigningKey(
  tx: Tx,
  secret: Keys,
  key: { kid: string; state: KeyState; public_jwk: PublicJwk; pem: string; since: Date },
): Promise<void> {
  const sealed = encrypt(secret, SIGNING_KEYS_KEY, columnOf(key.kid), key.pem)
  await execute(
    tx,
    'INSERT INTO signing_keys (kid, state, public_jwk, private_key, since) VALUES ($1, $2, $3, $4, $5)',
    [key.kid, key.state, JSON.stringify(key.public_jwk), sealed, key.since],
  )
}

export async function moveSigningKey(
  tx: Tx,
  kid: string,
  move: { from: KeyState; to: KeyState; now: Date },
): Promise<void> {
  await execute(tx, 'UPDATE signing_keys SET state = $3, since = $4 WHERE kid = $1 AND state = $2', [
    kid,
    move.from,
    move.to,
    move.now,
  ])
}

export async function deleteSigningKeys(tx: Tx, kids: readonly string[]): Promise<void> {
  await execute(tx, 'DELETE FROM signing_keys WHERE kid = ANY($1)', [kids])
}
