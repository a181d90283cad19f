import { markFormula } from '../spreadsheet-text.ts'

/** A line of a file of ours, safe in spreadsheet programs: what they would take for a formula is marked as text. */
export function csvLine(cells: readonly string[]): string {
  const texts = cells.map(markFormula)
  const quoted = texts.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return `${quoted.join(',')}\r\n`
}
