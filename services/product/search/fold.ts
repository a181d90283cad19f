import { normalised } from '@stoa/kit/values/normalised'

// Letters that no decomposition folds, as those write them who do not have them on their keyboard.
const LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ς: 'σ' },
}
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/**
 * Lower case, without the marks of letters that are read without them too. Where a mark makes another letter (kana, Thai,
 * Hindi) it stays.
 */
export function foldTerm(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  const folded = normalised(text.toLowerCase(), 'NFKD')
    .replace(/(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}])\p{M}+/gu, '')
    .replace(/[ßæœøłđðþıħŧŋς]/g, (letter) => LETTERS[letter] ?? letter)
  return normalised(folded, 'NFC')
}

/** A text with umlauts spelt out, as in `Waesche`; null when it has none. */
export function spellOutUmlauts(text: string): string | null {
  const lower = normalised(text.toLowerCase(), 'NFC')
  return /[äöüøå]/.test(lower) ? lower.replace(/[äöüøå]/g, (letter) => UMLAUTS[letter] ?? letter) : null
}
