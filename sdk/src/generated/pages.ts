// Generated from openapi/ by `npm run gen`. Do not edit.

import type { LedgerEntry, LedgerPage, ProductCard, ProductCardPage, StoaEvent, StoaEventPage } from './types.ts'

/** What a page of a list of `T` holds beside `data` and `page`. */
export type PageExtras<T> = [T, ProductCard] extends [ProductCard, T]
  ? Pick<ProductCardPage, 'facets' | 'query'>
  : [T, LedgerEntry] extends [LedgerEntry, T]
  ? Pick<LedgerPage, 'balances'>
  : [T, StoaEvent] extends [StoaEvent, T]
  ? Pick<StoaEventPage, 'cursor'>
  : unknown
