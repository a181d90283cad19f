import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { GatewaySettings } from './config.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const SENT = [
  'Accept-Language',
  'API-Version',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Stoa-Api-Key',
  'Stoa-Cart-Token',
  'Traceparent',
  'Tracestate',
  'X-Request-Id',
]
const READ = [
  'Content-Disposition',
  'Deprecation',
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'X-Request-Id',
]
/** Seconds a browser may remember a preflight. */
const PREFLIGHT_AGE = 3_600

/** What browsers are told: which origins may ask, and that answers are data, never pages to run or frame. */
export function registerBrowserRules(app: FastifyInstance, settings: GatewaySettings): void {
  const isHttps = settings.publicUrl.startsWith('https:')
  const isOpen = settings.corsOrigins.includes('*')
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    // Storefronts live on other origins and show our pictures.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: isHttps,
    xFrameOptions: { action: 'deny' },
  })
  app.register(cors, {
    origin: isOpen ? '*' : [...settings.corsOrigins],
    // Cookies go with named origins only: `*` with credentials is what CORS exists to prevent.
    credentials: !isOpen && settings.corsOrigins.length > 0,
    methods: METHODS,
    allowedHeaders: SENT,
    exposedHeaders: READ,
    maxAge: PREFLIGHT_AGE,
    strictPreflight: false,
  })
}
