import { createHash } from 'node:crypto'
import { DomainError } from '../values/problem.ts'

/** Strong ETag of a row's version. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** ETag of bytes that are no row: what they say. Weak, because proxies may write the same in another encoding. */
export function bytesEtag(bytes: string | Buffer): string {
  return `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}

/** `bytesEtag` of a body that is sent as JSON. */
export const contentEtag = (body: unknown): string => bytesEtag(JSON.stringify(body))

/**
 * Optimistic concurrency for admin changes: If-Match is required (428) and names the version being changed (412).
 * Compared ignoring `W/`, which proxies add (RFC 9110 §13, RFC 6585).
 */
export function requireMatch(header: string | undefined, version: number): void {
  if (header === undefined) throw new DomainError('precondition_required')
  if (header.trim() === '*') return
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (!tags.includes(etagOf(version))) throw new DomainError('precondition_failed')
}

/** Of an If-None-Match that is read; reading costs time by its length, and no client keeps as many versions. */
const MAX_LENGTH = 1_000

const opaque = (etag: string) => etag.trim().replace(/^W\//, '')

/** Whether a client has this already: If-None-Match is compared weakly (RFC 9110 §13.1.2). A longer one counts as none. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined || ifNoneMatch.length > MAX_LENGTH) return false
  if (ifNoneMatch.trim() === '*') return true
  const own = opaque(etag)
  return ifNoneMatch.split(',').some((each) => opaque(each) === own)
}
