import type { IncomingMessage } from 'node:http'

/** Forms of a shop are small: an address and a note. Reading one costs time with every field. */
export const MAX_BODY_BYTES = 32 * 1024

const MAX_PATH_BYTES = 512
const MAX_QUERY_BYTES = 4096
/** The deepest page of a shop has a few. Finding the route of a path costs time with every segment. */
const MAX_SEGMENTS = 12

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i
const READS = ['GET', 'HEAD']
/** Sent by whatever shows a mail, a site of webmail among them (RFC 8058). Its token says who it is for; nothing of a session counts. */
const ONE_CLICK = /^\/(?:[\w-]{2,12}\/)?unsubscribe\/one-click(?:\?|$)/

export interface Refusal {
  status: number
  text: string
  retryAfterSeconds?: number
}

/** Why no page is made for a request: it costs nothing to find out, unlike a page. */
export function refusalOf(
  { method = 'GET', url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  ownOrigin: string,
) {
  const isRead = READS.includes(method)
  const isOpenToAll = isRead || ONE_CLICK.test(url)
  return (
    refuseMethod(method) ??
    refuseAddress(url, headers.host) ??
    (isOpenToAll ? null : refuseStranger(headers, ownOrigin)) ??
    (isRead ? null : refuseBody(headers))
  )
}

/** Another site must not have its visitors send our forms. */
function refuseStranger(headers: IncomingMessage['headers'], ownOrigin: string): Refusal | null {
  return isOwnForm(headers, ownOrigin) ? null : { status: 403, text: 'This form belongs to another site.' }
}

/**
 * Whether a form was sent by a page of this storefront: browsers say so, and programs that say nothing carry no cookies. Pages are at
 * `ownOrigin` as browsers reach them; a proxy may ask for them by another host.
 */
function isOwnForm(headers: IncomingMessage['headers'], ownOrigin: string): boolean {
  const { origin, host } = headers
  if (origin !== undefined) return origin === ownOrigin || URL.parse(origin)?.host === host
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

function refuseMethod(method: string): Refusal | null {
  return [...READS, 'POST'].includes(method) ? null : { status: 405, text: 'Pages are read and forms are sent.' }
}

/** The host of a URL: no user, no path. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Beside long ones, paths that a URL would read as another host: `//`, `\`, and whole addresses. */
function refuseAddress(url: string, host = ''): Refusal | null {
  if (!HOST.test(host) || !URL.canParse(`http://${host}`))
    return { status: 400, text: 'The name of the host cannot be read.' }
  const [path = ''] = url.split('?', 1)
  if (!path.startsWith('/') || path.includes('//') || path.includes('\\') || !canDecode(path)) {
    return { status: 400, text: 'The path cannot be read.' }
  }
  const isLong = path.length > MAX_PATH_BYTES || path.split('/').length > MAX_SEGMENTS
  if (isLong || url.length - path.length > MAX_QUERY_BYTES) return { status: 414, text: 'The address is too long.' }
  return null
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function refuseBody(headers: IncomingMessage['headers']): Refusal | null {
  const type = headers['content-type'] ?? ''
  if (!FORM.test(type)) return { status: 415, text: 'Only forms are taken.' }
  if (/^multipart/i.test(type) && !/;\s*boundary=/i.test(type)) return { status: 400, text: 'The form cannot be read.' }
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) return { status: 413, text: 'The form is too long.' }
  return null
}
