/** What each line, shipping and all of a cart or order are taxed, and what that is a tax of: enough for an invoice. */
import { mulDiv } from '@stoa/kit/values/money'
import type { TaxLine, Totals } from './cart.ts'
import { taxOf, WHOLE } from './taxation.ts'

/** Tax of one rate, in minor units. */
export interface RatedTax extends Pick<TaxLine, 'name' | 'rate' | 'amount'> {
  /** What it is a tax of, without the tax. */
  net: number
}

export interface TaxBreakdown {
  /** By the id of the line; those that are not taxed have none. */
  lines: ReadonlyMap<string, RatedTax>
  shipping: readonly RatedTax[]
  all: readonly RatedTax[]
}

type Whole = Required<TaxLine>

const isWhole = (line: TaxLine): line is Whole => line.net !== undefined

const netOf = (line: Totals['lines'][number], totals: Totals) =>
  totals.prices_include_tax ? line.total - line.tax : line.total

/** Shipping of a cart or order of before: what the lines leave of each tax. Rounding is made up for, so that the amounts add up. */
function withShipping(taxes: Whole[], totals: Totals): Whole[] {
  if (totals.shipping_total === 0) return taxes
  const ofLines = ({ lines }: Whole) => lines.reduce((sum, index) => sum + (totals.lines[index]?.tax ?? 0), 0)
  const shipped = taxes.filter((tax) => tax.amount > ofLines(tax))
  for (const tax of shipped) {
    const amount = tax.amount - ofLines(tax)
    tax.shipping = { amount, net: mulDiv(amount, WHOLE, tax.rate) }
  }
  // The largest, which rounding cannot make less than nothing.
  const [largest] = shipped.toSorted((one, other) => (other.shipping?.net ?? 0) - (one.shipping?.net ?? 0))
  const sum = (of: 'amount' | 'net') => shipped.reduce((total, { shipping }) => total + (shipping?.[of] ?? 0), 0)
  const missing = totals.shipping_total - (totals.prices_include_tax ? sum('amount') : 0) - sum('net')
  const rounding = shipped.reduce((total, { rate }) => total + WHOLE / rate, 0)
  // More than that is shipping at a rate of zero.
  if (largest?.shipping && Math.abs(missing) <= rounding) largest.shipping.net += missing
  return taxes.map((tax) => ({ ...tax, net: tax.net + (tax.shipping?.net ?? 0) }))
}

/** The same of totals that were made before it was recorded: a line has the rate that its tax is of. */
function recovered(totals: Totals): Whole[] {
  const taxes = totals.tax_lines.map(({ name, rate, amount }): Whole => {
    return { name, rate, amount, net: 0, lines: [], shipping: null }
  })
  for (const [index, line] of totals.lines.entries()) {
    if (line.tax === 0) continue
    const isOf = ({ rate }: Whole) => taxOf(line.total, rate, totals.prices_include_tax) === line.tax
    const tax = taxes.find(isOf) ?? taxes[0]
    tax?.lines.push(index)
    if (tax) tax.net += netOf(line, totals)
  }
  return withShipping(taxes, totals)
}

export function taxBreakdown(totals: Totals): TaxBreakdown {
  const taxes = totals.tax_lines.every(isWhole) ? (totals.tax_lines as Whole[]) : recovered(totals)
  const lines = new Map<string, RatedTax>()
  for (const { name, rate, lines: positions } of taxes) {
    for (const line of positions.flatMap((position) => totals.lines[position] ?? []))
      lines.set(line.item_id, { name, rate, net: netOf(line, totals), amount: line.tax })
  }
  return {
    lines,
    shipping: taxes.flatMap(({ name, rate, shipping }) => (shipping ? [{ name, rate, ...shipping }] : [])),
    all: taxes.map(({ name, rate, net, amount }) => ({ name, rate, net, amount })),
  }
}
