import { normalised } from '@stoa/kit/values/normalised'
import { invalidField } from '@stoa/kit/values/problem'
import anyAscii from 'any-ascii'
import { hashText } from './text.ts'

/** Longest slug; Shopify allows handles of 255 characters. */
export const MAX_SLUG_LENGTH = 255

/** Ids and slugs stand in the same place of an address. */
const LIKE_AN_ID = /^[a-z]{3}_[0-9a-z]{26}$/

/** ASCII kebab-case slug of any text; letters of other scripts are spelt in Latin ones. Two texts may have one slug. */
export function makeSlug(text: string): string {
  const ascii = anyAscii(normalised(text, 'NFC').slice(0, 2_000).replaceAll('&', ' and '))
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH + 1)
    .replace(/^-/, '')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/-$/, '')
  // Marks and private characters alone have no spelling.
  return ascii === '' ? `p-${hashText(normalised(text, 'NFC')).toString(36).slice(0, 8)}` : ascii
}

/** A handle as it is compared: Shopify tells no two apart by case. */
export function handleKey(handle: string): string {
  return normalised(handle, 'NFC').trim().toLowerCase()
}

/** The slug of a handle: kept as it is where it is already a URL-safe name (`_` and `--` are legal there). */
export function slugOfHandle(handle: string): string {
  const key = handleKey(handle)
  return isSlug(key) ? key : makeSlug(key)
}

/** Whether a text may be used as a slug as it stands. */
export function isSlug(text: string): boolean {
  return text.length <= MAX_SLUG_LENGTH && /^[a-z0-9][a-z0-9_-]*$/.test(text) && !LIKE_AN_ID.test(text)
}

/** A slug that staff have given, if they have; throws for one that may not be used. */
export function givenSlug(slug: string | undefined): string | undefined {
  if (slug !== undefined && !isSlug(slug)) throw invalidField('/slug', 'like_an_id', 'A slug may not look like an id.')
  return slug
}

/** How many numbered slugs are tried before one is made that nobody else has. */
const NUMBERED = 20

/** The next slug to try when one is taken: `shirt`, `shirt-2` … `shirt-20`, then one that ends like the `id` of what it is for. */
export function slugAfter(slug: string, attempt: number, id: string): string {
  const suffix = attempt < NUMBERED ? String(attempt + 1) : id.slice(-12)
  return `${slug.slice(0, 240).replace(/-$/, '')}-${suffix}`
}

/** Addresses that people and search engines may know; more than these are forgotten, the oldest first. */
const KEPT_SLUGS = 50

/** The slugs that something had, once its slug is another one. */
export function formerSlugsAfter(former: readonly string[], before: string, after: string): readonly string[] {
  if (after === before) return former
  return [...former.filter((slug) => slug !== after && slug !== before), before].slice(-KEPT_SLUGS)
}
