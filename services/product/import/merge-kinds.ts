import type { AttributeValue } from '../domain/product.ts'
import { flagOf } from './file/cells.ts'
import { maybeThousands, withPoint } from './money-text.ts'

/** A text as the number that is stored, or as one that cannot be meant otherwise. */
function numberOf(text: string, stored: number): number | null {
  const decimal = /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : withPoint(text)
  if (!/^-?\d+(?:\.\d+)?$/.test(decimal)) return null
  const number = Number(decimal)
  return number === stored || !maybeThousands(text, 0) ? number : null
}

/** The value of a file, of the kind that is stored: a spreadsheet program writes `true` as `WAHR`, and `1.5` as `1,5`. */
function ofStoredKind(value: AttributeValue, stored: AttributeValue | undefined): AttributeValue {
  if (typeof value !== 'string') return value
  if (typeof stored === 'boolean') return flagOf(value) ?? value
  return typeof stored === 'number' ? (numberOf(value, stored) ?? value) : value
}

export function mergeAttributes(
  stored: Record<string, AttributeValue>,
  incoming: Record<string, AttributeValue>,
): Record<string, AttributeValue> {
  const known = Object.entries(incoming).map(([name, value]) => [
    name,
    ofStoredKind(value, Object.hasOwn(stored, name) ? stored[name] : undefined),
  ])
  return { ...stored, ...Object.fromEntries(known) }
}

const second = (moment: string) => Math.floor(Date.parse(moment) / 1_000)

/** When a product is published: as it is stored where the file says the same second, as dates of spreadsheet programs have no less. */
export function mergePublishedAt(stored: string | null, incoming: string | null): string | null {
  if (stored === null || incoming === null) return incoming ?? stored
  return second(stored) === second(incoming) ? stored : incoming
}

/** Whether a barcode is the stored one without the zeros before it, which a spreadsheet program takes away. */
export function hasLostZeros(stored: string | null, incoming: string | null): boolean {
  if (stored === null || incoming === null || !/^0\d+$/.test(stored)) return false
  return stored !== incoming && stored.replace(/^0+/, '') === incoming
}
