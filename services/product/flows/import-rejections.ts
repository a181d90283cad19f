import type { Deps } from '../context.ts'
import { csvLine } from '../import/csv/write.ts'
import { readGroups } from '../import/file/file.ts'
import type { Header } from '../import/file/header.ts'
import { rejectWholeGroup } from '../import/file/reading.ts'
import type { RowGroup } from '../import/file/rows.ts'
import { surveyFile } from '../import/file/survey.ts'
import type { RejectedRow } from '../import/imported-product.ts'
import type { Import } from '../store/imports.ts'
import { openFile } from './import-file.ts'
import { type ReadGroup, readGroup } from './import-group.ts'
import { importProduct } from './import-product.ts'

const REASON = 'Rejected because'

type RejectionDeps = Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'files' | 'descriptions'>

/** Why a product that was read was rejected nevertheless: what it would be together with the stored one. */
async function rejectedTogether(
  deps: RejectionDeps,
  job: Import,
  group: RowGroup,
  read: ReadGroup,
): Promise<RejectedRow[]> {
  if (!job.merge_rejected || !('product' in read)) return []
  const how = { id: job._id, isDry: true, withoutQuantity: job.without_quantity ?? null }
  const tried = await importProduct(deps, read.product, how)
  return 'rejected' in tried ? rejectWholeGroup(group, [tried.rejected]) : []
}

/**
 * The rejected rows as a file of the same columns and a last one with the reason. They are read again from the upload,
 * for what is rejected follows from it alone; so nothing needs to be kept beside it, however many there are.
 */
export async function* rejectedRows(deps: RejectionDeps, job: Import): AsyncGenerator<string> {
  const open = () => openFile(deps, job)
  const survey = await surveyFile(open, job.charset ?? null)
  const seen: { header?: Header } = {}
  const onHeader = (header: Header) => {
    seen.header = header
  }
  const groups = readGroups(await open(), onHeader, survey)
  let isFirst = true
  for await (const { group } of groups) {
    const { header } = seen
    if (!header) return
    if (isFirst) yield csvLine([...header.names, REASON])
    isFirst = false
    const read = await readGroup(deps, header, group, job)
    const rejected = 'rejected' in read ? read.rejected : await rejectedTogether(deps, job, group, read)
    if (rejected.length === 0) continue
    for (const row of group.rows) {
      const reasons = rejected
        .filter(({ line }) => line === row.line)
        .map(({ column, detail }) => `line ${row.line}${column ? `, ${column}` : ''}: ${detail}`)
      const cells = header.names.map((_name, index) => row.cells[index] ?? '')
      yield csvLine([...cells, reasons.join('; ')])
    }
  }
}
