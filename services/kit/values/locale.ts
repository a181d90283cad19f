/** A language tag (BCP 47) in the one spelling that is compared, `de-at` as `de-AT`; null for what is no tag. */
export function canonicalLocale(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** A tag and those that its texts fall back to, the nearest first: `de-Latn-AT`, `de-Latn`, `de` (RFC 4647 §3.4). */
export function localeChain(locale: string): string[] {
  const subtags = locale.split('-')
  const chain: string[] = []
  for (let length = subtags.length; length > 0; length--) {
    // A subtag of one letter only begins what follows it.
    if (subtags[length - 1]?.length === 1) continue
    chain.push(subtags.slice(0, length).join('-'))
  }
  return chain
}
