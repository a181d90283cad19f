import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Problem } from '@stoa/sdk'

export interface WireAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body, when it is JSON. */
  body: Partial<Problem> & Record<string, unknown>
}

export interface WireRequest {
  /** As they are: names in any spelling, values more than once. */
  headers?: Record<string, string | string[]>
  /** Anything but a text is sent as JSON. */
  body?: unknown
}

/** A request as no SDK would send it. */
export async function wire(
  baseUrl: string,
  method: string,
  path: string,
  given: WireRequest = {},
): Promise<WireAnswer> {
  const isText = typeof given.body === 'string'
  const payload = given.body === undefined || isText ? (given.body as string | undefined) : JSON.stringify(given.body)
  const type = payload === undefined || isText ? {} : { 'content-type': 'application/json' }
  const length = payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl)
    const sent = request({ hostname, port, path, method, headers: { ...type, ...length, ...given.headers } })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      text(answer).then((received) => {
        const isJson = String(answer.headers['content-type']).includes('json')
        const body = (isJson && received ? JSON.parse(received) : {}) as WireAnswer['body']
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: received, body })
      }, reject)
    })
    sent.end(payload)
  })
}
