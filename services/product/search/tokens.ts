import { foldTerm } from './fold.ts'
import { remembered } from './remembered.ts'
import { formsOf } from './word-forms.ts'

/** A term of a text, and the other forms under which it is found. */
export interface Word {
  term: string
  forms: readonly string[]
}

/** What stands between two spaces: its words, and all of them as one where it may be written so (Wi-Fi, Women's). */
export interface Token {
  words: readonly Word[]
  joined: Word | null
  /** Pieces of writing without spaces, of which all that were typed must be there. */
  isUnspaced: boolean
}

/** Longer chains of words are not written as one. */
const MAX_JOINED_WORDS = 4
const MAX_JOINED_LENGTH = 30
const REMEMBERED_CHUNKS = 20_000
const APOSTROPHES = /['’‘ʼ´`′＇]/g
const SEPARATORS = /[\p{P}\p{S}]+/u
/** Hyphens of any kind, apostrophes, and the ampersand of H&M. */
const JOINED = /^[\p{L}\p{M}\p{N}]+([-‐‑‒–'&][\p{L}\p{M}\p{N}]+)+$/u
/** Scripts that leave no space between words; the bar that lengthens a vowel in katakana belongs to no script. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]+/gu
const HAN = /\p{sc=Han}/u

/** The tokens of a text, in order. */
export function tokensOf(text: string): Token[] {
  return text
    .replace(APOSTROPHES, "'")
    .split(/\s+/u)
    .flatMap((chunk) => (chunk === '' ? [] : tokensOfChunk(chunk)))
}

const tokensOfChunk = remembered(readChunk, REMEMBERED_CHUNKS)

function readChunk(chunk: string): readonly Token[] {
  // The most frequent by far, and all there is to it.
  if (/^[a-z]+$/i.test(chunk)) return [{ words: [wordOf(chunk)], joined: null, isUnspaced: false }]
  const parts = chunk.split(SEPARATORS).filter((part) => part !== '')
  if (parts.length === 0) return []
  if (parts.some((part) => part.search(UNSPACED) >= 0)) return parts.flatMap(unspacedTokens)
  const joined = JOINED.test(trimmed(chunk)) && parts.length <= MAX_JOINED_WORDS ? parts.join('') : ''
  // The s of a genitive is no word.
  if (parts.length > 1 && /'s$/i.test(trimmed(chunk))) parts.pop()
  const words = parts.map(wordOf)
  return [
    { words, joined: joined !== '' && joined.length <= MAX_JOINED_LENGTH ? wordOf(joined) : null, isUnspaced: false },
  ]
}

const MARK = /[\p{P}\p{S}]/u

/** A chunk without the quotes and full stops around it; linear, where an expression for its end would not be. */
function trimmed(chunk: string): string {
  const characters = [...chunk]
  const isKept = (character: string) => !MARK.test(character)
  return characters.slice(Math.max(characters.findIndex(isKept), 0), characters.findLastIndex(isKept) + 1).join('')
}

function wordOf(text: string): Word {
  return { term: foldTerm(text), forms: formsOf(text) }
}

/** Pairs of neighbouring characters where no spaces show the words, whole words elsewhere. */
function unspacedTokens(part: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const { 0: run, index } of part.matchAll(UNSPACED)) {
    if (index > end) tokens.push({ words: [wordOf(part.slice(end, index))], joined: null, isUnspaced: false })
    tokens.push({ words: pairsOf(foldTerm(run)), joined: null, isUnspaced: true })
    end = index + run.length
  }
  if (end < part.length) tokens.push({ words: [wordOf(part.slice(end))], joined: null, isUnspaced: false })
  return tokens
}

function pairsOf(run: string): Word[] {
  const characters = [...run]
  if (characters.length === 1) return [{ term: run, forms: [] }]
  return characters.slice(1).map((character, at) => {
    const first = characters[at] ?? ''
    // A character of Chinese or Japanese can be a word of its own.
    const own = [first, character].filter((one) => HAN.test(one))
    return { term: first + character, forms: own }
  })
}
