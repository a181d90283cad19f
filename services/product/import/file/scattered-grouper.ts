import { keyOfRow } from '../woocommerce/keys.ts'
import { addRow, charactersOf, type GrowingGroup, handleOfRow, isOfRowAbove, type RowGrouper } from './grouper.ts'
import type { Header } from './header.ts'
import { FILE_LIMITS } from './limits.ts'
import type { CsvRow } from './rows.ts'

/** Where the rows of the products of a file stand, from reading it before. */
export interface Scattered {
  /** What a product is called, and the line of its last row. */
  lastLines: ReadonlyMap<string, number>
  /** What a product goes by that is named by its id. */
  aliases: ReadonlyMap<string, string>
}

const NOTHING_KNOWN: Scattered = { lastLines: new Map(), aliases: new Map() }

/** Whether the rows of a product may stand anywhere in a file of this kind. */
export const isScattered = ({ source }: Pick<Header, 'source'>) =>
  source === 'woocommerce' || source === 'shopify_inventory'

/** What the product of each row is called, for rows in the order of the file. */
export function createRowKeys(header: Header, aliases: ReadonlyMap<string, string>): (row: CsvRow) => string {
  if (header.source === 'woocommerce') return (row) => keyOfRow(header, row, aliases)
  let above = ''
  return (row) => {
    if (above === '' || !isOfRowAbove(header, row)) above = handleOfRow(header, row)
    return above
  }
}

/**
 * Groups rows whose products do not stand together: WooCommerce writes them by id, and a variation may be far from its product;
 * Shopify's inventory export sorts its rows by something else than products, and each says all of its own variant. A
 * group ends with the last row that it has in the file. What cannot be kept until then is left out, which rejects the product.
 */
export function createScatteredGrouper(header: Header, known: Scattered = NOTHING_KNOWN): RowGrouper {
  const open = new Map<string, GrowingGroup>()
  const keyOf = createRowKeys(header, known.aliases)
  let [begun, unnamed, openCharacters] = [0, 0, 0]
  const groupOf = (handle: string): GrowingGroup => {
    const group = open.get(handle) ?? { handle, rows: [], repeats: null, leftOut: null, characters: 0 }
    if (!open.has(handle)) begun += 1
    open.set(handle, group)
    return group
  }
  return {
    push(row: CsvRow) {
      if (row.filled === 0) return null
      const handle = keyOf(row)
      if (handle === '') {
        unnamed += 1
        return { handle, rows: [row], repeats: null, leftOut: null }
      }
      const group = groupOf(handle)
      const isFull = openCharacters + charactersOf(row) > FILE_LIMITS.openCharacters
      if (isFull) group.leftOut ??= { code: 'rows_far_apart', line: row.line, rows: 0 }
      const before = group.rows.length
      addRow(group, row)
      if (group.rows.length > before) openCharacters += charactersOf(row)
      if (row.line < (known.lastLines.get(handle) ?? 0)) return null
      open.delete(handle)
      openCharacters -= group.rows.reduce((sum, each) => sum + charactersOf(each), 0)
      return group
    },
    end: () => null,
    products: () => begun + unnamed,
  }
}
