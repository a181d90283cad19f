import { compareText } from '../domain/text.ts'
import { inSteps, readList, type Saved, type Write, writeList } from './pieces.ts'
import { Posting } from './posting.ts'
import { SortedList } from './sorted-list.ts'
import { TermScan } from './term-scan.ts'

/** A term that products contain, and where: a posting for each field. */
export interface Term {
  text: string
  postings: Posting[]
  /** Other forms under which it is found. */
  forms: readonly string[]
}

type SavedTerm = [text: string, forms: readonly string[], fields: string[], numbers: number[]]

/** All terms, found by their text, by one of their forms, by their beginning, or by a text that differs from theirs by typing errors. */
export class Vocabulary {
  // A term's number is its index; freed numbers are used again.
  readonly #terms: Term[] = []
  readonly #free: number[] = []
  readonly #numberOf = new Map<string, number>()
  readonly #withForm = new Map<string, Set<Term>>()
  /** Made when it is needed; forgotten when a term comes or goes. */
  #scan: TermScan<Term> | null = null
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
    this.#scan = null
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
    this.#scan = null
    this.#numberOf.delete(text)
    this.#free.push(number)
  }

  /** Terms without the slots of their postings. */
  async save(write: Write): Promise<void> {
    const order = this.#sorted.toArray()
    await writeList(write, order.length, (from, to) =>
      Array.from(order.subarray(from, to), (number) => this.#saved(number)),
    )
  }

  #saved(number: number): SavedTerm {
    const { text, forms, postings } = this.#terms[number] as Term
    return [text, forms, postings.map(({ field }) => field), postings.map(({ number }) => number)]
  }

  /** Takes saved terms; `dropUnused` has to follow once their postings have slots. */
  async restore(saved: Saved): Promise<Posting[]> {
    const all: Posting[] = []
    await readList<SavedTerm[]>(saved, (terms) => {
      for (const [text, forms, fields, numbers] of terms) {
        const postings = fields.map((field, at) => new Posting(field, text, numbers[at] ?? 0))
        this.#terms.push({ text, postings, forms })
        all.push(...postings)
      }
    })
    return all
  }

  /** Leaves out the terms that no product has. */
  dropUnused(saved: Saved): Promise<void> {
    return inSteps(saved, this.#terms.length, (from, to) => this.#useTerms(from, to))
  }

  #useTerms(from: number, to: number): void {
    const used: number[] = []
    for (let number = from; number < to; number++) {
      const term = this.#terms[number] as Term
      term.postings = term.postings.filter(({ count }) => count > 0)
      if (term.postings.length === 0) {
        this.#free.push(number)
        continue
      }
      used.push(number)
      this.#numberOf.set(term.text, number)
      for (const form of term.forms) this.#withForm.set(form, (this.#withForm.get(form) ?? new Set()).add(term))
    }
    this.#sorted.append(used)
    this.#scan = null
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

  /** Terms at most so many edits away: a letter more, less or changed. */
  within(text: string, edits: number): { term: Term; distance: number }[] {
    this.#scan ??= new TermScan(Array.from(this.#sorted.toArray(), (number) => this.#terms[number] as Term))
    return this.#scan.within(text, edits)
  }

  #textOf(number: number): string {
    return this.#terms[number]?.text ?? ''
  }
}
