/** Longer texts are seldom met twice. */
const MAX_LENGTH = 40

/**
 * A pure function of a text that remembers what it has returned for the texts it met lately: words and values of a catalogue
 * return all the time. At most twice so many are kept.
 */
export function remembered<T extends {}>(make: (text: string) => T, most: number): (text: string) => T {
  // Two generations: what is asked for again moves into the young one, and the old one goes as a whole.
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const value = old.get(text) ?? make(text)
    if (text.length > MAX_LENGTH) return value
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(text, value)
    return value
  }
}
