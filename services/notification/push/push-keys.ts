import { type Keys, keysFor } from '@stoa/kit/security/secrets'
import { type VapidPair, vapidPairOf } from '@stoa/kit/security/vapid'
import { PUSH_KEY } from '../key-purposes.ts'

/** The pairs that push services may know the shop by: of the root secret that signs now, and of another one while it is replaced. */
export interface PushPairs {
  current: VapidPair
  /** Undefined for one that the shop does not sign with any more. */
  find(publicKey: string): VapidPair | undefined
}

export function createPushPairs(secret: Keys): PushPairs {
  const pairs = keysFor(secret, PUSH_KEY).map(vapidPairOf)
  const [current] = pairs
  if (!current) throw new Error(`this process holds no key for "${PUSH_KEY}"`)
  return { current, find: (publicKey) => pairs.find((pair) => pair.publicKey === publicKey) }
}
