/** A character that people can see: no blank, no control or format character, no mark that stands for nothing alone. */
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

const INVISIBLE = '[\\p{White_Space}\\p{Cc}\\p{Cf}\\u2800]'
const AT_THE_START = new RegExp(`^${INVISIBLE}+`, 'u')

/** Whether a text shows anything: blanks, zero-width marks and fillers alone do not. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}

/** One line of text: line ends and other control characters become single spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

const isInvisible = (character: string) => AT_THE_START.test(character)

/** The text without blanks and zero-width marks at its ends; empty when it shows nothing. */
export function trimmed(text: string): string {
  if (!isVisible(text)) return ''
  let end = text.length
  // From the end by hand: a pattern that looks for it from every position takes time by the square of the length.
  while (isInvisible(text.charAt(end - 1))) end -= 1
  return text.slice(0, end).replace(AT_THE_START, '')
}
