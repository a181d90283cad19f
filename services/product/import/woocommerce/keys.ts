import { handleKey } from '../../domain/slug.ts'
import { normalizeLine } from '../../domain/text.ts'
import type { Header } from '../file/header.ts'
import { type CsvRow, cellOf } from '../file/rows.ts'
import { readList } from './cells.ts'

/** The kinds of a row, such as `variation` and `virtual`; one without any is what its parent says. */
export function typesOf(header: Header, row: CsvRow): string[] {
  const types = readList(cellOf(header, row, 'woo_type').toLowerCase())
  if (types.length > 0) return types
  return cellOf(header, row, 'parent') === '' ? ['simple'] : ['variation']
}

export function isVariation(header: Header, row: CsvRow): boolean {
  return typesOf(header, row).some((type) => type.replace(/[_ ]/g, '-').endsWith('variation'))
}

const idKey = (id: string) => `id:${handleKey(id)}`
const skuKey = (sku: string) => `sku:${handleKey(normalizeLine(sku).replace(/^'/, ''))}`

/**
 * What a row's product is called: by its SKU, or else by its id, or else by its name. A variation names its product by `id:` or by
 * SKU; the first of them is translated by `aliases`, which has the ids of what goes by its SKU.
 */
export function keyOfRow(header: Header, row: CsvRow, aliases: ReadonlyMap<string, string>): string {
  if (isVariation(header, row)) {
    const parent = cellOf(header, row, 'parent')
    if (parent === '') return ''
    const [, id] = /^id: ?(\d+)$/i.exec(parent) ?? []
    return id === undefined ? skuKey(parent) : (aliases.get(idKey(id)) ?? idKey(id))
  }
  const [sku, id] = [cellOf(header, row, 'sku'), cellOf(header, row, 'woo_id')]
  if (sku !== '') return skuKey(sku)
  return id === '' ? handleKey(normalizeLine(cellOf(header, row, 'title'))) : idKey(id)
}

/** What a row's product is called by its id, where it has one. */
export function idOfRow(header: Header, row: CsvRow): string | null {
  const id = cellOf(header, row, 'woo_id')
  return id === '' ? null : idKey(id)
}

/** The other name of a row's product, where it has one. */
export function aliasOfRow(header: Header, row: CsvRow): string | null {
  return cellOf(header, row, 'sku') === '' || isVariation(header, row) ? null : idOfRow(header, row)
}
