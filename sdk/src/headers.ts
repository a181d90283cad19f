/** Header fields by their names in lower case; what is null or undefined is not sent. */
export type HeaderFields = Record<string, string | null | undefined>

/** What a caller gives, in whatever form; Headers are made only where there are any. */
export function fieldsOf(given: HeadersInit | undefined): HeaderFields {
  return given === undefined ? {} : Object.fromEntries(new Headers(given))
}

/** The later ones win. */
export function mergeHeaders(...sources: readonly HeaderFields[]): Record<string, string> {
  const merged: Record<string, string> = {}
  for (const source of sources) {
    for (const name in source) {
      const value = source[name]
      if (value != null) merged[name] = value
    }
  }
  return merged
}
