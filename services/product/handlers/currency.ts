import { isCurrency } from '@stoa/kit/values/money'
import { invalidParameter } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'

/** The requested currency, else the shop's. */
export function currencyOf(ctx: Pick<ProductContext, 'shopCurrency'>, query: { currency?: string }): string {
  const { currency = ctx.shopCurrency } = query
  if (isCurrency(currency)) return currency
  throw invalidParameter('currency', 'currency', `ISO 4217 has no currency ${currency}.`)
}
