import { StoaError } from './errors.ts'
import type { FetchResponse, Input, Operation } from './types.ts'

/** An empty or dotted segment would make the address of another operation (RFC 3986 §5.2.4). */
function segment(operation: Operation, name: string, value: string | number | undefined): string {
  const text = String(value ?? '')
  if (['', '.', '..'].includes(text)) {
    throw new StoaError(`${operation.id}: "${text}" cannot be the path parameter ${name}`)
  }
  return encodeURIComponent(text)
}

function queryString(operation: Operation, query: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value == null) continue
    if (!Array.isArray(value)) search.append(name, String(value))
    else if (operation.comma?.includes(name)) search.append(name, value.join(','))
    else for (const one of value) search.append(name, String(one))
  }
  return search.size === 0 ? '' : `?${search}`
}

export function withoutTrailingSlashes(url: string): string {
  let end = url.length
  while (url[end - 1] === '/') end -= 1
  return url.slice(0, end)
}

/** The whole address of a call. */
export function addressOf(base: string, operation: Operation, input: Input): string {
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    segment(operation, name, input.path?.[name]),
  )
  return base + path + queryString(operation, input.query ?? {})
}

export interface EncodedBody {
  body: BodyInit | null
  /** Null when there is no body. */
  contentType: string | null
  /** A stream can be read once, so it cannot be sent twice. */
  isStream: boolean
}

const isJson = (mediaType: string) => /[/+]json$/.test(mediaType)

/** Whether a file goes or comes; a stream is there with its head. */
export const isFile = ({ body = '/json', response = 'stream' }: Operation) => !isJson(body) || response !== 'stream'

/** The body as fetch takes it, with its media type. */
export function encodeBody(operation: Operation, body: unknown, contentType: string | undefined): EncodedBody {
  if (body === undefined) return { body: null, contentType: null, isStream: false }
  const declared = operation.body ?? 'application/json'
  if (isJson(declared)) return { body: JSON.stringify(body), contentType: declared, isStream: false }
  // Bytes without a type go by the range that is declared, `image/*`: the API looks at what they are.
  const ownType = declared.includes('*') && body instanceof Blob && body.type
  return {
    body: body as BodyInit,
    contentType: contentType || ownType || declared,
    isStream: body instanceof ReadableStream,
  }
}

/** Reads a successful response as the operation declares it. */
export async function decodeBody(operation: Operation, response: FetchResponse): Promise<unknown> {
  if (operation.response === 'stream') return response.body ?? new Blob([]).stream()
  if (operation.response === 'blob') return await response.blob()
  const text = await response.text()
  if (operation.response === 'text') return text
  return text === '' ? undefined : JSON.parse(text)
}
