import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { createHostPatience } from '../domain/host-patience.ts'
import type { PictureCopy } from '../domain/media.ts'
import type { PictureCounts, PictureLink } from '../store/documents.ts'
import * as rows from '../store/imported-products.ts'
import { findImport, settlePictures } from '../store/imports.ts'
import { findProduct } from '../store/products.ts'
import { type CopyDeps, copyLink, type LinkResult, replaceLinks, stateOfLink } from './picture-copy.ts'

const POLL_EVERY_MS = 10_000
/** Products at a time; the fetcher says how many requests there are of one host and of all. */
const LANES = 8
/** A product with very many pictures is written after this time, and goes on. */
const TURN_MS = 60_000
/** Longer than a turn with its last picture takes: then its process has died. */
const LEASE_MS = 300_000
/** Pauses before another try after a failure, milliseconds; after the last one it is given up. */
const PAUSES_MS = [10_000, 60_000, 600_000, 3_600_000] as const
/** However often a host asks for a pause. */
const GIVE_UP_AFTER_MS = 86_400_000
const KEPT_WARNINGS = 100

interface Copier extends CopyDeps {
  signal: AbortSignal
}

function countOf(links: readonly PictureLink[]): PictureCounts {
  const count = (state: PictureLink['state']) => links.filter((link) => link.state === state).length
  return { waiting: count('waiting'), copied: count('copied'), failed: count('failed') }
}

interface Turn {
  links: PictureLink[]
  copies: Map<string, PictureCopy>
  /** What has to wait, and the longest pause. */
  postponed: Extract<LinkResult, { state: 'waiting' }> | null
}

/** Tries the links of a product that wait, until one has to wait longer. */
async function tryLinks(copier: Copier, row: rows.ImportedRow): Promise<Turn> {
  const stored = row.product_id === null ? null : await findProduct(copier.db, row.product_id)
  const media = stored?.product.media ?? []
  const turn: Turn = { links: [], copies: new Map(), postponed: null }
  const endsAt = performance.now() + TURN_MS
  for (const link of row.links ?? []) {
    const state = link.state === 'waiting' ? stateOfLink(media, link) : link.state
    const isTried = state === 'waiting' && !turn.postponed?.busyHost && performance.now() < endsAt
    const result = isTried ? await copyLink(copier, link.url, copier.signal) : null
    const { media_id, url } = link
    if (!result) turn.links.push({ ...link, state })
    else if (result.state === 'copied') {
      turn.copies.set(media_id, result.copy)
      turn.links.push({ media_id, url, state: 'copied' })
    } else {
      const { code, detail } = result
      turn.links.push({ media_id, url, state: result.state, code, detail })
      if (result.state === 'waiting') turn.postponed = result
    }
  }
  return turn
}

/** What waits is given up when it has been tried often enough. */
function giveUp({ links }: Turn): PictureLink[] {
  return links.map((link) => (link.state === 'waiting' ? { ...link, state: 'failed' } : link))
}

async function copyProduct(copier: Copier, row: rows.ImportedRow): Promise<void> {
  const { db } = copier
  const turn = await tryLinks(copier, row)
  if (row.product_id !== null && turn.copies.size > 0) await replaceLinks(copier, row.product_id, turn.copies)
  const isBusy = turn.postponed?.busyHost !== undefined
  const tries = (row.copy_tries ?? 0) + (turn.postponed && !isBusy ? 1 : 0)
  const isTooOld = Date.now() - (row.copy_since?.getTime() ?? 0) > GIVE_UP_AFTER_MS
  const isOver = turn.postponed !== null && (tries > PAUSES_MS.length || isTooOld)
  const links = isOver ? giveUp(turn) : turn.links
  const picture_counts = countOf(links)
  const pauseMs = isBusy ? (turn.postponed?.retryMs ?? 0) : turn.postponed ? (PAUSES_MS[tries - 1] ?? 0) : 0
  const dueAt = picture_counts.waiting > 0 ? new Date(Date.now() + pauseMs) : null
  await rows.saveCopies(db, row._id, { links, picture_counts, copy_tries: tries }, dueAt)
  if (dueAt && turn.postponed?.busyHost === row.copy_host && row.copy_host) {
    await rows.postponeCopies(db, row.copy_host, dueAt)
  }
  if (!dueAt) await settleImport(db, rows.importOfRow(row))
}

/** Writes down what became of the pictures of an import that has ended, when none of them waits. */
export async function settleImport(db: CopyDeps['db'], importId: string): Promise<void> {
  const job = await findImport(db, importId)
  if (!job?.has_pictures || job.state === 'queued' || job.state === 'running') return
  const pictures = await readPictures(db, importId)
  if (pictures.waiting === 0) await settlePictures(db, importId, pictures)
}

/** What became of the pictures of an import so far, and which could not be copied. */
export async function readPictures(db: CopyDeps['db'], importId: string) {
  const counts = await rows.countPictures(db, importId)
  const warnings = counts.failed > 0 ? await rows.listFailedPictures(db, importId, KEPT_WARNINGS) : []
  return { ...counts, warnings }
}

/** Copies what is due, one product after the other. */
async function lane(copier: Copier): Promise<void> {
  for (;;) {
    if (copier.signal.aborted) return
    const now = Date.now()
    const row = await rows.claimCopies(copier.db, new Date(now), new Date(now + LEASE_MS))
    if (!row) return
    try {
      await copyProduct(copier, row)
    } catch (error) {
      if (!copier.signal.aborted) throw error
      await rows.releaseCopies(copier.db, row._id, new Date())
    }
  }
}

/** Copies the pictures that imports brought as links, in the background. Any replica may copy any of them. */
export function createPictureCopier(deps: Omit<CopyDeps, 'patience'> & { log: Log }): BackgroundLoop {
  const patience = createHostPatience()
  return backgroundLoop({
    name: 'copying of pictures',
    log: deps.log,
    intervalMs: POLL_EVERY_MS,
    work: async (signal) => {
      const ended = await Promise.allSettled(Array.from({ length: LANES }, () => lane({ ...deps, patience, signal })))
      const failed = ended.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
    },
    untilDueMs: async () => {
      const next = await rows.nextCopyAt(deps.db)
      return next ? next.getTime() - Date.now() : Number.POSITIVE_INFINITY
    },
  })
}
