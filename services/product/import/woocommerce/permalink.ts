import { normalised } from '@stoa/kit/values/normalised'

/** WordPress keeps as many characters of an address, in the form `%d7%91`. */
const MAX_ENCODED = 200

/** Letters that WordPress spells in its own way in every language, beside those that lose their marks. */
const SPELT: Record<string, string> = {
  ...{ ª: 'a', º: 'o', Æ: 'AE', æ: 'ae', Ð: 'D', ð: 'd', Đ: 'D', đ: 'd', Ø: 'O', ø: 'o', Þ: 'TH', þ: 'th', ß: 's' },
  ...{ Ħ: 'H', ħ: 'h', ı: 'i', Ĳ: 'IJ', ĳ: 'ij', ĸ: 'k', Ŀ: 'L', ŀ: 'l', Ł: 'L', ł: 'l', ŉ: 'n', Ŋ: 'N', ŋ: 'n' },
  ...{ Œ: 'OE', œ: 'oe', ſ: 's', Ŧ: 'T', ŧ: 't', Ə: 'E', ǝ: 'e', '€': 'E', '£': '' },
}

/** What it does where it is set to a language; the file does not say which. */
const SPELT_IN: readonly Record<string, string>[] = [
  {},
  { Ä: 'Ae', ä: 'ae', Ö: 'Oe', ö: 'oe', Ü: 'Ue', ü: 'ue', ß: 'ss' },
  { Đ: 'DJ', đ: 'dj' },
  { Æ: 'Ae', æ: 'ae', Ø: 'Oe', ø: 'oe', Å: 'Aa', å: 'aa' },
]

/** A Latin letter without its marks; what is of another script stays. */
function withoutMarks(char: string): string {
  const base = normalised(char, 'NFD').charAt(0)
  return /[a-z]/i.test(base) ? base : char
}

const HYPHENS = /[\u00a0\u2000-\u200a\u2011\u2013\u2014\u2028\u2029\u202f/.]/g
/** Beside letters of other scripts, which stay; a combining mark that a letter could not be written together with goes, too. */
const LEFT_OUT =
  /[\u00a1\u00a9\u00ab\u00ad\u00ae\u00b0\u00b4\u00bb\u00bf\u02ca\u200b-\u200f\u2018-\u201f\u2022\u2026\u202a-\u202e\u2039\u203a\u2122\ufeff\ufffc]|\p{M}(?<=[\u0300\u0301\u0304\u030c\u0341])/gu

/** As many characters as are kept, none by halves. */
function cut(text: string): string {
  let [length, end] = [0, 0]
  for (const char of text) {
    length += char < '\x80' ? 1 : encodeURIComponent(char).length
    if (length > MAX_ENCODED) break
    end += char.length
  }
  return text.slice(0, end)
}

function slugWith(spelt: Record<string, string>, name: string): string {
  const plain = name.replace(/[^\p{ASCII}]/gu, (char) => spelt[char] ?? SPELT[char] ?? withoutMarks(char))
  return cut(plain.replaceAll('%', '').toLowerCase())
    .replace(HYPHENS, '-')
    .replaceAll('×', 'x')
    .replace(LEFT_OUT, '')
    .replace(/[^\P{ASCII}a-z0-9 _-]/gu, '')
    .replace(/[ -]+/g, '-')
    .replace(/^-/, '')
    .replace(/-$/, '')
}

/**
 * The parts of addresses that WordPress makes of a name (its sanitize_title), in each language where they differ: `&` and most other
 * characters are left out, letters of other scripts stay. As they are read; an address has them percent-encoded.
 */
export function wordPressSlugs(name: string): string[] {
  const text = normalised(name, 'NFC').slice(0, 2_000).toWellFormed()
  return [...new Set(SPELT_IN.map((spelt) => slugWith(spelt, text)))].filter((slug) => slug !== '')
}
