import { tokensOf } from './tokens.ts'

/** A text with other words in the place of some; null where none of them stands by itself in it. */
export function correctedText(text: string, corrections: ReadonlyMap<string, string>): string | null {
  if (corrections.size === 0) return null
  let isChanged = false
  const chunks = text.split(/\s+/u).map((chunk) => {
    const [token, ...others] = tokensOf(chunk)
    const [word, ...more] = token?.words ?? []
    const correction = others.length + more.length === 0 ? corrections.get(word?.term ?? '') : undefined
    if (correction === undefined) return chunk
    isChanged = true
    return correction
  })
  return isChanged ? chunks.join(' ') : null
}
