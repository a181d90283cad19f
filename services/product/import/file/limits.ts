import type { AttributeValue } from '../../domain/product.ts'
import type { RejectedRow } from '../imported-product.ts'
import type { Field } from './columns.ts'
import type { Header } from './header.ts'
import type { CsvRow } from './rows.ts'

/** What a file, and a product in it, may be at most, so that no file takes the memory of the process that reads it. */
export const FILE_LIMITS = {
  columns: 1_000,
  /** A longer record is a quoted cell that was never closed. */
  recordCharacters: 2_000_000,
  /** 2,048 variants and 250 pictures take fewer. */
  productRows: 4_096,
  /** Of all cells of a product; each cell counts as one more. Descriptions that stand on every row take most of it. */
  productCharacters: 16_000_000,
  /** Of products that have begun and not ended, in files whose rows do not stand together. */
  openCharacters: 32_000_000,
  /** The handle of each product is remembered until the file ends. */
  products: 250_000,
} as const

/**
 * Characters that a cell may have at most, so that nothing is parsed, compared or stored that the API would not take. The
 * description has its own limits (`domain/description.ts`).
 */
const CELL_LIMITS: Partial<Record<Field, number>> = {
  title: 500,
  vendor: 255,
  type: 255,
  // 250 tags of 255 characters, each with a backslash before it; how many there are is counted when they are read.
  tags: 130_000,
  categories: 130_000,
  // 250 addresses of 2,000 characters.
  images: 500_000,
  short_description: Number.POSITIVE_INFINITY,
  attributes: Number.POSITIVE_INFINITY,
  option1_name: 100,
  option2_name: 100,
  option3_name: 100,
  option1_value: 255,
  option2_value: 255,
  option3_value: 255,
  sku: 255,
  barcode: 255,
  tax_code: 64,
  image_url: 2000,
  variant_image: 2000,
  seo_title: 300,
}
const OTHER_CELL_LIMIT = 1000
/** A list of 100 values of 500 characters, each written as two, with what separates them. */
const ATTRIBUTE_CELL_LIMIT = 120_000

export const ATTRIBUTE_LIMITS = { characters: 5000, items: 100, itemCharacters: 500 } as const
export const TAG_LIMITS = { items: 250, itemCharacters: 255 } as const
export const CATEGORY_LIMITS = { paths: 100, levels: 10, nameCharacters: 200 } as const

function limitOf({ columns }: Header, index: number): number {
  const column = columns[index]
  if (column?.kind === 'attribute') return ATTRIBUTE_CELL_LIMIT
  if (column?.kind === 'ignored' || column === undefined) return Number.POSITIVE_INFINITY
  if (column.kind !== 'field') return OTHER_CELL_LIMIT
  return column.field === 'description' ? Number.POSITIVE_INFINITY : (CELL_LIMITS[column.field] ?? OTHER_CELL_LIMIT)
}

/** The cells of a row that are longer than anything the shop takes there. */
export function findLongCells(header: Header, row: CsvRow): RejectedRow[] {
  return row.cells.flatMap((cell, index) => {
    const limit = limitOf(header, index)
    if (cell.trim().length <= limit) return []
    const detail = `the cell has ${cell.length} characters; at most ${limit} are taken`
    return [{ line: row.line, column: header.names[index] ?? null, code: 'too_long', detail }]
  })
}

/** Why the categories of a product are none that the shop takes, or null. */
export function pathsProblem(paths: readonly (readonly string[])[]): { code: string; detail: string } | null {
  const { paths: most, levels: items, nameCharacters: itemCharacters } = CATEGORY_LIMITS
  if (paths.length > most) return { code: 'too_many', detail: `${paths.length} categories; at most ${most} are taken` }
  for (const path of paths) {
    const problem = listProblem(path, { items, itemCharacters })
    if (problem) return problem
  }
  return null
}

/** Why a list is no list that the shop takes, or null. */
export function listProblem(
  list: readonly string[],
  limits: { items: number; itemCharacters: number },
): { code: string; detail: string } | null {
  const { items, itemCharacters } = limits
  if (list.length > items) return { code: 'too_many', detail: `${list.length} entries; at most ${items} are taken` }
  if (list.every((entry) => entry.length <= itemCharacters)) return null
  return { code: 'too_long', detail: `an entry has more than ${itemCharacters} characters` }
}

/** Why an attribute's value is none that the shop takes, or null. */
export function attributeProblem(value: AttributeValue): { code: string; detail: string } | null {
  if (Array.isArray(value)) return listProblem(value, ATTRIBUTE_LIMITS)
  const { characters } = ATTRIBUTE_LIMITS
  if (typeof value !== 'string' || value.length <= characters) return null
  return { code: 'too_long', detail: `${value.length} characters; at most ${characters} are taken` }
}
