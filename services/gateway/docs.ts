import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { problems } from '@stoa/kit/generated/problems'
import { DomainError, type ProblemCode, problemType } from '@stoa/kit/values/problem'
import type { FastifyInstance } from 'fastify'

/** The pages load nothing from other hosts: no script, style, font or picture. */
const DOCS_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The page that explains every problem. */
function problemsPage(): string {
  const entries = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<section id="${code}"><h2><code>${code}</code> <small>${status}</small></h2><p>${escapeHtml(title)}.<br><code>${problemType(code as ProblemCode)}</code></p></section>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stoa: problem codes</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 0; } small { color: #666; font-weight: normal; } p { margin: 0.25rem 0; }
section:target { background: #fff6d6; outline: 0.5rem solid #fff6d6; }
</style>
</head>
<body>
<h1>Problem codes</h1>
<p>Every error is <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is one of these, and no other; its
<code>type</code> is the URI below it, which is the same in every shop and leads nowhere.
Name its <code>request_id</code> when you ask for help.</p>
${entries.join('\n')}
</body>
</html>
`
}

/** The package of the SDK, as `npm install` takes it from an address. It may be made while the shop starts. */
function registerSdkPackage(app: FastifyInstance, file: string): void {
  app.get('/sdk.tgz', async (_request, reply) => {
    const content = await readFile(file).catch(() => {
      throw new DomainError('not_found', 'The package of the SDK has not been made.')
    })
    reply.headers({ 'cache-control': 'no-cache' }).type('application/gzip')
    return content
  })
}

/**
 * `/openapi.json`, the reference at `/docs`, the problem codes at `/docs/problems`, and the SDK's package at `/sdk.tgz` where
 * there is one. All of it works offline.
 */
export function registerDocs(app: FastifyInstance, sdkPackage: string): void {
  if (sdkPackage !== '') registerSdkPackage(app, sdkPackage)
  // As bytes: half a millisecond of each request went into encoding the text anew.
  const openapi = readFileSync(new URL('./generated/openapi.json', import.meta.url))
  const page = Buffer.from(problemsPage())
  app.register(swagger, { mode: 'static', specification: { document: JSON.parse(openapi.toString()) } })
  app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_CSP,
    theme: { title: 'Stoa API', css: [{ filename: 'stoa.css', content: '#swagger-ui .topbar { display: none }' }] },
    // That one would serialise the document for each request.
    uiHooks: {
      onRequest: async (request, reply) => {
        if (request.routeOptions.url === '/docs/json') return reply.redirect('/openapi.json', 301)
      },
    },
    uiConfig: { url: '/openapi.json', validatorUrl: 'none', deepLinking: true, docExpansion: 'none' },
  })
  app.get('/openapi.json', async (_request, reply) => {
    reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-cache' }).type('application/json')
    return openapi
  })
  app.get('/docs/problems', async (_request, reply) => {
    reply.headers({ 'content-security-policy': DOCS_CSP, 'cache-control': 'no-cache' }).type('text/html; charset=utf-8')
    return page
  })
}
