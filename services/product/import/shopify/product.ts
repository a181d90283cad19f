import type { Description, DescriptionResult } from '../../domain/description.ts'
import { PRODUCT_LIMITS } from '../../domain/option.ts'
import { isSlug } from '../../domain/slug.ts'
import { normalizeLine } from '../../domain/text.ts'
import * as read from '../file/cells.ts'
import type { Field } from '../file/columns.ts'
import { remarkOnDescription } from '../file/description-remarks.ts'
import { checkGroup, firstFilled } from '../file/group-checks.ts'
import type { Header } from '../file/header.ts'
import { findLongCells, listProblem, pathsProblem, TAG_LIMITS } from '../file/limits.ts'
import { settleOversold } from '../file/oversold.ts'
import {
  acceptDescription,
  cellReader,
  checkMedia,
  checkVariantRows,
  type ImportOptions,
  type Reading,
  readEach,
  rejectWholeGroup,
} from '../file/reading.ts'
import { type CsvRow, cellOf, type RowGroup } from '../file/rows.ts'
import { remarkOnZeroPrices } from '../file/zero-prices.ts'
import type { ImportedMedia, ImportedProduct, ImportedVariant, ImportResult } from '../imported-product.ts'
import { readList, readPaths } from '../own/lists.ts'
import { readAttributes } from './attributes.ts'
import { followCommands, isLeftOut } from './commands.ts'
import { remarkOnLinkedValues } from './linked-values.ts'
import { isVariantRow, readOptionNames, readVariant } from './variants.ts'

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
  const reading: Reading = { header, options, rejected: [], remarks: [] }
  checkGroup(reading, group)
  reading.rejected.push(...group.rows.flatMap((row) => findLongCells(header, row)))
  const wanted = followCommands(reading, group)
  if (reading.rejected.length > 0) return { rejected: rejectWholeGroup(group, reading.rejected) }
  const optionNames = readOptionNames(header, group.rows)
  const rows = wanted.filter((row) => isVariantRow(header, row))
  const variants = readEach(reading, rows, (row) => readVariant(reading, row, optionNames))
  const read = acceptDescription(reading, group, description)
  const product = readProductFields(reading, group, read, optionNames, variants)
  checkVariantRows(reading, group, { option_names: optionNames, variants }, 'option1_value')
  checkMedia(reading, group, product)
  remarkOnDescription(reading, group, product)
  settleOversold(reading, product)
  remarkOnLinkedValues(reading, variants)
  remarkOnZeroPrices(reading, product)
  return reading.rejected.length > 0 ? { rejected: rejectWholeGroup(group, reading.rejected) } : { ok: product }
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
  const isOwn = reading.header.source === 'own'
  const readTags = isOwn ? readList : read.readTags
  const tags =
    cell('tags', () => read.readWithin(readTags(text('tags')), (list) => listProblem(list, TAG_LIMITS))) ?? []
  return {
    missing: reading.header.missing,
    line: group.rows[0]?.line ?? 0,
    handle: group.handle,
    former_handle: null,
    ...{ address: isOwn ? text('slug') || null : null, slug: cell('slug', () => readSlug(text('slug'))) },
    published_at: cell('published_at', () => read.readMoment(text('published_at'))),
    title: line('title'),
    description: description?.html || null,
    description_text: description?.html ? description.text : null,
    vendor: line('vendor'),
    type: line('type'),
    tags: tags.length > 0 ? tags : null,
    status: cell('status', () => read.readStatus(text('status'), text('published'))),
    category_paths: cell(isOwn ? 'categories' : 'category', () => readCategories(reading.header, text)) ?? [],
    attributes,
    option_names: hasOptions(reading.header) ? option_names : null,
    media: readMedia(reading, group.rows, variants),
    variants,
    seo: { title: line('seo_title'), description: line('seo_description') },
    remarks: reading.remarks,
  }
}

/** Whether the file says what options there are; one that has all columns of a new product always does. */
const hasOptions = ({ fields, missing }: Header) => missing.length === 0 || fields.has('option1_name')

function readCategories({ source }: Header, text: (field: Field) => string): string[][] {
  const paths =
    source === 'own'
      ? readPaths(text('categories'))
      : [read.readCategory(normalizeLine(text('category')), normalizeLine(text('type')))]
  return read.readWithin(paths, pathsProblem)
}

function readSlug(text: string): string | null {
  return text === '' ? null : read.readWithin(text, slugProblem)
}

function slugProblem(text: string) {
  return isSlug(text) ? null : { code: 'slug_invalid', detail: `"${text}" cannot be a part of an address` }
}

/** Pictures by their position; those without one follow in file order, and pictures of variants come last. */
function readMedia(reading: Reading, rows: readonly CsvRow[], variants: readonly ImportedVariant[]): ImportedMedia[] {
  const listed: (ImportedMedia & { position: number })[] = []
  const known = new Set<string>()
  for (const row of rows) {
    // One more than a product may have is enough for it to be refused.
    if (listed.length > PRODUCT_LIMITS.media) break
    if (isLeftOut(reading.header, row, 'image_command')) continue
    const cell = cellReader(reading, row)
    const url = cell('image_url', read.readImageUrl)
    if (url === null || known.has(url)) continue
    known.add(url)
    const position = cell('image_position', read.readQuantity) ?? Number.MAX_SAFE_INTEGER
    listed.push({ url, alt: normalizeLine(cellOf(reading.header, row, 'image_alt')) || null, position })
  }
  listed.sort((a, b) => a.position - b.position)
  const media: ImportedMedia[] = listed.map(({ url, alt }) => ({ url, alt }))
  for (const { image_url: url } of variants) {
    if (url === null || known.has(url)) continue
    known.add(url)
    media.push({ url, alt: null })
  }
  return media
}
