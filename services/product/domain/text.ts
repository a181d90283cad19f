import { normalised } from '@stoa/kit/values/normalised'
/** Lower-cases and removes diacritics, so that "Crème" and "creme" compare equal. */
export function foldText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  return normalised(text, 'NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** One line of text: control characters and runs of white space become one space, in NFC. */
export function normalizeLine(text: string): string {
  return normalised(text, 'NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Order by code unit: the same on every machine, unlike locale collation, so that cursors stay valid. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** 53-bit hash (cyrb53) of a text; deterministic, not for security. */
export function hashText(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
