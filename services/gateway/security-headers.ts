import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
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

/** Headers for browsers: which origins may send requests (CORS), and that responses are data, not pages to run or frame. */
export function registerSecurityHeaders(app: FastifyInstance, settings: GatewaySettings): void {
  const isHttps = settings.publicUrl.startsWith('https:')
  const isOpen = settings.corsOrigins.includes('*')
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    // Storefronts run on other origins and show pictures from here.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: isHttps,
    xFrameOptions: { action: 'deny' },
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
