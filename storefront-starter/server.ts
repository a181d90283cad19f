/** The storefront's own server: built files, pages, security headers, and an end that breaks off no page. */
process.env.NODE_ENV ??= 'production'

import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from 'react-router'
import { keepAssets, readAssets, sendAsset } from './server/assets.ts'
import { createReportTaker, REPORT_PATH } from './server/csp-reports.ts'
import { logFault } from './server/error-log.ts'

const BUILD = join(import.meta.dirname, 'build')
const PORT = Number(process.env.PORT ?? 3000)
const HOST = process.env.HOST ?? '127.0.0.1'
const OWN_URL = new URL(process.env.STOREFRONT_URL ?? 'http://localhost')

/** Time for pages under way when the process is asked to end. */
const DRAIN_MS = 10_000

/** Forms have a deadline of their own, which is shorter. A proxy that keeps connections for a minute closes them first. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 72_000,
}

/** Who takes no byte of an answer for so long has gone. */
const SILENT_MS = 60_000

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(self)',
  ...(OWN_URL.protocol === 'https:' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
}

function unavailable(response: ServerResponse): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('Something went wrong.\n')
}

// These read the mode that is set above, so they are imported after it.
const { createRequestHandler } = await import('react-router')
const { createPages } = await import('./server/pages.ts')
const build: ServerBuild = await import(pathToFileURL(join(BUILD, 'server', 'index.js')).href)
// Forms of other sites are refused before (`server/screening.ts`), also where no proxy passes `Host` on.
const handle = createRequestHandler({ ...build, allowedActionOrigins: ['**'] }, 'production')
const sendPage = createPages(handle, { origin: OWN_URL.origin, proxies: process.env.TRUSTED_PROXIES ?? '' })
const own = join(BUILD, 'client')
const kept = process.env.KEPT_ASSETS_DIR
const assets = kept ? keepAssets(readAssets(own), { own, kept, nowMs: Date.now() }) : readAssets(own)

const takeReport = createReportTaker(console.warn)

const server = createServer(TIMEOUTS, (request, response) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && sendAsset(assets, request, response)) return
  if (request.url === '/healthz') {
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('ok\n')
    return
  }
  if (request.url === REPORT_PATH && request.method === 'POST') return takeReport(request, response)
  sendPage(request, response).catch((error: unknown) => {
    // A visitor who left is no fault.
    if (!response.destroyed) logFault(error, 'sending a page')
    unavailable(response)
  })
})

server.timeout = SILENT_MS

function stop(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), DRAIN_MS).unref()
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop)
// Whoever started this process with a channel has died when the channel closes.
process.once('disconnect', stop)
process.channel?.unref()

server.listen({ port: PORT, host: HOST }, () => {
  console.log(`The storefront is at http://${HOST}:${PORT}`)
  process.send?.('ready')
})
