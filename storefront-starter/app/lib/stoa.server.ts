import { Stoa } from '@stoa/sdk'
import { createContext, type MiddlewareFunction, type RouterContextProvider } from 'react-router'
import { readPreferences } from './preferences.ts'
import { readSession, type Session } from './session.server.ts'
import { shop } from './shop.server.ts'

/** What one visitor's request is answered with. */
export interface Visit {
  stoa: Stoa
  session: Session
  /** What prices are shown in. */
  currency: string
}

const visitContext = createContext<Visit>()

/** `const { stoa } = visitOf(context)` in a loader or an action. */
export function visitOf(context: Readonly<RouterContextProvider>): Visit {
  return context.get(visitContext)
}

/** A customer waits for the page; the API's own deadlines are shorter. */
const TIMEOUT_MS = 20_000

/** One client is one visitor, so each request has its own. */
function clientFor(request: Request, session: Session): Stoa {
  const visitor = request.headers.get('x-forwarded-for')
  return new Stoa({
    baseUrl: shop.apiUrl,
    ...(shop.apiKey === '' ? {} : { apiKey: shop.apiKey }),
    auth: session.auth,
    cartTokens: session.cartTokens,
    // The API counts requests by visitor, not by this server.
    ...(visitor === null ? {} : { headers: { 'x-forwarded-for': visitor } }),
    totalTimeoutMs: TIMEOUT_MS,
    // A page that waits for its turn holds memory here: who is refused is told, and loads it again.
    maxRetries: 0,
  })
}

/** Gives each request its visit, and the browser its session back. */
export const visitMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const session = await readSession(request)
  const currency = readPreferences(request, shop.currencies).currency ?? shop.currency
  context.set(visitContext, { stoa: clientFor(request, session), session, currency })
  const response = await next()
  const cookie = await session.setCookie()
  if (cookie !== null) response.headers.append('set-cookie', cookie)
  return response
}
