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
  menu: readonly { slug: string; name: string }[]
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
