import type { ImportedProduct } from '../imported-product.ts'
import { headerOf, type Reading } from './reading.ts'

/** Says of a product that shoppers see, and that costs nothing. */
export function remarkOnZeroPrices(
  { header, remarks }: Reading,
  { status, variants }: Pick<ImportedProduct, 'status' | 'variants'>,
): void {
  const free = variants.find(({ prices }) => prices.some(({ amount }) => amount === 0))
  if (status !== 'active' || !free) return
  const detail = 'an active product, or a variant of it, costs nothing: shoppers can order it for 0'
  remarks.push({ line: free.line, column: headerOf(header, 'price'), code: 'price_zero', detail, is_about_file: true })
}
