import { ApiError, isApiError, StoaError } from '@stoa/sdk'
import { data } from 'react-router'

/** What an error page is told. */
export interface PageError {
  /** Names the request in the shop's logs. */
  requestId: string | null
}

/**
 * Turns what the SDK throws into what a page with that status throws: `await orErrorPage(stoa.products.get(slug))`. The API's 401
 * and 403 become a 404, since what is not the visitor's does not exist for them.
 */
export async function orErrorPage<T>(call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw asPageError(error)
  }
}

/** What a page throws for what the SDK threw; whatever else was thrown stays as it is. */
export function asPageError(error: unknown): unknown {
  if (!(error instanceof StoaError)) return error
  const status = statusOf(error)
  return data({ requestId: isApiError(error) ? error.requestId : null } satisfies PageError, { status })
}

function statusOf(error: StoaError): number {
  if (!(error instanceof ApiError)) return 503
  if (error.status === 429) return 429
  if (error.status >= 500) return 503
  // An address with something impossible in it is one that does not exist.
  return [400, 401, 403, 404, 410].includes(error.status) ? 404 : 500
}
