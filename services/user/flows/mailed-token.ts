import { createHash, createHmac } from 'node:crypto'
import { type Keys, keyFor, keysFor } from '@stoa/kit/security/secrets'

/** What the tokens of one kind of mailed link are made with. */
interface MailedToken {
  prefix: string
  /** Of the key that exists for these tokens alone. */
  purpose: string
}

/** 256 bits that nobody computes without the installation's secret. */
const tokenOf = ({ prefix }: MailedToken, key: Buffer, id: string) =>
  `${prefix}_${createHmac('sha256', key).update(id).digest('base64url')}`

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What is stored of the token that goes with this id (docs/decisions/0024-the-token-of-a-mailed-link-is-computed.md). */
export const hashFor = (kind: MailedToken, secret: Keys, id: string): Buffer =>
  hashOfToken(tokenOf(kind, keyFor(secret, kind.purpose), id))

/** The token, for the moment it is mailed; the installation's secret may have been rotated since the request. */
export function tokenFor(kind: MailedToken, secret: Keys, { id, hash }: { id: string; hash: Buffer }): string | null {
  const candidates = keysFor(secret, kind.purpose).map((key) => tokenOf(kind, key, id))
  return candidates.find((text) => hashOfToken(text).equals(hash)) ?? null
}
