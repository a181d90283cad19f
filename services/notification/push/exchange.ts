import { FetchError } from '@stoa/kit/calls/fetch-error'
import type { PublicSender, Receipt } from '@stoa/kit/calls/public-sender'
import { retryAfterMs } from '@stoa/kit/calls/retry-after'
import { GoneError } from '../domain/push-message.ts'
import { SendError } from '../domain/sender.ts'

/** Push services respond in a tenth of a second. */
export const PUSH_TIMEOUT_MS = 5_000

function failureOf(error: unknown): Error {
  if (!(error instanceof FetchError)) return error as Error
  // The name leads inside, or did: nothing may be sent there.
  if (error.code === 'address_forbidden') return new GoneError('EADDRESS')
  return new SendError(error.code === 'timeout' ? 'ETIMEDOUT' : 'EUNREACHABLE', false, error.retryMs ?? 0)
}

/** Any status is a response; without one it throws SendError, and GoneError where nothing may be sent. */
export async function postOrFail(sender: PublicSender, ...posting: Parameters<PublicSender['post']>): Promise<Receipt> {
  try {
    return await sender.post(...posting)
  } catch (error) {
    throw failureOf(error)
  }
}

/** How long a response asks for, milliseconds; 0 where it does not say. */
export function pauseOf({ headers }: Pick<Receipt, 'headers'>, now: Date): number {
  const header = headers['retry-after']
  return header === undefined ? 0 : retryAfterMs(header, now.getTime())
}
