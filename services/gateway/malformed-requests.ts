import type { Socket } from 'node:net'
import { DomainError, toProblem } from '@stoa/kit/values/problem'
import { requestIdOf } from './tracing.ts'

function problemOf(code: string | undefined): DomainError {
  // Node counts the URL among the headers.
  if (code === 'HPE_HEADER_OVERFLOW') return new DomainError('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new DomainError('timeout', 'The request did not come in whole in time.')
  return new DomainError('malformed_body', 'This could not be read as an HTTP request.')
}

/** A problem as a whole response, after which the connection is closed; for where Node has none to write to. */
export function writtenProblem(problem: DomainError): string {
  const id = requestIdOf({ headers: {} })
  const body = JSON.stringify(toProblem(problem, id))
  const head = [
    // The phrase may be anything (RFC 9112 §4).
    `HTTP/1.1 ${problem.status} ${problem.code}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

/** Responds to what Node's HTTP parser cannot read, before there is a request: a problem like any other, then closes. */
export function respondToMalformedRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(writtenProblem(problemOf(error.code)))
}
