import type { AttributeValue } from '../../domain/product.ts'
import { normalizeLine } from '../../domain/text.ts'
import { maybeThousands } from '../money-text.ts'
import { LINKED_VALUE } from './linked-values.ts'
import { textOfRichText } from './rich-text.ts'

/** What is not imported of a metafield: what names other things of its shop, and data without a form that we know. */
export type LeftOut = 'reference' | 'data'

/** A metafield as an attribute; null where nothing of it is one. */
interface Metafield {
  value: AttributeValue | null
  leftOut: LeftOut | null
}

const REFERENCE = /^(?:gid|shopify):\/\//i

/** Also an entry that is known by its name in the other shop. */
const isReference = (text: string) => REFERENCE.test(text) || LINKED_VALUE.test(text)

/** Between the entries of a list, and not at the end of an entity such as `&amp;`. */
const SEPARATOR = /(?<!&#?[a-z0-9]{2,8});\s+/i
const BETWEEN_REFERENCES = /[;,]\s*/

/** How Shopify writes units of length, volume and weight, and how people do. */
const UNITS: Record<string, string> = {
  ...{ MILLIMETERS: 'mm', CENTIMETERS: 'cm', METERS: 'm', INCHES: 'in', FEET: 'ft', YARDS: 'yd' },
  ...{ MILLILITERS: 'ml', CENTILITERS: 'cl', LITERS: 'l', CUBIC_METERS: 'm³', FLUID_OUNCES: 'fl oz' },
  ...{ PINTS: 'pt', QUARTS: 'qt', GALLONS: 'gal', GRAMS: 'g', KILOGRAMS: 'kg', OUNCES: 'oz', POUNDS: 'lb' },
}

function unitOf(unit: string): string {
  const words = UNITS[unit.toUpperCase()] ?? unit
  return (words === words.toUpperCase() ? words.toLowerCase() : words).replaceAll('_', ' ')
}

/** A number without zeros at its end; whatever else stands there as it is. */
function amountOf(value: unknown): string | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value === '')) return null
  return Number.isFinite(Number(value)) ? String(Number(value)) : String(value)
}

/** Measures, ratings, prices and formatted text as people would write them; null for any other data. */
function textOfObject(data: object): string | null {
  const { type, value, unit, scale_max, amount, currency_code } = data as Record<string, unknown>
  if (type === 'root') return textOfRichText(data)
  const [number, most, price] = [amountOf(value), amountOf(scale_max), amountOf(amount)]
  if (number !== null && typeof unit === 'string') return `${number} ${unitOf(unit)}`
  if (number !== null && most !== null) return `${number} / ${most}`
  if (price !== null && typeof currency_code === 'string') return `${String(amount)} ${currency_code}`
  return null
}

function textOfEntry(entry: unknown): { text: string } | { leftOut: LeftOut } {
  if (typeof entry === 'string') return isReference(entry) ? { leftOut: 'reference' } : { text: entry }
  if (typeof entry === 'number' || typeof entry === 'boolean') return { text: String(entry) }
  const isObject = typeof entry === 'object' && entry !== null && !Array.isArray(entry)
  const text = isObject ? textOfObject(entry) : null
  return text === null ? { leftOut: 'data' } : { text }
}

function readList(list: readonly unknown[]): Metafield {
  const entries = list.map(textOfEntry)
  const texts = entries.flatMap((entry) => ('text' in entry ? entry.text : []))
  const leftOut = entries.flatMap((entry) => ('leftOut' in entry ? entry.leftOut : []))[0] ?? null
  return { value: texts.length === 0 && leftOut ? null : texts, leftOut }
}

function readData(data: object): Metafield {
  if (Array.isArray(data)) return readList(data)
  const entry = textOfEntry(data)
  return 'text' in entry ? { value: entry.text || null, leftOut: null } : { value: null, leftOut: entry.leftOut }
}

/** A text that merely begins with a bracket is a text. */
function parseData(text: string): object | null {
  if (!/^[[{]/.test(text)) return null
  try {
    return JSON.parse(text) as object
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** `true`, `false` and plain numbers keep their kind. */
function readPlain(text: string): AttributeValue {
  if (text === 'true' || text === 'TRUE') return true
  if (text === 'false' || text === 'FALSE') return false
  // Few digits, and no zero is lost: article numbers, sizes and versions are shown as they were. What may be thousands is not made ones.
  const isNumber = !maybeThousands(text, 0) && /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(text)
  return isNumber && String(Number(text)) === text ? Number(text) : text
}

const entriesOf = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map(normalizeLine)
    .filter((entry) => entry !== '')

/** A metafield's cell as an attribute. Only the header tells whether `a; b` is a list of two or a text. */
export function readMetafield(cell: string, isList: boolean): Metafield {
  // The apostrophe with which a spreadsheet program keeps a number or a date as the text that it is.
  const text = cell.replace(/^'(?=[\d.,:/+\- ]+$)/, '')
  if (text !== cell) return { value: text, leftOut: null }
  const data = parseData(text)
  if (data) return readData(data)
  if (isReference(text.split(';', 1)[0] ?? '')) return readList(entriesOf(text, BETWEEN_REFERENCES))
  const entries = isList ? entriesOf(text, SEPARATOR) : []
  return entries.length > 1 ? readList(entries) : { value: readPlain(text), leftOut: null }
}
