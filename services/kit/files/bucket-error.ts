import { UnavailableError } from '../values/problem.ts'

/** What a store of buckets said instead of what was wanted, or that it said nothing. Holds no key and no signature. */
export class BucketError extends Error {
  /** 0 when nothing was said. */
  readonly status: number
  /** As the protocol names it: `NoSuchBucket`. */
  readonly code: string

  constructor(what: string, { status, code, cause }: { status: number; code: string; cause?: unknown }) {
    super([what, status || '', code].filter(Boolean).join(' '), cause === undefined ? {} : { cause })
    this.name = 'BucketError'
    this.status = status
    this.code = code
  }

  /** Whether all is well but that there is no such key. */
  get isNone(): boolean {
    return this.status === 404 && this.code === 'NoSuchKey'
  }

  /** A 404 of whoever is before the store, which has a code for each: a proxy says so while the store behind it starts. */
  get isOfProxy(): boolean {
    return this.status === 404 && this.code === ''
  }

  /** Whether it may go well another time. */
  get isPassing(): boolean {
    const { status, code } = this
    if ([0, 408, 429].includes(status) || this.isOfProxy || code === 'RequestTimeout') return true
    return status >= 500 && status !== 501
  }
}

/** What that is to whoever asked for a file; the log has the cause. */
export function unavailable(cause: BucketError): UnavailableError {
  const error = new UnavailableError('The store of pictures and files is not available.', true)
  error.cause = cause
  return error
}

const REASONS: Record<string, string> = {
  NoSuchBucket: 'there is no such bucket',
  InvalidAccessKeyId: 'S3_ACCESS_KEY_ID is not known there',
  XAdminUserNotFound: 'S3_ACCESS_KEY_ID is not known there',
  SignatureDoesNotMatch: 'S3_SECRET_ACCESS_KEY does not belong to S3_ACCESS_KEY_ID',
  AccessDenied: 'the key may not list, read and write there',
  AuthorizationHeaderMalformed: 'S3_REGION is another one',
  PermanentRedirect: 'S3_REGION or S3_ENDPOINT is another one',
  RequestTimeTooSkewed: 'the clock of this machine is wrong',
}

/** What an operator has to change. */
export const reasonOf = ({ code, message }: BucketError) => (REASONS[code] ? `${REASONS[code]} (${message})` : message)
