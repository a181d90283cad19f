import { foldText } from '../../domain/text.ts'
import type { Column, Field } from '../file/columns.ts'
import { WOO_COLUMNS, WOO_HEADERS, WOO_WEIGHT_UNITS } from './languages.ts'

type WooColumn = (typeof WOO_COLUMNS)[number]

/** Fields that WooCommerce's export has and other files have not. */
export type WooField =
  | ('woo_id' | 'woo_type' | 'visibility' | 'short_description' | 'sale_starts' | 'sale_ends' | 'tax_status')
  | ('in_stock' | 'backorders' | 'sale_price' | 'categories' | 'images' | 'parent' | 'position')

/** What else the header of a WooCommerce export says. */
export interface WooLayout {
  /** kg, g, lbs or oz; empty where the header does not say. */
  weightUnit: string
  /** Positions of the columns of each attribute. */
  attributes: readonly { name: number; values: number | null; visible: number | null }[]
  /** What the category of products without one is called, folded. */
  uncategorized: ReadonlySet<string>
}

interface Pattern {
  column: WooColumn
  prefix: string
  suffix: string
}

interface Language {
  exact: ReadonlyMap<string, WooColumn>
  patterns: readonly Pattern[]
}

const folded = (header: string) => foldText(header).replace(/\s+/g, ' ').trim()

function languageOf(headers: string): Language {
  const texts = headers.replace(/\s+/g, ' ').split('|')
  const named = WOO_COLUMNS.flatMap((column, index) =>
    (texts[index] ?? '').split('~').flatMap((text) => (text.trim() === '' ? [] : [{ column, text: folded(text) }])),
  )
  const [exact, patterns] = [new Map<string, WooColumn>(), [] as Pattern[]]
  for (const { column, text } of named) {
    const [prefix = '', suffix] = text.split(/%[ds]/)
    if (suffix !== undefined) patterns.push({ column, prefix, suffix })
    else if (!exact.has(text)) exact.set(text, column)
  }
  return { exact, patterns }
}

const LANGUAGES = Object.values(WOO_HEADERS).map(languageOf)
const UNCATEGORIZED = new Set(
  LANGUAGES.flatMap(({ exact }) => [...exact].flatMap(([text, column]) => (column === 'uncategorized' ? [text] : []))),
)

const WEIGHT_UNITS = new Map(
  Object.entries(WOO_WEIGHT_UNITS).flatMap(([unit, names]) => names.split('|').map((name) => [folded(name), unit])),
)

/** What plugins keep that WooCommerce itself has no column for: in a column `Meta: …`, whose first word is translated. */
const PLUGIN_FIELDS = new Map<string, Field>([
  ['_yoast_wpseo_title', 'seo_title'],
  ['rank_math_title', 'seo_title'],
  ['_yoast_wpseo_metadesc', 'seo_description'],
  ['rank_math_description', 'seo_description'],
  ['_ts_gtin', 'barcode'],
  ['_wpm_gtin_code', 'barcode'],
  ['_alg_ean', 'barcode'],
])

function pluginField(header: string): Field | undefined {
  const [, key] = /^[^:]{1,30}: (\w+)$/.exec(folded(header)) ?? []
  return key === undefined ? undefined : PLUGIN_FIELDS.get(key)
}

interface Meaning {
  column: WooColumn
  /** The number that stands for `%d`, or the unit that `%s` names: kg, g, lbs or oz. */
  inserted: string
}

function meaningIn({ exact, patterns }: Language, name: string): Meaning | null {
  const column = exact.get(name)
  if (column && column !== 'uncategorized') return { column, inserted: '' }
  // In every language only the word before the last of them is another.
  if (name.startsWith('gtin, upc, ean')) return { column: 'barcode', inserted: '' }
  for (const { column: found, prefix, suffix } of patterns) {
    if (name.length < prefix.length + suffix.length || !name.startsWith(prefix) || !name.endsWith(suffix)) continue
    const between = name.slice(prefix.length, name.length - suffix.length)
    const inserted = found === 'weight' ? WEIGHT_UNITS.get(between) : /^\d{1,3}$/.exec(between)?.[0]
    if (inserted !== undefined) return { column: found, inserted }
  }
  return null
}

/** What the columns of a file mean in the language in which most of them mean something, English where one says nothing in it. */
function meaningsOf(headers: readonly string[]): (Meaning | null)[] {
  const names = headers.map(folded)
  const [english, ...others] = LANGUAGES.map((language) => names.map((name) => meaningIn(language, name)))
  const known = (meanings: readonly (Meaning | null)[]) => meanings.filter((meaning) => meaning !== null).length
  const first = english ?? []
  const best = others.reduce((a, b) => (known(b) > known(a) ? b : a), first)
  return best.map((meaning, index) => meaning ?? first[index] ?? null)
}

/** Columns that tell a WooCommerce export from other tables with names and prices. */
const TELLING: readonly WooColumn[] = [
  ...(['woo_type', 'published', 'visibility', 'short_description', 'sale_starts', 'sale_ends', 'tax_status'] as const),
  ...(['in_stock', 'backorders', 'weight', 'sale_price', 'price', 'parent', 'attribute_name'] as const),
]

/** How many columns of a header WooCommerce has. */
export function countWooColumns(names: readonly string[]): number {
  return meaningsOf(names).filter((meaning) => meaning !== null).length
}

interface AttributeColumns {
  name: number | null
  values: number | null
  visible: number | null
}

const namedOf = (attributes: readonly AttributeColumns[]) =>
  attributes.flatMap(({ name, ...others }) => (name === null ? [] : [{ name, ...others }]))

/** The attribute that a column says whether to show of: in every language it is the one after the values, with the same number. */
function attributeShownBy(
  name: string,
  before: Meaning | null | undefined,
  attributes: ReadonlyMap<string, AttributeColumns>,
): AttributeColumns | undefined {
  if (before?.column !== 'attribute_values' || /\d{1,3}/.exec(name)?.[0] !== before.inserted) return undefined
  return attributes.get(before.inserted)
}

/** The header of a WooCommerce export, or null where it is none. */
export function wooColumnsOf(
  names: readonly string[],
): { columns: Column[]; fields: Map<Field, number>; layout: WooLayout } | null {
  const meanings = meaningsOf(names)
  const found = new Set(meanings.map((meaning) => meaning?.column))
  const isNamed = found.has('title') || found.has('sku') || found.has('woo_id')
  if (!isNamed || TELLING.filter((column) => found.has(column)).length < 2) return null
  const fields = new Map<Field, number>()
  const attributes = new Map<string, AttributeColumns>()
  const columns = names.map((name, index): Column => {
    const { column, inserted = '' } = meanings[index] ?? {}
    if (column === 'attribute_name' || column === 'attribute_values') {
      const attribute = attributes.get(inserted) ?? { name: null, values: null, visible: null }
      attributes.set(inserted, attribute)
      const part = column === 'attribute_name' ? 'name' : 'values'
      // In Hungarian a later column, that of defaults, is called like the values.
      if (attribute[part] !== null) return { kind: 'ignored' }
      attribute[part] = index
      return { kind: 'attribute', key: '', longKey: '' }
    }
    const shown = meanings[index] ? undefined : attributeShownBy(name, meanings[index - 1], attributes)
    if (shown) {
      shown.visible = index
      return { kind: 'attribute', key: '', longKey: '' }
    }
    const field = column === 'uncategorized' ? undefined : (column ?? pluginField(name))
    if (field === undefined) return { kind: 'ignored' }
    if (!fields.has(field)) fields.set(field, index)
    return { kind: 'field', field }
  })
  const handle = fields.get('sku') ?? fields.get('woo_id')
  if (handle !== undefined) fields.set('handle', handle)
  const weightUnit = meanings.find((meaning) => meaning?.column === 'weight')?.inserted ?? ''
  return {
    columns,
    fields,
    layout: { weightUnit, attributes: namedOf([...attributes.values()]), uncategorized: UNCATEGORIZED },
  }
}
