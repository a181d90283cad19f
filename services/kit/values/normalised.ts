/** Marks, and the two Japanese ones that become some (NFKC, NFKD). */
const MANY_MARKS = /[\p{M}\uff9e\uff9f]{31,}/gu

/** Marks of one letter that are kept; no language has as many (Unicode's Stream-Safe Text Format, UAX #15 §13). */
const KEPT_MARKS = 30

/**
 * A text in a normal form. Of more marks on one letter than any language has, the first thirty are kept: they are put in order in a time
 * that grows with the square of their number, so that 128 kB of them take seconds, and a file of 4 MB half an hour.
 */
export function normalised(text: string, form: 'NFC' | 'NFKC' | 'NFD' | 'NFKD'): string {
  const bounded = text.replace(MANY_MARKS, (marks) => [...marks].slice(0, KEPT_MARKS).join(''))
  return bounded.normalize(form)
}
