import { useRouteLoaderData } from 'react-router'
import type { Language } from './languages.ts'
import type { Theme } from './preferences.ts'

/** What the root loader gives to every page. */
export interface RootData {
  shopName: string
  /** Empty: none is shown. */
  shopEmail: string
  /** Address of this storefront. */
  url: string
  language: Language
  currency: string
  currencies: readonly string[]
  theme: Theme | null
  /** Address of the style sheet with the shop's colour; null where it has none of its own. */
  accentSheet: string | null
  /** Address of the shop's picture; its name stands there where it has none. */
  logo: string | null
  menu: readonly { slug: string; name: string }[]
  /** Whether the shop gives time to withdraw from a contract. */
  hasWithdrawal: boolean
  /** The first ones, in the shop's order; empty where the shop has none. */
  collections: readonly { slug: string; title: string }[]
  /** Texts of the shop that this storefront has pages for. */
  policies: readonly { slug: string; title: string }[]
  /** What the checkout says beside its steps. */
  checkoutNote: string | null
  /** What the footer leads to beside pages of this storefront. */
  links: readonly { name: string; url: string }[]
  isSignedIn: boolean
  /** Units in the cart. */
  cartCount: number
}

/** Absent on the error page of a request whose root loader failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined
}
