import { randomUUID } from 'node:crypto'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { UnavailableError } from '@stoa/kit/values/problem'
import { UnreadableFile } from '../import/file/file.ts'
import { letGo } from '../store/import-reverts.ts'
import { deleteImportedRows } from '../store/imported-products.ts'
import * as store from '../store/imports.ts'
import { hasFileOf } from './import-file.ts'
import { createHeartbeats, type Heartbeats } from './import-heartbeats.ts'
import { type ImportDeps, Interrupted, runImport } from './import-run.ts'
import { readPictures, settleImport } from './picture-copier.ts'

const POLL_EVERY_MS = 1_000
/**
 * Lost workers may be chance: a machine that is switched off, a deployment that kills. Three in a row without a line of progress
 * mean that a product after the last saved line ends the process, and with it whatever else it does.
 */
const MAX_LOSSES = 3
/** How often a worker shows that it is alive while one product takes long: a third of what others wait for. */
const BEAT_EVERY_MS = 5_000

const CLEARING = 'deletion of old import files'
const CLEAR_EVERY_MS = 3_600_000
const DAY_MS = 86_400_000

interface Importer extends ImportDeps {
  keptDays: number
  worker: string
  signal: AbortSignal
  heartbeats: Heartbeats
}

function givenUp({ resume_line }: store.Import): NonNullable<store.Import['error']> {
  const detail = `It ended its process ${MAX_LOSSES} times in a row; one of the products from line ${resume_line} on cannot be imported.`
  return { code: 'interrupted_repeatedly', detail }
}

async function work(importer: Importer, job: store.Import): Promise<void> {
  const { db, worker, log, signal } = importer
  const finish = (state: 'done' | 'failed', error: store.Import['error']) =>
    store.finishImport(db, job._id, worker, { state, error, finished_at: new Date().toISOString() })
  if ((job.losses ?? 0) >= MAX_LOSSES) {
    log.error({ import: job._id, line: job.resume_line }, 'import given up: each of its workers was lost')
    return finish('failed', givenUp(job))
  }
  if (job.losses) log.warn({ import: job._id, line: job.resume_line }, 'import taken up again: its worker was lost')
  // A beat that fails is sent again: without the database nobody else can take over either.
  const beating = setInterval(() => store.beat(db, job._id, worker).catch(() => undefined), BEAT_EVERY_MS)
  try {
    await runImport(importer, job, { worker, signal })
    await finish('done', null)
    await settleImport(db, job._id)
  } catch (error) {
    if (error instanceof UnreadableFile) return finish('failed', error.problem)
    // The next worker continues after what was saved.
    if (error instanceof Interrupted || error instanceof UnavailableError) {
      await store.releaseImport(db, job._id, worker)
      if (error instanceof UnavailableError) throw error
      return
    }
    log.error({ err: error, import: job._id }, 'import failed')
    await finish('failed', { code: 'internal_error', detail: 'Something went wrong on our side.' })
  } finally {
    clearInterval(beating)
    await letGo(db, { id: job._id, worker }, new Date())
  }
}

async function workAll(importer: Importer): Promise<void> {
  const unfinished = await store.findUnfinished(importer.db)
  importer.heartbeats.forgetAllBut(new Set(unfinished.map(({ _id }) => _id)))
  for (const one of unfinished) {
    if (importer.signal.aborted) return
    const isFree = one.state === 'queued' || importer.heartbeats.isLost(one)
    if (!isFree || !(await hasFileOf(importer, one))) continue
    const seen = { id: one._id, beat: one.beat, state: one.state }
    const job = await store.claimImport(importer.db, seen, importer.worker, new Date().toISOString())
    if (job) await work(importer, job)
  }
}

async function clearFiles(importer: Omit<Importer, 'signal'>): Promise<void> {
  const before = new Date(Date.now() - importer.keptDays * DAY_MS).toISOString()
  const clear = async ({ id, file_key }: store.ImportFile) => {
    const job = await store.findImport(importer.db, id)
    if (job?.has_pictures && !job.pictures) {
      await store.settlePictures(importer.db, id, await readPictures(importer.db, id))
    }
    await deleteImportedRows(importer.db, id)
    await importer.files.delete(file_key)
    await store.clearFile(importer.db, id)
  }
  await eachSeparately(CLEARING, await store.findFilesBefore(importer.db, before), clear, ({ id }) => `import ${id}`)
}

/** Runs imports, one at a time, and deletes old files. Any replica may run an import. */
export function createImporter(
  deps: ImportDeps & { keptDays: number },
): Pick<BackgroundLoop, 'start' | 'wake' | 'stop'> {
  const importer = { ...deps, worker: randomUUID(), heartbeats: createHeartbeats() }
  const loop = backgroundLoop({
    name: 'import',
    log: deps.log,
    intervalMs: POLL_EVERY_MS,
    work: (signal) => workAll({ ...importer, signal }),
  })
  const clearing = backgroundLoop({
    name: CLEARING,
    log: deps.log,
    intervalMs: CLEAR_EVERY_MS,
    work: () => clearFiles(importer),
  })
  return {
    start() {
      loop.start()
      clearing.start()
    },
    wake: () => loop.wake(),
    async stop() {
      await Promise.all([loop.stop(), clearing.stop()])
    },
  }
}
