import { isVisible } from '@stoa/kit/values/visible-text'
import type { ProductStatus } from '../../domain/product.ts'
import { normalizeLine } from '../../domain/text.ts'
import type { InventoryPolicy } from '../../domain/variant.ts'
import type { RejectedRow } from '../imported-product.ts'
import { maybeThousands, parseMinorUnits, withPoint } from '../money-text.ts'
import { errorDetail, isSpreadsheetError } from './damaged.ts'
import { readWrittenDay } from './day.ts'

/** Why a cell cannot be read. */
interface CellProblem {
  code: string
  detail: string
}

/**
 * Thrown by the readers below for a cell that cannot be read; `attempt` turns it into a rejected row. It is no Error: a stack
 * takes 0.1 ms, and a file may have a million such cells.
 */
class UnreadableCell {
  readonly problem: CellProblem
  constructor(problem: CellProblem) {
    this.problem = problem
  }
}

function fail(code: string, detail: string): never {
  throw new UnreadableCell({ code, detail })
}

const MONEY_DETAIL = {
  not_decimal: 'is not a price; write it like 19.99',
  negative: 'is below zero',
  too_precise: 'has more decimals than the currency',
  too_large: 'is too large',
  ambiguous: 'may be a number of thousands; write it without a mark between them, like 1000.00',
} as const

/** A price in minor units, or null for an empty cell. */
export function readPrice(text: string, exponent: number): number | null {
  if (text === '') return null
  const read = parseMinorUnits(text, exponent)
  if ('problem' in read) fail(`price_${read.problem}`, `"${text}" ${MONEY_DETAIL[read.problem]}`)
  return read.amount
}

/** How many digits a spreadsheet program keeps of a number that it shows as a power of ten cannot be told any more. */
function assertWhole(text: string, code: string, damaged: RegExp): string {
  if (isSpreadsheetError(text)) fail(code, errorDetail(text))
  if (!damaged.test(text)) return text
  return fail(code, `"${text}" is what a spreadsheet program made of a number; format the column as text`)
}

/**
 * An article number, or null for an empty cell. Several blanks become one, as in the API. `4E3` may be one; a plus or decimals make
 * it a power of ten.
 */
export function readSku(text: string): string | null {
  return assertWhole(normalizeLine(text), 'sku_damaged', /^\d(?:E\+|[.,]\d+E\+?)\d+$/i) || null
}

/** A barcode, or null for an empty cell. One that a spreadsheet program has turned into a power of ten has lost its digits. */
export function readBarcode(text: string): string | null {
  // A leading apostrophe is how spreadsheets keep an article number from becoming 1.23E+12.
  const barcode = normalizeLine(text).replace(/^'/, '')
  return assertWhole(barcode, 'barcode_damaged', /^\d(?:[.,]\d+)?E\+?\d+$/i) || null
}

/** What spreadsheet programs make of TRUE and FALSE when they save a file in the language of their user. */
const TRUE_WORDS = new Set(
  'true yes 1 y wahr vrai verdadero vero verdadeiro waar sand sant sann tosi prawda pravda igaz истина істина doğru'.split(
    ' ',
  ),
)
const FALSE_WORDS = new Set(
  'false no 0 n falsch faux falso onwaar falsk falskt usann epätosi fałsz nepravda hamis ложь хибність yanliş yanlış'.split(
    ' ',
  ),
)

/** What such a word says; null where a text is none. */
export function flagOf(text: string): boolean | null {
  const value = text.toLowerCase()
  if (TRUE_WORDS.has(value)) return true
  return FALSE_WORDS.has(value) ? false : null
}

/** Yes or no, as exports (`true`), spreadsheets (`TRUE`, `WAHR`, `1`) and people (`yes`) write it; null for an empty cell. */
export function readFlag(text: string): boolean | null {
  if (text === '') return null
  return flagOf(text) ?? fail('flag_invalid', `"${text}" is neither true nor false`)
}

/** As much as inventory takes to be owed. */
const MOST_OWED = 1_000_000

/** Units in stock, or null for an empty cell; below zero where more were sold than there were. */
export function readQuantity(text: string): number | null {
  if (text === '') return null
  if (!/^-?\d{1,9}(\.0*)?$/.test(text)) fail('quantity_invalid', `"${text}" is not a whole number of units`)
  if (maybeThousands(text, 0))
    fail('quantity_invalid', `"${text}" may be a number of thousands; write it without a point`)
  const quantity = Number.parseInt(text, 10)
  if (quantity < -MOST_OWED) fail('quantity_invalid', `"${text}" is more than ${MOST_OWED} units below zero`)
  // No zero below zero.
  return quantity === 0 ? 0 : quantity
}

// Milligrams keep pounds and ounces in whole numbers until the one rounding at the end.
const MAX_GRAMS = 100_000_000
const MILLIGRAMS: Record<string, number> = { g: 1000, kg: 1_000_000, oz: 28_350, lb: 453_592 }

/** A weight in whole grams, or null for an empty cell. `unit` is g, kg, oz or lb; empty means grams. */
export function readWeight(text: string, unit: string): number | null {
  if (text === '') return null
  const factor = MILLIGRAMS[unit === '' ? 'g' : unit.toLowerCase()]
  if (factor === undefined) fail('weight_unit_unknown', `"${unit}" is not a unit of weight (g, kg, oz, lb)`)
  const weight = withPoint(text)
  if (!/^\d{1,9}(\.\d+)?$/.test(weight)) fail('weight_invalid', `"${text}" is not a weight`)
  // Thousandths of a kilogram are grams, and eighths of a pound what scales show; thousandths of a gram are nobody's weight.
  if (factor === MILLIGRAMS.g && maybeThousands(text, 0)) {
    fail('weight_invalid', `"${text}" may be a number of thousands; write it without a point`)
  }
  const grams = Math.round((Number(weight) * factor) / 1000)
  if (grams > MAX_GRAMS) fail('weight_invalid', `"${text}" is more than ${MAX_GRAMS} grams`)
  return grams
}

/** `deny`/`continue` of classic exports, or the yes/no of "Continue selling when out of stock". */
export function readPolicy(text: string): InventoryPolicy | null {
  const value = text.toLowerCase()
  if (value === '') return null
  if (value === 'continue' || TRUE_WORDS.has(value)) return 'continue'
  if (value === 'deny' || FALSE_WORDS.has(value)) return 'deny'
  return fail('policy_invalid', `"${text}" is neither "deny" nor "continue"`)
}

/**
 * Status from the `Status` and `Published` cells. What Shopify keeps from its own shop window (`unlisted`, or active
 * but not published) becomes a draft: showing it would be worse than hiding it.
 */
export function readStatus(status: string, published: string): ProductStatus | null {
  const shown = readFlag(published)
  switch (status.toLowerCase()) {
    case '':
      return shown === null ? null : shown ? 'active' : 'draft'
    case 'active':
      return shown === false ? 'draft' : 'active'
    case 'draft':
    case 'unlisted':
      return 'draft'
    case 'archived':
      return 'archived'
    default:
      return fail('status_unknown', `"${status}" is not a status (active, draft, archived)`)
  }
}

function dayOf(text: string, whole: string, example: string): string {
  const read = readWrittenDay(text)
  if ('day' in read) return read.day
  if (read.problem === 'invalid') fail('moment_invalid', `"${whole}" is not a moment; write it like ${example}`)
  fail('moment_ambiguous', `"${whole}" may name the day or the month first; write it like ${example}`)
}

/** A day as RFC 3339 has it, or null for an empty cell; a time of the day behind it is left out. */
export function readDay(text: string): string | null {
  return text === '' ? null : dayOf(text.replace(/[T ].*$/s, ''), text, '2026-01-31')
}

const MOMENT = '2026-01-31T12:00:00Z'
const TIME = /^(\d\d?):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d:\d\d)?$/i

/** A moment as RFC 3339 has it, in UTC, or null for an empty cell. One that names no zone is in UTC. */
export function readMoment(text: string): string | null {
  if (text === '') return null
  const [written = '', time, ...rest] = text.split(/[T ]/i)
  const day = dayOf(written, text, MOMENT)
  const [, hour = '00', minute = '00', second = '00', zone = 'Z'] = TIME.exec(time ?? '0:00') ?? []
  const isTime = rest.length === 0 && (time === undefined || TIME.test(time))
  const at = isTime ? Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`) : Number.NaN
  if (Number.isNaN(at)) fail('moment_invalid', `"${text}" is not a moment; write it like ${MOMENT}`)
  return new Date(at).toISOString()
}

/** A picture's address: http(s), `//host/…` as https, or a path on this shop; null for an empty cell. */
export function readImageUrl(text: string): string | null {
  if (text === '') return null
  const url = text.startsWith('//') ? `https:${text}` : text
  if (/\p{Cc}/u.test(url)) fail('image_url_invalid', 'The address holds a control character')
  if (/^\/[^/\s\\]\S*$/.test(url)) return url
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) fail('image_url_invalid', `"${text}" is not a web address`)
  return url
}

/** A comma-separated list without blanks and repetitions. */
export function readTags(text: string): string[] {
  const seen = new Map<string, string>()
  for (const tag of text.split(',').map(normalizeLine)) {
    if (isVisible(tag) && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag)
  }
  return [...seen.values()]
}

/** Category names from the root down. Taxonomy ids (`aa-1-13`, `gid://…`, `166`) name nothing and are left out. */
export function readCategory(category: string, type: string): string[] {
  const named = !/^(gid:.*|\d+|[a-z]{2}(-\d+)*|uncategorized)$/i.test(category)
  const path = named
    ? category
        .split('>')
        .map(normalizeLine)
        .filter((name) => name !== '')
    : []
  if (path.length > 0) return path
  return type === '' ? [] : [type]
}

/** A value that has been read, unless there is a problem with it. */
export function readWithin<T>(value: T, problemOf: (value: T) => CellProblem | null): T {
  const problem = problemOf(value)
  if (problem) fail(problem.code, problem.detail)
  return value
}

/** Reads a cell. One that cannot be read is added to the rejected rows, and null returned. */
export function attempt<T>(rejected: RejectedRow[], line: number, column: string | null, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnreadableCell)) throw error
    rejected.push({ line, column, ...error.problem })
    return null
  }
}
