import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES, type Refusal } from './screening.ts'

const TOO_LONG: Refusal = { status: 413, text: 'The form is too long.' }
const TOO_SLOW: Refusal = { status: 408, text: 'The form took too long to arrive.' }

/**
 * A form, read whole before anything is made for it: one that arrives slowly keeps nobody else waiting. A refusal where it takes
 * longer than `deadlineMs` or is too long, announced or not; null where the visitor left.
 */
export function readBody(request: IncomingMessage, deadlineMs: number): Promise<Buffer | Refusal | null> {
  const announced = Number(request.headers['content-length'] ?? MAX_BODY_BYTES)
  const body = Buffer.allocUnsafeSlow(Math.min(announced, MAX_BODY_BYTES))
  let bytes = 0
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(TOO_SLOW), deadlineMs)
    function finish(result: Buffer | Refusal | null): void {
      clearTimeout(timer)
      request.off('data', take).pause()
      resolve(result)
    }
    function take(chunk: Buffer): void {
      if (bytes + chunk.length > body.length) finish(TOO_LONG)
      else bytes += chunk.copy(body, bytes)
    }
    request.on('data', take)
    request.once('end', () => finish(body.subarray(0, bytes)))
    request.on('error', () => finish(null))
    request.once('close', () => finish(null))
  })
}
