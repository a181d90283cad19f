import { compareText } from '../domain/text.ts'
import type { Posting } from './posting.ts'
import { SortedList } from './sorted-list.ts'

/** A term that products contain, and where: a posting for each field. */
export interface Term {
  text: string
  postings: Posting[]
  /** Other forms under which it is found. */
  forms: readonly string[]
}

/** All terms, found by their text, by one of their forms, by their beginning, or by a text that differs from theirs by typing errors. */
export class Vocabulary {
  // A term's number is its index; freed numbers are used again.
  readonly #terms: Term[] = []
  readonly #free: number[] = []
  readonly #numberOf = new Map<string, number>()
  readonly #withForm = new Map<string, Set<Term>>()
  readonly #sorted = new SortedList((a, b) => compareText(this.#textOf(a), this.#textOf(b)))

  get(text: string): Term | undefined {
    const number = this.#numberOf.get(text)
    return number === undefined ? undefined : this.#terms[number]
  }

  add(text: string): Term {
    const number = this.#free.pop() ?? this.#terms.length
    const term: Term = { text, postings: [], forms: [] }
    this.#terms[number] = term
    this.#numberOf.set(text, number)
    this.#sorted.insert(number)
    return term
  }

  /** A term keeps the forms of every spelling in which it was met. */
  addForms(term: Term, forms: readonly string[]): void {
    if (forms.every((form) => term.forms.includes(form))) return
    term.forms = [...new Set([...term.forms, ...forms])]
    for (const form of forms) this.#withForm.set(form, (this.#withForm.get(form) ?? new Set()).add(term))
  }

  delete(text: string): void {
    const number = this.#numberOf.get(text)
    const term = number === undefined ? undefined : this.#terms[number]
    if (number === undefined || !term) return
    for (const form of term.forms) {
      const terms = this.#withForm.get(form)
      terms?.delete(term)
      if (terms?.size === 0) this.#withForm.delete(form)
    }
    this.#sorted.remove(number)
    this.#numberOf.delete(text)
    this.#free.push(number)
  }

  /** Terms that have a text among their other forms. */
  withForm(form: string): Iterable<Term> {
    return this.#withForm.get(form) ?? []
  }

  /** Terms that begin with a text, in order. */
  beginningWith(prefix: string): Term[] {
    const found: Term[] = []
    this.#sorted.walk(
      (number) => this.#textOf(number) < prefix,
      1,
      (number) => {
        const term = this.#terms[number]
        if (!term?.text.startsWith(prefix)) return false
        found.push(term)
        return true
      },
    )
    return found
  }

  /** Terms at most so many edits away (a letter more, less or changed); neighbours in order share the work on their beginning. */
  within(text: string, edits: number): { term: Term; distance: number }[] {
    const found: { term: Term; distance: number }[] = []
    const rows = new EditRows(text, edits)
    this.#sorted.walk(
      () => false,
      1,
      (number) => {
        const term = this.#terms[number]
        if (!term || Math.abs(term.text.length - text.length) > edits) return true
        const distance = rows.distanceTo(term.text)
        if (distance <= edits) found.push({ term, distance })
        return true
      },
    )
    return found
  }

  #textOf(number: number): string {
    return this.#terms[number]?.text ?? ''
  }
}

/** Levenshtein's distance to one text after the other. Rows of letters that a text shares with the one before are kept. */
class EditRows {
  readonly #wanted: string
  readonly #edits: number
  readonly #rows: Uint8Array[] = []
  #before = ''
  /** Rows up to this one belong to `#before`; behind it none can be near enough. */
  #valid = 0

  constructor(wanted: string, edits: number) {
    this.#wanted = wanted
    this.#edits = edits
    this.#rows.push(Uint8Array.from({ length: wanted.length + 1 }, (_, at) => at))
  }

  distanceTo(text: string): number {
    let shared = 0
    while (
      shared < this.#before.length &&
      shared < text.length &&
      text.charCodeAt(shared) === this.#before.charCodeAt(shared)
    ) {
      shared += 1
    }
    const isHopeless = this.#valid < this.#before.length && shared > this.#valid
    this.#before = text
    if (isHopeless) return Number.POSITIVE_INFINITY
    for (let length = Math.min(shared, this.#valid); length < text.length; length++) {
      this.#valid = length
      if (this.#fillRow(length + 1, text.charCodeAt(length)) > this.#edits) return Number.POSITIVE_INFINITY
    }
    this.#valid = text.length
    return this.#rows[text.length]?.[this.#wanted.length] ?? Number.POSITIVE_INFINITY
  }

  /** The row for one more letter; returns its least distance. */
  #fillRow(length: number, unit: number): number {
    const wanted = this.#wanted
    const above = this.#rows[length - 1] as Uint8Array
    const row = this.#rows[length] ?? new Uint8Array(wanted.length + 1)
    this.#rows[length] = row
    row[0] = length
    let least = length
    for (let at = 1; at <= wanted.length; at++) {
      const changed = (above[at - 1] ?? 0) + (wanted.charCodeAt(at - 1) === unit ? 0 : 1)
      const distance = Math.min(changed, (above[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1)
      row[at] = distance
      if (distance < least) least = distance
    }
    return least
  }
}
