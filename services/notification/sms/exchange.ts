import { retryAfterMs } from '@stoa/kit/calls/retry-after'
import { SendError } from '../domain/sender.ts'
import { failureOfStatus, smsFailure } from '../domain/sms-failure.ts'
import { PROVIDER_TIMEOUT_MS } from './provider.ts'

/** Bytes of a response that are read. */
const LONGEST_RESPONSE = 65_536

export interface ProviderResponse {
  status: number
  headers: Headers
  body: string
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
async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= LONGEST_RESPONSE) break
    }
  } catch {
    return ''
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** One request to a provider that the operator has named. Throws SendError when there is no response. */
export async function exchange(
  url: string,
  request: { method: string; headers: Record<string, string>; body: string },
  timeoutMs = PROVIDER_TIMEOUT_MS,
): Promise<ProviderResponse> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    return { status: response.status, headers: response.headers, body: await readBody(response) }
  } catch (error) {
    const code = codeOf(error)
    if (NOT_SENT.has(code)) throw new SendError(`${smsFailure.unavailable} ${code}`, false)
    throw new SendError([smsFailure.lost, code].join(' ').trim(), false)
  }
}

/** What a response that is no success is thrown as. */
export function failureOfResponse({ status, headers }: ProviderResponse): SendError {
  const { code, permanent } = failureOfStatus(status)
  return new SendError(`${code} ${status}`, permanent, pauseOf(headers))
}

/** For how long the provider wants to be left alone. */
export function pauseOf(headers: Headers): number {
  const header = headers.get('retry-after')
  return header === null ? 0 : retryAfterMs(header, Date.now())
}
