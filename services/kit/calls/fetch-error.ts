export type FetchFailure =
  /** No http(s) address, one with a password in it, or one that is not on the public internet. */
  | 'address_forbidden'
  | 'too_many_redirects'
  | 'refused'
  | 'wrong_type'
  | 'too_large'
  | 'unreachable'
  | 'timeout'
  /** The host asked to be left alone for a while. */
  | 'busy'

/** Characters of a reason. */
const MAX_DETAIL = 300

/** A file that could not be fetched. */
export class FetchError extends Error {
  readonly code: FetchFailure
  /** Milliseconds after which it is worth another try; null = it is not. */
  readonly retryMs: number | null
  /** Whose fault it is: of a redirect, the host that was redirected to. */
  readonly host: string

  constructor(
    code: FetchFailure,
    detail: string,
    how: { host?: string; retryMs?: number | null; cause?: unknown } = {},
  ) {
    // It may quote a header, of which a host can send kilobytes.
    super(detail.slice(0, MAX_DETAIL), { cause: how.cause })
    this.name = 'FetchError'
    this.code = code
    this.retryMs = how.retryMs ?? null
    this.host = how.host ?? ''
  }
}
