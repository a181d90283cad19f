import type { Header } from '../import/file/header.ts'
import { headerOf } from '../import/file/reading.ts'
import type { ImportedProduct } from '../import/imported-product.ts'
import { type Run, warnFirst } from './import-report.ts'

function columnOfPrice(header: Header, currency: string): string | null {
  const at = header.columns.findIndex((column) => column.kind === 'price' && column.currency === currency)
  return header.names[at] ?? headerOf(header, 'price')
}

/** Counts the prices of a product in currencies that the shop does not take. */
export function countForeignPrices(
  run: Pick<Run, 'rules' | 'header' | 'foreign_prices'>,
  { variants }: Pick<ImportedProduct, 'variants'>,
): void {
  const taken = run.rules?.currencies
  if (!taken) return
  for (const { prices, line } of variants) {
    for (const { currency } of prices) {
      if (taken.includes(currency)) continue
      const known = run.foreign_prices.find((one) => one.currency === currency)
      const column = run.header && columnOfPrice(run.header, currency)
      if (known) known.prices += 1
      else run.foreign_prices.push({ currency, line, column, prices: 1 })
    }
  }
}

/** Says once for each of them how many there are, before all else: without it everything looks well, and nothing is sold. */
export function warnOfForeignPrices(run: Run): void {
  const taken = run.rules?.currencies?.join(', ')
  const remarks = run.foreign_prices.map(({ currency, line, column, prices }) => {
    const number = prices === 1 ? '1 price is' : `${prices} prices are`
    const detail =
      `${number} in ${currency}, in which nobody can order: the shop takes ${taken}. ` +
      `Add ${currency} to its currencies, or say which currency the prices are in.`
    return { line, column, code: 'currency_not_taken', detail }
  })
  run.foreign_prices = []
  warnFirst(run, remarks)
}
