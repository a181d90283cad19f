import type { ImportedProduct } from '../imported-product.ts'
import { headerOf, type Reading } from './reading.ts'

/** What is said of stock below zero. */
export const BELOW_ZERO = 'stock_below_zero'

const unitsOf = (count: number) => (count === 1 ? '1 unit is' : `${count} units are`)

/** Units that were sold beyond the stock, where it is not below zero here. */
export const forgottenDetail = (units: number) =>
  `${unitsOf(units)} sold beyond the stock: it begins at 0 here, so take them off what comes in next`

/**
 * Stock below zero is owed to buyers. It stays so where a variant is sold without stock, so that what comes in next is for them; any
 * other begins at none, and the debt is said.
 */
export function settleOversold({ header, remarks }: Reading, { variants }: Pick<ImportedProduct, 'variants'>): void {
  for (const isKept of [true, false]) {
    const oversold = variants.filter(
      ({ stock, inventory_policy }) => stock !== null && stock < 0 && (inventory_policy === 'continue') === isKept,
    )
    const [first] = oversold
    if (!first) continue
    const units = -oversold.reduce((sum, { stock }) => sum + (stock ?? 0), 0)
    const kept = `${unitsOf(units)} sold beyond the stock, which is below zero here too: what comes in next is for them`
    const detail = isKept ? kept : forgottenDetail(units)
    remarks.push({ line: first.line, column: headerOf(header, 'quantity'), code: BELOW_ZERO, detail })
    if (!isKept) for (const variant of oversold) variant.stock = 0
  }
}
