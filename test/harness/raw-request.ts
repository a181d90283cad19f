import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Problem } from '@stoa/sdk/source'

export interface RawResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body, when it is JSON. */
  body: Partial<Problem> & Record<string, unknown>
}

export interface RawRequestOptions {
  /** Sent as they are: names in any spelling, values more than once. */
  headers?: Record<string, string | string[]>
  /** Anything but a text is sent as JSON. */
  body?: unknown
}

/** Sends a request that no SDK would send. */
export async function rawRequest(
  baseUrl: string,
  method: string,
  path: string,
  given: RawRequestOptions = {},
): Promise<RawResponse> {
  const isText = typeof given.body === 'string'
  const payload = given.body === undefined || isText ? (given.body as string | undefined) : JSON.stringify(given.body)
  const type = payload === undefined || isText ? {} : { 'content-type': 'application/json' }
  const length = payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl)
    const sent = request({ hostname, port, path, method, headers: { ...type, ...length, ...given.headers } })
    sent.on('error', reject)
    sent.on('response', (response) => {
      // A stream of events has no end: what it begins with is the response.
      if (response.headers['content-type'] === 'text/event-stream') {
        response.once('data', (chunk) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: String(chunk), body: {} })
          sent.destroy()
        })
        return
      }
      text(response).then((received) => {
        const isJson = String(response.headers['content-type']).includes('json')
        const body = (isJson && received ? JSON.parse(received) : {}) as RawResponse['body']
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received, body })
      }, reject)
    })
    sent.end(payload)
  })
}
