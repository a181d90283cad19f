import type { StoaOptions } from '@stoa/sdk/source'
import { operations, type PublicOperation } from '../harness/surface.ts'

/** What was sent and what came back, for one operation: parsed JSON, or the text of a file. */
export interface Example {
  request?: unknown
  /** By status. */
  responses?: Record<string, unknown>
}

export type Examples = Record<string, Example>

/** Sessions show it. */
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

const placeholders = ({ path }: PublicOperation) => path.split('{').length

// The most specific path first.
const patterns = [...operations]
  .sort((one, other) => placeholders(one) - placeholders(other))
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  }))

function operationOf(method: string, url: string): PublicOperation | undefined {
  const { pathname } = new URL(url)
  return patterns.find(({ operation, pattern }) => operation.method === method && pattern.test(pathname))?.operation
}

/** A body as an example has it; undefined for none and for what is no text. */
function readBody(type: string, text: string): unknown {
  if (text === '') return undefined
  if (/\bjson\b/.test(type)) return JSON.parse(text)
  return type.startsWith('text/') ? text : undefined
}

/** Keeps the first success of each operation and status, with the request it was the response to. */
export class Recorder {
  readonly examples: Examples = {}

  /** What an SDK is given to send requests by. */
  readonly fetch: NonNullable<StoaOptions['fetch']> = async (url, init) => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', USER_AGENT)
    const response = await fetch(url, { ...init, headers })
    const operation = operationOf(init.method ?? 'GET', url)
    if (operation && response.ok) await this.#keep(operation, { ...init, headers }, response.clone())
    return response
  }

  async #keep({ operationId }: PublicOperation, { body, headers }: RequestInit, response: Response): Promise<void> {
    const example = this.examples[operationId] ?? {}
    const sent = readBody(new Headers(headers).get('content-type') ?? '', typeof body === 'string' ? body : '')
    const type = response.headers.get('content-type') ?? ''
    const received = /json|^text\//.test(type) ? readBody(type, await response.text()) : undefined
    if (sent !== undefined) example.request ??= sent
    if (received !== undefined) example.responses = { [response.status]: received, ...example.responses }
    if (example.request !== undefined || example.responses) this.examples[operationId] = example
  }
}
