import { foldTerm, spellOutUmlauts } from './fold.ts'

const MIN_LENGTH = 4

/**
 * Other forms of a word under which it meets its relatives: the singulars that a plural may have, and the spelling
 * without umlauts. Some of them are no words; nobody has those, so they do no harm.
 */
export function formsOf(word: string): string[] {
  const term = foldTerm(word)
  const spelt = spellOutUmlauts(word)
  const forms = new Set(englishSingulars(term))
  if (spelt !== null) {
    forms.add(foldTerm(spelt))
    // A word with an umlaut is no English word, so that German endings can be taken off: Bücher, Stühle, Häusern.
    for (const ending of ['e', 'er', 'en', 'n', 'ern']) {
      if (term.endsWith(ending) && term.length - ending.length >= MIN_LENGTH) forms.add(term.slice(0, -ending.length))
    }
  }
  forms.delete(term)
  return [...forms]
}

function englishSingulars(term: string): string[] {
  const without = (letters: number) => term.slice(0, -letters)
  if (term.length < MIN_LENGTH || !term.endsWith('s') || /(ss|us|is)$/.test(term)) return []
  if (term.length > MIN_LENGTH && term.endsWith('ies')) return [`${without(3)}y`, without(1)]
  if (term.length > MIN_LENGTH && term.endsWith('ves')) return [`${without(3)}f`, `${without(3)}fe`, without(1)]
  return /(s|x|z|ch|sh|o)es$/.test(term) ? [without(2), without(1)] : [without(1)]
}
