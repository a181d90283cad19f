import type { AttributeValue } from '../../domain/product.ts'
import { maybeThousands } from '../money-text.ts'

function isValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string')
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

/** JSON of an attribute's value, or undefined where a text is none. */
function parsed(text: string): AttributeValue | undefined {
  if (!/^["[\-\dtf]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    // `1.000` is a number to JSON and may be a thousand to whoever wrote it. What we write of a number has no zeros at its end.
    if (typeof value === 'number' && maybeThousands(text, 0) && String(value) !== text) return undefined
    return isValue(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** An attribute's value in a cell: a text as it is; numbers, yes and no and lists as JSON, and so a text that looks like one of them. */
export function writeValue(value: AttributeValue): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const isPlain = value !== '' && value === value.trim() && parsed(value) === undefined
  return isPlain ? value : JSON.stringify(value)
}

export function readValue(text: string): AttributeValue {
  return parsed(text) ?? text
}

/** Attributes that have no column, as one JSON object. */
export function readValues(text: string): Record<string, AttributeValue> | null {
  try {
    const values: unknown = JSON.parse(text)
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return null
    const entries = Object.entries(values)
    return entries.every(([, value]) => isValue(value))
      ? (Object.fromEntries(entries) as Record<string, AttributeValue>)
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
