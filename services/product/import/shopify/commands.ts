import type { Header } from '../file/header.ts'
import { headerOf, type Reading } from '../file/reading.ts'
import { type CsvRow, cellOf, type RowGroup } from '../file/rows.ts'

type CommandField = 'command' | 'variant_command' | 'image_command'

/** Whether the command of a Matrixify file beside a product, variant or picture says that it is not to be there. */
export function isLeftOut(header: Header, row: CsvRow, field: CommandField): boolean {
  return /^(?:delete|ignore)$/i.test(cellOf(header, row, field))
}

const NOT_IMPORTED = 'which is not imported; nothing is deleted here'

/** The rows of a product without those of variants that the file says to delete. What it says so of as a whole is rejected. */
export function followCommands({ header, rejected, remarks }: Reading, group: RowGroup): CsvRow[] {
  const say = (row: CsvRow, field: CommandField, what: string) => {
    const detail = `the file says "${cellOf(header, row, field)}" of ${what}, ${NOT_IMPORTED}`
    return { line: row.line, column: headerOf(header, field), code: 'command_delete', detail }
  }
  const whole = group.rows.find((row) => isLeftOut(header, row, 'command'))
  if (whole) rejected.push(say(whole, 'command', 'this product'))
  const left = group.rows.filter((row) => !isLeftOut(header, row, 'variant_command'))
  const out = group.rows.find((row) => isLeftOut(header, row, 'variant_command'))
  if (out && left.length === 0) rejected.push(say(out, 'variant_command', 'all variants of this product'))
  else if (out) remarks.push({ ...say(out, 'variant_command', 'variants'), is_about_file: true })
  return left
}
