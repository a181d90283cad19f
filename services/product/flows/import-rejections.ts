import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createSlots } from '@stoa/kit/timing/turns'
import type { Deps } from '../context.ts'
import { csvLine } from '../import/csv/write.ts'
import { readGroups, type Survey } from '../import/file/file.ts'
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

/** How long a reader may take nothing, milliseconds: others wait for it. */
const PATIENCE_MS = 30_000

interface Reading {
  survey: Survey
  signal: AbortSignal
  /** Called as often as something of the file was read. */
  wentOn(): void
}

async function* rejectedRows(
  deps: RejectionDeps,
  job: Import,
  { survey, signal, wentOn }: Reading,
): AsyncGenerator<string> {
  const seen: { header?: Header } = {}
  const onHeader = (header: Header) => {
    seen.header = header
  }
  const groups = readGroups(await openFile(deps, job, signal), onHeader, survey)
  let isFirst = true
  for await (const { group } of groups) {
    const { header } = seen
    if (!header) return
    wentOn()
    if (isFirst) yield csvLine([...header.names, REASON])
    isFirst = false
    const read = await readGroup(deps, header, group, job, survey)
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

/** Calls `onBody` with the rejected rows, and resolves when they have been read or nobody reads on. */
async function readOnce(
  deps: RejectionDeps,
  job: Import,
  left: AbortSignal,
  onBody: (body: Readable) => void,
): Promise<void> {
  left.throwIfAborted()
  const over = new AbortController()
  const signal = AbortSignal.any([left, over.signal])
  const survey = await surveyFile(() => openFile(deps, job, signal), job.charset ?? null, job.expected_source)
  const timer = setTimeout(() => body.destroy(new Error('nobody reads the rejected rows')), PATIENCE_MS)
  const body = Readable.from(rejectedRows(deps, job, { survey, signal, wentOn: () => timer.refresh() }))
  // Also what is being read when the reader leaves ends then.
  body.once('close', () => over.abort())
  onBody(body)
  await finished(body).catch(() => undefined)
  clearTimeout(timer)
}

const inTurn = createSlots(1)

/**
 * The rejected rows as a file of the same columns and a last one with the reason. They are read again from the upload,
 * for what is rejected follows from it alone; so nothing needs to be kept beside it, however many there are. A process reads one such
 * file at a time, as it takes seconds of its CPU; `left` says when who asked has left, which ends the reading and the waiting.
 */
export function openRejections(deps: RejectionDeps, job: Import, left: AbortSignal): Promise<Readable> {
  const { promise, resolve, reject } = Promise.withResolvers<Readable>()
  inTurn(() => readOnce(deps, job, left, resolve)).catch(reject)
  return promise
}
