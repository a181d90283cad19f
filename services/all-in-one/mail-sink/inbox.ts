import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Mailbox } from './mailbox.ts'
import { STYLE } from './page.ts'
import { framedHtml, listPage, mailPage, missingPage } from './pages.ts'
import { deviceOf } from './push-device.ts'
import { takePush } from './push-service.ts'
import { takeSms } from './sms-service.ts'

const LONGEST_WAIT_SECONDS = 30
/** Longer than clients keep a connection that nothing is under way on: a request must not meet its end. */
const KEEP_ALIVE_MS = 72_000
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** Mail is untrusted: no scripts, nothing loaded from elsewhere (that would tell the sender it was read). */
const MAIL_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

interface InboxResponse {
  status: number
  type: string
  body: string
  policy?: string
}

/** The pages and the JSON interface over a mailbox. */
export function createInbox(mailbox: Mailbox, host: string): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    respond(mailbox, host, request)
      .then((result) => send(response, request.method === 'HEAD', result))
      .catch((error: unknown) => send(response, false, json(500, { title: String(error) })))
  })
}

async function respond(mailbox: Mailbox, host: string, request: IncomingMessage): Promise<InboxResponse> {
  // A page elsewhere could point its own name at this address and read the mail (DNS rebinding).
  if (LOCAL_NAMES.includes(host) && !LOCAL_NAMES.includes(hostName(request)))
    return json(421, { title: 'unknown host name' })
  const url = new URL(request.url ?? '/', 'http://inbox')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  if (url.pathname === '/api/messages') return api(mailbox, method, url.searchParams)
  if (url.pathname === '/api/sms' && method === 'POST') return json(await takeSms(mailbox, request), {})
  const device = deviceOf(url.pathname)
  if (device !== null && method === 'POST') {
    const status = await takePush(mailbox, request, device)
    return json(status, {})
  }
  if (method !== 'GET') return json(405, { title: 'method not allowed' })
  if (url.pathname === '/') return html(200, listPage(mailbox.list()))
  if (url.pathname === '/style.css') return { status: 200, type: 'text/css', body: STYLE }
  const [, id = '', part] = /^\/messages\/([\w-]+)(\/html)?$/.exec(url.pathname) ?? []
  const mail = mailbox.get(id)
  if (mail === undefined) return html(404, missingPage())
  return part === undefined ? html(200, mailPage(mail)) : { ...html(200, framedHtml(mail)), policy: MAIL_POLICY }
}

async function api(mailbox: Mailbox, method: string | undefined, query: URLSearchParams): Promise<InboxResponse> {
  if (method === 'DELETE') {
    mailbox.clear()
    return { status: 204, type: 'application/json', body: '' }
  }
  if (method !== 'GET') return json(405, { title: 'method not allowed' })
  const seconds = Number(query.get('wait') ?? 0)
  if (!(seconds >= 0)) return json(400, { title: 'wait is a number of seconds' })
  const limitMs = Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000
  const to = query.get('to') ?? undefined
  return json(200, { data: limitMs === 0 ? mailbox.list(to) : await mailbox.wait(to, limitMs) })
}

function hostName(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '')
}

function html(status: number, body: string): InboxResponse {
  return { status, type: 'text/html; charset=utf-8', body }
}

function json(status: number, body: unknown): InboxResponse {
  return { status, type: 'application/json', body: JSON.stringify(body) }
}

function send(response: ServerResponse, isHead: boolean, { status, type, body, policy }: InboxResponse): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': policy ?? PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.end(isHead ? undefined : body)
}
