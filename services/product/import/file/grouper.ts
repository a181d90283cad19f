import { handleKey } from '../../domain/slug.ts'
import { normalizeLine } from '../../domain/text.ts'
import { isVariantRow } from '../shopify/variants.ts'
import type { Header } from './header.ts'
import { FILE_LIMITS } from './limits.ts'
import { type CsvRow, cellOf, type LeftOut, type RowGroup } from './rows.ts'

/** Collects the rows of one product after another from the stream; holds one product at a time. */
export interface RowGrouper {
  /** Adds the next row; returns the product that ended before it, if one did. */
  push(row: CsvRow): RowGroup | null
  /** Returns the last product of the file. */
  end(): RowGroup | null
  /** How many products there have been. */
  products(): number
}

/** How much a row counts towards the limits of what is kept. */
export const charactersOf = ({ cells }: CsvRow) => cells.reduce((sum, cell) => sum + cell.length + 1, 0)

/** Why one more row of a product is not kept, or null. */
function reasonToLeaveOut(rows: number, characters: number): LeftOut['code'] | null {
  if (rows > FILE_LIMITS.productRows) return 'too_many_rows'
  return characters > FILE_LIMITS.productCharacters ? 'product_too_large' : null
}

/** A group that rows are still added to. */
export interface GrowingGroup extends RowGroup {
  characters: number
}

/** Keeps one more row of a product, unless it would be too large; whatever follows is left out too. */
export function addRow(group: GrowingGroup, row: CsvRow): void {
  group.characters += charactersOf(row)
  const code = group.leftOut?.code ?? reasonToLeaveOut(group.rows.length + 1, group.characters)
  if (code === null) group.rows.push(row)
  else group.leftOut = { code, line: group.leftOut?.line ?? row.line, rows: (group.leftOut?.rows ?? 0) + 1 }
}

/**
 * Groups rows by handle. Rows of one product are adjacent in every export; a handle that comes back is marked, and so are its first
 * rows where the file was surveyed: `apart` tells where the first two groups of such a handle begin.
 */
export function createRowGrouper(
  header: Header,
  apart: ReadonlyMap<string, readonly [number, number]> = new Map(),
): RowGrouper {
  const firstLines = new Map<string, number>()
  let current: GrowingGroup | null = null
  return {
    push(row) {
      if (row.filled === 0) return null
      const handle = handleOfRow(header, row)
      if (current && current.handle !== '' && (handle === current.handle || isOfRowAbove(header, row))) {
        addRow(current, row)
        return null
      }
      const done = current
      const repeats = apart.get(handle)?.find((line) => line !== row.line) ?? firstLines.get(handle) ?? null
      current = { handle, rows: [row], repeats, leftOut: null, characters: charactersOf(row) }
      if (handle !== '' && !firstLines.has(handle)) firstLines.set(handle, row.line)
      return done
    },
    end() {
      const done = current
      current = null
      return done
    },
    products: () => firstLines.size,
  }
}

/**
 * Whether a row that names no product is about a variant, a picture or a count: it is one of the product above, which is rejected with it rather
 * than imported by halves. Any other is a group of its own, so that it does not reject another product.
 */
export function isOfRowAbove(header: Header, row: CsvRow): boolean {
  if (handleOfRow(header, row) !== '') return false
  return isVariantRow(header, row) || OTHER_FIELDS.some((field) => cellOf(header, row, field) !== '')
}

/** Of pictures, and of what an inventory file counts. */
const OTHER_FIELDS = ['image_url', 'variant_image', 'location', 'available', 'on_hand', 'on_hand_new'] as const

/** What a row calls its product; empty where it names none. */
export function handleOfRow(header: Header, row: CsvRow): string {
  const name = cellOf(header, row, 'handle') || cellOf(header, row, 'title')
  return handleKey(normalizeLine(name))
}
