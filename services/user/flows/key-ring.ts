import { generateKeyPairSync } from 'node:crypto'
import type { Postgres, Tx } from '@stoa/kit/postgres/pg'
import type { Keys } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { isEmpty, type KeyAge, type KeyState, planRotation } from '../domain/signing-key.ts'
import {
  deleteSigningKeys,
  insertSigningKey,
  lockSigningKeys,
  moveSigningKey,
  type PublicJwk,
  readSigningKeys,
  type SigningKey,
} from '../store/signing-keys.ts'

/** The shop's signing keys, cached for a minute at most. All replicas share them. */
export interface KeyRing {
  /** The key that signs now. */
  signing(now: Date): Promise<{ kid: string; pem: string }>
  /** All keys that sign valid tokens, including the next one. */
  published(now: Date): Promise<PublicJwk[]>
  /** Reads the keys again, and rotates them when that is due. */
  rotate(now: Date): Promise<void>
}

function ageOf({ kid, state, since, pem, isFormer }: SigningKey): KeyAge {
  return { kid, state, since, isUsable: pem !== null, isFormer }
}

function generateKey(): { kid: string; public_jwk: PublicJwk; pem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const kid = newId('jwk')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  return { kid, pem, public_jwk: { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' } }
}

async function rotateUnderLock(tx: Tx, secret: Keys, now: Date): Promise<SigningKey[]> {
  await lockSigningKeys(tx)
  const rotation = planRotation((await readSigningKeys(tx, secret)).map(ageOf), now)
  const move = (kid: string, from: KeyState, to: KeyState) => moveSigningKey(tx, kid, { from, to, now })
  await deleteSigningKeys(tx, rotation.remove)
  for (const kid of rotation.retire) await move(kid, 'current', 'previous')
  if (rotation.promote) await move(rotation.promote, 'next', 'current')
  for (const state of rotation.create) await insertSigningKey(tx, secret, { ...generateKey(), state, since: now })
  return readSigningKeys(tx, secret)
}

export function createKeyRing({ pg, secret }: { pg: Postgres; secret: Keys }): KeyRing {
  let keys: SigningKey[] = []

  const rotate = async (now: Date): Promise<void> => {
    const found = await readSigningKeys(pg, secret)
    keys = isEmpty(planRotation(found.map(ageOf), now)) ? found : await pg.tx((tx) => rotateUnderLock(tx, secret, now))
  }

  return {
    rotate,
    async signing(now) {
      if (keys.length === 0) await rotate(now)
      const current = keys.find((key) => key.state === 'current')
      if (!current?.pem) throw new Error('there is no key to sign with')
      return { kid: current.kid, pem: current.pem }
    },
    async published(now) {
      if (keys.length === 0) await rotate(now)
      return keys.map((key) => key.public_jwk)
    },
  }
}
