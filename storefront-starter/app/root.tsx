import fontUrl from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'
import { lazy, type ReactNode, useEffect, useRef } from 'react'
import {
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
} from 'react-router'
import { currentCart } from './lib/cart.server.ts'
import { firstCollections } from './lib/collections.server.ts'
import { useLanguage } from './lib/messages/text.ts'
import { ownPolicies } from './lib/policies.server.ts'
import { readPreferences } from './lib/preferences.ts'
import { type RootData, useRootData } from './lib/root-data.ts'
import { shop } from './lib/shop.server.ts'
import { visitMiddleware, visitOf } from './lib/stoa.server.ts'
import { ShopFrame } from './shop/ShopFrame.tsx'
import './theme/tokens.css'
import './theme/base.css'

/** Its texts are long, and hardly anybody reads them. */
const ErrorPage = lazy(() => import('./shop/ErrorPage.tsx'))

export const middleware = [visitMiddleware]

/** The page of all collections has the others. */
const COLLECTIONS_IN_MENU = 6

/** What every page shows. A menu or a cart that cannot be had leaves its place empty; the page's own loader says what is wrong. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  const visit = visitOf(context)
  const { stoa, session, facts, currency, language } = visit
  const [categories, collections, cart] = await Promise.all([
    stoa.categories.list({ locale: language }).then(
      ({ data }) => data,
      () => [],
    ),
    firstCollections(visit),
    currentCart(stoa, session).catch(() => null),
  ])
  return {
    shopName: facts.name,
    shopEmail: facts.email,
    url: shop.url,
    language,
    currency,
    currencies: facts.currencies,
    theme: readPreferences(request, facts.currencies).theme,
    menu: categories.map(({ slug, name }) => ({ slug, name })),
    collections: collections.slice(0, COLLECTIONS_IN_MENU).map(({ slug, title }) => ({ slug, title })),
    accentSheet: facts.accent && `/accent/${facts.accent.slice(1)}.css`,
    logo: facts.logo,
    hasWithdrawal: facts.hasWithdrawal,
    policies: ownPolicies(facts, language),
    checkoutNote: facts.checkoutNote,
    links: facts.links,
    isSignedIn: session.isSignedIn,
    cartCount: cart?.item_count ?? 0,
  }
}

/** Pages to read need no scripts: those whose route says so by `export const handle = { isStatic: true }`, and error pages. */
function useIsStatic(): boolean {
  const hasFailed = Boolean(useRouteError())
  const isRead = useMatches().some(({ handle }) => (handle as { isStatic?: boolean } | undefined)?.isStatic === true)
  return hasFailed || isRead
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRootData()
  const language = useLanguage()
  const isStatic = useIsStatic()
  return (
    <html lang={language} data-theme={root?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="preload" href={fontUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        <Meta />
        <Links />
        {root?.accentSheet ? <link rel="stylesheet" href={root.accentSheet} /> : null}
      </head>
      <body>
        {children}
        {isStatic ? null : (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  )
}

/** Where a link was followed by script, the heading of the new page is what a screen reader reads next. */
function useFocusOnHeading(): void {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [pathname])
}

export default function App() {
  useFocusOnHeading()
  return <Outlet />
}

export function ErrorBoundary() {
  return (
    <ShopFrame>
      <ErrorPage />
    </ShopFrame>
  )
}
