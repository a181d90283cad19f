/**
 * What spreadsheet programs take for a formula when a cell begins with it, apostrophes before it included (OWASP, CSV
 * injection). The wide forms are what East Asian keyboards type.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u
const MARKED = /^'+[=+\-@\t\r＝＋－＠]/u
/** `-2` is a number and stays one. */
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/

/** A cell that a spreadsheet program shows as text, whatever a merchant or customer wrote: an apostrophe goes before it. */
export function markFormula(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** The cell that was marked, so that a file of ours can be corrected and imported again. */
export function unmarkFormula(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell
}
