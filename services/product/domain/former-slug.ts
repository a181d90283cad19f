import { normalised } from '@stoa/kit/values/normalised'
import { MAX_SLUG_LENGTH } from './slug.ts'
import { foldText, hashText } from './text.ts'

// Letters that Unicode does not decompose into a base letter and a mark.
const LATIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  '&': ' and ',
}

/**
 * The slug that releases before 0.1 made of a handle: letters without an ASCII form (Greek, Cyrillic, Han …) became a hash. Products
 * that were imported then have no handle and are recognised by it. Never change it: those slugs are stored.
 */
export function formerSlugOfHandle(handle: string): string {
  const key = handle.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9_-]{0,254}$/.test(key) ? key : formerSlugOf(key)
}

function formerSlugOf(text: string): string {
  const folded = foldText(normalised(text, 'NFC')).replace(/[^\x20-\x7e]|&/gu, (char) => LATIN[char] ?? char)
  const ascii = folded
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const lost = ascii === '' || /[^\P{L}a-z]|[^\P{N}0-9]/u.test(folded)
  if (!lost) return ascii.slice(0, MAX_SLUG_LENGTH).replace(/-$/, '')
  const mark = hashText(normalised(text, 'NFC')).toString(36).slice(0, 8)
  const head = ascii.slice(0, MAX_SLUG_LENGTH - 9).replace(/-$/, '')
  return head === '' ? `p-${mark}` : `${head}-${mark}`
}
