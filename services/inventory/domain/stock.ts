import { DomainError, type ProblemLine } from '@stoa/kit/values/problem'

/** One variant at one location. */
export interface Level {
  variant_id: string
  location_id: string
  on_hand: number
  reserved: number
  low_mark: number | null
  tracked: boolean
  policy: 'deny' | 'continue'
}

export interface Line {
  variant_id: string
  quantity: number
}

export interface Allocation extends Line {
  location_id: string
}

/** How many can still be sold from a level; null when that is not limited. */
export function sellable(level: Level): number | null {
  if (!level.tracked || level.policy === 'continue') return null
  return Math.max(0, level.on_hand - level.reserved)
}

/** What a shopper may know of a variant, from its levels at all locations. */
export function availabilityOf(levels: readonly Level[]): { in_stock: boolean; available: number | null } {
  if (levels.length === 0) return { in_stock: false, available: 0 }
  const parts = levels.map(sellable)
  if (parts.includes(null)) return { in_stock: true, available: null }
  const available = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  return { in_stock: available > 0, available }
}

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
  const parts: Allocation[] = []
  let missing = line.quantity
  for (const level of levels) {
    const take = Math.min(sellable(level) ?? 0, missing)
    if (take > 0) parts.push({ variant_id: line.variant_id, location_id: level.location_id, quantity: take })
    missing -= take
  }
  return missing === 0 ? parts : null
}

/**
 * Which location gives how many, for all lines or none: from one location where it can, in the order of `levels`,
 * otherwise split. Throws `out_of_stock` that names every line that falls short.
 */
export function allocate(lines: readonly Line[], levels: readonly Level[]): Allocation[] {
  const short: ProblemLine[] = []
  const allocations: Allocation[] = []
  for (const line of lines) {
    const here = levels.filter((level) => level.variant_id === line.variant_id)
    const parts = allocateLine(line, here)
    if (parts) allocations.push(...parts)
    else short.push(shortLine(line.variant_id, availabilityOf(here).available ?? 0))
  }
  if (short.length > 0) throw outOfStock(short)
  return allocations
}

export function shortLine(variantId: string, available: number): ProblemLine {
  return { variant_id: variantId, reason: 'out_of_stock', available }
}

export function outOfStock(lines: ProblemLine[]): DomainError {
  return new DomainError('out_of_stock', undefined, { lines })
}
