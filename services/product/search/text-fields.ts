/** How much a word counts by the text that it is in. */
const WEIGHTS = { title: 4, keywords: 2, description: 1 } as const

export type TextField = keyof typeof WEIGHTS

const TEXT_FIELDS = Object.keys(WEIGHTS) as TextField[]

/** The field of a text in a locale, `title@de`; without one it is the text as staff first wrote it. */
export function translatedField(field: TextField, locale: string): string {
  return `${field}@${locale}`
}

/** How many terms each translated field has; a field without any is not there. */
export class TranslatedFields {
  readonly #counts = new Map<string, number>()

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  count(field: string, change: 1 | -1): void {
    if (!field.includes('@')) return
    const count = (this.#counts.get(field) ?? 0) + change
    if (count > 0) this.#counts.set(field, count)
    else this.#counts.delete(field)
  }

  /** Those of some locales that any text is in. */
  knownLocales(locales: readonly string[]): readonly string[] {
    if (this.isEmpty) return []
    return locales.filter((locale) => TEXT_FIELDS.some((field) => this.#counts.has(translatedField(field, locale))))
  }
}

const OWN: ReadonlyMap<string, number> = new Map(Object.entries(WEIGHTS))

/** The fields that are searched in some locales, with their weights: the own texts, and those of the locales. */
export function fieldWeights(locales: readonly string[]): ReadonlyMap<string, number> {
  if (locales.length === 0) return OWN
  const translated = locales.flatMap((locale) =>
    TEXT_FIELDS.map((field) => [translatedField(field, locale), WEIGHTS[field]] as const),
  )
  return new Map([...OWN, ...translated])
}
