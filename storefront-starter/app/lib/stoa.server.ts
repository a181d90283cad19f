import { Stoa, type StoaOptions } from '@stoa/sdk'
import { createContext, type MiddlewareFunction, type RouterContextProvider, redirect } from 'react-router'
import { type Language, languageOf } from './languages.ts'
import { readPreferences } from './preferences.ts'
import { readSession, type Session } from './session.server.ts'
import { shop } from './shop.server.ts'
import { readShopData, type ShopData } from './shop-data.server.ts'

/** What one visitor's request is answered with. */
export interface Visit {
  stoa: Stoa
  session: Session
  facts: ShopData
  /** What prices are shown in. */
  currency: string
  /** Of the page, and of what the API tells. */
  language: Language
}

const visitContext = createContext<Visit>()

/** `const { stoa } = visitOf(context)` in a loader or an action. */
export function visitOf(context: Readonly<RouterContextProvider>): Visit {
  return context.get(visitContext)
}

/** A customer waits for the page; the API's own deadlines are shorter. */
const TIMEOUT_MS = 20_000

/** One client is one visitor, so each request has its own. */
export function clientFor(request: Request, session: Session, fetch?: StoaOptions['fetch']): Stoa {
  const visitor = request.headers.get('x-forwarded-for')
  const browser = request.headers.get('user-agent')
  return new Stoa({
    baseUrl: shop.apiUrl,
    ...(shop.apiKey === '' ? {} : { apiKey: shop.apiKey }),
    auth: session.auth,
    cartTokens: session.cartTokens,
    onSignedOut: () => session.markEnded(),
    onCartMerged: ({ id }) => session.keepCart({ cart_id: id }),
    headers: {
      // The API counts requests by visitor, not by this server.
      ...(visitor === null ? {} : { 'x-forwarded-for': visitor }),
      // By which a customer recognises where they are signed in.
      ...(browser === null ? {} : { 'user-agent': browser }),
    },
    totalTimeoutMs: TIMEOUT_MS,
    // A page that waits for its turn holds memory here: who is refused is told, and loads it again.
    maxRetries: 0,
    fetch,
  })
}

/** The address that the browser shows; for a link that a script follows, React Router asks for its data beside it. */
export function pathOf(request: Request): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('_routes')
  const path = pathname.replace(/\/_(root)?\.data$/, '/').replace(/\.data$/, '')
  return searchParams.size > 0 ? `${path}?${searchParams}` : path
}

/** What an address says after its path, for another address: `?sort=price` or nothing. */
export function searchOf(request: Request): string {
  const path = pathOf(request)
  return path.includes('?') ? path.slice(path.indexOf('?')) : ''
}

/** Gives each request its visit, and the browser its session back. */
export const visitMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const session = await readSession(request)
  const facts = await readShopData()
  const currency = readPreferences(request, facts.currencies).currency ?? facts.currency
  context.set(visitContext, {
    stoa: clientFor(request, session),
    session,
    facts,
    currency,
    language: languageOf(new URL(request.url).pathname),
  })
  const made = await next()
  const isFailed = session.hasEnded && made.status >= 400
  // What was refused is asked again, form and all, as the guest that the visitor is now.
  const response = isFailed ? redirect(pathOf(request), 307) : made
  const cookie = await session.setCookie()
  if (cookie !== null) response.headers.append('set-cookie', cookie)
  return response
}
