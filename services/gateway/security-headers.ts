import type { OutgoingHttpHeaders } from 'node:http'
import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import type { GatewaySettings } from './config.ts'
import { allowedOrigins } from './origins.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
// What an operation takes beyond what every browser may send, and what it gives (test/limits.test.ts).
const REQUEST_HEADERS = [
  'Accept-Language',
  'Authorization',
  'Challenge-Token',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'Last-Event-ID',
  'Stoa-Api-Key',
  'Stoa-Cart-Token',
  'Traceparent',
  'Tracestate',
  'X-Request-Id',
]
const RESPONSE_HEADERS = [
  'Content-Disposition',
  'ETag',
  'Idempotent-Replayed',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Request-Id',
]
/** Seconds a browser may remember a preflight. */
const PREFLIGHT_MAX_AGE_SECONDS = 3_600

/** What helmet sets: the same for every request, so it is asked once, in an app of its own. It would think anew each time. */
async function headersOf(options: FastifyHelmetOptions): Promise<OutgoingHttpHeaders> {
  const app = fastify()
  app.register(helmet, options)
  app.get('/', async (_request, reply) => reply.raw.getHeaders())
  const response = await app.inject('/')
  await app.close()
  return response.json()
}

/** Headers for browsers: which origins may send requests (CORS), and that responses are data, not pages to run or frame. */
export function registerSecurityHeaders(app: FastifyInstance, settings: GatewaySettings): void {
  const isHttps = settings.publicUrl.startsWith('https:')
  const isOpen = settings.corsOrigins.includes('*')
  const options: FastifyHelmetOptions = {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    // Storefronts run on other origins and show pictures from here.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: isHttps,
    xFrameOptions: { action: 'deny' },
  }
  let headers: [name: string, value: string][] = []
  app.addHook('onReady', async () => {
    headers = Object.entries(await headersOf(options)).map(([name, value]) => [name, String(value)])
  })
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value)
    done()
  })
  app.register(cors, {
    origin: isOpen ? '*' : allowedOrigins(settings.corsOrigins),
    // Cookies go with named origins only: `*` with credentials is what CORS exists to prevent.
    credentials: !isOpen && settings.corsOrigins.length > 0,
    methods: METHODS,
    allowedHeaders: REQUEST_HEADERS,
    exposedHeaders: RESPONSE_HEADERS,
    maxAge: PREFLIGHT_MAX_AGE_SECONDS,
    strictPreflight: false,
  })
}
