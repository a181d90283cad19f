import { retryAfterMs } from '@stoa/kit/calls/retry-after'
import { LostError, SendError } from '../domain/sender.ts'
import { failureOfStatus, smsFailure } from '../domain/sms-failure.ts'
import { PROVIDER_TIMEOUT_MS } from './provider.ts'

/** Bytes of a response that are read. */
const LONGEST_RESPONSE = 65_536

export interface ProviderResponse {
  status: number
  headers: Headers
  /** Null when it broke off. */
  body: string | null
}

/** Errors of a connection that was never made, so that nothing was sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const codeOf = (error: unknown) => String((error as { cause?: { code?: unknown } }).cause?.code ?? '')

/** The beginning of a body; what does not come in time changes nothing about the status. */
async function readBody(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= LONGEST_RESPONSE) break
    }
  } catch {
    return null
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * One request to a provider that the operator has named, by a connection of its own: one that was kept may have been closed meanwhile, and
 * then nobody knows whether the request arrived. Throws SendError when there is no response, LostError where it was sent.
 */
export async function exchange(
  url: string,
  request: { method: string; headers: Record<string, string>; body: string },
  timeoutMs = PROVIDER_TIMEOUT_MS,
): Promise<ProviderResponse> {
  try {
    const headers = { ...request.headers, connection: 'close' }
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { ...request, headers, redirect: 'manual', signal })
    return { status: response.status, headers: response.headers, body: await readBody(response) }
  } catch (error) {
    const code = codeOf(error)
    if (NOT_SENT.has(code)) throw new SendError(`${smsFailure.unavailable} ${code}`, false)
    throw new LostError([smsFailure.lost, code].join(' ').trim())
  }
}

/** What a response that is no success is thrown as. */
export function failureOfResponse({ status, headers }: ProviderResponse): SendError {
  const { code, permanent } = failureOfStatus(status)
  const reason = `${code} ${status}`
  return code === smsFailure.lost ? new LostError(reason) : new SendError(reason, permanent, pauseOf(headers))
}

/** For how long the provider wants to be left alone. */
export function pauseOf(headers: Headers): number {
  const header = headers.get('retry-after')
  return header === null ? 0 : retryAfterMs(header, Date.now())
}
