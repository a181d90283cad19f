import { type ProductTranslation, type Translations, UNTRANSLATED } from '../domain/translation.ts'
import type { ProductDocument, TranslationDocument } from './documents.ts'

type Fields = Pick<ProductDocument, 'translations' | 'translated_descriptions'>

function labelsOf({ options = [] }: TranslationDocument): NonNullable<ProductTranslation['options']> {
  return Object.fromEntries(
    options.map(({ name, label, values }) => [
      name,
      {
        ...(label === undefined ? {} : { label }),
        ...(values ? { values: Object.fromEntries(values.map(({ name, value }) => [name, value])) } : {}),
      },
    ]),
  )
}

/** The translations in a document; where it was read without descriptions they have none. */
export function translationsOf({
  translations = [],
  translated_descriptions = [],
}: Fields): Translations<ProductTranslation> {
  if (translations.length === 0) return UNTRANSLATED
  const html = new Map(translated_descriptions.map(({ locale, html }) => [locale, html]))
  return Object.fromEntries(
    translations.map(({ locale, options, ...texts }) => [
      locale,
      {
        ...texts,
        ...(html.has(locale) ? { description: html.get(locale) as string } : {}),
        ...(options ? { options: labelsOf({ locale, options }) } : {}),
      },
    ]),
  )
}

function optionsOf(options: NonNullable<ProductTranslation['options']>): NonNullable<TranslationDocument['options']> {
  return Object.entries(options).map(([name, { label, values }]) => ({
    name,
    ...(label === undefined ? {} : { label }),
    ...(values ? { values: Object.entries(values).map(([name, value]) => ({ name, value })) } : {}),
  }))
}

/** What a document says of translations; lists, because the names of fields must not be what merchants write. */
export function toTranslationFields(translations: Translations<ProductTranslation>): Required<Fields> {
  const entries = Object.entries(translations)
  return {
    translations: entries.map(([locale, { description: _html, options, ...texts }]) => ({
      ...{ locale, ...texts },
      ...(options ? { options: optionsOf(options) } : {}),
    })),
    translated_descriptions: entries.flatMap(([locale, { description }]) =>
      description === undefined ? [] : [{ locale, html: description }],
    ),
  }
}
