import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { type ConfigOf, integer, list, type Setting, text, url } from '@stoa/kit/process/config'
import type { KeyNeeds } from '@stoa/kit/process/service-keys'
import { CART_TOKEN_KEY } from '@stoa/kit/security/cart-token'
import { ORDER_TOKEN_KEY } from '@stoa/kit/security/order-token'
import { type BodyBudget, defaultBudget } from './bodies-under-way.ts'
import { createProxyList } from './client-address.ts'
import { routes } from './generated/routes.ts'
import { isOriginEntry } from './origins.ts'
import { defaultPolicies, type RatePolicy, readPolicies } from './rate-policies.ts'
import { type BodyPace, defaultPace } from './slow-bodies.ts'

export interface GatewaySettings {
  /** URL that clients use; `https` switches on HSTS. */
  publicUrl: string
  /**
   * Origins of storefronts that run in browsers; `*` allows any, then without cookies, and `http://localhost:*` those of one
   * host of this machine on any port.
   */
  corsOrigins: readonly string[]
  /** Addresses or CIDR ranges whose `X-Forwarded-For` is trusted: the edge, and storefront servers. */
  trustedProxies: readonly string[]
  /** `iss` and `aud` that an access token must carry. */
  tokenIssuer: string
  tokenAudience: string
  policies: Readonly<Record<string, RatePolicy>>
  /** Bytes a request may announce: bodies that are streams, and all others, which may have a smaller limit of their own. */
  maxBodyBytes: { stream: number; other: number }
  /** Connections that one network may have open, trusted proxies aside. */
  maxConnections: number
  /** Streams of events that one network may have open, trusted proxies aside. */
  maxStreams: number
  /** How slowly a body may come in. */
  bodyPace: BodyPace
  /** Bytes of bodies that have begun and not ended. */
  bodiesUnderWay: BodyBudget
  /** Bytes of responses that are kept in memory; 0 keeps none. */
  cacheBytes: number
  /** File of the SDK's package, served to those who install it; empty for none. */
  sdkPackage: string
  /** Milliseconds until the response begins, for each attempt: reads, writes, bodies that are streams. */
  tryMs: { read: number; write: number; stream: number }
}

const byteLimit = { min: 1_024, max: 10 * 2 ** 30 }
const deadline = { min: 50, max: 3_600_000 }

function corsOrigins(): Setting<string[]> {
  const { parse } = list()
  return {
    parse: (value) => {
      const origins = parse(value)
      const odd = origins.find((entry) => entry !== '*' && !isOriginEntry(entry))
      if (odd !== undefined) throw new Error('holds an entry that is no origin, such as https://shop.example')
      return origins
    },
    fallback: { value: [] },
  }
}

function trustedProxies(): Setting<string[]> {
  const { parse } = list()
  return {
    parse: (value) => {
      const entries = parse(value)
      createProxyList(entries)
      return entries
    },
    fallback: { value: [] },
  }
}

function policies(): Setting<Record<string, RatePolicy>> {
  return { parse: readPolicies, fallback: { value: defaultPolicies } }
}

/** The gateway's settings as `readConfig` takes them. */
export const gatewayConfig = {
  STOA_PUBLIC_URL: url(['http', 'https'], 'http://127.0.0.1:4000'),
  STOA_CORS_ORIGINS: corsOrigins(),
  STOA_TRUSTED_PROXIES: trustedProxies(),
  STOA_TOKEN_ISSUER: text('stoa'),
  STOA_TOKEN_AUDIENCE: text('stoa-api'),
  STOA_RATE_LIMITS: policies(),
  STOA_MAX_BODY_BYTES: integer(byteLimit, 2 ** 20),
  STOA_MAX_STREAM_BYTES: integer(byteLimit, 256 * 2 ** 20),
  STOA_MAX_CONNECTIONS: integer({ min: 1, max: 1_000_000 }, 1_000),
  STOA_MAX_STREAMS: integer({ min: 1, max: 100_000 }, 100),
  STOA_RESPONSE_CACHE_BYTES: integer({ min: 0, max: 64 * 2 ** 30 }, 64 * 2 ** 20),
  STOA_SDK_PACKAGE: text(''),
  STOA_READ_TRY_MS: integer(deadline, 5_000),
  STOA_WRITE_TRY_MS: integer(deadline, 10_000),
  STOA_STREAM_TRY_MS: integer(deadline, 600_000),
}

/** From what `readConfig(env, gatewayConfig)` read to what `createGateway` takes. */
export function gatewaySettings(values: ConfigOf<typeof gatewayConfig>): GatewaySettings {
  return {
    publicUrl: values.STOA_PUBLIC_URL,
    corsOrigins: values.STOA_CORS_ORIGINS,
    trustedProxies: values.STOA_TRUSTED_PROXIES,
    tokenIssuer: values.STOA_TOKEN_ISSUER,
    tokenAudience: values.STOA_TOKEN_AUDIENCE,
    policies: values.STOA_RATE_LIMITS,
    maxBodyBytes: { stream: values.STOA_MAX_STREAM_BYTES, other: values.STOA_MAX_BODY_BYTES },
    maxConnections: values.STOA_MAX_CONNECTIONS,
    maxStreams: values.STOA_MAX_STREAMS,
    bodyPace: defaultPace,
    bodiesUnderWay: defaultBudget,
    cacheBytes: values.STOA_RESPONSE_CACHE_BYTES,
    sdkPackage: values.STOA_SDK_PACKAGE,
    tryMs: { read: values.STOA_READ_TRY_MS, write: values.STOA_WRITE_TRY_MS, stream: values.STOA_STREAM_TRY_MS },
  }
}

/** What the gateway holds keys for: tokens for every service behind it, and cart tokens, which it opens. */
export const gatewayKeys = (served: readonly GatewayRoute[] = routes): KeyNeeds => ({
  calls: servicesBehind(served).map((service) => ({ service })),
  own: [CART_TOKEN_KEY, ORDER_TOKEN_KEY],
})

/** Services that the gateway has to reach: those of the public operations, and the one that resolves principals. */
export function servicesBehind(served: readonly GatewayRoute[] = routes): string[] {
  return [...new Set(['user', ...served.map((route) => route.service)])]
}
