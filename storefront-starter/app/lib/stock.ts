import type { Availability } from '@stoa/sdk'

/** The stock below which the number is told. */
const FEW = 5

export type Stock = { kind: 'in_stock' | 'to_order' | 'sold_out' } | { kind: 'few'; count: number }

/** What the API says of the stock of a variant, as pages say it. */
export function stockOf({ in_stock, available }: Pick<Availability, 'in_stock' | 'available'>): Stock {
  if (!in_stock) return { kind: 'sold_out' }
  if (available === null) return { kind: 'to_order' }
  return available <= FEW ? { kind: 'few', count: available } : { kind: 'in_stock' }
}
