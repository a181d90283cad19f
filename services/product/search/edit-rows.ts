/** Levenshtein's distance to one text after the other. Rows of letters that a text shares with the one before are kept. */
export class EditRows {
  readonly #wanted: string
  readonly #edits: number
  readonly #rows: Uint8Array[] = []
  /** Rows up to this one belong to the last text. */
  #valid = 0
  #isHopeless = false

  constructor(wanted: string, edits: number) {
    this.#wanted = wanted
    this.#edits = edits
    this.#rows.push(Uint8Array.from({ length: wanted.length + 1 }, (_, at) => at))
  }

  /** How many letters of the last text decide already that all texts which begin with them are too far away. */
  get hopelessLetters(): number {
    return this.#isHopeless ? this.#valid + 1 : Number.POSITIVE_INFINITY
  }

  /** @param shared how many letters at the beginning are those of the text before, or fewer */
  distanceTo(text: string, shared: number): number {
    this.#isHopeless = false
    for (let length = Math.min(shared, this.#valid); length < text.length; length++) {
      this.#valid = length
      if (this.#fillRow(length + 1, text.charCodeAt(length)) > this.#edits) {
        this.#isHopeless = true
        return Number.POSITIVE_INFINITY
      }
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
