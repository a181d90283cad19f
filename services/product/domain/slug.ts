import { foldText, hashText } from './text.ts'

/** Longest slug; Shopify allows handles of 255 characters. */
export const MAX_SLUG_LENGTH = 255

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
 * ASCII kebab-case slug of any text. Letters without an ASCII form (Greek, Cyrillic, Han …) cannot be spelt, so a
 * hash of the whole text is added: different texts keep different slugs, and the same text always gets the same one.
 */
export function makeSlug(text: string): string {
  const folded = foldText(text.normalize('NFC')).replace(/[^\x20-\x7e]|&/gu, (char) => LATIN[char] ?? char)
  const ascii = folded
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const lost = ascii === '' || /[^\P{L}a-z]|[^\P{N}0-9]/u.test(folded)
  if (!lost) return ascii.slice(0, MAX_SLUG_LENGTH).replace(/-$/, '')
  const mark = hashText(text.normalize('NFC')).toString(36).slice(0, 8)
  const head = ascii.slice(0, MAX_SLUG_LENGTH - 9).replace(/-$/, '')
  return head === '' ? `p-${mark}` : `${head}-${mark}`
}

/** The slug of a Shopify handle: kept as it is where it is already a URL-safe name (`_` and `--` are legal there). */
export function slugOfHandle(handle: string): string {
  const lower = handle.trim().toLowerCase()
  return isSlug(lower) ? lower : makeSlug(lower)
}

/** Whether a text may be used as a slug as it stands. */
export function isSlug(text: string): boolean {
  return text.length <= MAX_SLUG_LENGTH && /^[a-z0-9][a-z0-9_-]*$/.test(text)
}

/** The next slug to try when one is taken: `shirt`, `shirt-2`, `shirt-3` … */
export function slugAfter(slug: string, attempt: number): string {
  const next = `${slug.slice(0, 245)}-${attempt + 1}`
  return isSlug(next) ? next : makeSlug(next)
}
