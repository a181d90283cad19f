import type { Category } from './category.ts'
import type { Collection } from './collection.ts'
import { optionValue, type ProductOption, variantTitle } from './option.ts'
import type { Product } from './product.ts'
import type { ProductTranslation, Translations } from './translation.ts'

/** A locale and those that it falls back to, the nearest first; empty = the texts as they are. */
export type Locales = readonly string[]

function translationsIn<T>(translations: Translations<T>, locales: Locales): [locale: string, texts: T][] {
  return locales.flatMap((locale) => {
    const texts = Object.hasOwn(translations, locale) ? translations[locale] : undefined
    return texts === undefined ? [] : [[locale, texts]]
  })
}

function firstOf<T, R>(found: readonly [string, T][], read: (texts: T) => R | undefined): R | undefined {
  for (const [, texts] of found) {
    const value = read(texts)
    if (value !== undefined) return value
  }
  return undefined
}

/** The locale that the most visible text is in; null = as staff first wrote it. */
function localeOf<T>(found: readonly [string, T][], isTranslated: (texts: T) => boolean): string | null {
  return found.find(([, texts]) => isTranslated(texts))?.[0] ?? null
}

export interface OptionNames {
  option(name: string): string
  value(name: string, value: string): string
}

const AS_THEY_ARE: OptionNames = { option: (name) => name, value: (_name, value) => value }

function optionNames(found: readonly [string, ListedTranslation][]): OptionNames {
  if (found.every(([, { options }]) => options === undefined)) return AS_THEY_ARE
  const labelsOf = ({ options }: ListedTranslation, name: string) =>
    options && Object.hasOwn(options, name) ? options[name] : undefined
  return {
    option: (name) => firstOf(found, (texts) => labelsOf(texts, name)?.label) ?? name,
    value: (name, value) =>
      firstOf(found, (texts) => optionValue(labelsOf(texts, name)?.values ?? {}, value) || undefined) ?? value,
  }
}

/** What lists show of a product, in the first of some locales that has it. */
export interface ListedTexts {
  title: string
  /** That of the title; null = the product's own. */
  locale: string | null
  names: OptionNames
}

/** What lists need of translations. */
export type ListedTranslation = Pick<ProductTranslation, 'title' | 'options'>

export function listedTexts(
  product: { title: string; translations: Translations<ListedTranslation> },
  locales: Locales,
): ListedTexts {
  const { title } = product
  const found = translationsIn(product.translations, locales)
  if (found.length === 0) return { title, locale: null, names: AS_THEY_ARE }
  return {
    title: firstOf(found, (texts) => texts.title) ?? title,
    locale: localeOf(found, (texts) => texts.title !== undefined),
    names: optionNames(found),
  }
}

/** What is shown of a product, field by field in the first of some locales that has it. */
export function productTexts(
  product: Pick<Product, 'title' | 'description' | 'seo' | 'translations'>,
  locales: Locales,
): ListedTexts & Pick<Product, 'description' | 'seo'> {
  const { description, seo } = product
  const found = translationsIn(product.translations, locales)
  return {
    ...listedTexts(product, locales),
    description: firstOf(found, (texts) => texts.description) ?? description,
    seo: {
      title: firstOf(found, (texts) => texts.seo?.title) ?? seo.title,
      description: firstOf(found, (texts) => texts.seo?.description) ?? seo.description,
    },
  }
}

/** The title of a variant as it is shown, such as `Klein / Rot`. */
export function variantTitleIn(
  { title, option_values }: { title: string; option_values: Record<string, string> },
  options: readonly ProductOption[],
  names: OptionNames,
): string {
  if (names === AS_THEY_ARE || options.length === 0) return title
  const labels = options.map(({ name }) => [name, names.value(name, optionValue(option_values, name))] as const)
  return variantTitle(
    options.map(({ name }) => name),
    Object.fromEntries(labels),
  )
}

export interface CategoryTexts {
  name: string
  description: string
  /** That of the name; null = the category's own. */
  locale: string | null
}

export function categoryTexts(category: Category, locales: Locales): CategoryTexts {
  const { name, description } = category
  const found = translationsIn(category.translations, locales)
  if (found.length === 0) return { name, description, locale: null }
  return {
    name: firstOf(found, (texts) => texts.name) ?? name,
    description: firstOf(found, (texts) => texts.description) ?? description,
    locale: localeOf(found, (texts) => texts.name !== undefined),
  }
}

export interface CollectionTexts {
  title: string
  description: string
  /** That of the title; null = the collection's own. */
  locale: string | null
}

export function collectionTexts(collection: Collection, locales: Locales): CollectionTexts {
  const { title, description } = collection
  const found = translationsIn(collection.translations, locales)
  if (found.length === 0) return { title, description, locale: null }
  return {
    title: firstOf(found, (texts) => texts.title) ?? title,
    description: firstOf(found, (texts) => texts.description) ?? description,
    locale: localeOf(found, (texts) => texts.title !== undefined),
  }
}
