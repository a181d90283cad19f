import type { Description, DescriptionResult } from '../../domain/description.ts'
import { checkVariants, optionsOf, PRODUCT_LIMITS } from '../../domain/option.ts'
import type { AttributeValue } from '../../domain/product.ts'
import { normalizeLine } from '../../domain/text.ts'
import type { ImportedMedia, ImportedProduct, ImportedVariant, ImportResult } from '../imported-product.ts'
import * as read from './cells.ts'
import type { Field } from './columns.ts'
import { attributeProblem, CATEGORY_LIMITS, FILE_LIMITS, findLongCells, listProblem, TAG_LIMITS } from './limits.ts'
import { type CsvRow, cellOf, type Header, type LeftOut, type RowGroup } from './rows.ts'
import {
  cellReader,
  headerOf,
  type ImportOptions,
  isVariantRow,
  type Reading,
  readOptionNames,
  readVariant,
  rejectWholeGroup,
} from './variants.ts'

/** The cell with the description of a product, empty when there is none. */
export function descriptionCell(header: Header, group: RowGroup): string {
  return firstFilled(header, group.rows, 'description')
}

/**
 * Reads the rows of one product of a Shopify export; its description has been read before. A product is imported whole or not at all: one bad row rejects
 * them all, the bad ones with their reasons, the others pointing at them.
 */
export function readProduct(
  header: Header,
  group: RowGroup,
  options: ImportOptions,
  description: DescriptionResult,
): ImportResult {
  const reading: Reading = { header, options, rejected: [] }
  checkGroup(reading, group)
  reading.rejected.push(...group.rows.flatMap((row) => findLongCells(header, row)))
  if (reading.rejected.length > 0) return { rejected: rejectWholeGroup(group, reading.rejected) }
  const optionNames = readOptionNames(header, group.rows)
  const rows = group.rows.filter((row) => isVariantRow(header, row))
  const variants = rows.map((row) => readVariant(reading, row, optionNames))
  const read = acceptDescription(reading, group, description)
  const product = readProductFields(reading, group, read, optionNames, variants)
  checkVariantRows(reading, group, optionNames, variants)
  checkMedia(reading, group, product)
  return reading.rejected.length > 0 ? { rejected: rejectWholeGroup(group, reading.rejected) } : { ok: product }
}

export function checkMedia(reading: Reading, group: RowGroup, { media }: Pick<ImportedProduct, 'media'>): void {
  if (media.length <= PRODUCT_LIMITS.media) return
  const line = group.rows[0]?.line ?? 0
  const column = headerOf(reading.header, 'image_url') ?? headerOf(reading.header, 'images')
  reading.rejected.push({ line, column, code: 'too_many_media', detail: `more than ${PRODUCT_LIMITS.media} pictures` })
}

function readProductFields(
  reading: Reading,
  group: RowGroup,
  description: Description | null,
  option_names: string[],
  variants: ImportedVariant[],
): ImportedProduct {
  const text = (field: Field) => firstFilled(reading.header, group.rows, field)
  const line = (field: Field) => normalizeLine(text(field)) || null
  const cell = cellReader(reading, group.rows[0] ?? { line: 0, cells: [], filled: 0, fault: null })
  const attributes = readAttributes(reading, group.rows)
  if (cell('gift_card', () => read.readFlag(text('gift_card')))) attributes.gift_card = true
  const tags =
    cell('tags', () => read.readWithin(read.readTags(text('tags')), (list) => listProblem(list, TAG_LIMITS))) ?? []
  return {
    missing: reading.header.missing,
    line: group.rows[0]?.line ?? 0,
    handle: group.handle,
    address: null,
    title: line('title'),
    description: description?.html || null,
    description_text: description?.html ? description.text : null,
    vendor: line('vendor'),
    type: line('type'),
    tags: tags.length > 0 ? tags : null,
    status: cell('status', () => read.readStatus(text('status'), text('published'))),
    category_paths: [cell('category', () => readCategoryPath(text('category'), text('type'))) ?? []],
    attributes,
    option_names: hasOptions(reading.header) ? option_names : null,
    media: readMedia(reading, group.rows, variants),
    variants,
    seo: { title: line('seo_title'), description: line('seo_description') },
    remarks: [],
  }
}

/** Whether the file says what options there are; one that has all columns of a new product always does. */
const hasOptions = ({ fields, missing }: Header) => missing.length === 0 || fields.has('option1_name')

/** Cells about the product are filled on the first row only, or on every row; the first filled one counts. */
function firstFilled(header: Header, rows: readonly CsvRow[], field: Field): string {
  for (const row of rows) {
    const text = cellOf(header, row, field)
    if (text !== '') return text
  }
  return ''
}

function readCategoryPath(category: string, type: string): string[] {
  const path = read.readCategory(normalizeLine(category), normalizeLine(type))
  const { levels: items, nameCharacters: itemCharacters } = CATEGORY_LIMITS
  return read.readWithin(path, (names) => listProblem(names, { items, itemCharacters }))
}

/** The description, or null when the cell is empty or cannot be one. */
export function acceptDescription(reading: Reading, group: RowGroup, result: DescriptionResult): Description | null {
  if ('description' in result) return result.description
  const { header, rejected } = reading
  const row = group.rows.find((row) => cellOf(header, row, 'description') !== '')
  rejected.push({ line: row?.line ?? 0, column: headerOf(header, 'description'), ...result.problem })
  return null
}

function readAttributes(reading: Reading, rows: readonly CsvRow[]): Record<string, AttributeValue> {
  const { header, rejected } = reading
  const attributes: Record<string, AttributeValue> = {}
  for (const [index, column] of header.columns.entries()) {
    if (column.kind !== 'attribute') continue
    const filled = rows.find((row) => (row.cells[index] ?? '').trim() !== '')
    if (!filled) continue
    const value = read.attempt(rejected, filled.line, header.names[index] ?? null, () =>
      read.readWithin(read.readAttribute((filled.cells[index] ?? '').trim()), attributeProblem),
    )
    if (value !== null) attributes[column.key] = value
  }
  return attributes
}

/** Pictures by their position; those without one follow in file order, and pictures of variants come last. */
function readMedia(reading: Reading, rows: readonly CsvRow[], variants: readonly ImportedVariant[]): ImportedMedia[] {
  const listed: (ImportedMedia & { position: number })[] = []
  for (const row of rows) {
    const cell = cellReader(reading, row)
    const url = cell('image_url', read.readImageUrl)
    if (url === null || listed.some((media) => media.url === url)) continue
    const position = cell('image_position', read.readQuantity) ?? Number.MAX_SAFE_INTEGER
    listed.push({ url, alt: normalizeLine(cellOf(reading.header, row, 'image_alt')) || null, position })
  }
  listed.sort((a, b) => a.position - b.position)
  const media: ImportedMedia[] = listed.map(({ url, alt }) => ({ url, alt }))
  const known = new Set(media.map(({ url }) => url))
  for (const { image_url: url } of variants) {
    if (url === null || known.has(url)) continue
    known.add(url)
    media.push({ url, alt: null })
  }
  return media
}

/** What is wrong with the rows of a product before anybody reads their cells. */
export function checkGroup(reading: Reading, group: RowGroup): void {
  const { header, rejected } = reading
  const first = group.rows[0]?.line ?? 0
  const reject = (line: number, field: Field | null, code: string, detail: string) =>
    rejected.push({ line, column: field && headerOf(header, field), code, detail })
  if (group.handle === '') reject(first, 'handle', 'handle_missing', noNameDetail(header))
  else if (group.repeats !== null) {
    reject(
      first,
      'handle',
      'handle_repeated',
      `rows of "${group.handle}" must stand together; others begin on line ${group.repeats}`,
    )
  } else if (
    header.source !== 'woocommerce' &&
    header.fields.has('title') &&
    firstFilled(header, group.rows, 'title') === ''
  ) {
    reject(first, 'title', 'title_missing', 'the product has no title')
  }
  if (group.leftOut) reject(first, 'handle', group.leftOut.code, leftOutDetail(group.leftOut))
  for (const { line, filled, fault } of group.rows) {
    if (fault) reject(line, null, fault.code, fault.detail)
    if (fault || filled <= header.names.length) continue
    reject(line, null, 'too_many_cells', `the row has ${filled} cells, the header ${header.names.length}`)
  }
}

const noNameDetail = ({ source }: Header) =>
  source === 'woocommerce'
    ? 'the row has no SKU, no ID, no name and no parent'
    : 'the row has neither a handle nor a title'

function leftOutDetail({ code, line, rows }: LeftOut): string {
  if (code === 'rows_far_apart') {
    return `its rows are too far apart to be kept in mind; sort the file so that variations follow their product`
  }
  const limit =
    code === 'too_many_rows'
      ? `${FILE_LIMITS.productRows} rows`
      : `${FILE_LIMITS.productCharacters} characters in all its rows`
  return `a product has at most ${limit}; ${rows} rows from line ${line} on were left out`
}

function checkVariantRows(reading: Reading, group: RowGroup, optionNames: string[], variants: ImportedVariant[]): void {
  // What only changes a known product is checked together with it.
  if (reading.header.missing.length > 0) return
  // Rows with a missing option value are reported already.
  if (reading.rejected.some((row) => row.code === 'option_value_missing')) return
  const first = group.rows[0]?.line ?? 0
  const column = headerOf(reading.header, 'option1_value')
  for (const { code, detail, index } of checkVariants(optionsOf(optionNames, variants), variants)) {
    const line = index === null ? first : (variants[index]?.line ?? first)
    reading.rejected.push({ line, column, code, detail })
  }
}
