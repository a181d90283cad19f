import type { Deps } from '../context.ts'
import { readGroups } from '../import/shopify/file.ts'
import type { Header } from '../import/shopify/rows.ts'
import { markFormula } from '../import/spreadsheet-text.ts'
import type { Import } from '../store/imports.ts'
import { readGroup } from './import-group.ts'

const REASON = 'Rejected because'

function csvLine(cells: readonly string[]): string {
  const texts = cells.map(markFormula)
  const quoted = texts.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return `${quoted.join(',')}\r\n`
}

/**
 * The rejected rows as a file of the same columns and a last one with the reason. They are read again from the upload,
 * for what is rejected follows from it alone; so nothing needs to be kept beside it, however many there are.
 */
export async function* rejectedRows(
  deps: Pick<Deps, 'db' | 'files' | 'descriptions'>,
  job: Import,
): AsyncGenerator<string> {
  const file = job.file_key === null ? null : await deps.files.get(job.file_key)
  if (!file) return
  const seen: { header?: Header } = {}
  const groups = readGroups(file.body, (header) => {
    seen.header = header
  })
  let isFirst = true
  for await (const { group } of groups) {
    const { header } = seen
    if (!header) return
    if (isFirst) yield csvLine([...header.names, REASON])
    isFirst = false
    const read = await readGroup(deps, header, group, job)
    if (!('rejected' in read)) continue
    for (const row of group.rows) {
      const reasons = read.rejected
        .filter(({ line }) => line === row.line)
        .map(({ column, detail }) => `line ${row.line}${column ? `, ${column}` : ''}: ${detail}`)
      const cells = header.names.map((_name, index) => row.cells[index] ?? '')
      yield csvLine([...cells, reasons.join('; ')])
    }
  }
}
