import { canonicalLocale } from '@stoa/kit/values/locale'
import { invalidField } from '@stoa/kit/values/problem'
import { isVisible } from '@stoa/kit/values/visible-text'
import type { Description } from './description.ts'
import { normalizeLine } from './text.ts'

/** What an option and its values are called; by the names and values that identify them. */
export interface OptionLabels {
  label?: string
  values?: Record<string, string>
}

/** The texts of a product in one language; what is missing falls back. */
export interface ProductTranslation {
  title?: string
  /** Sanitised HTML, and the text of it without markup. */
  description?: string
  description_text?: string
  seo?: { title?: string; description?: string }
  options?: Record<string, OptionLabels>
}

export interface CategoryTranslation {
  name?: string
  description?: string
}

export interface CollectionTranslation {
  title?: string
  description?: string
}

/** Canonical BCP 47 tag → texts. */
export type Translations<T> = Readonly<Record<string, T>>

/** Most products have none, and share this. */
export const UNTRANSLATED: Translations<never> = Object.freeze({})

type Nullable<T> = { [K in keyof T]?: T[K] | null }

/** A merge patch: null and an empty text remove. */
export interface ProductTranslationPatch {
  title?: string | null
  description?: Description | null
  seo?: Nullable<{ title: string; description: string }> | null
  options?: Record<string, OptionLabelsPatch | null> | null
}

interface OptionLabelsPatch {
  label?: string | null
  values?: Record<string, string | null> | null
}

export type CategoryTranslationPatch = Nullable<CategoryTranslation>
export type CollectionTranslationPatch = Nullable<CollectionTranslation>

export const TRANSLATION_LIMITS = { locales: 20, options: 10, values: 2_048, characters: 1_000_000 } as const

/** The fields that say something. */
function withoutEmpty<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(said) as T
}

/** Empty for what shows nothing. */
function lineAfter(before: string | undefined, patch: string | null | undefined): string | undefined {
  if (patch === undefined) return before
  return patch !== null && isVisible(patch) ? normalizeLine(patch) : ''
}

/** A map with the entries of a patch; `merge` gives undefined for what goes. */
function mergedMap<T, P>(
  before: Readonly<Record<string, T>>,
  patch: Readonly<Record<string, P | null>>,
  merge: (before: T | undefined, patch: P | null) => T | undefined,
): Record<string, T> {
  const merged = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(patch)) {
    const next = merge(merged.get(key), value)
    if (next === undefined) merged.delete(key)
    else merged.set(key, next)
  }
  return Object.fromEntries(merged)
}

const orNone = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined)

function mergedLabels(
  before: OptionLabels | undefined,
  patch: OptionLabelsPatch | null,
  pointer: string,
): OptionLabels | undefined {
  if (patch === null) return undefined
  const values =
    patch.values === null
      ? {}
      : mergedMap(before?.values ?? {}, patch.values ?? {}, (label, next) => lineAfter(label, next) || undefined)
  if (Object.keys(values).length > TRANSLATION_LIMITS.values) {
    throw invalidField(pointer, 'too_many', `At most ${TRANSLATION_LIMITS.values} values of an option have a label.`)
  }
  return orNone(withoutEmpty<OptionLabels>({ label: lineAfter(before?.label, patch.label), values: orNone(values) }))
}

function mergedProduct(
  before: ProductTranslation | undefined,
  patch: ProductTranslationPatch | null,
  pointer: string,
): ProductTranslation | undefined {
  if (patch === null) return undefined
  const { title, description, seo, options } = patch
  const labels = mergedMap(options === null ? {} : (before?.options ?? {}), options ?? {}, (known, next) =>
    mergedLabels(known, next, `${pointer}/options`),
  )
  if (Object.keys(labels).length > TRANSLATION_LIMITS.options) {
    throw invalidField(`${pointer}/options`, 'too_many', `At most ${TRANSLATION_LIMITS.options} options have a label.`)
  }
  const known = seo === null ? {} : (before?.seo ?? {})
  const texts = {
    title: seo?.title === undefined ? known.title : (seo.title ?? ''),
    description: seo?.description === undefined ? known.description : (seo.description ?? ''),
  }
  const html =
    description === undefined ? before : { description: description?.html, description_text: description?.text }
  return orNone(
    withoutEmpty<ProductTranslation>({
      title: lineAfter(before?.title, title),
      description: html?.description,
      description_text: html?.description ? html.description_text : undefined,
      seo: orNone(withoutEmpty<NonNullable<ProductTranslation['seo']>>(texts)),
      options: orNone(labels),
    }),
  )
}

function mergedCategory(
  before: CategoryTranslation | undefined,
  patch: CategoryTranslationPatch | null,
): CategoryTranslation | undefined {
  if (patch === null) return undefined
  const { description = before?.description } = patch
  const name = lineAfter(before?.name, patch.name)
  return orNone(withoutEmpty<CategoryTranslation>({ name, description: description ?? undefined }))
}

function mergedCollection(
  before: CollectionTranslation | undefined,
  patch: CollectionTranslationPatch | null,
): CollectionTranslation | undefined {
  if (patch === null) return undefined
  const { description = before?.description } = patch
  const title = lineAfter(before?.title, patch.title)
  return orNone(withoutEmpty<CollectionTranslation>({ title, description: description ?? undefined }))
}

const pointerOf = (tag: string) => `/translations/${tag.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Everything that is kept of them, in characters. */
const sizeOf = (translations: Translations<object>) => JSON.stringify(translations).length

function merged<T extends object, P>(
  before: Translations<T>,
  patch: Readonly<Record<string, P | null>>,
  merge: (before: T | undefined, patch: P | null, pointer: string) => T | undefined,
): Translations<T> {
  const all = new Map(Object.entries(before))
  for (const [tag, texts] of Object.entries(patch)) {
    const locale = canonicalLocale(tag)
    if (locale === null) throw invalidField(pointerOf(tag), 'name', 'The name of a language is a BCP 47 tag.')
    const next = merge(all.get(locale), texts, pointerOf(tag))
    if (next) all.set(locale, next)
    else all.delete(locale)
  }
  if (all.size > TRANSLATION_LIMITS.locales) {
    throw invalidField('/translations', 'too_many', `At most ${TRANSLATION_LIMITS.locales} languages are kept.`)
  }
  const after = all.size === 0 ? UNTRANSLATED : Object.fromEntries(all)
  if (sizeOf(after) > TRANSLATION_LIMITS.characters) {
    const detail = `All translations together have at most ${TRANSLATION_LIMITS.characters} characters.`
    throw invalidField('/translations', 'too_long', detail)
  }
  return after
}

/** The translations of a product after a merge patch (RFC 7396), by canonical tags. */
export function mergeProductTranslations(
  before: Translations<ProductTranslation>,
  patch: Readonly<Record<string, ProductTranslationPatch | null>>,
): Translations<ProductTranslation> {
  return merged(before, patch, mergedProduct)
}

export function mergeCategoryTranslations(
  before: Translations<CategoryTranslation>,
  patch: Readonly<Record<string, CategoryTranslationPatch | null>>,
): Translations<CategoryTranslation> {
  return merged(before, patch, mergedCategory)
}

export function mergeCollectionTranslations(
  before: Translations<CollectionTranslation>,
  patch: Readonly<Record<string, CollectionTranslationPatch | null>>,
): Translations<CollectionTranslation> {
  return merged(before, patch, mergedCollection)
}
