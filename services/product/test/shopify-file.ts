import { readFileSync } from 'node:fs'
import t from 'tap'
import { readDescription } from '../domain/description.ts'
import { createRecordReader } from '../import/csv/records.ts'
import { createRowGrouper } from '../import/file/grouper.ts'
import { readHeader } from '../import/file/header.ts'
import { cutRecord, type RowGroup } from '../import/file/rows.ts'
import type { ImportedProduct, RejectedRow } from '../import/imported-product.ts'
import { descriptionCell, readProduct } from '../import/shopify/product.ts'

const options = { currency: 'USD', exponentOf: (currency: string) => (currency === 'JPY' ? 0 : 2), today: '2026-01-01' }

/** Reads a whole file the way the import flow does, row by row. */
export function importText(text: string): {
  products: ImportedProduct[]
  rejected: RejectedRow[]
  ignored: readonly string[]
} {
  const reader = createRecordReader(',', { recordCharacters: text.length + 1 })
  const [first, ...rest] = [...reader.push(text.replace(/^\uFEFF/, '')), ...reader.end()]
  const read = readHeader(first?.cells ?? [])
  if ('problem' in read) throw new Error(read.problem.detail)
  const grouper = createRowGrouper(read.header)
  const groups: RowGroup[] = []
  for (const { line, cells, fault } of rest) {
    const done = grouper.push({ line, fault, ...cutRecord(cells, read.header.names.length) })
    if (done) groups.push(done)
  }
  const last = grouper.end()
  if (last) groups.push(last)
  const products: ImportedProduct[] = []
  const rejected: RejectedRow[] = []
  for (const group of groups) {
    const result = readProduct(read.header, group, options, readDescription(descriptionCell(read.header, group)))
    if ('ok' in result) products.push(result.ok)
    else rejected.push(...result.rejected)
  }
  return { products, rejected, ignored: read.header.ignored }
}

/** The text of a sample export. */
export function sample(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
}

/** Rows from objects; quotes every cell, as spreadsheets may. */
export function csv(rows: Record<string, string>[], eol = '\n'): string {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [line(headers), ...rows.map((row) => line(headers.map((header) => row[header] ?? '')))].join(eol) + eol
}

/** What a merge needs, with ids that count up. */
export function context(categoryIds: string[] = [], now = '2026-01-01T00:00:00.000Z') {
  let last = 0
  return {
    newId: (kind: string) => `${kind}_${++last}`,
    slug: 'p',
    newSlug: null,
    categoryIds,
    withoutQuantity: null,
    now,
  }
}

/** The one product of a file without rejected rows. */
export function only(text: string): ImportedProduct {
  const { products, rejected } = importText(text)
  t.same(rejected, [])
  const [product] = products
  if (!product) throw new Error('no product')
  return product
}
