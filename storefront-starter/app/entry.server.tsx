import { randomBytes } from 'node:crypto'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type HandleErrorFunction, isRouteErrorResponse, ServerRouter } from 'react-router'
import { logError, logFault } from '../server/error-log.ts'
import { contentSecurityPolicy } from './lib/csp.ts'
import { isPersonal } from './lib/personal-pages.ts'
import { scriptsLast } from './lib/scripts-last.server.ts'
import { shop } from './lib/shop.server.ts'

/** A page that has not been rendered by then is broken off. */
const RENDER_TIMEOUT_MS = 10_000

const { apiPublicUrl: apiUrl, apiForScripts: scriptsApiUrl } = shop
const isSecure = shop.url.startsWith('https:')

/** Renders a page. Every script of it carries the nonce of this response, and the policy lets no other run. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const nonce = randomBytes(16).toString('base64')
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('reporting-endpoints', 'csp="/csp-report"')
  headers.set('content-security-policy', contentSecurityPolicy({ nonce, apiUrl, scriptsApiUrl, isSecure }))
  // A page shows a visitor's cart, so nobody else may keep it, and the visitor asks again. What belongs to one person is not kept at
  // all: after signing out, Back must not show it to whoever uses the browser next.
  const kept = isPersonal(new URL(request.url).pathname) ? 'private, no-store' : 'private, no-cache'
  if (!headers.has('cache-control')) headers.set('cache-control', kept)
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  return new Promise<Response>((resolve, reject) => {
    let isSent = false
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={context} url={request.url} nonce={nonce} />, {
      nonce,
      onShellReady() {
        isSent = true
        const body = scriptsLast(nonce).once('close', () => clearTimeout(timer))
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError(error) {
        // What fails before the shell is sent is reported by `handleError`.
        if (isSent) logFault(error, 'rendering')
      },
    })
    const timer = setTimeout(() => abort(new Error('rendering took too long')), RENDER_TIMEOUT_MS)
  })
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  // A visitor who left is no fault.
  if (request.signal.aborted) return
  const where = `${request.method} ${new URL(request.url).pathname}`
  // What a visitor provoked has no stack that says anything.
  if (isRouteErrorResponse(error))
    logError(`${error.status} ${error.statusText}`, `${where}: ${error.status} ${error.statusText}`)
  else logFault(error, where)
}
