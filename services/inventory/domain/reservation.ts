import { DomainError, type ProblemLine } from '@stoa/kit/values/problem'
import { availabilityOf, type Level, sellable, shown } from './level.ts'

export interface Line {
  variant_id: string
  quantity: number
}

/** How many units of a variant are taken from one location. */
export interface Allocation extends Line {
  location_id: string
}

export const variantsOf = (lines: readonly Line[]) => [...new Set(lines.map((line) => line.variant_id))]

/** One line for each variant, ordered by it: two lines of one variant must not each take the last unit. */
export function combine(lines: readonly Line[]): Line[] {
  const sums = new Map<string, number>()
  for (const { variant_id, quantity } of lines) sums.set(variant_id, (sums.get(variant_id) ?? 0) + quantity)
  return [...sums]
    .map(([variant_id, quantity]) => ({ variant_id, quantity }))
    .sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1))
}

function allocateLine(line: Line, levels: readonly Level[]): Allocation[] | null {
  const whole = levels.find((level) => {
    const left = sellable(level)
    return left === null || left >= line.quantity
  })
  if (whole) return [{ ...line, location_id: whole.location_id }]
  const allocations: Allocation[] = []
  let missing = line.quantity
  for (const level of levels) {
    const taken = Math.min(sellable(level) ?? 0, missing)
    if (taken > 0) allocations.push({ variant_id: line.variant_id, location_id: level.location_id, quantity: taken })
    missing -= taken
  }
  return missing === 0 ? allocations : null
}

/**
 * Which location gives how many, for all lines or none: from one location where it can, in the order of `levels`,
 * otherwise split. Throws `out_of_stock` that names every line that falls short. This is the rule as it is written down: a hold
 * is one statement (store/hold.ts), which decides under its locks, and which the tests compare with this.
 */
export function allocate(lines: readonly Line[], levels: readonly Level[]): Allocation[] {
  const short: ProblemLine[] = []
  const allocations: Allocation[] = []
  for (const line of lines) {
    const candidates = levels.filter((level) => level.variant_id === line.variant_id)
    const allocated = allocateLine(line, candidates)
    if (allocated) allocations.push(...allocated)
    else short.push(shortLine(line.variant_id, availabilityOf(candidates).available ?? 0))
  }
  if (short.length > 0) throw outOfStock(short)
  return allocations
}

/** The units of a sale to put back: `lines` at most, to the locations they were taken from. */
export function allocationsToReturn(sold: readonly Allocation[], lines: readonly Line[]): Allocation[] {
  const left = new Map(combine(lines).map((line) => [line.variant_id, line.quantity]))
  return sold.flatMap((allocation) => {
    const remaining = left.get(allocation.variant_id) ?? 0
    const quantity = Math.min(allocation.quantity, remaining)
    left.set(allocation.variant_id, remaining - quantity)
    return quantity > 0 ? [{ ...allocation, quantity }] : []
  })
}

export function shortLine(variantId: string, available: number): ProblemLine {
  return { variant_id: variantId, reason: 'out_of_stock', available }
}

/** Variants with the number of each that can be sold; null when that is not limited. */
export type Available = ReadonlyMap<string, { available: number | null }>

/**
 * Which lines a buyer is told fall short, when a reservation was refused: those of which shoppers are shown too few anyway.
 * Without any, every line of more than shoppers are shown, short or not. Whether a line of 50 falls short is not told of one
 * line by itself: beside a line that is sold out, a few refusals would read the exact stock.
 */
export function linesToTell(requested: readonly Line[], known: Available, upTo: number): ProblemLine[] {
  const limited = combine(requested).flatMap(({ variant_id, quantity }) => {
    const available = known.get(variant_id)?.available
    return available === null || available === undefined
      ? []
      : [{ variant_id, quantity, available: shown(available, upTo) }]
  })
  const short = limited.filter(({ quantity, available }) => quantity > available)
  const shownShort = short.filter(({ available }) => available < upTo)
  return (shownShort.length > 0 ? shownShort : short).map((line) => shortLine(line.variant_id, line.available))
}

export function outOfStock(lines: ProblemLine[]): DomainError {
  return new DomainError('out_of_stock', undefined, { lines })
}
