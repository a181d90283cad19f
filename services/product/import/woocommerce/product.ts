import type { Description, DescriptionResult } from '../../domain/description.ts'
import { PRODUCT_LIMITS } from '../../domain/option.ts'
import type { AttributeValue } from '../../domain/product.ts'
import { makeSlug } from '../../domain/slug.ts'
import { foldText } from '../../domain/text.ts'
import * as cells from '../file/cells.ts'
import { remarkOnDescription } from '../file/description-remarks.ts'
import { checkGroup } from '../file/group-checks.ts'
import type { Header } from '../file/header.ts'
import { attributeProblem, findLongCells, listProblem, pathsProblem, TAG_LIMITS } from '../file/limits.ts'
import { settleOversold } from '../file/oversold.ts'
import {
  acceptDescription,
  cellReader,
  checkMedia,
  checkVariantRows,
  headerOf,
  type ImportOptions,
  type Reading,
  rejectWholeGroup,
} from '../file/reading.ts'
import { type CsvRow, cellOf, type RowGroup } from '../file/rows.ts'
import { remarkOnZeroPrices } from '../file/zero-prices.ts'
import type { ImportedProduct, ImportedVariant, ImportResult } from '../imported-product.ts'
import * as read from './cells.ts'
import { remarkOnShortcodes, remarkOnVariations } from './description.ts'
import { aliasOfRow, idOfRow, isVariation, typesOf } from './keys.ts'
import { type Remark, remarksOn } from './prices.ts'
import { attributesOf, expandVariations, optionNamesOf, readImagesOf, readSku, readVariants } from './variants.ts'

const NOT_SOLD_BY_ITSELF: Record<string, string> = {
  grouped: 'a grouped product is a page that shows others, which are imported by themselves',
  external: 'an external product is sold at another address and cannot be bought here',
}

/** Kinds that are what they say here too; `subscription` is said by itself. */
const KNOWN_TYPES = /^(simple|variable|virtual|downloadable)$|subscription/

/** Whether a variation is for sale when its product is: -1 says of it that the product is a draft. */
function isEnabled(reading: Reading, row: CsvRow): boolean {
  const shown = cellReader(reading, row)('published', read.readPublished)
  return shown !== false || cellOf(reading.header, row, 'published') === '-1'
}

/** Columns of plugins that keep each language of a product as a product of its own (WPML, Polylang). */
const LANGUAGE_PLUGIN = /_wpml|wpml_|_pll_|polylang/i

/** Why the rows are no product that can be sold here; null when they may be one. */
function checkRows(reading: Reading, group: RowGroup): CsvRow | null {
  const { header, rejected } = reading
  const reject = (line: number, field: Parameters<typeof headerOf>[1], code: string, detail: string) =>
    rejected.push({ line, column: headerOf(header, field), code, detail })
  const [first] = group.rows
  const [parent, other] = group.rows.filter((row) => !isVariation(header, row))
  if (!parent) {
    const detail = 'the file has no product that this variation belongs to'
    reject(first?.line ?? 0, 'parent', 'parent_missing', detail)
    return null
  }
  if (other) {
    const isTranslated = header.names.some((name) => LANGUAGE_PLUGIN.test(name))
    const way = isTranslated ? '; the file has the languages of a plugin as products: export one language' : ''
    const detail = `the products of lines ${parent.line} and ${other.line} have the same SKU or name${way}`
    reject(other.line, 'handle', 'handle_repeated', detail)
  }
  if (header.fields.has('title') && read.readTitle(cellOf(header, parent, 'title')) === '') {
    reject(parent.line, 'title', 'title_missing', 'the product has no name')
  }
  // Where variations have their own, too: it is what recognises the product.
  if (group.rows.length > 1) cellReader(reading, parent)('sku', readSku)
  const types = typesOf(header, parent)
  for (const type of types) {
    const detail = NOT_SOLD_BY_ITSELF[type]
    if (detail) reject(parent.line, 'woo_type', `${type}_product`, detail)
  }
  if (types.some((type) => type.startsWith('variable')) && group.rows.length === 1) {
    reject(parent.line, 'woo_type', 'variations_missing', 'the file has no variations of this variable product')
  }
  const variations = group.rows.filter((row) => row !== parent)
  const enabled = variations.filter((row) => isEnabled(reading, row))
  if (variations.length > 0 && enabled.length === 0) {
    reject(
      parent.line,
      'published',
      'variations_disabled',
      'none of its variations is for sale in the shop they come from',
    )
  }
  if (optionNamesOf(header, parent, variations).length > PRODUCT_LIMITS.options) {
    const detail = `at most ${PRODUCT_LIMITS.options} options`
    rejected.push({ line: parent.line, column: null, code: 'too_many_options', detail })
  }
  return parent
}

function readStatus(reading: Reading, row: CsvRow, remark: Remark): ImportedProduct['status'] {
  const cell = cellReader(reading, row)
  const published = cell('published', read.readPublished)
  if (published === null) return null
  const isHidden = cellOf(reading.header, row, 'visibility').toLowerCase() === 'hidden'
  if (published && isHidden) {
    remark(row.line, 'visibility', 'hidden', 'it is hidden in the shop that it comes from; it is a draft here')
  }
  return published && !isHidden ? 'active' : 'draft'
}

function readCategories(reading: Reading, row: CsvRow): string[][] {
  const cell = cellReader(reading, row)
  const paths = (text: string) =>
    read
      .readList(text)
      .map((path) => path.split('>').map(read.readLine).filter(Boolean))
      .filter(([root = '', next]) => next !== undefined || !reading.header.woo?.uncategorized.has(foldText(root)))
  const all = cell('categories', (text) => cells.readWithin(paths(text), pathsProblem))
  // Above a category that is named stand its parents, which need not be named too.
  const keyOf = (path: readonly string[]) => JSON.stringify(path)
  const parents = new Set((all ?? []).flatMap((path) => path.slice(1).map((_, at) => keyOf(path.slice(0, at + 1)))))
  return (all ?? []).filter((path) => !parents.has(keyOf(path)))
}

function readAttributes(reading: Reading, row: CsvRow, optionNames: readonly string[]): Record<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>()
  const options = new Set(optionNames.map(foldText))
  for (const { name, values, isHidden } of attributesOf(reading.header, row)) {
    const [first] = values
    if (first === undefined || isHidden || options.has(foldText(name))) continue
    const key = makeSlug(name).replaceAll('-', '_').slice(0, 90)
    const value = cells.attempt(reading.rejected, row.line, name, () =>
      cells.readWithin<AttributeValue>(values.length === 1 ? first : values, attributeProblem),
    )
    if (value !== null) attributes.set(attributes.has(key) ? `${key}_${attributes.size + 1}` : key, value)
  }
  return Object.fromEntries(attributes)
}

/** Says of a row which several variants are made of that they have one SKU: no two are told by it. */
function remarkOnRepeatedSkus(header: Header, combinations: ReturnType<typeof expandVariations>, remark: Remark): void {
  const counts = new Map<CsvRow, number>()
  for (const { row } of combinations) counts.set(row, (counts.get(row) ?? 0) + 1)
  for (const [row, count] of counts) {
    const sku = cellOf(header, row, 'sku')
    const detail = `the ${count} variants that this variation stands for all have the SKU "${sku}"; give each its own`
    if (count > 1 && sku !== '') remark(row.line, 'sku', 'sku_repeated', detail)
  }
}

/** The options of a product and its variants. */
function readOptions(reading: Reading, group: RowGroup, parent: CsvRow, remark: Remark) {
  const { header } = reading
  const rest = group.rows.filter((row) => row !== parent)
  if (rest.length === 0) {
    return {
      names: [],
      variants: readVariants(reading, [{ row: parent, values: {}, isOneOfMany: false }], parent, remark),
    }
  }
  const positionOf = (row: CsvRow) => Number.parseInt(cellOf(header, row, 'position'), 10) || 0
  const sorted = [...rest].sort((a, b) => positionOf(a) - positionOf(b))
  for (const { line } of sorted.filter((row) => !isEnabled(reading, row))) {
    const detail = 'this variation is not for sale; it is left out, and stays as it is where the product has it already'
    remark(line, 'published', 'variation_disabled', detail)
  }
  const names = optionNamesOf(header, parent, rest)
  const combinations = expandVariations(
    header,
    parent,
    sorted.filter((row) => isEnabled(reading, row)),
    names,
  )
  const counted = combinations.find(
    ({ row, isOneOfMany }) => isOneOfMany && /[1-9]/.test(cellOf(header, row, 'quantity')),
  )
  const shared = rest.find((row) => cellOf(header, row, 'quantity').toLowerCase() === 'parent') ?? counted?.row
  if (shared) {
    const detail = 'several variants share one number of units there; here each has its own, which is to be counted'
    remark(shared.line, 'quantity', 'stock_shared', detail)
  }
  remarkOnRepeatedSkus(header, combinations, remark)
  return { names, variants: readVariants(reading, combinations, parent, remark) }
}

function mediaOf(images: readonly string[], variants: readonly ImportedVariant[]) {
  const urls = new Set([...images, ...variants.flatMap(({ image_url }) => image_url ?? [])])
  return [...urls].map((url) => ({ url, alt: null }))
}

function readFields(
  reading: Reading,
  group: RowGroup,
  parent: CsvRow,
  description: Description | null,
): ImportedProduct {
  const { header } = reading
  const remark = remarksOn(reading)
  const cell = cellReader(reading, parent)
  const line = (field: 'seo_title' | 'seo_description') => read.readLine(cellOf(header, parent, field)) || null
  // What has `%%` in it is a template of the plugin.
  const seo = (field: 'seo_title' | 'seo_description') => (line(field)?.includes('%') ? null : line(field))
  const { names, variants } = readOptions(reading, group, parent, remark)
  const tags = cell('tags', (text) => cells.readWithin(read.readList(text), (list) => listProblem(list, TAG_LIMITS)))
  const types = typesOf(header, parent)
  if (types.includes('downloadable')) {
    remark(parent.line, 'woo_type', 'downloadable', 'its files are not sent to buyers')
  }
  if (types.some((type) => type.includes('subscription'))) {
    remark(parent.line, 'woo_type', 'subscription', 'it is sold once, like any other product')
  }
  for (const type of types.filter((each) => !KNOWN_TYPES.test(each))) {
    const detail = `what a "${type}" product is beside an ordinary one, such as its parts, is not imported`
    const column = headerOf(header, 'woo_type')
    reading.remarks.push({ line: parent.line, column, code: 'type_unknown', detail, is_about_file: true })
  }
  const title = read.readTitle(cellOf(header, parent, 'title')) || null
  return {
    missing: header.missing,
    line: group.rows[0]?.line ?? 0,
    handle: group.handle,
    // One that had no SKU yet came by its id.
    former_handle: aliasOfRow(header, parent),
    is_named_by_id: group.handle === idOfRow(header, parent),
    ...{ address: title, slug: null, published_at: null, is_of_wordpress: true },
    title,
    description: description?.html || null,
    description_text: description?.html ? description.text : null,
    vendor: read.readList(cellOf(header, parent, 'vendor'))[0] ?? null,
    type: null,
    tags: tags && tags.length > 0 ? tags : null,
    status: readStatus(reading, parent, remark),
    category_paths: readCategories(reading, parent),
    attributes: readAttributes(reading, parent, names),
    option_names: header.missing.length === 0 || names.length > 0 ? names : null,
    media: mediaOf(readImagesOf(reading, parent, remark), variants),
    variants,
    seo: { title: seo('seo_title'), description: seo('seo_description') },
    remarks: reading.remarks,
  }
}

/** Reads the rows of one product of a WooCommerce export; its description has been read before. */
export function readWooProduct(
  header: Header,
  group: RowGroup,
  options: ImportOptions,
  description: DescriptionResult,
): ImportResult {
  const reading: Reading = { header, options, rejected: [], remarks: [] }
  const { rejected } = reading
  checkGroup(reading, group)
  rejected.push(...group.rows.flatMap((row) => findLongCells(header, row)))
  const parent = rejected.length === 0 ? checkRows(reading, group) : null
  if (!parent || rejected.length > 0) return { rejected: rejectWholeGroup(group, rejected) }
  const product = readFields(reading, group, parent, acceptDescription(reading, group, description))
  remarkOnShortcodes(reading, parent)
  remarkOnVariations(reading, group)
  checkMedia(reading, group, product)
  remarkOnDescription(reading, group, product)
  settleOversold(reading, product)
  remarkOnZeroPrices(reading, product)
  checkVariantRows(reading, group, product, null)
  return rejected.length > 0 ? { rejected: rejectWholeGroup(group, rejected) } : { ok: product }
}
