import {
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http'
import type { Body } from './copies.ts'

/**
 * The part of a response of Node that holds its head as text once `writeHead` has made it. `writeHead` looks at every
 * character of every header again, each time: a tenth of what a kept response costs (docs/decisions/0029-responses-are-kept-by-broadcast-position.md).
 * `gateway/test/response-cache.test.ts` compares what is sent this way with what `writeHead` sends.
 */
interface HeadHolder {
  _header: string
  _hasBody: boolean
}

/** Checks each name and value, once for all responses that get them. */
export function headerLines(flat: readonly string[]): string {
  let lines = ''
  for (let at = 0; at < flat.length; at += 2) {
    const [name = '', value = ''] = [flat[at], flat[at + 1]]
    validateHeaderName(name)
    validateHeaderValue(name, value)
    lines += `${name}: ${value}\r\n`
  }
  return lines
}

export const statusLine = (status: 200 | 304) => `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`

/** What Node adds to a response on a connection that stays open. */
export const keepAliveLines = (keepAliveMs: number) =>
  `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(keepAliveMs / 1000)}\r\n`

/** Whether the connection stays open, so that the lines above are true; Node decides that from the request. */
export const staysOpen = ({ httpVersionMinor }: IncomingMessage, { shouldKeepAlive }: ServerResponse) =>
  shouldKeepAlive && httpVersionMinor === 1

/** Ends a response with a head that is complete but for the empty line, and with a body, or with 304 and none. */
export function endReady(response: ServerResponse, head: string, body: Body | null): void {
  const holder = response as unknown as HeadHolder
  response.statusCode = body ? 200 : 304
  holder._header = `${head}\r\n`
  holder._hasBody = body !== null
  if (body) response.end(body.text, 'latin1')
  else response.end()
}

const DATE_MS = 1_000
let date = ''
let dateUntil = 0

/** The time for the header, made anew once a second. */
export function dateLine(): string {
  const now = Date.now()
  if (now >= dateUntil || now < dateUntil - DATE_MS) {
    date = `date: ${new Date(now).toUTCString()}\r\n`
    dateUntil = now - (now % DATE_MS) + DATE_MS
  }
  return date
}
