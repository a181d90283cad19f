/** What of a text that was decoded as Windows-1252 speaks against it. */
export interface WesternDoubt {
  /** Line of the first sign that it is another charset. */
  line: number
}

/** Bytes that Windows-1252 does not define, as they are decoded. */
const UNDEFINED = /[\x81\x8d\x8f\x90\x9d]/
const NOT_ASCII = /[^\0-\x7f]/
/** Words with their neighbours: letters, and the signs that are letters in other charsets. Quotes, dashes, ©, ®, ™, ° and the like end one. */
const WORDS = /[\p{L}¡¢£¤¥¦§¨¬¯±²³¸¹¼½¾¿ˆ˜‚†‡‰]+/gu
const LETTERS = /\p{L}+/gu

/** Signs that stand between two letters in no Western text: `fili¿anka` is Polish in Windows-1250, `ko¹ice` Slovak in ISO 8859-2. */
const BETWEEN = /\p{L}[¡¢£¥§±¹¼½¾¿‚†‡]+\p{L}/u
/** Those that touch no letter. */
const TOUCHING = /[¤¦¬¯ˆ˜‰]\p{L}|\p{L}[¤¦¬¯ˆ˜‰]/u
/** A sign of a footnote stands after a word. */
const BEFORE = /[†‡]\p{L}/u
/** A cube follows a unit: `m³`, `cm³h`. In Windows-1250 it is the Polish ł: `z³oty`. */
const CUBE = /[^\P{L}mM]³\p{L}/u
/** An ordinal ends a word. In Windows-1250 it is the Romanian ş. */
const ORDINAL = /\p{L}[ªº]\p{L}/u
/** Capitals that are small letters, dashes and quotes in Mac Roman: `cafŽ`, `fŸr`, `donÕt`. */
const CAPITAL_WITHIN = /\p{Ll}[ŠŽŸ]|\p{Ll}[ÊÐÑÒÓÔÕ]\p{Ll}/u
/** Letters that no Western language has in one word: Czech, Croatian and Turkish text reads so. */
const MIXED: readonly (readonly [RegExp, RegExp])[] = [
  [/[øØ]/, /[èìòùïšžŠŽ]/],
  [/[šžŠŽ]/, /[èìòùïÈÌÒÙÏ]/],
  [/[þðýÞÐÝ]/, /[çüÇÜ]/],
]

const SIGNS = [BETWEEN, TOUCHING, BEFORE, CUBE, ORDINAL, CAPITAL_WITHIN]
const isForeign = (word: string) =>
  SIGNS.some((sign) => sign.test(word)) || MIXED.some(([one, other]) => one.test(word) && other.test(word))

/** One word of fifty may be a slip of somebody who typed it. */
const WORDS_PER_SLIP = 50
/** Of words that are quoted, and of the characters of each. */
const QUOTED = { words: 5, characters: 40 }

/** Judges, cell by cell, whether a text that was decoded as Windows-1252 is Western. The time is linear in its length. */
export function createWesternJudge() {
  const seen = { words: 0, foreign: 0, firstForeign: 0, undefinedAt: 0 }
  const quoted: string[] = []
  const known = new Set<string>()
  const quote = (word: string) => {
    const letters = word.match(/[^\0-\x7f]/gu) ?? []
    if (quoted.length >= QUOTED.words || letters.every((letter) => known.has(letter))) return
    for (const letter of letters) known.add(letter)
    quoted.push(word.slice(0, QUOTED.characters))
  }
  return {
    add(line: number, cell: string) {
      if (!NOT_ASCII.test(cell)) return
      if (UNDEFINED.test(cell)) seen.undefinedAt ||= line
      for (const [word] of cell.matchAll(WORDS)) {
        if (!NOT_ASCII.test(word)) continue
        seen.words += 1
        if (!isForeign(word)) continue
        seen.foreign += 1
        seen.firstForeign ||= line
      }
      if (quoted.length < QUOTED.words) for (const [word] of cell.matchAll(LETTERS)) quote(word)
    },
    /** Why the text is not Western, or null. */
    doubt(): WesternDoubt | null {
      if (seen.undefinedAt > 0) return { line: seen.undefinedAt }
      return seen.foreign * WORDS_PER_SLIP > seen.words ? { line: seen.firstForeign } : null
    },
    /** Words whose letters are no English ones, each with one that those before it have not. */
    quoted: (): readonly string[] => quoted,
  }
}
