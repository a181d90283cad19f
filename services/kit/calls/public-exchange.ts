import type { LookupFunction } from 'node:net'
import { Agent, errors } from 'undici'
import { isPublicAddress } from '../values/public-address.ts'
import { checkedConnect, ForbiddenAddressError } from './checked-connect.ts'
import { FetchError } from './fetch-error.ts'
import { isSilence } from './name-look-up.ts'

/** What the fetcher of files and the sender of webhooks share: whom they connect to, and how they say that it failed. */
export interface PublicAgentOptions {
  /** Which IP addresses may be connected to; public ones, unless a test or a developer's setting says more. */
  isAllowed?(address: string): boolean
  lookup?: LookupFunction
}

export const MAX_HEADER_BYTES = 16_384

const CONNECT_TIMEOUT_MS = 5_000
const RETRY_MS = 10_000

/** Connects to allowed addresses only; whoever uses it decides about redirects. */
export function publicAgent({ isAllowed = isPublicAddress, lookup }: PublicAgentOptions): Agent {
  const checked = { isAllowed, timeoutMs: CONNECT_TIMEOUT_MS, ...(lookup ? { lookup } : {}) }
  return new Agent({ connect: checkedConnect(checked), maxHeaderSize: MAX_HEADER_BYTES })
}

export function webUrl(text: string, base?: string): URL {
  const url = URL.parse(text, base)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb) throw new FetchError('address_forbidden', 'it has no http or https address')
  if (url.username !== '' || url.password !== '') {
    throw new FetchError('address_forbidden', 'its address holds a user name or password')
  }
  return url
}

/** What went wrong below the response, as the caller sees it. */
export function failureOf(error: unknown, host: string): FetchError {
  if (error instanceof FetchError) return error
  const forbidden = [error, (error as Error).cause].some((one) => one instanceof ForbiddenAddressError)
  if (forbidden) return new FetchError('address_forbidden', `${host} is not on the public internet`, { host })
  const isTimeout =
    (error as Error).name === 'TimeoutError' ||
    isSilence(error) ||
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  if (isTimeout) return new FetchError('timeout', `${host} took too long`, { host, retryMs: RETRY_MS, cause: error })
  return new FetchError('unreachable', `${host} could not be reached`, { host, retryMs: RETRY_MS, cause: error })
}
